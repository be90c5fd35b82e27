"""Widgets that fill the room their parent gives them: a new size of the terminal is laid out once, and drawn once.

To the framework the new size of a widget is a new `virtual_size` as well, for which it lays out and draws the whole
screen again, and the bars of what scrolls ask for the same. But a layout is drawn at once, with every widget in its
new size: what they ask for has been done.
"""

from __future__ import annotations

from textual import events, messages
from textual.containers import Horizontal, Vertical
from textual.errors import NoWidget
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


class Filling(Widget):
    """A widget that does not scroll: of a new size nothing follows. Named last: styles come from the first base."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class Ground(Filling):
    """What shows nothing but its colour, where no other widget is: one blank line for all of its rows."""

    def render_lines(self, crop: Region) -> list[Strip]:
        line = Strip.blank(crop.width, self.rich_style)
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, self.background_colors[1])
        return [line] * crop.height


class Across(Horizontal, Ground):
    """Widgets side by side."""


class Down(Vertical, Ground):
    """Widgets one below the other."""


class FillingScreen(Screen[None], Ground):
    """A screen that is laid out once for each size."""

    _size_laid_out: Size | None = None
    _placed: frozenset[Widget] = frozenset()

    def arrange_anew(self) -> frozenset[Widget]:
        """Show and hide what the size asks for; gives what was shown or hidden and has no new style to wait for."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Before the framework lays the screen out. Of that layout the screen too is told its size, once more."""
        if event.size == self._size_laid_out:
            event.prevent_default()
            return
        self._size_laid_out = event.size
        self._placed = self.arrange_anew()

    def on_layout(self, message: messages.Layout) -> None:
        if isinstance(message.widget, ScrollBar) or (message.widget in self._placed and self._stands(message.widget)):
            self._placed -= {message.widget}
            message.prevent_default()

    def _stands(self, widget: Widget) -> bool:
        """Whether the last layout has a widget, or has left it out, as it wants: a hidden one may ask long after."""
        try:
            self.find_widget(widget)
        except NoWidget:
            return not widget.display
        return widget.display
