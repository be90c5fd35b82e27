"""What a finder has found in one text: the core of a figure, before qualifiers, vetoes and its place in an article."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reader.core.model import FigureKind


@dataclass(frozen=True, slots=True)
class Found:
    """`start`…`end` are offsets of the core in the text; the rest is as in `Fact`."""

    kind: FigureKind
    start: int
    end: int
    rule: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    vague: str | None = None
    iso: str | None = None
    basis: str | None = None
    bounds: tuple[str, str] | None = None  # the ends of a range of dates or durations, as iso


def longest(found: list[Found]) -> list[Found]:
    """The found ones without those that overlap a longer one, or as long a one that came before; in reading order."""
    taken: list[Found] = []
    ends: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        from bisect import bisect_left

        at = bisect_left(ends, (one.start, one.end))
        before, after = at == 0 or ends[at - 1][1] <= one.start, at == len(ends) or ends[at][0] >= one.end
        if before and after:
            ends.insert(at, (one.start, one.end))
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)
