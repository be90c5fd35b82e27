"""Going from place to place: open, back and forward, the next article, marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.language import _
from reader.ui.body import Body
from reader.ui.library import Library
from reader.ui.opening import History, Place

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk


class Wandering:
    """Every jump leaves a place to come back to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._history = History()

    @property
    def here(self) -> Place | None:
        document = self._desk.following.document
        if document is None:
            return None
        return Place(document.article.path, *self._desk.query_one(Body).place)

    def open(self, path: str) -> None:
        """Open an article where it was left, and read on in the text."""
        here = self.here
        if here is None or here.path != path:
            self.to(Place(path, *self._desk.records.place(path)))
        self._desk.read_on()

    def to(self, place: Place) -> None:
        """Jump to a place, in this article or another."""
        here = self.here
        if here is not None:
            self._history.leave(here)
        self._go(place)

    def leave(self) -> None:
        """Remember the present place before a jump inside the text."""
        if here := self.here:
            self._history.leave(here)

    def back(self) -> bool:
        return self._again(self._history.back)

    def forward(self) -> bool:
        return self._again(self._history.forward)

    def next_article(self, step: int) -> None:
        """The next or previous article in the order of the library."""
        library = self._desk.query_one(Library)
        order, open_path = library.order, library.open_path
        at = order.index(open_path) + step if open_path in order else 0
        if 0 <= at < len(order):
            self.to(Place(order[at], *self._desk.records.place(order[at])))
        else:
            self._desk.say(_("This is the last article.") if step > 0 else _("This is the first article."))

    def mark(self, letter: str) -> None:
        here = self.here
        if here is not None and letter.isalnum():
            self._desk.records.mark(letter, here.path, here.block, here.offset)
            self._desk.say(_("Marked as {letter}. ' {letter} comes back here.").format(letter=letter))

    def to_mark(self, letter: str) -> None:
        """Go to a mark; the key twice goes to the last place."""
        if not letter.isalnum():
            self.back()
        elif marked := self._desk.records.marked(letter):
            self.to(Place(*marked))
        else:
            self._desk.say(_("Nothing is marked as {letter}.").format(letter=letter))

    def _again(self, step: Callable[[Place], Place | None]) -> bool:
        here = self.here or Place("")
        place = step(here)
        if place is None:
            self._desk.say(_("There is no place to go to."))
            return False
        self._go(place)
        return True

    def _go(self, place: Place) -> None:
        here = self.here
        if here is not None and here.path == place.path:
            self._desk.query_one(Body).go(place.block, place.offset)
        else:
            self._desk.opening.open(place)
