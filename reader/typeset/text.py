"""An article as plain text: exactly the lines of the body, without colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from reader.core.model import FIGURE_KINDS, Article, Block, Fact
from reader.typeset import cells
from reader.typeset.lines import BLANKS, Line, Measure, Run, set_block


def plain(article: Article, width: int = 80, ambiguous: Literal["narrow", "wide"] = "narrow") -> str:
    """The article's text in lines of at most `width` cells, a blank line between blocks."""
    return "\n".join(rows(article, Measure(width, ambiguous)))


def rows(article: Article, measure: Measure) -> Iterator[str]:
    """The lines one by one, so that a pipe may close early."""
    keep = figure_spans(article.facts)
    for before, block in pairwise((None, *article.blocks)):
        assert block is not None
        if before is not None:
            yield from [""] * blanks(before, block, measure)
        for line in set_block(block, measure, keep.get(block.index, ())):
            yield drawn(line, block.text, measure.ambiguous)


def figure_spans(facts: Iterable[Fact]) -> dict[int, list[tuple[int, int]]]:
    """The spans of the figures in each block, which a line should not part."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for fact in facts:
        if fact.kind in FIGURE_KINDS:
            spans.setdefault(fact.block, []).append((fact.start, fact.end))
    return spans


def blanks(before: Block, block: Block, measure: Measure) -> int:
    """Blank lines above a block: two above a heading, none between the items of a list or indented paragraphs."""
    if before.kind == block.kind == "list":
        return 0
    if measure.indent and before.kind == block.kind == "paragraph":
        return 0
    return 2 if block.kind == "heading" and before.kind != "heading" else 1


def drawn(line: Line, text: str, ambiguous: str = "narrow") -> str:
    """A line as one string: marks and runs at their cells."""
    parts = sorted([*line.marks, *((run.x, _characters(run, text)) for run in line.runs)])
    out, at = "", 0
    for x, part in parts:
        out += " " * (x - at) + part
        at = max(x, at) + cells.width(part, ambiguous)
    return out.rstrip()


def _characters(run: Run, text: str) -> str:
    """The run's text with the blanks of its measure."""
    cuts = [run.start, *run.gaps, run.end]
    return " ".join(text[start:end] for start, end in pairwise(cuts)).translate(BLANKS)
