"""The lines of an article as they are drawn: each is kept until something over it changes, so that a key costs what
changes and not what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal

from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.core.model import FIGURE_KINDS, Article, Fact
from reader.typeset.lines import Measure
from reader.typeset.page import Page, Spot
from reader.ui import arrangement, inks, painting
from reader.ui.painting import Wash

COLUMN = 76  # cells of text: 38 Han characters, in the middle of the 36-40 that a line of print has


class Drawing(ScrollView):
    """Draws what stands on the rows from `_top` on. Subclasses say how the article is set, and what lies over it."""

    ALLOW_SELECT: ClassVar[bool] = False  # selecting here gives the article's text, not cells of the screen

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.article: Article | None = None
        self.column = COLUMN
        self.ambiguous: Literal["narrow", "wide"] = "narrow"
        self._page = Page((), Measure(COLUMN), {})
        self._set_for = Size(0, 0)  # what the page was set for
        self._top: Spot = (0, 0)
        self._cursor: Spot = (0, 0)  # the line of the place
        self._by_block: dict[int, list[Fact]] = {}
        self._strips: dict[int, dict[tuple[int, bool], Strip]] = {}  # of each block; by row, and whether barred
        self._ground: tuple[Style, Color] | None = None  # of text that nothing lies over: asked of the styles once

    def _set(self) -> None:
        """Set the article for the present size."""
        raise NotImplementedError

    def _rows_between(self, above: Spot, below: Spot) -> int:
        return self._page.row(below) - self._page.row(above)

    @property
    def _left(self) -> int:
        return arrangement.column(self.size.width, self.column)[0]

    def notify_style_update(self) -> None:
        self._strips.clear()
        self._ground = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The drawn lines as they are kept: this view has no border and no padding that would be laid around them.

        The first frame of a new size, drawn before the news of it is here, already shows the lines of that size.
        """
        if self._set_for != self.size:
            self._set()
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        if not self._page.blocks:
            return Strip.blank(self.size.width, self.rich_style)
        spot = self._page.move(self._top, y)
        if y and self._rows_between(self._top, spot) < y:
            return Strip.blank(self.size.width, self.rich_style)
        kept = self._strips.setdefault(spot[0], {})
        key = spot[1], spot[0] == self._cursor[0] and self.has_focus
        if key not in kept:
            kept[key] = self._filtered(self._paint(spot, key[1]))
        return kept[key]

    @property
    def _plain(self) -> tuple[Style, Color]:
        if self._ground is None:
            self._ground = self.rich_style, self.background_colors[1]
        return self._ground

    def _filtered(self, strip: Strip) -> Strip:
        """As it goes to the terminal: what the app does to every line is done once for each that is kept."""
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self._plain[1])
        return strip

    def _paint(self, spot: Spot, bar: bool) -> Strip:
        assert self.article is not None
        block, line = self._page.blocks[spot[0]], self._page.line(spot)
        base, canvas = self._plain[0], painting.Canvas(self._left, self.size.width, self.ambiguous, self._style)
        if line is None:
            return painting.margin(canvas, base, bar=False)
        inferred = block.kind == "heading" and self.article.sections[block.section].inferred
        if name := painting.base_style(block, inferred):
            base += self._style(name)
        over = painting.Over(self._washes(block.index), self._badges(block.index))
        return painting.paint(line, block, canvas, base, over, bar)

    @property
    def _style(self) -> Callable[[str], Style]:
        return lambda name: inks.ink(self.app.theme, name)

    def _washes(self, index: int) -> list[Wash]:
        """All that lies over a block's text, the uppermost last; those that mark something add to it."""
        assert self.article is not None
        washes = painting.span_washes(self.article.blocks[index])
        facts = self._by_block.get(index, ())
        washes += [Wash(fact.start, fact.end, f"fact-{fact.kind}") for fact in facts if fact.kind in FIGURE_KINDS]
        return washes

    def _badges(self, index: int) -> Mapping[int, str]:
        """Letters that stand on characters of a block."""
        return {}
