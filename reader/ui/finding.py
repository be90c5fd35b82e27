"""Finding in the open article: a line at the foot, hits as one types, "4/14" beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from reader.language import _
from reader.ui.body import Body
from reader.ui.footer import Footer
from reader.ui.line import Line

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk


class Loosely(Widget):
    """The switch beside the line: whether 台灣 finds 台湾. A click or ^T turns it."""

    loose: reactive[bool] = reactive(True)

    def render(self) -> Content:
        return Content(_("[^T] 漢=汉") if self.loose else _("[^T] 漢≠汉"))

    def get_content_width(self, *_sizes: object) -> int:
        return self.render().cell_length

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.loose = not self.loose


class FindLine(Horizontal):
    """Up: `Sought` while typing, `Stepped` by the arrows, `Ended` by Enter (`kept`) or Esc."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "end(False)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("ctrl+t", "loosely", show=False),
    ]

    @property
    def hints(self) -> list[tuple[str, str, str]]:
        """What the footer says while one types here: caps, label, key."""
        return [
            ("Enter", _("keep the hits"), "enter"), ("↓ ↑", _("next, previous"), "down"),
            ("^T", _("simplified = traditional"), "ctrl+t"), ("Esc", _("forget"), "escape"),
        ]  # fmt: skip

    @dataclass
    class Sought(Message):
        """What is typed, and whether simplified and traditional are the same."""

        query: str
        loose: bool

    @dataclass
    class Stepped(Message):
        step: int

    @dataclass
    class Ended(Message):
        kept: bool

    def __init__(self) -> None:
        super().__init__(id="finding")

    def compose(self) -> ComposeResult:
        yield Line(placeholder=_("find in this article"), compact=True)
        yield Loosely()

    def ask(self, query: str) -> None:
        """Show the line; what was sought before waits in it, to be typed over."""
        line = self.query_one(Input)
        with self.prevent(Input.Changed):
            line.value = query
        self.display = True
        line.focus()
        line.select_all()

    def on_mount(self) -> None:
        self.watch(self.query_one(Loosely), "loose", self._say, init=False)

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._say()

    def _say(self) -> None:
        self.post_message(self.Sought(self.query_one(Input).value, self.query_one(Loosely).loose))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_end(True)

    def action_end(self, kept: bool) -> None:
        self.display = False
        self.post_message(self.Ended(kept and bool(self.query_one(Input).value.strip())))

    def action_step(self, step: int) -> None:
        self.post_message(self.Stepped(step))

    def action_loosely(self) -> None:
        switch = self.query_one(Loosely)
        switch.loose = not switch.loose


class Finding:
    """What was sought last, where the reader was before, and which hit this is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._query, self._loose = "", True
        self._origin = (0, 0)
        self._awaited = ""  # sought in all articles: to be marked in the one that is opened
        self._shown = False  # whether hits are marked in the text now

    @property
    def _body(self) -> Body:
        return self._desk.query_one(Body)

    def ask(self) -> None:
        """Open the line at the foot."""
        if self._desk.following.document is None:
            self._desk.say(_("There is no text to search. In the library / searches all articles."))
            return
        self._origin = self._body.place
        self._desk.panes.close_over()  # the hits would be under it
        self._desk.query_one(Footer).silence()  # a long message would lie under the line
        self._desk.query_one(FindLine).ask(self._query)

    def seek(self, query: str, loose: bool) -> None:
        """Mark the hits of what is typed so far; the first one from where the reader was comes into sight."""
        self._query, self._loose = query.strip(), loose
        self._body.go(*self._origin)
        self._mark()

    def _mark(self) -> None:
        if self._query:
            self._count(*self._body.search(self._query, self._loose))
        else:
            self.forget()

    def wait(self, query: str) -> None:
        """The next article that arrives was found by this query: its hits are marked, from its place on."""
        self._awaited = query

    def arrived(self) -> None:
        """An article is on the desk, or a place of a hit in the one that was."""
        awaited, self._awaited = self._awaited, ""
        if awaited:
            self._query = awaited
            self._mark()
        else:
            self.forget()

    def arrived_here(self) -> None:
        """A jump inside the article ended: marked is what was sought in all articles, if that was why."""
        if self._awaited:
            self.arrived()

    def step(self, step: int) -> None:
        """To the next or previous hit; of what was sought last where nothing is marked any more."""
        if self._shown:
            self._count(*self._body.step_hit(step))
        elif self._query and self._desk.following.document is not None:
            self._mark()
        else:
            self._desk.say(_("Nothing was sought yet. / finds in this article."))

    def end(self, kept: bool) -> None:
        """The line goes away: with the hits kept, or back where the reader was."""
        if kept:
            self._desk.wandering.leave(self._origin)
        else:
            self.forget()
            self._body.go(*self._origin)
        self._desk.panes.focus_text()

    def forget(self) -> bool:
        """Take the marks away; says whether there were any."""
        had, self._shown = self._shown, False
        self._body.clear_search()
        self._desk.query_one(Footer).hits = ""
        return had

    def _count(self, which: int, of: int) -> None:
        self._shown = of > 0
        shown = f"{which}/{of}" if of else _("not found")
        self._desk.query_one(Footer).hits = f"{self._query} {shown}" if self._query else ""
