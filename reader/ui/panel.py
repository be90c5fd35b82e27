"""A panel of the desk: a frame, a line to type a filter into, a list, and a sentence for when the list is empty."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from reader.language import _
from reader.ui.filling import Filling
from reader.ui.line import Line
from reader.ui.listing import Listing
from reader.ui.matching import initials
from reader.ui.note import Note


class Panel(Vertical, Filling):
    """Subclasses build the list's rows in `rebuild`, from what they were given and from `self.sought`."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "close_filter", show=False),
        Binding("down", "to_list", show=False),
    ]

    def __init__(self, listing: Listing[Any], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="panel")
        self.listing = listing

    def compose(self) -> ComposeResult:
        yield Line(placeholder=_("filter …"), classes="filter", compact=True)
        yield from self.top_lines()
        yield self.listing
        yield Note()

    def top_lines(self) -> ComposeResult:
        """Widgets between the filter and the list."""
        yield from ()

    def rebuild(self) -> None:
        """Build the rows again."""
        raise NotImplementedError

    @property
    def hints(self) -> list[tuple[str, str, str]]:
        """What the footer says while one types a filter: caps, label, key."""
        return [("Enter", _("to the rows"), "enter"), ("Esc", _("show all"), "escape")]

    @property
    def sought(self) -> str:
        """What the reader typed into the filter."""
        return self.query_one(Input).value.strip() if self.is_mounted else ""

    def say_below(self, sentence: str) -> None:
        """Show a sentence below the rows, or where they would be; none takes it away."""
        note = self.query_one(Note)
        note.sentence = sentence
        note.display = bool(sentence)
        self.set_class(bool(sentence), "-noted")

    def say_when_empty(self, sentence: str) -> None:
        """Show the sentence in the place of the list when it has no rows."""
        self.say_below("" if self.listing.rows else sentence)

    def on_listing_filter_wanted(self, message: Listing.FilterWanted) -> None:
        message.stop()
        line = self.query_one(Input)
        line.display = True
        line.focus()
        self.run_worker(lambda: initials("字"), thread=True, exit_on_error=False)  # loads the table of readings

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self.rebuild()
        self.filtered()

    def filtered(self) -> None:
        """The rows are others than before, by what the reader typed."""

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if not self.sought:
            message.input.display = False
        self.listing.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close_filter":
            return self.query_one(Input).display
        if action == "to_list":
            return self.query_one(Input).has_focus
        return True

    def action_close_filter(self) -> None:
        line = self.query_one(Input)
        line.value = ""
        line.display = False
        self.listing.focus()

    def action_to_list(self) -> None:
        self.listing.focus()
