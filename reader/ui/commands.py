"""The command palette: every key of the table by its name, and nothing that has no key."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.language import _
from reader.ui import keys
from reader.ui.keys import Key


class Commands(Provider):
    """The commands that the focused pane, the desk and the app understand now."""

    def _commands(self) -> list[tuple[str, str, Key]]:
        alive = {entry.binding.id for entry in self.screen.active_bindings.values() if entry.enabled}
        return [
            (f"{_(key.help)}  {' '.join(key.keycaps[:1])}", _(key.label), key)
            for key in keys.KEYS
            if key.id in alive and key.name not in ("palette", "cancel")
        ]

    def _run(self, key: Key) -> partial[Any]:
        """The action as the pane that binds it would run it: with the keyboard's own way to find it."""
        for entry in self.screen.active_bindings.values():
            if entry.binding.id == key.id:
                return partial(self.app.run_action, entry.binding.action, entry.node)
        raise LookupError(key.id)

    async def discover(self) -> Hits:
        for text, _label, key in self._commands():
            yield DiscoveryHit(Content(text), self._run(key), text=text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for text, label, key in self._commands():
            if (score := max(matcher.match(text), matcher.match(label))) > 0:
                yield Hit(score, Content(text), self._run(key), text=text)
