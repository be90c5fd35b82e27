"""What an article is: frozen data, no behaviour beyond looking things up.

Places are `(block, character)`: an index into `Article.blocks` and an offset in code points into `Block.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from reader.core.sealed import Sealed

BlockKind = Literal["paragraph", "heading", "list", "quote", "table", "image", "code", "rule", "note", "embed"]
SpanKind = Literal["strong", "em", "link", "code", "sup", "sub", "del"]
FigureKind = Literal["money", "percent", "quantity", "ratio", "date", "time", "duration", "ordinal", "identifier"]
NameKind = Literal["person", "org", "place"]
FactKind = FigureKind | NameKind | Literal["quote"]
Mod = Literal["approx", "approx_above", "approx_below", "at_least", "at_most", "less_than", "more_than", "several"]

FIGURE_KINDS: tuple[FigureKind, ...] = (
    "money", "percent", "quantity", "ratio", "date", "time", "duration", "ordinal", "identifier",
)  # fmt: skip
NAME_KINDS: tuple[NameKind, ...] = ("person", "org", "place")


@dataclass(frozen=True, slots=True)
class Span:
    """An inline style over `Block.text[start:end]`; `href` only on links."""

    start: int
    end: int
    kind: SpanKind
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the article, in reading order.

    `text` is clean and logical: no markup, no indents, no wrapping; a newline is a line break of the page itself.
    What `text` holds: a table's cells, tabs between cells and newlines between rows; an image's caption, else its
    alternative text; an embed's label. A list has one block an item, a quote one block a paragraph.
    """

    index: int
    kind: BlockKind
    text: str
    level: int | None = None  # heading: 1-4; list and quote: depth, 1-20
    section: int = 0
    spans: tuple[Span, ...] = ()
    marker: str | None = None  # list: "•", "1." …; None on an item's further paragraphs
    src: str | None = None  # image and embed: address as it stands in the page, proxies unwrapped
    header: bool = False  # table: the first row names the columns
    language: str | None = None  # code
    # note: byline, source, editor, original title, related, copyright …; image: alt where no page shows its text
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks `first`…`last`, both included. `first` is the heading's own block where there is a heading."""

    index: int
    title: str | None
    level: int  # 0: the lede
    inferred: bool  # the page did not mark it as a heading
    reason: str | None  # why it is a heading: "tag h2", "bold line", "short line between paragraphs" …
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Removed:
    """What cleaning took out of the page for one reason; `texts[i]` stood in front of block `places[i]` or in it."""

    reason: str  # watermark, ad, hidden, repeated title, duplicate image, script …
    texts: tuple[str, ...]
    places: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.texts)

    @property
    def sample(self) -> str:
        return self.texts[0] if self.texts else ""


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter, or what the page's head says. All strings are clean and on one line."""

    title: str = ""
    author: str | None = None
    date: datetime | None = None
    date_text: str | None = None  # as printed in the file, kept where it could not be read
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str | None = None
    url: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(metaclass=Sealed):
    """One thing the article says, and where: `article.blocks[block].text[start:end] == text`, always.

    Offsets are code points, end exclusive. `value`, `min`, `max` are decimal strings with the multiplier applied
    (1800余万张: "18000000"); a percentage keeps its printed number. `iso` is a date or time resolved with the
    article's date ("2019-03"), or an ISO 8601 duration ("P1Y4M"). `core` is the figure without its qualifier.
    """

    kind: FactKind
    block: int
    start: int
    end: int
    text: str
    core: tuple[int, int] | None = None
    value: str | None = None
    min: str | None = None
    max: str | None = None
    unit: str | None = None  # as printed; currencies as ISO 4217
    qualifier: str | None = None
    mod: Mod | None = None
    about: str | None = None  # what is counted or measured, copied from the text
    iso: str | None = None
    basis: str | None = None  # a relative date: what it was resolved from
    section: int = 0
    rule: str = ""
    name: str | None = None  # names: the fullest form in the article
    speaker: str | None = None  # quotes
    verb: str | None = None
    direct: bool | None = None


@dataclass(frozen=True, slots=True)
class Veto(metaclass=Sealed):
    """A candidate that was refused, and the named reason: what `--explain` shows."""

    block: int
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A file, read: everything a page shows and everything taken out of it."""

    path: str  # as given; a key, not for showing
    sha256: str
    encoding: str
    encoding_guessed: bool
    meta: Meta
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()  # sentences in the reader's language
    facts: tuple[Fact, ...] = field(default=(), repr=False)

    def section_blocks(self, index: int) -> tuple[Block, ...]:
        section = self.sections[index]
        return self.blocks[section.first : section.last + 1]
