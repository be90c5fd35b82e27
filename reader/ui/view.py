"""The lines of an article on the screen: which are in sight, and where the reader is in them.

Lines are set as they come near the screen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Literal

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer

from reader.core.model import Article, Fact
from reader.typeset.lines import Line, Measure, columns
from reader.typeset.page import Page, Spot
from reader.typeset.text import figure_spans
from reader.ui import arrangement
from reader.ui.drawing import COLUMN, Drawing
from reader.ui.painting import Wash

Place = tuple[int, int]  # a block, and a character of it

FLASH = 0.9  # seconds that a sentence is marked
SHORT = 24  # characters: what is no longer stays marked, a whole sentence would outshine the text
WHEEL = 3  # rows


class View(Drawing, can_focus=True):
    """An article, set to a measure in the middle of the pane."""

    @dataclass
    class Moved(Message, namespace="body"):
        """The reader is at another place."""

        block: int
        offset: int

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.facts: tuple[Fact, ...] = ()
        self.usual = COLUMN  # the column that `=` gives back
        self.spacing = self.indent = False
        self.looking = False  # the facts are not known yet
        self._place: Place = (0, 0)
        self._said: Place | None = None
        self._told_width = 0  # of the last news of its size
        self._keep: dict[int, list[tuple[int, int]]] = {}  # what no line parts
        self._flash: tuple[int, int, int] | None = None  # the fact that was gone to
        self._flashed_at: Place = (0, 0)  # where the reader was put for it
        self._flashing: Timer | None = None
        self._own_scroll = False
        self.settled_at = 0.0  # when anything moved last, on the monotonic clock

    # What is shown

    def show(self, article: Article, facts: Sequence[Fact] = (), place: Place = (0, 0)) -> None:
        """A new article, at a place; the same one, grown or corrected, stays where it is on the screen."""
        stays = self.article is not None and (self.article.sha256, self._place) == (article.sha256, place)
        self.article, self._flash, self._said = article, None, None
        self._place = place
        self._take(facts)
        if not stays:
            self._top = self._cursor = (0, 0)
            self._page = Page((), self._measure, {})
        self._lay()

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """The facts of the same article: it stays where it is."""
        self._take(facts)
        self._lay()

    def set_ambiguous(self, cells: Literal["narrow", "wide"]) -> None:
        """What the terminal says of “ … — · once lines were set, and pushed aside what is beside them."""
        if cells != self.ambiguous:
            self.ambiguous = cells
            self._lay()
            self.screen.refresh()

    def _take(self, facts: Sequence[Fact]) -> None:
        by_block: dict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_block[fact.block].append(fact)
        self.facts, self._by_block, self._keep = tuple(facts), by_block, figure_spans(facts)

    def _lay(self) -> None:
        """Lay the article out anew, the place on the row of the screen where it was."""
        self._set()
        self.refresh()
        self._tell()

    def _set(self) -> None:
        if self.article is None or not self.size.width:
            return
        fresh, above = not self._page.blocks, self._rows_between(self._top, self._cursor)
        self._page = Page(self.article.blocks, self._measure, self._keep)
        self._cursor = self._page.spot_of(*self._place)
        if fresh:
            above = self._page.row(self._cursor) if self._place == (0, 0) else self.size.height // 4
        self._top = self._page.move(self._cursor, -min(above, self.size.height - 1))
        self._strips.clear()
        self._set_for = self.size
        self._keep_in_sight()

    @property
    def _measure(self) -> Measure:
        _left, width = arrangement.column(self.size.width, self.column)
        return Measure(width, self.ambiguous, self.spacing, self.indent)

    def on_mount(self) -> None:
        self.usual = self.column

    def on_resize(self, event: events.Resize) -> None:
        if self._set_for != self.size:
            self._set()
        if 0 < self._told_width < self.size.width:
            self.refresh()  # the framework asks for the old width only: its end would cut a wide character in half
        self._told_width = self.size.width
        self._tell()

    # Where the reader is

    @property
    def place(self) -> Place:
        """The block and the character where the reader is."""
        return self._place

    def go(self, block: int, offset: int = 0) -> None:
        """The cursor goes to a place; out of sight, it comes to stand a quarter down the screen."""
        self._place = (block, offset)
        self._cursor = self._page.spot_of(block, offset)
        if self._page.blocks:
            self._place = self._page.held(block, offset)
        if not 0 <= self._rows_between(self._top, self._cursor) < self.size.height - 1:
            self._top = self._page.move(self._cursor, -(self.size.height // 4))
        self._settle()

    def flash(self, fact: Fact) -> None:
        """Go to a fact, and mark it: a short one while the reader stays there, a sentence for a moment."""
        self._unflash()
        self.go(fact.block, fact.start)
        self._flashed_at = self._place
        self._mark((fact.block, fact.start, fact.end))
        if fact.end - fact.start > SHORT:
            self._flashing = self.set_timer(FLASH, self._unflash)

    def _unflash(self) -> None:
        if self._flashing is not None:
            self._flashing.stop()
        if self._flash is not None:
            self._mark(None)

    def _mark(self, flash: tuple[int, int, int] | None) -> None:
        """Only the blocks in which something is marked, or no longer is, are drawn anew."""
        for marked in (self._flash, flash):
            if marked:
                self._strips.pop(marked[0], None)
        self._flash = flash
        self.refresh()

    def _in_sight(self) -> Iterator[tuple[Spot, Line]]:
        """The lines on the screen, from the top."""
        spot, height = self._top, self.size.height
        for _row in range(height):
            if (line := self._page.line(spot)) is not None:
                yield spot, line
            if (below := self._page.move(spot, 1)) == spot:
                return
            spot = below

    def _stand(self, spot: Spot) -> None:
        """The cursor stands on a line, the place at its start."""
        self._cursor, self._place = spot, self._page.place(spot)

    def _settle(self) -> None:
        """Set what is in sight, and bring cursor, scrollbar and messages in step with it."""
        self._keep_in_sight()
        self.refresh()
        self._tell()

    def _keep_in_sight(self) -> None:
        """No row stays blank that could show a line, and the cursor is on one that is shown."""
        self.settled_at = monotonic()
        height = max(1, self.size.height)
        self._page.move(self._top, height)
        self._top = min(self._top, self._last_top(height))
        if self._rows_between(self._top, self._cursor) < 0:
            self._stand(self._first_text(self._top))
        elif self._rows_between(self._top, self._cursor) >= height:
            self._stand(self._page.move(self._top, height - 1))

    def _tell(self) -> None:
        """Bring the scrollbar, what is marked and those that follow in step with the place."""
        if not self._page.blocks:
            return
        self._sync_scrollbar()
        if self._place != self._flashed_at:
            self._unflash()
        if self._place != self._said:
            self._said = self._place
            self.post_message(self.Moved(*self._place))
            self._moved()

    @property
    def hints(self) -> list[tuple[str, str, str]]:
        """What the footer says before the keys that always work: caps, label, key."""
        return []

    def say(self, sentence: str) -> None:
        """Tell the reader what happened."""
        raise NotImplementedError

    def _moved(self) -> None:
        """For those that follow the place: a selection grows with it."""

    def _last_top(self, height: int) -> Spot:
        """The top of the last full screen; the end is only set when it is near."""
        if self._page.height - self._page.row(self._top) > 4 * height or not self._page.blocks:
            return (len(self._page.blocks), 0)
        last = len(self._page.blocks) - 1
        return self._page.move((last, self._page.rows(last) - 1), -(height - 1))

    def _sync_scrollbar(self) -> None:
        """Tell the framework height and row. A height that only says better what was guessed asks for no layout."""
        size, row = Size(self.size.width, self._page.height), float(self._page.row(self._top))
        self._own_scroll = True
        if (size.height > self.size.height) == self.show_vertical_scrollbar:
            self.set_reactive(View.virtual_size, size)
        else:
            self.virtual_size = size
        self.set_reactive(View.scroll_y, row)
        self.set_reactive(View.scroll_target_y, row)
        if self.vertical_scrollbar.is_attached:
            self.vertical_scrollbar.window_virtual_size = size.height
            self.vertical_scrollbar.position = row
        self._own_scroll = False

    def _first_text(self, spot: Spot) -> Spot:
        while self._page.line(spot) is None and (below := self._page.move(spot, 1)) != spot:
            spot = below
        return spot

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scrollbar moved: small steps go from what is in sight, long ones by the guess."""
        super().watch_scroll_y(old_value, new_value)
        if self._own_scroll or not self._page.blocks:
            return
        by = round(new_value) - self._page.row(self._top)
        near = abs(by) < 4 * max(1, self.size.height)
        self._top = self._page.move(self._top, by) if near else self._page.spot(round(new_value))
        self._settle()

    def scroll_rows(self, by: int) -> None:
        """Scroll at once; the cursor stays where it is while that is in sight."""
        self._top = self._page.move(self._top, by)
        self._settle()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.prevent_default().stop()
        self.scroll_rows(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default().stop()
        self.scroll_rows(-WHEEL)

    def place_at(self, x: int, y: int) -> Place | None:
        """The character under a cell of the widget; beside the text, the nearest of its line."""
        spot = self._page.move(self._top, y)
        line = self._page.line(spot)
        if line is None or not line.runs:
            return (spot[0], 0) if self._page.blocks else None
        run = next((run for run in reversed(line.runs) if self._left + run.x <= x), line.runs[0])
        starts = columns(self._page.blocks[spot[0]].text, run, self.ambiguous)
        inside = x - self._left - run.x
        return spot[0], run.start + sum(1 for start in starts[1:] if start <= inside)

    def is_text(self, x: int, y: int) -> bool:
        """Whether something stands on the row of a cell, and not only right of it."""
        spot = self._page.move(self._top, y)
        line = self._page.line(spot)
        return bool(line and line.runs) and x >= self._left and self._rows_between(self._top, spot) == y

    # What lies over the text

    def _repaint(self) -> None:
        """Forget the drawn lines: something lies over them that did not."""
        self._strips.clear()
        self.refresh()

    def _washes(self, index: int) -> list[Wash]:
        washes = super()._washes(index)
        if self._flash and self._flash[0] == index:
            washes.append(Wash(self._flash[1], self._flash[2], "flash"))
        return washes
