"""Which panes are on the desk at which size. A pure function of the size and of what the reader asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PANES = ("library", "outline", "facts")
LIBRARY_STAYS = 190  # columns
FACTS_BESIDE = 120
OUTLINE_BESIDE = 90
LIBRARY_BESIDE = 70
SMALLEST = (20, 5)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`beside` the text, or `over` it."""

    beside: frozenset[str]
    over: frozenset[str]
    too_small: bool = False

    @property
    def shown(self) -> frozenset[str]:
        return self.beside | self.over


def arrange(width: int, height: int, wanted: Mapping[str, bool], alone: bool = False) -> Arrangement:
    """`wanted`: panes that the reader has shown (True) or hidden (False) by hand; `alone`: only the text."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Arrangement(frozenset(), frozenset(), too_small=True)
    if alone:
        return Arrangement(frozenset(), frozenset())
    library = wanted.get("library", width >= LIBRARY_STAYS)
    outline_fits = width >= OUTLINE_BESIDE and not (library and width < LIBRARY_STAYS)
    fits = {"library": width >= LIBRARY_BESIDE, "outline": outline_fits, "facts": width >= FACTS_BESIDE}
    shown = {"library": library, "outline": wanted.get("outline", False), "facts": wanted.get("facts", False)}
    for pane in ("outline", "facts"):
        if fits[pane]:
            shown[pane] = wanted.get(pane, True)
    if library and not outline_fits:
        shown["outline"] = False
    beside = frozenset(pane for pane in PANES if shown[pane] and fits[pane])
    return Arrangement(beside, frozenset(pane for pane in PANES if shown[pane] and not fits[pane]))
