"""Levels of headings: lines that look alike are of one level; marked, larger and higher numbered ones stand above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence, Set

from reader.core.features import Line

DEEPEST = 4
# How high a numbering stands in Chinese documents (GB/T 9704: 一、 over （一） over 1. over （1）), and in reports.
RANKS = {
    "chapter": 0, "part": 1, "ordinal": 1, "padded": 1, "bare": 1, "hash": 1, "boxed": 2, "parted": 2, "sign": 2,
    "arabic": 3, "spaced": 3, "decimal": 4, "closed": 4, "circled": 5,
}  # fmt: skip
UNNUMBERED = 2


def levels(heads: Sequence[Line], places: Sequence[tuple[int, int]]) -> list[int]:
    """A level 1-4 for each heading. `places`: first and last block.

    A look that leads another directly stands above it.
    """
    looks = [line.signature for line in heads]
    leads = {
        (looks[at], looks[at + 1])
        for at in range(len(looks) - 1)
        if places[at + 1][0] - places[at][1] == 1 and looks[at] != looks[at + 1]
    }
    groups: dict[tuple[float, ...], dict[Hashable, None]] = defaultdict(dict)  # the looks of each rank, in order
    for line, look in zip(heads, looks, strict=True):
        groups[_rank(line)][look] = None
    ranked = [part for rank in sorted(groups) for part in _parted(list(groups[rank]), leads)]
    level_of = {look: min(level, DEEPEST) for level, part in enumerate(ranked, 1) for look in part}
    return _stepped([level_of[look] for look in looks])


def _parted(group: Sequence[Hashable], leads: Set[tuple[Hashable, Hashable]]) -> list[list[Hashable]]:
    """Looks of one rank in one part, or in two where some of them lead others and are not led by them."""
    above = [look for look in group if any((look, other) in leads and (other, look) not in leads for other in group)]
    below = [look for look in group if look not in above]
    return [part for part in (above, below) if part]


def _stepped(found: Sequence[int]) -> list[int]:
    """No heading stands more than one level under the one that holds it: an outline without gaps."""
    done: list[int] = []
    above: list[tuple[int, int]] = []  # what each holding heading was given by its look, and is
    for level in found:
        while above and above[-1][0] >= level:
            above.pop()
        done.append(min(level, above[-1][1] + 1) if above else level)
        above.append((level, done[-1]))
    return done


def _rank(line: Line) -> tuple[float, ...]:
    """Sorts the higher first."""
    if line.draft.tag is not None:
        return 0, line.draft.tag
    size = line.draft.look.size if line.larger else 0
    return 1, -size, RANKS.get(line.number.kind, UNNUMBERED) if line.number else UNNUMBERED
