"""The last line: the keys that work here and now, or what has just happened; how far the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.language import _
from reader.ui import keys
from reader.ui.filling import Filling
from reader.ui.folding import cells, folded_lines, shortened

ROOM = 90  # columns: from here on there is room for the minutes
STAYS = 6.0  # seconds that a message is shown


def _without_twice(hints: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """A key that means something else now than it does always is said once."""
    first: dict[str, tuple[str, str, str]] = {}
    for hint in hints:
        first.setdefault(hint[0], hint)
    return list(first.values())


class LiveKeys(Filling):
    """The keys of the focused pane, the most useful ones first, as many as fit."""

    COMPONENT_CLASSES = {"footer--key", "footer--message", "footer--problem"}  # noqa: RUF012 - Textual's own way
    message: reactive[str] = reactive("")
    problem: reactive[bool] = reactive(False)
    text: reactive[bool] = reactive(True)

    def render(self) -> Content:
        if self.message:
            style = "footer--problem" if self.problem else "footer--message"
            text = "\n".join(self._lines(self.message, self.size.width))
            return Content.styled(text, self.get_visual_style(style, partial=True))
        focused = self.screen.focused
        typing = isinstance(focused, Input)
        own: Sequence[tuple[str, str, str]] = getattr(focused.parent if typing else focused, "hints", ())  # type: ignore[union-attr]
        hints = own if typing else _without_twice([*own, *keys.live(self.screen.active_bindings, self.text)])
        key_style = self.get_visual_style("footer--key", partial=True)
        shown: list[Content] = []
        self._pressed: list[tuple[int, str]] = []
        used = 0
        for cap, label, pressed in hints:
            width = cells(cap) + cells(label) + 3
            if used + width > self.size.width:
                break
            used += width
            shown.append(Content.assemble(Content.styled(cap, key_style), " ", label))
            self._pressed.append((used, pressed))
        return Content("  ").join(shown)

    def _lines(self, message: str, width: int) -> list[str]:
        """A message, on a third of the screen where it needs that: what is to be done often stands at its end."""
        return folded_lines(message, max(1, width), max(1, self.app.size.height // 3))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(self.message, width))

    def watch_message(self, before: str, now: str) -> None:
        width = self.size.width
        if self.is_mounted and len(self._lines(before, width)) != len(self._lines(now, width)):
            self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it; on a message, puts it away."""
        if self.message:
            self.message = ""
        elif pressed := next((name for end, name in self._pressed if event.x < end), None):
            self.app.simulate_key(pressed)


class Footer(Horizontal, Filling):
    """Down: `progress` (0 to 100, None without a text), minutes `left`, `hits` ("卡 4/14" while hits are marked),
    `text` (False where there is none, and none is awaited: its keys are not offered).

    `say` shows a sentence for a while.
    """

    progress: reactive[int | None] = reactive(None)
    left: reactive[int] = reactive(0)
    hits: reactive[str] = reactive("")
    text: reactive[bool] = reactive(True)

    def __init__(self) -> None:
        super().__init__(id="footer")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield LiveKeys()
        yield Static(id="hits", markup=False)
        yield Progress()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.query_one(LiveKeys).refresh())

    def watch_progress(self) -> None:
        if self.is_mounted:
            self.query_one(Progress).progress = self.progress

    def watch_text(self) -> None:
        if self.is_mounted:
            self.query_one(LiveKeys).text = self.text

    def watch_left(self) -> None:
        if self.is_mounted:
            self.query_one(Progress).left = self.left

    def watch_hits(self) -> None:
        if self.is_mounted:
            line = self.query_one("#hits", Static)
            line.update(Content(shortened(self.hits, max(8, self.size.width // 3))))
            line.display = bool(self.hits)

    def say(self, sentence: str, problem: bool = False) -> None:
        """Show what happened: for a while, a problem until the next message or Esc."""
        line = self.query_one(LiveKeys)
        line.problem, line.message = problem, sentence
        if self._timer is not None:
            self._timer.stop()
        self._timer = None if problem else self.set_timer(STAYS, self.silence)

    def silence(self) -> None:
        self.query_one(LiveKeys).message = ""

    @property
    def speaking(self) -> bool:
        return bool(self.query_one(LiveKeys).message)


class Progress(Filling):
    """How far the reader is, in percent; on a wide screen how long the rest takes."""

    progress: reactive[int | None] = reactive(None)
    left: reactive[int] = reactive(0)

    def watch_left(self, before: int, now: int) -> None:
        """Only another number of digits needs another width: laying out the desk anew costs more than drawing it."""
        if len(str(before)) != len(str(now)) or 0 in (before, now):
            self.refresh(layout=True)

    def watch_progress(self, old: int | None, new: int | None) -> None:
        if (old is None) != (new is None):
            self.refresh(layout=True)

    def get_content_width(self, *_sizes: object) -> int:
        return self.render().cell_length

    def render(self) -> Content:
        if self.progress is None:
            return Content("")
        wide = self.app.size.width >= ROOM and self.left
        left = _("{n} min left").format(n=self.left) + "  " if wide else ""
        return Content(f"{left}{self.progress:>3}%")
