"""Sections and articles as Markdown that says where it is from and reads back to the same headings and words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.core import foreign
from reader.core.model import FIGURE_KINDS, Article, Block, Fact, Section
from reader.export import inline
from reader.export.lists import items
from reader.export.parts import below

__all__ = ["article", "section"]

_UNPRINTABLE = re.compile("[\ufffe\uffff]")  # YAML takes no other character that cleaning leaves


def section(article: Article, index: int, figures: bool = False) -> str:
    """One section with those below it, its front matter naming its source; the last line ends in a newline."""
    part = below(article, index)
    blocks = article.blocks[part[0].first : part[-1].last + 1]
    return _document(article, blocks, _path(article, index), figures, part[0].level - 1)


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
    return "\n\n".join(filter(None, parts)) + "\n"


def _front(article: Article, path: tuple[str, ...]) -> str:
    meta = article.meta
    fields = [
        ("title", meta.title),
        ("author", meta.author),
        ("date", meta.date.isoformat() if meta.date else meta.date_text),
        ("url", meta.url),
        ("source", foreign.name(os.path.basename(article.path))),
        ("sha256", article.sha256),
        ("section", " / ".join(path) or None),
    ]
    rows = [f"{key}: {_quoted(value)}" for key, value in fields if value]
    return "\n".join(["---", *rows, "---"])


def _quoted(value: str) -> str:
    """A YAML scalar in single quotes: it has no escapes but the quote itself, and takes printable characters only."""
    return "'" + _UNPRINTABLE.sub("\ufffd", foreign.line(value)).replace("'", "''") + "'"


def _blocks(blocks: Sequence[Block], lift: int) -> Iterator[str]:
    """One string a part; the items of a list are one, and so are the paragraphs of a quotation."""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "list":
            yield items(list(group))
        elif kind == "quote":
            yield _quotation(list(group))
        else:
            yield from (_block(block, lift) for block in group)


def _block(block: Block, lift: int) -> str:
    if block.kind == "heading":
        return _heading(block, lift)
    if block.kind == "table":
        return _table(block)
    if block.kind == "code":
        return _code(block)
    if block.kind == "image":
        return _image(block)
    if block.kind == "embed" and block.src and inline.web(block.src):
        return f"[{inline.escaped(' '.join(block.text.split())) or 'embed'}]({inline.target(block.src)})"
    return "---" if block.kind == "rule" else inline.lines(block)


def _heading(block: Block, lift: int) -> str:
    """On one line; a # at its end would be taken for the line's own."""
    text = " ".join(inline.styled(block, 0, len(block.text)).split())
    level = max(1, min(6, (block.level or 1) - lift))
    return "#" * level + " " + re.sub(r"#(?=#*$)", r"\\#", text) if text else ""


def _quotation(blocks: Sequence[Block]) -> str:
    """Paragraphs with a bar each; between two of them the bars that both have."""
    out: list[str] = []
    depth = 0
    for block in blocks:
        above, depth = depth, max(1, block.level or 1)
        bars = "> " * depth
        out += [(bars[: 2 * min(above, depth)]).rstrip()] if out else []
        out += [bars + row for row in inline.lines(block).split("\n")]
    return "\n".join(out)


def _code(block: Block) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = re.sub(r"[^\w+#.-]", "", block.language or "")
    return f"{fence}{language}\n{block.text}\n{fence}"


def _image(block: Block) -> str:
    """The image where its address may be followed; its caption stays in any case."""
    address = block.src or ""
    if not inline.web(address) and not _is_local(address):
        return inline.plain(block.text)
    return f"![{inline.escaped(' '.join(block.text.split()))}]({inline.target(address)})"


def _is_local(address: str) -> bool:
    """A path beside the article, nothing that a program would take for a scheme, a root or an option."""
    return re.fullmatch(r"(?![/\\\\-])[^:<>\x00-\x1f\x7f]+", address) is not None


def _table(block: Block) -> str:
    """The first row names the columns, or is empty where none does: Markdown has no table without."""
    rows = list(_cells(block))
    width = max(map(len, rows))
    if not block.header:
        rows.insert(0, [])
    lines = ["| " + " | ".join((*row, *[""] * (width - len(row)))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cells(block: Block) -> Iterator[list[str]]:
    at = 0
    for row in block.text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            cells.append(inline.cell(inline.styled(block, at, at + len(cell))))
            at += len(cell) + 1
        yield cells


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
    return "| " + " | ".join(inline.cell(inline.escaped(cell)) for cell in cells) + " |"
