"""Keys in turn: the next one goes where the one before has put the keyboard.

The framework hands all keys that came at once to whoever has the keyboard then. Over a slow line, or typed faster than
a sheet opens, `/` and the word behind it come at once: the word must not be taken for commands.
"""

from __future__ import annotations

from collections import deque
from time import monotonic

from textual import events
from textual.app import App
from textual.message import Message
from textual.widget import Widget

PATIENCE = 0.5  # seconds after which a key is not waited for: it was lost with the pane that had it
Typed = events.Key | events.Paste


class Passed(Message):
    """Goes the way of a key, behind it: when it comes to the app, the panes have taken the key and all it led to."""

    def __init__(self, again: bool) -> None:
        super().__init__()
        self.again = again  # the key's binding has only been run when this comes: what it asks for goes before another


class InTurn(App[int]):
    """An app that hands on one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Typed] = deque()
        self._handed_on = 0.0  # when; 0 where no key is on its way
        self._keyboard: tuple[object, object] = (None, None)  # the screen and the pane that had it then

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self._handed_on:
            self._typed.append(event)
            self.set_timer(PATIENCE, self._wait_no_longer)
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: Typed) -> None:
        self._handed_on, self._keyboard = monotonic(), (self.screen, self.focused)
        pane = self.focused or self.screen
        await super().on_event(event)
        self._follow(pane, again=True)

    def _follow(self, pane: Widget, again: bool) -> None:
        if not pane.post_message(Passed(again)):
            self.call_later(self._done)

    def on_passed(self, message: Passed) -> None:
        if message.again:
            self._follow(self.focused or self.screen, again=False)
        else:
            self.call_later(self._done)  # behind what gives the keyboard to another pane

    async def _done(self) -> None:
        """The next key at once, or when the screen or pane that was given the keyboard is there."""
        if (self.screen, self.focused) == self._keyboard:
            await self._next()
        else:
            self.screen.call_after_refresh(self.call_later, self._next)

    async def _next(self) -> None:
        self._handed_on = 0.0
        if self._typed:
            await self._hand_on(self._typed.popleft())

    async def _wait_no_longer(self) -> None:
        if self._handed_on and monotonic() - self._handed_on >= PATIENCE:
            await self._next()
