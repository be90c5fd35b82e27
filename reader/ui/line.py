"""A line to type into. Its cursor stands still: nothing on the desk blinks."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Input


class Line(Input):
    """Textual's input."""

    cursor_blink: reactive[bool] = reactive(False, init=False)
