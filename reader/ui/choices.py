"""One line of names of which one is chosen: the tabs of the facts, their scope and their order. Keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

SEPARATOR = " · "


class Choices(Widget):
    """Names side by side; the chosen one stands out. Too narrow for all: the chosen one and its neighbours show.

    `turning`: only the chosen one shows, and a click goes on to the next.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--chosen", "choices--quiet"}
    chosen: reactive[int] = reactive(0, layout=True)
    names: reactive[tuple[str, ...]] = reactive(())

    @dataclass
    class Picked(Message):
        """A name was picked with the mouse or by a key of the panel."""

        choices: Choices
        index: int

    def __init__(self, names: Sequence[str], turning: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self._turning = turning
        self.set_reactive(Choices.names, tuple(names))

    def pick(self, index: int) -> None:
        """Choose a name and say so."""
        self.chosen = index % len(self.names)
        self.post_message(self.Picked(self, self.chosen))

    def get_content_width(self, *_sizes: object) -> int:
        shown = f"{self.names[self.chosen]} ▾" if self._turning else SEPARATOR.join(self.names)
        return Content(shown).cell_length

    def render(self) -> Content:
        if self._turning:
            return Content.styled(f"{self.names[self.chosen]} ▾", self.get_visual_style("choices--quiet"))
        lit, quiet = self.get_visual_style("choices--chosen"), self.get_visual_style("choices--quiet")
        parts: list[Content] = []
        for index, _start, name in self._visible():
            parts.append(Content.styled(name, lit if index == self.chosen else quiet))
        return Content.styled(SEPARATOR, quiet).join(parts)

    def on_click(self, event: events.Click) -> None:
        if self._turning:
            self.pick(self.chosen + 1)
            return
        x = event.get_content_offset_capture(self).x
        for index, start, name in self._visible():
            if start <= x < start + Content(name).cell_length:
                self.pick(index)

    def _visible(self) -> Iterator[tuple[int, int, str]]:
        """Index, first cell and name of the names that fit; from the chosen one on when not all do."""
        everything = Content(SEPARATOR.join(self.names)).cell_length <= self.size.width
        start = 0
        for index, name in enumerate(self.names):
            if not everything and index < self.chosen - 1:
                continue
            yield index, start, name
            start += Content(name + SEPARATOR).cell_length
