"""A sheet over the desk: a title, a line to type into, rows to choose from. Help, removals, hits and choices are sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.language import _
from reader.ui.folding import cells, folded_lines, shortened
from reader.ui.listing import Listing
from reader.ui.matching import matches

MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Row:
    """`head` in its own column, `tail` beside it; `gives` is what choosing the row answers, None: nothing."""

    head: str
    tail: str = ""
    gives: Any = None
    title: bool = False


class SheetRows(Listing[Row]):
    """Rows of two columns; the second one folds."""

    def selectable(self, row: Row) -> bool:
        return not row.title

    def height(self, row: Row, width: int) -> int:
        return 1 if row.title else len(self._tail(row, width))

    def paint(self, row: Row, width: int) -> Content:
        if row.title:
            return Content.styled(shortened(row.head, width), self.get_visual_style("listing--title", partial=True))
        column = self._column(width)
        head = shortened(row.head, column - 2)
        first = Content.styled(
            f" {head}" + " " * (column - 1 - cells(head)), self.get_visual_style("listing--accent", partial=True)
        )
        tail = self._tail(row, width)
        return Content("\n").join(
            [Content.assemble(first, tail[0]), *(Content(" " * column + more) for more in tail[1:])]
        )

    def _column(self, width: int) -> int:
        longest = max((cells(row.head) for row in self.rows if not row.title), default=8)
        return min(longest + 3, max(10, width // 3))

    def _tail(self, row: Row, width: int) -> list[str]:
        return folded_lines(row.tail.replace("\n", " "), max(6, width - self._column(width) - 1), MOST_LINES)


class Sheet(ModalScreen[Any]):
    """Answers the `gives` of the chosen row, or None. `find` makes the rows from what is typed; else they are filtered."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "put_away", show=False),
        Binding("q", "put_away", show=False),
        Binding("slash,、,／", "type", show=False),
        Binding("down", "to_rows", show=False),
    ]

    def __init__(
        self, title: str, rows: Sequence[Row], *, empty: str = "", find: Callable[[str], Sequence[Row]] | None = None,
        sought: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._title, self._all, self._empty, self._find, self._sought = title, rows, empty, find, sought

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(self._title)
            sheet.border_subtitle = _("Enter choose · / type · Esc close")
            yield Input(self._sought, placeholder=_("type to search …"), compact=True)
            yield SheetRows()
            yield Static(classes="empty", markup=False)

    def on_mount(self) -> None:
        self._show(self._all)
        (self.query_one(Input) if self._find and not self._sought else self.query_one(SheetRows)).focus()
        if self._sought:
            self._seek(self._sought)

    def on_input_changed(self, message: Input.Changed) -> None:
        self._seek(message.value.strip())

    def _seek(self, sought: str) -> None:
        """Filter what is there, or let a worker find, the newest question winning."""
        if self._find is None:
            self._show([row for row in self._all if row.title or matches(sought, row.head, row.tail)])
        else:
            self.run_worker(lambda: self._found(sought), thread=True, exclusive=True, exit_on_error=False)

    def _found(self, sought: str) -> None:
        assert self._find is not None
        rows = self._find(sought) if sought else ()
        self.app.call_from_thread(self._show_for, sought, rows)

    def _show_for(self, sought: str, rows: Sequence[Row]) -> None:
        if self.is_mounted and self.query_one(Input).value.strip() == sought:
            self._show(rows)

    def _show(self, rows: Sequence[Row]) -> None:
        self.query_one(SheetRows).show(without_idle_titles(rows))
        note = self.query_one(".empty", Static)
        note.update(Content(self._empty if self.query_one(Input).value or not self._find else ""))
        note.display = not rows

    def on_input_submitted(self) -> None:
        self.query_one(SheetRows).focus()

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        row = message.listing.rows[message.index]
        if row.gives is not None:
            self.dismiss(row.gives)

    def on_listing_filter_wanted(self) -> None:
        self.action_type()

    def action_type(self) -> None:
        self.query_one(Input).focus()

    def action_to_rows(self) -> None:
        self.query_one(SheetRows).focus()

    def action_put_away(self) -> None:
        self.dismiss(None)


def without_idle_titles(rows: Sequence[Row]) -> list[Row]:
    """The rows, without titles that have no row below them."""
    kept: list[Row] = []
    for row in rows:
        if row.title and kept and kept[-1].title:
            kept.pop()
        kept.append(row)
    if kept and kept[-1].title:
        kept.pop()
    return kept
