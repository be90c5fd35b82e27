"""One block set in lines of a measure. Knows cells, not screens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reader.core.model import Block
from reader.typeset import breaks, cells
from reader.typeset.tables import table_lines

Spans = Sequence[tuple[int, int]]

HANG = 2  # cells kept at the right for a mark that would start the next line


@dataclass(frozen=True, slots=True)
class Measure:
    """`width` is the whole line in cells, the hanging margin included."""

    width: int
    ambiguous: Literal["narrow", "wide"] = "narrow"
    spacing: bool = False  # a blank between Han and Latin letters or digits
    indent: bool = False  # paragraphs start two characters in, without a blank line between them

    @property
    def text(self) -> int:
        """The cells a line of text fills without its hanging mark."""
        return max(2, self.width - HANG)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start`…`end` of the block's text, drawn from cell `x` on; `gaps`: a blank stands before these."""

    x: int
    start: int
    end: int
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One screen line of a block: runs of its text, and marks that are ours and not the text's."""

    block: int
    runs: tuple[Run, ...]
    marks: tuple[tuple[int, str], ...] = ()

    @property
    def start(self) -> int:
        return self.runs[0].start if self.runs else 0

    @property
    def end(self) -> int:
        return self.runs[-1].end if self.runs else 0


BLANKS = {ord("\t"): " "}  # a tab in running text is set as one blank: its own width depends on where it stands


def columns(text: str, run: Run, ambiguous: str) -> list[int]:
    """The cell at which each character of a run starts, seen from the run's first; last, the run's width."""
    starts = cells.columns(text[run.start : run.end], ambiguous)
    for gap in run.gaps:
        for at in range(gap - run.start, len(starts)):
            starts[at] += 1
    return starts


def set_block(block: Block, measure: Measure, keep: Spans = ()) -> tuple[Line, ...]:
    """The lines of `block`, top to bottom; `keep` are sorted spans of its text that stay whole while they fit."""
    return tuple(_SETTERS.get(block.kind, _paragraph)(block, measure, keep))


def _paragraph(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    first = 4 if measure.indent and block.kind == "paragraph" else 0
    return _flow(block, measure, keep, first=first)


def _list(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    depth = min(max(1, block.level or 1), 6) - 1
    marker = f"{block.marker} " if block.marker else ""
    left = min(2 * depth + max(2, cells.width(marker, measure.ambiguous)), measure.width // 3)
    return _flow(block, measure, keep, left=left, mark=(2 * depth, marker))


def _quote(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    bars = "│ " * min(max(1, block.level or 1), 4)
    for line in _flow(block, measure, keep, left=len(bars)):
        yield replace(line, marks=((0, bars),))


def _image(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    yield from _flow(block, measure, keep, left=2, mark=(0, "▣ " if block.kind == "image" else "▶ "))
    if block.src:
        yield Line(block.index, (), ((2, cells.cut(block.src, measure.text - 2, measure.ambiguous)),))


def _rule(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    yield Line(block.index, (), ((0, "─" * min(24, measure.text)),))


def _table(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    for runs, marks in table_lines(block.text, measure.text, measure.ambiguous, block.header):
        yield Line(block.index, tuple(Run(*run) for run in runs), tuple(marks))


def _flow(
    block: Block, measure: Measure, keep: Spans, left: int = 0, first: int = 0, mark: tuple[int, str] | None = None
) -> Iterator[Line]:
    """Text in lines, `left` cells from the edge, the first of them `first` cells further in."""
    at = 0
    for row in block.text.split("\n"):
        last = at + len(row)
        near = keep[bisect_left(keep, (at, 0)) : bisect_right(keep, (last, last))]
        inside = [(start - at, end - at) for start, end in near if end <= last]
        columns = cells.columns(row, measure.ambiguous)
        for start, end in breaks.lines(row, columns, measure.text - left, HANG, inside, first):
            marks = (mark,) if mark and mark[1] else ()
            yield Line(block.index, (Run(left + first, at + start, at + end),), marks)
            first, mark = 0, None
        at += len(row) + 1


_SETTERS = {
    "list": _list,
    "quote": _quote,
    "image": _image,
    "embed": _image,
    "rule": _rule,
    "table": _table,
}
