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
    from reader.ui.searching import Found, Searching


class Wandering:
    """Every jump leaves a place to come back to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._history = History()
        self._searching: Searching | None = None
        self._found_last: Found | None = None  # the hit of all articles that was gone to
        self._origin: Place | None = None  # where the reader was before looking at other places from a list
        self._marking = False  # while the letter of a mark is awaited

    @property
    def here(self) -> Place | None:
        document = self._desk.following.document
        if document is None:
            return None
        return Place(document.article.path, *self._desk.query_one(Body).place)

    def open(self, path: str) -> None:
        """Open an article where it was left, and read on in the text."""
        here, before = self.here, self._origin or self.here
        if before is not None and before.path != path:
            self.leave()
        self._origin = None
        if here is None or here.path != path:
            self._go(Place(path, *self._desk.records.place(path)))
        self._desk.read_on()

    def to(self, place: Place) -> None:
        """Jump to a place, in this article or another."""
        self.leave()
        self._go(place)

    def glance(self) -> None:
        """The reader looks at other places from a list: to come back to is the place before the first of them."""
        if self._origin is None:
            self._origin = self.here

    def settle(self) -> None:
        """The reader goes on from here."""
        self._origin = None

    def leave(self, place: tuple[int, int] | None = None) -> None:
        """Remember the present place, or another one of this article, before a jump inside the text."""
        here, self._origin = self._origin or self.here, None
        if here is not None:
            self._history.leave(here if place is None else Place(here.path, *place))

    def back(self) -> bool:
        return self._again(self._history.back)

    def forward(self) -> bool:
        return self._again(self._history.forward)

    def next_article(self, step: int) -> None:
        """The next or previous article in the order of the library."""
        library, opening = self._desk.query_one(Library), self._desk.opening
        order = library.order
        now = opening.wanted.path if opening.reading and opening.wanted else library.open_path
        at = order.index(now) + step if now in order else 0
        if 0 <= at < len(order):
            library.point_at(order[at])
            self.to(Place(order[at], *self._desk.records.place(order[at])))
        else:
            self._desk.say(_("This is the last article.") if step > 0 else _("This is the first article."))

    def ask_mark(self) -> None:
        """The next key is the letter of a mark."""
        if self.here is None:
            self._desk.say(_("There is no place to mark: no article is open."))
            return
        self._marking = True
        self._desk.say(_("Mark this place as: press a letter"))

    def answered(self, key: str | None) -> bool:
        """A key was pressed; says whether it was awaited as the letter of a mark."""
        marking, self._marking = self._marking, False
        if marking:
            self._mark(key or "")
        return marking

    def _mark(self, letter: str) -> None:
        here = self.here
        if here is None or not letter.isalnum():
            self._desk.say(_("Not marked: a mark is a letter or a digit."))
            return
        self._desk.records.mark(letter, here.path, here.block, here.offset)
        self._desk.say(_("Marked as {letter}. ' {letter} comes back here.").format(letter=letter))

    @property
    def last(self) -> Place | None:
        """Where the reader was before the last jump."""
        return self._history.past[-1] if self._history.past else None

    def to_mark(self, place: Place | None) -> None:
        """Go where the sheet of marks said."""
        if place is not None:
            self.to(place)
            self._desk.read_on()

    def search(self, words: str) -> None:
        """Look through all articles; the hit that is chosen is opened at its place.

        Without words what was sought before waits to be typed over, its hits with the one that was gone to.
        """
        from reader.ui.screens.sheet import Sheet
        from reader.ui.searching import Searching

        if self._searching is None:
            self._searching = Searching(self._desk.paths)
        before = self._found_last.query if self._found_last else ""
        sheet = Sheet(
            _("Search all articles"), (), empty=_("Not found in any article. Esc closes."),
            find=self._searching.find, prepare=self._searching.refresh, sought=words or before, typing=not words,
            at=self._found_last,
        )  # fmt: skip
        self._desk.app.push_screen(sheet, self._found)

    def _found(self, found: Found | None) -> None:
        if self._searching is not None and (notices := self._searching.notices):
            self._desk.say(notices[-1], problem=True)
        if found is not None:
            self._found_last = found
            self._desk.finding.wait(found.query)
            self.to(found.place)
            self._desk.read_on()

    def close(self) -> None:
        """Let go of the index."""
        if self._searching is not None:
            self._searching.close()

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
            self._desk.finding.arrived_here()
        else:
            self._desk.opening.open(place)
