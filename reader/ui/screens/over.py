"""What every screen over the desk has in common: it goes once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

ResultT = TypeVar("ResultT")


class Over(ModalScreen[ResultT]):
    """A screen over the desk; keys pressed twice before it was gone do not take the desk away as well."""

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Go and answer `result`; nothing where the screen has gone already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
