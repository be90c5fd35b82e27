"""A table set in columns: as wide as its cells where there is room, folded inside its cells where not.

Columns of numbers stand to the right. Where there are more columns than the page has room for, each row becomes a
record: a line a cell, the column's name before it. No cell is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.typeset import breaks, cells

GAP = 2  # cells between columns
LEAST = 6  # cells a column keeps where it must give way: three Han characters

Span = tuple[int, int]
Runs = list[tuple[int, int, int]]
Marks = list[tuple[int, str]]

_NUMBER = re.compile(r"[-+−±<>≤≥约]?[¥￥$€£]?\d[\d.,，  ]*(?:[%％‰万亿千]|[万亿]元)?")


def table_lines(text: str, width: int, ambiguous: str, header: bool) -> Iterator[tuple[Runs, Marks]]:
    """Runs `(x, start, end)` of the text and marks `(x, string)` for each line of the table."""
    rows = list(_rows(text))
    widths = _widths(text, rows, width, ambiguous)
    if widths is None:
        yield from _records(text, rows, width, ambiguous, header)
        return
    numeric = [_numeric(text, rows[header:], at) for at in range(len(widths))]
    for number, row in enumerate(rows):
        folded = [_folded(text, span, cell, ambiguous) for span, cell in zip(row, widths, strict=False)]
        for spans in zip_longest(*folded):
            yield _line(text, spans, widths, numeric, ambiguous), []
        if header and number == 0:
            yield [], [(0, ruled(min(width, sum(widths) + GAP * (len(widths) - 1)), ambiguous))]


def ruled(width: int, ambiguous: str) -> str:
    """A rule of at most so many cells."""
    return "─" * (width // cells.table(ambiguous)["─"])


def _rows(text: str) -> Iterator[list[Span]]:
    """The spans of the cells, row by row."""
    at = 0
    for row in text.split("\n"):
        spans = []
        for cell in row.split("\t"):
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        yield spans


def _widths(text: str, rows: Sequence[Sequence[Span]], width: int, ambiguous: str) -> list[int] | None:
    """Cells for each column, the widest giving way first; None where there are too many columns for the page."""
    wanted = [1] * max(map(len, rows))
    for row in rows:
        for at, (start, end) in enumerate(row):
            wanted[at] = max(wanted[at], cells.width(text[start:end], ambiguous))
    room = width - GAP * (len(wanted) - 1)
    if sum(wanted) <= room:
        return wanted
    if sum(min(cell, LEAST) for cell in wanted) > room:
        return None
    level = max(wanted)
    while sum(min(cell, level) for cell in wanted) > room:
        level -= 1
    spare = room - sum(min(cell, level) for cell in wanted)
    return [min(cell, level + (at < spare)) for at, cell in enumerate(wanted)]


def _numeric(text: str, rows: Sequence[Sequence[Span]], at: int) -> bool:
    """Whether a column holds numbers and nothing else."""
    held = [text[slice(*row[at])].strip() for row in rows if at < len(row)]
    return any(held) and all(_NUMBER.fullmatch(cell) for cell in held if cell not in {"", "-", "—", "–"})


def _folded(text: str, span: Span, width: int, ambiguous: str) -> list[Span]:
    start, end = span
    cell = text[start:end]
    parted = breaks.lines(cell, cells.columns(cell, ambiguous), width)
    return [(start + a, start + b) for a, b in parted]


def _line(
    text: str, spans: Sequence[Span | None], widths: Sequence[int], numeric: Sequence[bool], ambiguous: str
) -> Runs:
    runs, x = [], 0
    for span, width, right in zip(spans, widths, numeric, strict=False):
        if span and span[0] < span[1]:
            blank = width - cells.width(text[slice(*span)], ambiguous) if right else 0
            runs.append((x + blank, *span))
        x += width + GAP
    return runs


def _records(
    text: str, rows: Sequence[Sequence[Span]], width: int, ambiguous: str, header: bool
) -> Iterator[tuple[Runs, Marks]]:
    """A record a row, a rule between them; the names are the text's own in the first, and repeated in the others."""
    names = rows[0] if header and len(rows) > 1 else []
    widest = max((cells.width(text[slice(*name)], ambiguous) for name in names), default=-GAP)
    left = min(widest, max(2, width // 3)) + GAP
    for number, row in enumerate(rows[bool(names) :]):
        if number:
            yield [], [(0, ruled(min(width, 12), ambiguous))]
        for at in range(max(len(row), 0 if number else len(names))):
            span = row[at] if at < len(row) else (0, 0)
            named = _folded(text, names[at], left - GAP, ambiguous) if at < len(names) else []
            for name, cell in zip_longest(named, _folded(text, span, width - left, ambiguous)):
                runs = [(left, *cell)] if cell and cell[0] < cell[1] else []
                if name and number == 0:
                    yield [(0, *name), *runs], []
                else:
                    yield runs, [(0, text[slice(*name)])] if name else []
