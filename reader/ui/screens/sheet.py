"""A sheet over the desk: a title, a line to type into, rows to choose from: help, removals, hits, choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.language import _
from reader.ui.line import Line
from reader.ui.listing import Listing
from reader.ui.matching import matches
from reader.ui.note import Note
from reader.ui.screens.over import Over
from reader.ui.screens.rows import Row, SheetRows, without_idle_titles

PATIENCE = 0.3  # seconds after which it is said that something is being looked for
Prepare = Callable[[Callable[[str], None], Callable[[], bool]], None]  # how to report, and whether to stop


class Sheet(Over[Any]):
    """Answers the `gives` of the chosen row, or None.

    `find` makes the rows from what is typed, in a worker; else the rows are filtered. `prepare` runs in a worker from
    the start on and reports how far it is. `letters`: the head of a row is a key that chooses it. `typing`: the line
    has the keyboard first. `at`: the row that gives this is where the reader was.
    """

    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "put_away", show=False),
        Binding("q", "put_away", show=False),
        Binding("slash,、,／", "type", show=False),
        Binding("down", "to_rows", show=False),
    ]

    def __init__(
        self, title: str, rows: Sequence[Row], *, empty: str = "", find: Callable[[str], Sequence[Row]] | None = None,
        sought: str = "", prepare: Prepare | None = None, letters: bool = False,
        typing: bool = False, at: Any = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._title, self._all, self._empty, self._find, self._sought = title, rows, empty, find, sought
        self._prepare, self._letters, self._going_on = prepare, letters, ""
        self._waiting = self._submitted = False  # for what is being found; Enter was pressed meanwhile
        self._preparing = prepare is not None
        self._typing, self._at = typing or (find is not None and not sought), at

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet", classes="" if self._find is None else "-finding") as sheet:
            sheet.border_title = Content(self._title)
            sheet.border_subtitle = Content(self._hint)
            yield Line(self._sought, placeholder=_("type to search …"), compact=True)
            yield Note()
            yield SheetRows()

    @property
    def _hint(self) -> str:
        choose = _("Enter choose · / type · Esc")
        return _("press a letter · / type · Esc") if self._letters else choose

    def on_mount(self) -> None:
        self._show(self._all)
        (self.query_one(Input) if self._typing else self.query_one(SheetRows)).focus()
        if self._sought:
            self.query_one(Input).select_all()
            self._seek(self._sought)
        if self._prepare is not None:
            self.run_worker(self._prepared, thread=True, group="prepare", exit_on_error=False)
        self.call_after_refresh(self._keep_size)

    def _keep_size(self) -> None:
        """As high as its rows at first, and not lower when fewer match."""
        sheet = self.query_one("#sheet")
        sheet.styles.min_height = sheet.outer_size.height

    def _prepared(self) -> None:
        assert self._prepare is not None
        worker = get_current_worker()

        def report(sentence: str) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._progressed, sentence)

        self._prepare(report, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._prepared_now)

    def _progressed(self, sentence: str) -> None:
        """Say how far the preparation is."""
        self._going_on = sentence
        if self.is_mounted:
            self.query_one("#sheet").border_subtitle = Content(sentence or self._hint)
            self._say_empty()

    def _prepared_now(self) -> None:
        """Look again for what was sought before all was there, however little was missing."""
        self._preparing = False
        if self.is_mounted:
            self._say_empty()
            if sought := self.query_one(Input).value.strip():
                self._seek(sought)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its row, before it is taken for a movement."""
        if not self._letters or self.query_one(Input).has_focus or event.character is None:
            return
        row = next((row for row in self._all if row.head == event.character and row.gives is not None), None)
        if row is not None:
            event.stop()
            self.dismiss(row.gives)

    def on_input_changed(self, message: Input.Changed) -> None:
        self._submitted = False
        self._seek(message.value.strip())

    def _seek(self, sought: str) -> None:
        """Filter what is there, or let a worker find, the newest question winning."""
        if self._find is None:
            found = [row for row in self._all if row.title or matches(sought, row.head, row.tail, row.also)]
            self._show(without_idle_titles(found) if sought else self._all)
        else:
            self._waiting = True
            self.set_timer(PATIENCE, self._say_empty)
            self.run_worker(lambda: self._found(sought), thread=True, group="find", exclusive=True, exit_on_error=False)

    def _found(self, sought: str) -> None:
        assert self._find is not None
        rows = self._find(sought) if sought else ()
        self.app.call_from_thread(self._show_for, sought, rows)

    def _show_for(self, sought: str, rows: Sequence[Row]) -> None:
        if self.is_mounted and self.query_one(Input).value.strip() == sought:
            self._waiting = False
            self._show(rows)
            if self._submitted:
                self.query_one(SheetRows).action_choose()

    def _show(self, rows: Sequence[Row]) -> None:
        was_at = next((index for index, row in enumerate(rows) if row.gives and row.gives == self._at), 0)
        self.query_one(SheetRows).show(rows, was_at)
        self._say_empty()

    def _say_empty(self) -> None:
        """Why there are no rows: nothing found, nothing asked yet, or not all taken in."""
        note = self.query_one(Note)
        asked = self.query_one(Input).value or not self._find
        searching = self._waiting or self._preparing
        why = self._going_on or (_("Searching …") if searching else self._empty)
        note.sentence = why if asked else ""
        note.display = not self.query_one(SheetRows).rows

    def on_input_submitted(self) -> None:
        """Enter takes the first row, or waits for one."""
        self.query_one(SheetRows).focus()
        self._submitted = self._waiting
        if not self._waiting:
            self.query_one(SheetRows).action_choose()

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss(None)

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        if message.row.gives is not None:
            self.dismiss(message.row.gives)

    def on_listing_filter_wanted(self) -> None:
        self.action_type()

    def action_type(self) -> None:
        self.query_one(Input).focus()

    def action_to_rows(self) -> None:
        self.query_one(SheetRows).focus()

    def action_put_away(self) -> None:
        self.dismiss(None)
