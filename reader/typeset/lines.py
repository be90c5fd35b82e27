"""One block set in lines of a measure. Knows cells, not screens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reader.core.model import Block
from reader.typeset import breaks, cells
from reader.typeset.code import code_lines
from reader.typeset.tables import ruled, table_lines

Spans = Sequence[tuple[int, int]]

HANG = 2  # cells kept at the right for a mark that would start the next line
INDENT = 4  # cells of a first line's indent: two Han characters

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_MEETING = re.compile(f"(?<={_HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?={_HAN})")


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
    return _spaced(starts, [gap - run.start for gap in run.gaps])


def set_block(block: Block, measure: Measure, keep: Spans = ()) -> tuple[Line, ...]:
    """The lines of `block`, top to bottom; `keep` are sorted spans of its text that stay whole while they fit."""
    return tuple(_SETTERS.get(block.kind, _paragraph)(block, measure, keep))


def _paragraph(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    first = INDENT if measure.indent and block.kind == "paragraph" else 0
    return _flow(block, measure, keep, first=first)


def _list(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    """The marker before the text; where the page is narrow, deep items stand less far in."""
    marker = f"{block.marker} " if block.marker else ""
    wide = max(2, cells.width(marker, measure.ambiguous))
    x = min(2 * (min(max(1, block.level or 1), 6) - 1), max(0, measure.text // 3 - wide))
    return _flow(block, measure, keep, left=x + wide, mark=(x, marker))


def _quote(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    bars = "│ " * min(max(1, block.level or 1), 4)
    for line in _flow(block, measure, keep, left=cells.width(bars, measure.ambiguous)):
        yield replace(line, marks=((0, bars),))


def _image(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    """The caption behind a sign of what it is, the address on a line of its own."""
    sign = "▣ " if block.kind == "image" else "▶ "
    left = cells.width(sign, measure.ambiguous)
    if block.text:
        yield from _flow(block, measure, keep, left=left, mark=(0, sign))
    if block.src:
        address = (left, cells.cut(block.src, measure.text - left, measure.ambiguous))
        yield Line(block.index, (), (address,) if block.text else ((0, sign), address))


def _rule(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    yield Line(block.index, (), ((0, ruled(min(24, measure.text), measure.ambiguous)),))


def _table(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    for runs, marks in table_lines(block.text, measure.text, measure.ambiguous, block.header):
        yield Line(block.index, tuple(Run(*run) for run in runs), tuple(marks))


def _code(block: Block, measure: Measure, keep: Spans) -> Iterator[Line]:
    for pieces, folded in code_lines(block.text, measure.text, measure.ambiguous):
        yield Line(block.index, tuple(Run(*piece) for piece in pieces), ((0, "↪"),) if folded else ())


def _flow(
    block: Block, measure: Measure, keep: Spans, left: int = 0, first: int = 0, mark: tuple[int, str] | None = None
) -> Iterator[Line]:
    """Text in lines, `left` cells from the edge, the first of them `first` cells further in."""
    at = 0
    for row in block.text.split("\n"):
        last = at + len(row)
        near = keep[bisect_left(keep, (at, 0)) : bisect_right(keep, (last, last))]
        inside = [(start - at, end - at) for start, end in near if end <= last]
        gaps = _gaps(row) if measure.spacing else []
        starts = _spaced(cells.columns(row, measure.ambiguous), gaps)
        for start, end in breaks.lines(row, starts, measure.text - left, HANG, inside, first):
            within = gaps[bisect_right(gaps, start) : bisect_left(gaps, end)]
            run = Run(left + first, at + start, at + end, tuple(at + gap for gap in within))
            yield Line(block.index, (run,), (mark,) if mark and mark[1] else ())
            first, mark = 0, None
        at += len(row) + 1


def _gaps(row: str) -> list[int]:
    """Where Han meets Latin letters or digits, and a blank makes reading easier (CLREQ, 3.2.2 mixed text)."""
    return [found.start() for found in _MEETING.finditer(row)]


def _spaced(starts: list[int], gaps: Sequence[int]) -> list[int]:
    """The cells at which characters start, with a blank before each of `gaps`."""
    for before, gap in enumerate(gaps, 1):
        last = gaps[before] if before < len(gaps) else len(starts)
        starts[gap:last] = [start + before for start in starts[gap:last]]
    return starts


_SETTERS = {
    "list": _list,
    "quote": _quote,
    "image": _image,
    "embed": _image,
    "rule": _rule,
    "table": _table,
    "code": _code,
}
