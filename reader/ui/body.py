"""The body: one virtual view over the typeset lines of an article.

What others use of it:
  show(article, facts, place)   a new article, at a place; `place` is (block, character) as everywhere
  set_facts(facts)              the facts of the same article: it stays where it is
  place                         where the reader is: the start of the cursor's line
  go(block, offset)             put the cursor there; flash(fact) does so and marks the fact for a moment
  search(query) -> (n, of)      mark all hits and go to the first from here on; step_hit(1), clear_search()
  selected                      the selected text, logical, "" where none is
  Moved(block, offset)          said when the place has changed
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.core.folding import Hit, hits
from reader.core.model import FIGURE_KINDS, Article, Fact
from reader.typeset.lines import HANG, Measure
from reader.typeset.page import Page, Spot
from reader.typeset.text import figure_spans
from reader.ui import inks, keys, painting
from reader.ui.painting import Wash

COLUMN = 76  # cells of text: 38 Han characters, in the middle of the 36-40 that a line of print has
LEAST, MOST, STEP = 36, 160, 4
MARGIN = 2  # cells for the cursor's bar
FLASH = 0.9  # seconds


class Body(ScrollView, can_focus=True):
    """An article, set to a measure in the middle of the pane."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("body")

    @dataclass
    class Moved(Message):
        """The reader is at another place."""

        block: int
        offset: int

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.article: Article | None = None
        self.facts: tuple[Fact, ...] = ()
        self.column = COLUMN
        self.ambiguous: Literal["narrow", "wide"] = "narrow"
        self.spacing = self.indent = False
        self._page = Page((), Measure(COLUMN), {})
        self._top: Spot = (0, 0)
        self._cursor: Spot = (0, 0)
        self._by_block: dict[int, list[Fact]] = {}
        self._hits: list[Hit] = []
        self._hit = -1
        self._flash: Hit | None = None
        self._anchor: tuple[int, int] | None = None  # where a selection began
        self._selection: tuple[tuple[int, int], tuple[int, int]] | None = None
        self._strips: dict[tuple[int, int], Strip] = {}

    # What is shown

    def show(self, article: Article, facts: Sequence[Fact] = (), place: tuple[int, int] = (0, 0)) -> None:
        self.article = article
        self._hits, self._hit, self._flash, self._selection, self._anchor = [], -1, None, None, None
        self._take(facts)
        self._lay(place, start=place == (0, 0))

    def set_facts(self, facts: Sequence[Fact]) -> None:
        self._take(facts)
        self._lay(self.place)

    def _take(self, facts: Sequence[Fact]) -> None:
        self.facts = tuple(facts)
        by_block: dict[int, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            by_block[fact.block].append(fact)
        self._by_block = by_block

    def _lay(self, place: tuple[int, int], start: bool = False) -> None:
        """Lay the article out anew, the cursor at `place` on the row of the screen where it was."""
        if self.article is None or not self.size.width:
            return
        above = 0 if start else self._rows_between(self._top, self._cursor)
        keep = figure_spans(self.facts)
        self._page = Page(self.article.blocks, self._measure, keep)
        self._cursor = self._page.spot_of(*place)
        self._top = self._page.move(self._cursor, -above)
        self._settle()

    @property
    def _measure(self) -> Measure:
        width = max(8, min(self.column + HANG, self.size.width - 2 * MARGIN + HANG))
        return Measure(width, self.ambiguous, self.spacing, self.indent)

    def on_resize(self, event: events.Resize) -> None:
        self._lay(self._wanted if self._unseen else self.place)

    @property
    def _unseen(self) -> bool:
        return not self._page.blocks

    # Where the reader is

    _wanted: tuple[int, int] = (0, 0)

    @property
    def place(self) -> tuple[int, int]:
        return self._page.place(self._cursor)

    def go(self, block: int, offset: int = 0) -> None:
        """The cursor goes to a place; out of sight, it comes to stand a quarter down the screen."""
        self._wanted = (block, offset)
        self._cursor = self._page.spot_of(block, offset)
        if not 0 <= self._rows_between(self._top, self._cursor) < self.size.height - 1:
            self._top = self._page.move(self._cursor, -(self.size.height // 4))
        self._settle()

    def flash(self, fact: Fact) -> None:
        self.go(fact.block, fact.start)
        self._flash = (fact.block, fact.start, fact.end)
        self._repaint()
        self.set_timer(FLASH, self._unflash)

    def _unflash(self) -> None:
        self._flash = None
        self._repaint()

    def _rows_between(self, above: Spot, below: Spot) -> int:
        return self._page.row(below) - self._page.row(above)

    def _settle(self) -> None:
        """Set what is in sight, and bring scrollbar and messages in step with it."""
        height = max(1, self.size.height)
        self._page.move(self._top, height)
        last = self._page.move((len(self._page.blocks) - 1, 1 << 30), -(height - 1)) if self._page.blocks else (0, 0)
        self._top = min(self._top, last)
        if self._rows_between(self._top, self._cursor) < 0:
            self._cursor = self._first_text(self._top)
        elif self._rows_between(self._top, self._cursor) >= height:
            self._cursor = self._page.move(self._top, height - 1)
        self.virtual_size = Size(self.size.width, self._page.height)
        self._own_scroll = True
        self.set_reactive(ScrollView.scroll_y, float(self._page.row(self._top)))
        self.scroll_target_y = self.scroll_y
        if self.vertical_scrollbar.is_attached:
            self.vertical_scrollbar.position = self.scroll_y
        self._own_scroll = False
        self._repaint()
        if self.place != self._said:
            self._said = self.place
            self.post_message(self.Moved(*self.place))

    _own_scroll = False
    _said: tuple[int, int] | None = None

    def _first_text(self, spot: Spot) -> Spot:
        while self._page.line(spot) is None and (below := self._page.move(spot, 1)) != spot:
            spot = below
        return spot

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel or the scrollbar moved: small steps go from what is in sight, long ones by the guess."""
        super().watch_scroll_y(old_value, new_value)
        if self._own_scroll or not self._page.blocks:
            return
        by = round(new_value) - self._page.row(self._top)
        near = abs(by) < 4 * max(1, self.size.height)
        self._top = self._page.move(self._top, by) if near else self._page.spot(round(new_value))
        self._settle()

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    # Moving

    def _scroll(self, by: int, carry: bool) -> None:
        """Scroll by rows; `carry` takes the cursor along, as does the end of the page."""
        top = self._page.move(self._top, by)
        before = self._top
        self._top = top
        moved = self._rows_between(before, top)
        last = self._page.height - self.size.height
        stuck = moved == 0 or (by > 0 and self._page.row(before) >= last)
        if carry or stuck:
            self._cursor = self._page.move(self._cursor, by if stuck or carry else moved)
        self._settle()

    def line(self, step: int) -> None:
        self._selecting_or(lambda: self._scroll(step, carry=False), step)

    def page(self, step: int) -> None:
        self._scroll(step * max(1, self.size.height - 2), carry=True)

    def half(self, step: int) -> None:
        self._scroll(step * max(1, self.size.height // 2), carry=True)

    def action_top(self) -> None:
        self._top = (0, 0)
        self.go(0, 0)

    def action_end(self) -> None:
        if self._page.blocks:
            self.go(len(self._page.blocks) - 1, 1 << 30)

    def paragraph(self, step: int) -> None:
        block = self.place[0]
        if step < 0 and self.place[1] > 0:
            step = 0
        self.go(min(max(0, block + step), max(0, len(self._page.blocks) - 1)), 0)

    def section(self, step: int) -> None:
        """The next heading below the cursor, or the one before it; the lede counts as one."""
        if self.article is None:
            return
        block = self.place[0]
        firsts = [section.first for section in self.article.sections]
        ahead = [first for first in firsts if first > block] if step > 0 else [f for f in firsts if f < block][::-1]
        if ahead:
            self._top = self._page.move(self._page.spot_of(ahead[0]), -(self.size.height // 4))
            self.go(ahead[0], 0)

    def fact(self, step: int) -> None:
        """The next figure from the last one, or from the cursor's line; flashes."""
        figures = [fact for fact in self.facts if fact.kind in FIGURE_KINDS]
        here = self._fact_here if self._fact_here is not None else (*self.place, -1)
        if step > 0:
            ahead = [fact for fact in figures if (fact.block, fact.start, fact.end) > here]
        else:
            ahead = [fact for fact in figures if (fact.block, fact.start) < here[:2]][::-1]
        if ahead:
            self.flash(ahead[0])
            self._fact_here = (ahead[0].block, ahead[0].start, ahead[0].end)
            self.post_message(self.Moved(ahead[0].block, ahead[0].start))

    _fact_here: Hit | None = None

    def width(self, step: int) -> None:
        """A wider or narrower column; 0 is the usual one."""
        self.column = min(MOST, max(LEAST, self.column + step * STEP)) if step else COLUMN
        self._lay(self.place)

    # Keys

    def action_line_down(self) -> None:
        self.line(1)

    def action_line_up(self) -> None:
        self.line(-1)

    def action_page_down(self) -> None:
        self.page(1)

    def action_page_up(self) -> None:
        self.page(-1)

    def action_half_page_down(self) -> None:
        self.half(1)

    def action_half_page_up(self) -> None:
        self.half(-1)

    def action_next_paragraph(self) -> None:
        self.paragraph(1)

    def action_previous_paragraph(self) -> None:
        self.paragraph(-1)

    def action_next_section(self) -> None:
        self.section(1)

    def action_previous_section(self) -> None:
        self.section(-1)

    def action_next_fact(self) -> None:
        self.fact(1)

    def action_previous_fact(self) -> None:
        self.fact(-1)

    def action_next_match(self) -> None:
        self.step_hit(1)

    def action_previous_match(self) -> None:
        self.step_hit(-1)

    def action_wider(self) -> None:
        self.width(1)

    def action_narrower(self) -> None:
        self.width(-1)

    def action_default_width(self) -> None:
        self.width(0)

    # Searching

    def search(self, query: str, loose: bool = True) -> tuple[int, int]:
        """Mark all hits, go to the first from the cursor on; (which, of how many), from 1."""
        self._hits = hits(self.article.blocks, query, loose) if self.article else []
        here = self.place
        self._hit = next((at for at, hit in enumerate(self._hits) if hit[:2] >= here), 0 if self._hits else -1)
        return self._to_hit()

    def step_hit(self, step: int) -> tuple[int, int]:
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
        return self._to_hit()

    def clear_search(self) -> bool:
        """Forget the hits; says whether there were any."""
        had, self._hits, self._hit = bool(self._hits), [], -1
        self._repaint()
        return had

    def _to_hit(self) -> tuple[int, int]:
        if self._hits:
            self.go(*self._hits[self._hit][:2])
        self._repaint()
        return self._hit + 1, len(self._hits)

    # Selecting

    @property
    def selected(self) -> str:
        """The selected text as the article has it: no line ends of ours, a blank line between blocks."""
        if self._selection is None or self.article is None:
            return ""
        (first, start), (last, end) = self._selection
        texts = [block.text for block in self.article.blocks[first : last + 1]]
        if not texts:
            return ""
        texts[-1] = texts[-1][:end]
        texts[0] = texts[0][start:]
        return "\n\n".join(texts)

    def action_select(self) -> None:
        """Begin to select at the cursor's line, or give the selection up."""
        if self._anchor is not None:
            self.clear_selection()
        else:
            self._anchor = self.place
            self._select_to(self._end_of_line(self._cursor))

    def clear_selection(self) -> bool:
        had = self._selection is not None
        self._anchor = self._selection = None
        self._repaint()
        return had

    def _selecting_or(self, otherwise: Any, step: int) -> None:
        if self._anchor is None:
            otherwise()
            return
        self._cursor = self._page.move(self._cursor, step)
        self.go(*self.place)
        self._select_to(self._end_of_line(self._cursor) if self.place >= self._anchor else self.place)

    def _end_of_line(self, spot: Spot) -> tuple[int, int]:
        line = self._page.line(spot)
        return spot[0], line.end if line else 0

    def _select_to(self, place: tuple[int, int]) -> None:
        assert self._anchor is not None
        self._selection = min(self._anchor, place), max(self._anchor, place)
        self._repaint()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1 and (place := self.place_at(event.x, event.y)):
            self.clear_selection()
            self._anchor = place
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self and self._anchor and (place := self.place_at(event.x, event.y)):
            self._select_to(place)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self.app.mouse_captured is not self:
            return
        self.release_mouse()
        if self._anchor and self._selection is None:
            place, self._anchor = self._anchor, None
            self.go(*place)
            self._fact_here = (*place, place[1])
            self.post_message(self.Moved(*place))
        self._anchor = None

    def place_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The character under a cell of the widget; beside the text, the nearest of its line."""
        spot = self._page.move(self._top, y)
        line = self._page.line(spot)
        if line is None or not line.runs:
            return (spot[0], 0) if self._page.blocks else None
        text = self._page.blocks[spot[0]].text
        run = next((run for run in reversed(line.runs) if self._left + run.x <= x), line.runs[0])
        from reader.typeset.cells import columns

        starts = columns(text[run.start : run.end], self.ambiguous)
        inside = x - self._left - run.x
        return spot[0], run.start + sum(1 for start in starts[1:] if start <= inside)

    # Drawing

    @property
    def _left(self) -> int:
        return max(MARGIN, (self.size.width - self._page.measure.width + HANG) // 2)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self._page.blocks:
            return Strip.blank(width, self.rich_style)
        spot = self._page.move(self._top, y)
        if y and self._page.row(spot) - self._page.row(self._top) < y:
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(spot)
        if strip is None:
            strip = self._strips[spot] = self._paint(spot, width)
        return strip

    def _paint(self, spot: Spot, width: int) -> Strip:
        block = self._page.blocks[spot[0]]
        line = self._page.line(spot)
        bar = spot[0] == self._cursor[0] and self.has_focus
        base = self.rich_style
        if line is None:
            return painting.margin(base, self._style, self._left, width, bar=False)
        assert self.article is not None
        inferred = block.kind == "heading" and self.article.sections[block.section].inferred
        if name := painting.base_style(block, inferred):
            base += self._style(name)
        return painting.paint(line, block, base, self._style, self._washes(block.index), self._left, width, bar)

    def _style(self, name: str) -> Style:
        return inks.ink(self.app.theme, name)

    def _washes(self, index: int) -> list[Wash]:
        """All that lies over a block's text, the uppermost last."""
        assert self.article is not None
        washes = painting.span_washes(self.article.blocks[index])
        facts = self._by_block.get(index, ())
        washes += [Wash(fact.start, fact.end, f"fact-{fact.kind}") for fact in facts if fact.kind in FIGURE_KINDS]
        here = self._hits[self._hit] if self._hits else None
        washes += [Wash(hit[1], hit[2], "hit-here" if hit == here else "hit") for hit in self._hits if hit[0] == index]
        if self._selection and self._selection[0][0] <= index <= self._selection[1][0]:
            (first, start), (last, end) = self._selection
            stop = end if index == last else len(self.article.blocks[index].text)
            washes.append(Wash(start if index == first else 0, stop, "selection"))
        if self._flash and self._flash[0] == index:
            washes.append(Wash(self._flash[1], self._flash[2], "flash"))
        return washes
