"""Levels of headings: lines that look alike are of one level; marked, larger and higher numbered ones stand above."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from reader.core.features import Line

DEEPEST = 4
# How high a numbering stands in Chinese documents (GB/T 9704: 一、 over （一） over 1. over （1）), and in reports.
RANKS = {
    "chapter": 0, "part": 1, "ordinal": 1, "padded": 1, "bare": 1, "hash": 1, "boxed": 2, "parted": 2, "sign": 2,
    "arabic": 3, "spaced": 3, "decimal": 4, "closed": 4, "circled": 5,
}  # fmt: skip
UNNUMBERED = 2


def levels(heads: Sequence[Line], signatures: Sequence[Hashable], places: Sequence[tuple[int, int]]) -> list[int]:
    """A level 1-4 for each heading. `places`: first and last block.

    A look that leads another directly stands above it.
    """
    keys: dict[Hashable, tuple[float, ...]] = {}
    for line, look in zip(heads, signatures, strict=True):
        keys.setdefault(look, _key(line))
    leads = {
        (signatures[at], signatures[at + 1])
        for at in range(len(heads) - 1)
        if places[at + 1][0] - places[at][1] == 1 and signatures[at] != signatures[at + 1]
    }
    ranked = sorted(set(keys.values()))
    groups = [[look for look in keys if keys[look] == key] for key in ranked]
    level_of: dict[Hashable, int] = {}
    level = 0
    for group in groups:
        above = [
            look for look in group if any((look, other) in leads and (other, look) not in leads for other in group)
        ]
        for part in (above, [look for look in group if look not in above]) if above else (group,):
            if part:
                level = min(level + 1, DEEPEST)
                level_of.update(dict.fromkeys(part, level))
    return _stepped([level_of[look] for look in signatures])


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


def _key(line: Line) -> tuple[float, ...]:
    tag = line.draft.tag
    size = line.draft.look.size if line.larger else 0
    rank = RANKS.get(line.number.kind, UNNUMBERED) if line.number else UNNUMBERED
    if tag is not None:
        return (0, tag, 0, 0)
    return (1, 0, -size, rank)
