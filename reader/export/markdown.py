"""Sections and articles as Markdown that says where it is from and reads back to the same headings and words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from reader.core import foreign
from reader.core.model import FIGURE_KINDS, Article, Block, Fact, Section, Span
from reader.export.files import save

__all__ = ["article", "save", "section"]

_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s<>]+$", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&!])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=]|\d{1,9}[.)]|:(?=-)|>)", re.MULTILINE)


def section(article: Article, index: int, figures: bool = False) -> str:
    """One section with those below it, its front matter naming its source; the last line ends in a newline."""
    chosen = article.sections[index]
    last = chosen.last
    for below in article.sections[index + 1 :]:
        if not chosen.level or below.level <= chosen.level:
            break
        last = below.last
    return _document(article, article.blocks[chosen.first : last + 1], _path(article, index), figures, chosen.level - 1)


def article(article: Article, figures: bool = False) -> str:
    """The whole article."""
    return _document(article, article.blocks, (), figures, 0)


def _path(article: Article, index: int) -> tuple[str, ...]:
    """The titles from the top down to a section."""
    path: list[Section] = []
    for section in article.sections[: index + 1]:
        path = [*(above for above in path if above.level < section.level), section]
    return tuple(section.title for section in path if section.title)


def _document(article: Article, blocks: Sequence[Block], path: tuple[str, ...], figures: bool, lift: int) -> str:
    parts = [_front(article, path), *_blocks(blocks, max(0, lift))]
    if figures and (table := _figures(article, blocks)):
        parts.append(table)
    return "\n\n".join(parts) + "\n"


def _front(article: Article, path: tuple[str, ...]) -> str:
    meta = article.meta
    fields = [
        ("title", meta.title),
        ("author", meta.author),
        ("date", meta.date.isoformat() if meta.date else None),
        ("url", meta.url),
        ("source", foreign.name(os.path.basename(article.path))),
        ("sha256", article.sha256),
        ("section", " / ".join(path) or None),
    ]
    rows = [f"{key}: {_quoted(value)}" for key, value in fields if value]
    return "\n".join(["---", *rows, "---"])


def _quoted(value: str) -> str:
    """A YAML scalar in single quotes: it has no escapes but the quote itself."""
    return "'" + foreign.line(value).replace("'", "''") + "'"


def _blocks(blocks: Sequence[Block], lift: int) -> Iterator[str]:
    """One string a part; the items of a list are one."""
    items: list[str] = []
    for block in blocks:
        if block.kind == "list":
            items.append(_item(block))
            continue
        if items:
            yield "\n".join(items)
            items = []
        if text := _block(block, lift):
            yield text
    if items:
        yield "\n".join(items)


def _item(block: Block) -> str:
    indent = "    " * (max(1, block.level or 1) - 1)
    ordered = block.marker and block.marker.rstrip(".)、").isdigit()
    marker = f"{block.marker.rstrip('.)、')}. " if ordered and block.marker else "- " if block.marker else "  "
    return indent + marker + _inline(block).replace("\n", "\\\n" + indent + " " * len(marker))


def _block(block: Block, lift: int) -> str:
    text = _inline(block)
    if block.kind == "heading":
        return "#" * max(1, min(6, (block.level or 1) - lift)) + " " + " ".join(text.split())
    if block.kind == "quote":
        bars = "> " * max(1, block.level or 1)
        return "\n".join(bars + row for row in _breaks(text).split("\n"))
    if block.kind == "table":
        return _table(block)
    if block.kind == "code":
        return _code(block)
    if block.kind == "image":
        return _image(block)
    if block.kind == "embed":
        return f"[{text or 'embed'}](<{block.src}>)" if block.src and _ALLOWED.match(block.src) else text
    return "---" if block.kind == "rule" else _breaks(text)


def _breaks(text: str) -> str:
    """A line break of the page stays one: a backslash before the newline."""
    return text.replace("\n", "\\\n")


def _code(block: Block) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = re.sub(r"[^\w+#.-]", "", block.language or "")
    return f"{fence}{language}\n{block.text}\n{fence}"


def _image(block: Block) -> str:
    alt = _escaped(block.text.replace("\n", " "))
    address = block.src or ""
    if _ALLOWED.match(address) or _is_local(address):
        return f"![{alt}](<{address}>)"
    return alt


def _is_local(address: str) -> bool:
    return (
        bool(address)
        and ":" not in address
        and not address.startswith(("/", "\\", "-"))
        and "<" not in address
        and ">" not in address
        and "\n" not in address
    )


def _table(block: Block) -> str:
    rows = [row.split("\t") for row in block.text.split("\n")]
    width = max(map(len, rows))
    lines = ["| " + " | ".join(_escaped(cell) for cell in (*row, *[""] * (width - len(row)))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


_MARKS = {"strong": "**", "em": "*", "del": "~~"}


def _inline(block: Block) -> str:
    """The text with its links and emphasis; whatever else Markdown would read into it is escaped."""
    out, at = [], 0
    for span in _outermost(block.spans):
        out.append(_escaped(block.text[at : span.start]))
        out.append(_styled(block.text[span.start : span.end], span))
        at = span.end
    out.append(_escaped(block.text[at:]))
    return _LINE_START.sub(r"\1\\\2", "".join(out)) if block.kind != "code" else block.text


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans that Markdown can carry side by side: the first, then those that begin after it ends."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end and span.end > span.start and (span.kind in _MARKS or _linked(span)):
            yield span
            end = span.end


def _linked(span: Span) -> bool:
    return span.kind == "link" and bool(span.href) and _ALLOWED.match(span.href or "") is not None


def _styled(text: str, span: Span) -> str:
    inner = text.strip()
    if not inner:
        return _escaped(text)
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    if span.kind == "link":
        return f"{before}[{_escaped(inner)}](<{span.href}>){after}"
    if not inner[0].isalnum() or not inner[-1].isalnum():
        return _escaped(text)  # CommonMark does not open or close emphasis beside punctuation in running Chinese
    return f"{before}{_MARKS[span.kind]}{_escaped(inner)}{_MARKS[span.kind]}{after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _figures(article: Article, blocks: Sequence[Block]) -> str:
    places = {block.index for block in blocks}
    facts = [fact for fact in article.facts if fact.kind in FIGURE_KINDS and fact.block in places]
    if not facts:
        return ""
    rows = ["| figure | value | unit | about | ¶ |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*rows, *map(_figure_row, facts)])


def _figure_row(fact: Fact) -> str:
    value = fact.iso or fact.value or "–".join(filter(None, (fact.min, fact.max)))
    cells = (fact.text, value or "", fact.unit or "", fact.about or "", str(fact.block + 1))
    return "| " + " | ".join(_escaped(cell.replace("\n", " ")) for cell in cells) + " |"
