"""Moving through an article: lines, pages, paragraphs, sections, figures; and the width of its column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.core.model import FIGURE_KINDS, Article, Fact
from reader.language import _
from reader.ui.view import Place, View

LEAST, MOST, STEP = 36, 160, 4  # cells of a column

Bounds = tuple[int, int, int]  # block, start, end


class Moving(View):
    """Every move happens at once: a page that slides costs the eye and the terminal thirty frames."""

    _fact_here: Bounds | None = None  # the figure that was gone to last, while the reader is still there
    _figures: Sequence[Fact] = ()

    def _take(self, facts: Sequence[Fact]) -> None:
        super()._take(facts)
        self._figures = sorted((fact for fact in facts if fact.kind in FIGURE_KINDS), key=bounds)

    def line(self, step: int) -> None:
        """Scroll one line; at an end of the page the cursor goes on alone."""
        before = self._top
        self._top = self._page.move(self._top, step)
        self._top = min(self._top, self._last_top(max(1, self.size.height)))
        if self._top == before:
            self._stand(self._page.move(self._cursor, step))
        self._settle()

    def rows(self, step: int) -> None:
        """Scroll by many rows and take the cursor along."""
        self._top = self._page.move(self._top, step)
        self._stand(self._page.move(self._cursor, step))
        self._settle()

    def paragraph(self, step: int) -> None:
        """The next paragraph, or the start of this one, or the one before."""
        block, offset = self.place
        if step < 0 and offset > 0:
            step = 0
        self.go(min(max(0, block + step), max(0, len(self._page.blocks) - 1)), 0)

    def section(self, step: int) -> None:
        """The next heading below the cursor, or the one before it; the lede counts as one."""
        if self.article is None:
            return
        target = _section_start(self.article, self.place, step)
        if target is None:
            self.say(_("This is the last section.") if step > 0 else _("This is the first section."))
            return
        self._top = self._page.move(self._page.spot_of(target), -(self.size.height // 4))
        self.go(target, 0)

    def fact(self, step: int) -> None:
        """The next figure from the last one or from the cursor, or the one before; it flashes."""
        here = self._fact_here if self._fact_here and self._fact_here[:2] == self.place else (*self.place, -1)
        at = (
            bisect_right(self._figures, here, key=bounds)
            if step > 0
            else bisect_left(self._figures, here, key=bounds) - 1
        )
        if not 0 <= at < len(self._figures) and self.looking:
            self.say(_("Looking for facts …"))
        elif not 0 <= at < len(self._figures):
            self.say(_("No further figures below.") if step > 0 else _("No further figures above."))
        else:
            self._fact_here = bounds(self._figures[at])
            self.flash(self._figures[at])

    def width(self, step: int) -> None:
        """A wider or narrower column; 0 is the usual one. Narrower than it is shown: a pane may have no room for it."""
        now = min(self.column, self._page.measure.text) if step < 0 else self.column
        self.column = min(MOST, max(LEAST, now + step * STEP)) if step else self.usual
        self._lay()
        shown = self._page.measure.text
        if shown < self.column:
            self.say(_("The column: {n} cells; the pane has no room for more.").format(n=shown))
        else:
            self.say(_("The column: {n} cells.").format(n=shown))

    # Keys

    def action_line_down(self) -> None:
        self.line(1)

    def action_line_up(self) -> None:
        self.line(-1)

    def action_page_down(self) -> None:
        self.rows(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        self.rows(-max(1, self.size.height - 2))

    def action_half_page_down(self) -> None:
        self.rows(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        self.rows(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        self._top = (0, 0)
        self.go(0, 0)

    def action_end(self) -> None:
        if self._page.blocks:
            self.go(len(self._page.blocks) - 1, 1 << 30)

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

    def action_wider(self) -> None:
        self.width(1)

    def action_narrower(self) -> None:
        self.width(-1)

    def action_default_width(self) -> None:
        self.width(0)


def bounds(fact: Fact) -> Bounds:
    """Where a fact stands, in reading order."""
    return fact.block, fact.start, fact.end


def _section_start(article: Article, place: Place, step: int) -> int | None:
    """The first block of the section after a place, or of the one that began before it."""
    firsts = [section.first for section in article.sections]
    if step > 0:
        return next((first for first in firsts if first > place[0]), None)
    return next((first for first in reversed(firsts) if (first, 0) < place), None)
