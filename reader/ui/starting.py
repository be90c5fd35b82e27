"""The start: the first picture is a whole one, and nothing is done before it that can be done after.

Until the article is there, or has taken too long, the screen is not drawn: an empty desk would be drawn twice and seen
to flicker. Filling the library and everything else that can wait waits for that picture.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

PATIENCE = 0.4  # seconds: then the empty desk is shown, with what it is waiting for


class Starting:
    """Holds the first picture of a screen back until `done`."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._held = ExitStack()
        self._later: list[Callable[[], None]] = []
        self._over = False

    def hold(self, *later: Callable[[], None]) -> None:
        """Draw nothing yet; call `later` when the first picture is drawn."""
        self._later = list(later)
        self._held.enter_context(self._screen.app.batch_update())
        self._screen.set_timer(PATIENCE, self.done)

    def done(self) -> None:
        """There is something to see."""
        if self._over:
            return
        self._over = True
        self._held.close()
        for call in self._later:
            self._screen.call_after_refresh(call)
