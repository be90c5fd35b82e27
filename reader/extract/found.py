"""What a finder has found in one text: a figure before qualifiers, vetoes and its place in an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple, TypeVar

from reader.core.model import Fact, FigureKind, Mod


class Found(NamedTuple):
    """`start`…`end` are offsets in the text; `core` is the figure alone where a word belongs to it (去年|11月|底)."""

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
    core: tuple[int, int] | None = None
    words: tuple[str, ...] = ()  # qualifiers the finder has read itself
    mod: str | None = None


class Figure(NamedTuple):
    """A figure in its article, its places as printed. Its `Fact`, dear to make, waits for what it is about."""

    kind: FigureKind
    block: int
    start: int
    end: int
    text: str
    core: tuple[int, int]
    value: str | None
    min: str | None
    max: str | None
    unit: str | None
    qualifier: str | None
    mod: Mod | None
    iso: str | None
    basis: str | None
    section: int
    rule: str

    def fact(self, about: str | None = None) -> Fact:
        """The figure as the article's fact, with the noun that it counts or measures."""
        return Fact(*self[:12], about, *self[12:])


PieceT = TypeVar("PieceT")


def paired(pieces: Iterable[PieceT], whole: Callable[[PieceT, PieceT], PieceT | None]) -> Iterator[PieceT]:
    """The pieces in order, neighbours made one where `whole` makes one of them."""
    held: PieceT | None = None
    for one in pieces:
        both = None if held is None else whole(held, one)
        if held is not None and both is None:
            yield held
        held = one if both is None else both
    if held is not None:
        yield held


def longest(found: Iterable[Found]) -> list[Found]:
    """The found ones without those that overlap a longer one, or as long a one that came before; in reading order.

    Overlapping ones stand in small clusters, so that the work grows with the text: each cluster is sorted alone.
    """
    taken: list[Found] = []
    cluster: list[Found] = []
    end = -1
    for one in sorted(found, key=attrgetter("start")):
        if one.start >= end and cluster:
            taken += _of_cluster(cluster) if len(cluster) > 1 else cluster
            cluster = []
        cluster.append(one)
        end = max(end, one.end)
    return taken + _of_cluster(cluster)


def _of_cluster(cluster: list[Found]) -> list[Found]:
    kept: list[Found] = []
    starts: list[int] = []
    for one in sorted(cluster, key=lambda one: one.start - one.end):
        at = bisect_left(starts, one.start)
        clear_before = at == 0 or kept[at - 1].end <= one.start
        clear_after = at == len(kept) or kept[at].start >= one.end
        if clear_before and clear_after:
            starts.insert(at, one.start)
            kept.insert(at, one)
    return kept
