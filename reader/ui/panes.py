"""The panes on the desk: which are shown, which lies over the text, who has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.ui.arrangement import LIBRARY_STAYS, PANES, Arrangement, airy, arrange, covers
from reader.ui.body import Body
from reader.ui.panel import Panel

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk


class Panes:
    """Puts an arrangement into effect."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.wanted: dict[str, bool] = {}
        self.alone = False

    @property
    def now(self) -> Arrangement:
        return arrange(*self._desk.app.size, self.wanted, self.alone)

    def settle(self) -> frozenset[Widget]:
        """Show what the size and the reader want; a pane that vanishes gives the keyboard to the text.

        Gives the panes that came to stand beside the text, or stood there.
        """
        plan, moved = self.now, set()
        for name in PANES:
            pane = self._desk.query_one(f"#{name}", Panel)
            lost = pane.display and name not in plan.shown and pane.has_focus_within
            if pane.display != (name in plan.shown) and name not in plan.over and not pane.has_class("-over"):
                moved.add(pane)
            pane.display = name in plan.shown
            pane.set_class(name in plan.over, "-over")
            pane.set_class(name in plan.over and covers(name, self._desk.app.size.width), "-alone")
            if lost:
                self.focus_text()
        self._desk.set_class(plan.too_small, "-too-small")
        self._desk.set_class(airy(*self._desk.app.size), "-airy")
        return frozenset(moved)

    def toggle(self, name: str) -> None:
        """Go to a pane, which shows it where it is hidden; from inside it, hide it."""
        shown = name in self.now.shown
        if shown and not self._desk.query_one(f"#{name}", Panel).has_focus_within:
            self.focus(name)
            return
        self.alone = False
        self.wanted[name] = not shown
        if not shown and name == "outline":
            self.wanted["library"] = self._desk.app.size.width >= LIBRARY_STAYS and self.wanted.get("library", True)
        for other in self.now.over - {name}:
            self.wanted[other] = False  # one pane over the text at a time
        self.settle()
        if not shown:
            self.focus(name)

    def close_over(self) -> bool:
        """Put away what lies over the text; says whether something did."""
        over = self.now.over
        for name in over:
            self.wanted[name] = False
        self.settle()
        if over:
            self.focus_text()
        return bool(over)

    def leave_side(self) -> None:
        """From the panes that follow the text the keyboard goes back to it."""
        if any(self._desk.query_one(f"#{name}", Panel).has_focus_within for name in ("outline", "facts")):
            self.focus_text()

    def put_library_away(self) -> None:
        """After an article was chosen: the library makes room where it does not stay."""
        if "library" in self.now.shown and self._desk.app.size.width < LIBRARY_STAYS:
            self.wanted["library"] = False
            self.settle()

    def only_text(self) -> None:
        self.alone = not self.alone
        self.settle()
        self.focus_text()

    def focus(self, name: str) -> None:
        self._desk.query_one(f"#{name}", Panel).listing.focus()

    def focus_text(self) -> None:
        self._desk.query_one(Body).focus()

    def beside(self, step: int) -> None:
        """Give the keyboard to the pane on the left or right of the one that has it."""
        order: list[Widget] = []
        for name in ("library", "outline", "body", "facts"):
            widget: Widget = self._desk.query_one(Body) if name == "body" else self._desk.query_one(f"#{name}", Panel)
            if name == "body" or name in self.now.shown:
                order.append(widget)
        at = next((index for index, widget in enumerate(order) if widget.has_focus_within or widget.has_focus), 0)
        chosen = order[max(0, min(len(order) - 1, at + step))]
        (chosen.listing if isinstance(chosen, Panel) else chosen).focus()
