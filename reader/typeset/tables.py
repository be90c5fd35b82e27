"""A table set in columns: as wide as its cells where there is room, folded inside its cells where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.typeset import breaks, cells

GAP = 2  # cells between columns
LEAST = 4  # cells a column keeps, however narrow the page

Span = tuple[int, int]
Runs = list[tuple[int, int, int]]
Marks = list[tuple[int, str]]


def table_lines(text: str, width: int, ambiguous: str, header: bool) -> Iterator[tuple[Runs, Marks]]:
    """Runs `(x, start, end)` of the text and marks `(x, string)` for each line of the table."""
    rows = list(_rows(text))
    widths = _widths(text, rows, width, ambiguous)
    for number, row in enumerate(rows):
        folded = [_folded(text, span, cell, ambiguous) for span, cell in zip(row, widths, strict=False)]
        for spans in zip_longest(*folded):
            yield _line(spans, widths), []
        if header and number == 0:
            yield [], [(0, "─" * min(width, sum(widths) + GAP * (len(widths) - 1)))]


def _rows(text: str) -> Iterator[list[Span]]:
    """The spans of the cells, row by row."""
    at = 0
    for row in text.split("\n"):
        spans = []
        for cell in row.split("\t"):
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        yield spans


def _widths(text: str, rows: Sequence[Sequence[Span]], width: int, ambiguous: str) -> list[int]:
    """Cells for each column; where the page is too narrow, the widest columns give way first."""
    count = max(map(len, rows))
    most = max(1, (width + GAP) // (LEAST + GAP))
    wanted = [1] * min(count, most)
    for row in rows:
        for at, (start, end) in enumerate(row[: len(wanted)]):
            wanted[at] = max(wanted[at], cells.width(text[start:end], ambiguous))
    room = max(len(wanted), width - GAP * (len(wanted) - 1))
    while sum(wanted) > room:
        widest = max(wanted)
        second = max((w for w in wanted if w < widest), default=0)
        tied = [at for at, w in enumerate(wanted) if w == widest]
        share = -(-(sum(wanted) - room) // len(tied))
        level = max(second, widest - share, 1)
        for at in tied:
            wanted[at] = min(widest - 1, level) if level == widest else level
    return wanted


def _folded(text: str, span: Span, width: int, ambiguous: str) -> list[Span]:
    start, end = span
    cell = text[start:end]
    parted = breaks.lines(cell, cells.columns(cell, ambiguous), width)
    return [(start + a, start + b) for a, b in parted]


def _line(spans: Sequence[Span | None], widths: Sequence[int]) -> Runs:
    runs, x = [], 0
    for span, width in zip(spans, widths, strict=False):
        if span and span[0] < span[1]:
            runs.append((x, *span))
        x += width + GAP
    return runs
