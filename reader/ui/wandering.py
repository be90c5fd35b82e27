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
        self._asked = ""  # "mark" or "go" while a letter is awaited

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

    def ask(self, what: str) -> None:
        """The next key is the letter of a mark."""
        self._asked = what
        self._desk.say(
            _("Mark this place as: press a letter") if what == "mark" else _("Go to the mark: press its letter")
        )

    def answered(self, key: str | None) -> bool:
        """A key was pressed while a letter was awaited; says whether it was one."""
        asked, self._asked = self._asked, ""
        if not asked:
            return False
        (self.mark if asked == "mark" else self.to_mark)(key or "")
        return True

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

    def search(self, words: str) -> None:
        """Look through all articles; the hit that is chosen is opened at its place."""
        from reader.ui.screens.sheet import Sheet
        from reader.ui.searching import finder

        library = self._desk.query_one(Library)
        sheet = Sheet(
            _("Search all articles"), (), empty=_("Not found in any article. Esc closes."),
            find=finder(library.cards, self._desk.paths), sought=words,
        )  # fmt: skip
        self._desk.app.push_screen(sheet, self._found)

    def _found(self, place: Place | None) -> None:
        if place is not None:
            self.to(place)
            self._desk.read_on()

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
