"""Tending the library while it is open: what comes into its folders, changes or goes shows in the list."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.ui import shelving
from reader.ui.cards import Card
from reader.ui.library import Library

if TYPE_CHECKING:
    from reader.store.library import Watch
    from reader.ui.screens.desk import Desk

SHARE = 20  # a look that took long is not repeated before so many times as long: a twentieth of a core at most


class Tending:
    """Looks at the folders beside the screen, once they have been listed; one look at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._watch: Watch | None = None
        self._busy, self._next = False, 0.0

    def begin(self) -> None:
        """The library is listed to the end: what happens from now on is looked for. In the worker that listed it."""
        from reader.store.library import Watch

        watch = Watch(self._desk.paths)
        watch.look()
        self._watch = watch

    def look(self) -> None:
        """Start a look, unless one is under way or the last was not long ago for what it took."""
        if self._watch is None or self._busy or time.monotonic() < self._next:
            return
        self._busy = True
        cards = self._desk.query_one(Library).cards
        self._desk.run_worker(lambda: self._look(cards), thread=True, group="tending", exit_on_error=False)

    def _look(self, cards: tuple[Card, ...]) -> None:
        assert self._watch is not None
        begun = time.monotonic()
        try:
            if changes := self._watch.look():
                after = shelving.after(changes, self._desk.paths, cards, self._desk.records)
                self._desk.app.call_from_thread(self._desk.shelved, after, "")
        finally:
            self._busy, self._next = False, time.monotonic() + SHARE * (time.monotonic() - begun)
