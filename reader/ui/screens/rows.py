"""The rows of a sheet: two columns, of which the second one folds, and titles between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.content import Content

from reader.ui.folding import cells, folded_lines, shortened
from reader.ui.listing import Listing

MOST_LINES = 4
LONGEST_TITLE = 80  # lines: an address of 4,000 characters on a narrow screen


@dataclass(frozen=True, slots=True)
class Row:
    """`head` in its own column, `tail` beside it; `gives` is what choosing the row answers, None: nothing."""

    head: str
    tail: str = ""
    gives: Any = None
    title: bool = False
    lit: tuple[int, int] | None = None  # what to make stand out in `tail`
    also: str = ""  # other words that find the row


class SheetRows(Listing[Row]):
    """Rows of two columns; the second one folds."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--lit"}

    def selectable(self, row: Row) -> bool:
        return not row.title

    def height(self, row: Row, width: int) -> int:
        return len(_title(row, width)) if row.title else len(self._tail(row, width))

    def paint(self, row: Row, width: int) -> Content:
        if row.title:
            style = self.get_visual_style("listing--title", partial=True)
            return Content("\n").join([Content.styled(line, style) for line in _title(row, width)])
        column = self._column(width)
        head = shortened(row.head, column - 2)
        first = Content.styled(
            f" {head}" + " " * (column - 1 - cells(head)), self.get_visual_style("listing--accent", partial=True)
        )
        tail = self._lit(row, self._tail(row, width))
        return Content("\n").join(
            [Content.assemble(first, tail[0]), *(Content.assemble(" " * column, more) for more in tail[1:])]
        )

    def _lit(self, row: Row, lines: list[str]) -> list[Content]:
        """The lines of the tail, with what was found standing out, over a line's end too."""
        style, at = self.get_visual_style("sheet--lit", partial=True), 0
        start, end = row.lit or (0, 0)
        drawn: list[Content] = []
        for line in lines:
            kept = line.removesuffix("…")
            at = max(at, row.tail.replace("\n", " ").find(kept, at))
            low, high = max(0, start - at), min(len(kept), end - at)
            drawn.append(Content(line).stylize(style, low, high) if row.lit and low < high else Content(line))
            at += len(kept)
        return drawn

    def _column(self, width: int) -> int:
        longest = max((cells(row.head) for row in self.rows if not row.title), default=8)
        return min(longest + 3, max(10, width // 3))

    def _tail(self, row: Row, width: int) -> list[str]:
        return folded_lines(row.tail.replace("\n", " "), max(6, width - self._column(width) - 1), MOST_LINES)


def _title(row: Row, width: int) -> list[str]:
    """Titles are shown whole: an address may be one."""
    return folded_lines(row.head, max(6, width - 1), LONGEST_TITLE)


def without_idle_titles(rows: Sequence[Row]) -> list[Row]:
    """The rows, without titles that have no row below them."""
    kept: list[Row] = []
    for row in rows:
        if row.title and kept and kept[-1].title:
            kept.pop()
        kept.append(row)
    if kept and kept[-1].title:
        kept.pop()
    return kept
