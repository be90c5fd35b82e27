"""What a body becomes before it is an article: lines with the evidence of how the page showed them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.model import BlockKind, Span


@dataclass(frozen=True, slots=True)
class Look:
    """How the page shows a line. `size` is in CSS pixels, 0 where the page says nothing."""

    bold: bool = False
    linked: bool = False  # the whole line is one link, or links
    coloured: str | None = None
    size: float = 0
    centred: bool = False
    indented: bool = False
    beside: bool = False  # in an <aside>
    named: bool = False  # its class says title, heading or subtitle


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Draft:
    """One block in the making. `order` counts up through the page and never changes; see `Block` for the rest."""

    order: int
    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    look: Look = PLAIN
    tag: int | None = None  # 1-6: the page marked it h1 … h6
    glued: bool = False  # a single line break parts it from the line before
    caption: bool = False  # the page marked it as an image's caption
    level: int | None = None
    marker: str | None = None
    src: str | None = None
    header: bool = False
    language: str | None = None
    role: str | None = None
    inferred: bool = False
    reason: str | None = None  # of a heading


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that was taken out, why, and the order of the draft it stood in front of or in."""

    reason: str
    text: str
    order: int


@dataclass(slots=True)
class Page:
    """The drafts and cuts of a whole body, while the passes work on them."""

    drafts: list[Draft] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
