"""Selecting text by keys and with the mouse: what is selected is the article's own text, without our line ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from textual import events

from reader.core.model import Article, Block, Fact
from reader.language import _
from reader.typeset.cells import graphemes
from reader.ui.moving import Moving
from reader.ui.painting import Wash
from reader.ui.view import Place

STEPS = {"left": -1, "right": 1, "h": -1, "l": 1}  # one character
SWAP = "o"  # the other end moves, as in vi


class Selecting(Moving):
    """A selection lies between a fixed end and one that moves, by keys or with the pointer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._fixed: Place | None = None
        self._free: Place = (0, 0)
        self._by_keys = False

    def show(self, article: Article, facts: Sequence[Fact] = (), place: Place = (0, 0)) -> None:
        self._fixed, self._by_keys = None, False
        super().show(article, facts, place)

    @property
    def _selection(self) -> tuple[Place, Place] | None:
        """Its start and its end; None where nothing is selected."""
        if self._fixed is None or self._fixed == self._free:
            return None
        return min(self._fixed, self._free), max(self._fixed, self._free)

    @property
    def selected(self) -> str:
        """The selected text as the article has it: no line ends of ours, a blank line between blocks."""
        if self._selection is None or self.article is None:
            return ""
        return between(self.article.blocks, *self._selection)

    def clear_selection(self) -> bool:
        """Give the selection up; says whether there was one."""
        had = self._fixed is not None
        self._fixed, self._by_keys = None, False
        self._repaint()
        if had and self.is_attached:
            self.screen.refresh_bindings()
        return had

    @property
    def hints(self) -> list[tuple[str, str, str]]:
        """What the footer says before the keys that always work: caps, label, key."""
        if not self._by_keys:
            return super().hints
        return [
            ("j k", _("widen"), "j"), ("← →", _("by a character"), "right"), ("o", _("other end"), "o"),
            ("y", _("copy"), "y"), ("Esc", _("stop"), "escape"),
        ]  # fmt: skip

    # By keys

    def action_select(self) -> None:
        """Begin to select the cursor's line, or give the selection up."""
        if self._by_keys or self.article is None or not self._page.blocks:
            self.clear_selection()
            return
        self._fixed, self._free, self._by_keys = self._page.place(self._cursor), self._end_of_line(), True
        self._repaint()
        self.screen.refresh_bindings()

    def line(self, step: int) -> None:
        """While selecting, the cursor itself moves: the selection ends where it stands."""
        if not self._by_keys:
            super().line(step)
            return
        self._stand(self._page.move(self._cursor, step))
        self.go(*self.place)

    def _moved(self) -> None:
        if self._by_keys and self._fixed is not None:
            self._reach(self.place if self.place < self._fixed else self._end_of_line())

    def on_key(self, event: events.Key) -> None:
        """Keys that only mean something while selecting, before any binding sees them."""
        if not self._by_keys or self._fixed is None:
            return
        if event.key in STEPS:
            self._reach(stepped(self._page.blocks, self._free, STEPS[event.key]))
        elif event.key == SWAP:
            self._fixed, self._free = self._free, self._fixed
        else:
            return
        event.prevent_default().stop()
        self._show_free()

    def _show_free(self) -> None:
        """Keep the moving end in sight, without the selection following the cursor's line."""
        free, self._by_keys = self._free, False
        self.go(*free)
        self._by_keys = True

    def _end_of_line(self) -> Place:
        line = self._page.line(self._cursor)
        return self._cursor[0], line.end if line else 0

    def _reach(self, place: Place) -> None:
        self._free = place
        self._repaint()

    # By the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1 and (place := self.place_at(event.x, event.y)):
            self.clear_selection()
            self._fixed = self._free = place
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is not self or self._fixed is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_rows(-1 if event.y < 0 else 1)
        if place := self.place_at(event.x, min(max(0, event.y), self.size.height - 1)):
            self._reach(place)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A click goes there; the end of a drag says what can be done with it."""
        if self.app.mouse_captured is not self:
            return
        self.release_mouse()
        if self._selection is not None:
            self.say(_("Selected: y copies, * looks in all articles, Esc ends."))
        elif self._fixed is not None:
            place, self._fixed = self._fixed, None
            on_text = self.is_text(event.x, event.y)
            self.go(*place)
            if on_text:
                self.clicked(place)

    def clicked(self, place: Place) -> None:
        """A character was clicked; the reader is there."""

    def _washes(self, index: int) -> list[Wash]:
        washes = super()._washes(index)
        if self._selection and self._selection[0][0] <= index <= self._selection[1][0]:
            (first, start), (last, end) = self._selection
            stop = end if index == last else len(self._page.blocks[index].text)
            washes.append(Wash(start if index == first else 0, stop, "selection"))
        return washes


def between(blocks: Sequence[Block], start: Place, end: Place) -> str:
    """The text from one place to another, the items of a list on a line each, other blocks a blank line apart."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks[start[0] : end[0] + 1]:
        text = block.text[start[1] if block.index == start[0] else 0 : end[1] if block.index == end[0] else None]
        if text.strip():
            if before is not None:
                parts.append("\n" if before.kind == block.kind == "list" else "\n\n")
            parts.append(text)
            before = block
    return "".join(parts)


def stepped(blocks: Sequence[Block], place: Place, step: int) -> Place:
    """The place one user-perceived character further on, or back; over the end of a block into the next."""
    block, offset = place
    edges = list(accumulate(map(len, graphemes(blocks[block].text)), initial=0))
    if step > 0:
        ahead = next((edge for edge in edges if edge > offset), None)
        if ahead is None and block + 1 < len(blocks):
            return block + 1, 0
        return block, offset if ahead is None else ahead
    back = next((edge for edge in reversed(edges) if edge < offset), None)
    if back is None and block:
        return block - 1, len(blocks[block - 1].text)
    return block, back or 0
