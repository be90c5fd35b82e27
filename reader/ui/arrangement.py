"""Which panes are on the desk at which size. A pure function of the size and of what the reader asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.typeset.lines import HANG

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


# Where the text stands

# At 160 columns the text keeps its measure whether library or outline stands beside it.
WIDTHS = {"library": 37, "outline": 30, "facts": 42}  # columns beside the text, as in styles/desk.tcss
SCROLLBAR = 1  # kept free whether it is there or not
COLUMN_MARGIN = 2  # cells left of the text, for the cursor's bar
HEADER_IN_ONE_LINE = 90  # columns: below, title and particulars take a line each
AIRY = 20  # rows: from here on a blank one stands above the text, which then begins where the rows of the panels do
OVER = {"library": 0, "outline": 34, "facts": 46}  # columns over the text, 0: all, as in styles/desk.tcss
SLIT = 24  # columns: text that would be left narrower than this beside a pane is covered with it


@dataclass(frozen=True, slots=True)
class Region:
    """Cells of the screen, from its top left corner."""

    left: int
    top: int
    width: int
    height: int


def airy(width: int, height: int) -> bool:
    """Whether a blank row stands above the text."""
    return width >= HEADER_IN_ONE_LINE and height >= AIRY


def covers(pane: str, width: int) -> bool:
    """Whether a pane that lies over the text takes the whole width."""
    return width - OVER[pane] < SLIT


def text_region(width: int, height: int, plan: Arrangement) -> Region:
    """Where the pane of the text stands; below it is the footer."""
    left = sum(WIDTHS[pane] for pane in ("library", "outline") if pane in plan.beside)
    right = WIDTHS["facts"] if "facts" in plan.beside else 0
    top = (1 if width >= HEADER_IN_ONE_LINE else 2) + airy(width, height)
    return Region(left, top, width - left - right, height - top - 1)


def column(pane: int, wanted: int) -> tuple[int, int]:
    """In a pane of so many cells: the cell where the lines begin, and the cells of a line with its hanging mark."""
    room = pane - SCROLLBAR
    line = max(8, min(wanted, room - 2 * COLUMN_MARGIN) + HANG)
    return max(COLUMN_MARGIN, (room - line + HANG) // 2), line
