"""A sentence where rows would be, in lines by our own rules: the framework parts Chinese at its blanks only."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from reader.ui.folding import folded_lines

MOST_LINES = 12  # of one paragraph


class Note(Widget):
    """Down: `sentence`, in paragraphs; hidden where there is none."""

    sentence: reactive[str] = reactive("", layout=True)

    def __init__(self) -> None:
        super().__init__(classes="empty")

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.size.width)))

    def _lines(self, width: int) -> list[str]:
        return [line for one in self.sentence.split("\n") for line in folded_lines(one, max(8, width), MOST_LINES)]
