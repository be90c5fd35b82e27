"""A list of rows that are drawn only when they are seen: ten rows and ten thousand cost the same.

Library, outline, facts and search hits are such lists. A list knows its cursor and its rows; what a row looks like
is said by the panel that subclasses it. Rows may be several lines high; some (group titles) cannot be chosen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reader.ui import keys

RowT = TypeVar("RowT")


class Listing(ScrollView, Generic[RowT], can_focus=True):
    """Rows of one kind, a cursor, and two messages: `Moved` and `Chosen`."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"listing--cursor", "listing--quiet", "listing--accent", "listing--title"}

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row, moved there by the reader (not by the program).

        The row itself, not its number: the rows may be others by the time the message is taken.
        """

        row: Any

    @dataclass
    class Chosen(Message):
        """The reader wants this row: Enter or a click."""

        row: Any

    @dataclass
    class FilterWanted(Message):
        """The reader wants to type a filter for this list."""

        listing: Listing[Any]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[RowT] = ()
        self._tops: list[int] = [0]
        self._width = 0  # that the heights of the rows were measured for
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}

    # What a panel says about its rows

    def paint(self, row: RowT, width: int) -> Content:
        """The row as it is drawn: lines separated by newlines, as many as `height` promises."""
        raise NotImplementedError

    def height(self, row: RowT, width: int) -> int:
        """How many lines the row takes."""
        return 1

    def selectable(self, row: RowT) -> bool:
        """Whether the cursor may stand on the row."""
        return True

    # Rows and cursor

    def show(self, rows: Sequence[RowT], cursor: int = 0) -> None:
        """Replace all rows; the cursor goes to the nearest row that can be chosen."""
        self.rows = rows
        self._measure()
        self.set_reactive(Listing.cursor, self.nearest(cursor))
        self._scroll_to_cursor()

    @property
    def current(self) -> RowT | None:
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def place(self, index: int) -> None:
        """Put the cursor there without telling anybody: the program follows the reader, not the other way round."""
        if index != self.cursor and 0 <= index < len(self.rows):
            with self.prevent(Listing.Moved):
                self.cursor = index

    def redraw(self) -> None:
        """Draw all rows again: something that they show has changed, but not their number or height."""
        self._drawn.clear()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        self._refresh_row(old)
        self._refresh_row(new)
        self._scroll_to_cursor()
        if old != new:
            self.post_message(self.Moved(self.rows[new]))

    def nearest(self, index: int, step: int = 1) -> int:
        """The nearest row from `index` on in the direction of `step` that can be chosen, else the other way."""
        for direction in (step, -step):
            at = index
            while 0 <= at < len(self.rows):
                if self.selectable(self.rows[at]):
                    return at
                at += direction
        return 0

    # Drawing

    def _measure(self) -> None:
        width = self._width = self._room
        self._tops = [0, *accumulate(self.height(row, width) for row in self.rows)]
        self._drawn.clear()
        self.virtual_size = Size(width, self._tops[-1])
        self.refresh()

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width or self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        if self._room != self._width:
            self._measure()
        self.call_after_refresh(self._scroll)

    def notify_style_update(self) -> None:
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if not self.rows or line >= self._tops[-1]:
            return Strip.blank(width, self.rich_style)
        index = bisect_right(self._tops, line) - 1
        strips = self._row_strips(index, width)
        at = line - self._tops[index]
        return strips[at] if at < len(strips) else Strip.blank(width, self.rich_style)

    def _row_strips(self, index: int, width: int) -> list[Strip]:
        lit = index == self.cursor and self.selectable(self.rows[index])
        key = (index, lit)
        if key not in self._drawn:
            style = self.visual_style + self.get_visual_style("listing--cursor") if lit else self.visual_style
            lines = self.paint(self.rows[index], width).split("\n", allow_blank=True)
            self._drawn[key] = [_strip(line, width, style) for line in lines]
        return self._drawn[key]

    def _refresh_row(self, index: int) -> None:
        self._drawn.pop((index, True), None)
        self._drawn.pop((index, False), None)
        if 0 <= index < len(self.rows):
            top, bottom = self._tops[index], self._tops[index + 1]
            self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, bottom - top))

    def _scroll_to_cursor(self) -> None:
        """Decided once the list is laid out: the first rows come while it is as low as what it said instead of them."""
        if self._row_for_cursor() is not None:
            self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        if (row := self._row_for_cursor()) is not None:
            self.scroll_to(y=row, animate=False, force=True, immediate=True)

    def _row_for_cursor(self) -> int | None:
        """The top line of a view that shows the cursor; None where it is in sight."""
        if not self.rows:
            return None
        first = self.cursor
        while first and not self.selectable(self.rows[first - 1]):
            first -= 1  # the titles above the first row of a group belong to it
        top, bottom = self._tops[first], self._tops[self.cursor + 1]
        view = self.scrollable_content_region.height or self.size.height
        if top < self.scroll_offset.y:
            return top
        return bottom - view if bottom > self.scroll_offset.y + view else None

    # Moving

    def _step(self, rows: int) -> None:
        if self.rows:
            self.cursor = self.nearest(self.validate_cursor(self.cursor + rows), 1 if rows > 0 else -1)

    def action_row_down(self) -> None:
        self._step(1)

    def action_row_up(self) -> None:
        self._step(-1)

    def action_rows_page_down(self) -> None:
        self._step(self._page())

    def action_rows_page_up(self) -> None:
        self._step(-self._page())

    def action_first_row(self) -> None:
        self._step(-len(self.rows))

    def action_last_row(self) -> None:
        self._step(len(self.rows))

    def action_choose(self) -> None:
        if self.current is not None and self.selectable(self.current):
            self.post_message(self.Chosen(self.current))

    def action_filter(self) -> None:
        self.post_message(self.FilterWanted(self))

    def _page(self) -> int:
        """As many rows as a page holds, counted with the height of the current one."""
        if not self.rows:
            return 1
        height = self._tops[self.cursor + 1] - self._tops[self.cursor]
        return max(1, self.size.height // max(1, height) - 1)

    def on_click(self, event: events.Click) -> None:
        line = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if not self.rows or not 0 <= line < self._tops[-1]:
            return
        index = bisect_right(self._tops, line) - 1
        if self.selectable(self.rows[index]):
            self.cursor = index
            self.post_message(self.Chosen(self.rows[index]))


def _strip(line: Content, width: int, style: Style) -> Strip:
    """One line of the row, cut with an ellipsis when it is too long, padded to the panel's width."""
    fitted = line.truncate(width, ellipsis=True).extend_right(max(0, width - line.cell_length))
    return Strip(fitted.render_segments(style), width).simplify()
