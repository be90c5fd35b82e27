"""A program that gives widgets text nobody cleaned, with the sink or without: `python showing.py with|without`."""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Input, Label, OptionList, RichLog, Static, TextArea, Tree

from reader.ui.sink import Sink
from tests.terminal.hostile import SEQUENCES

TEXT = " ".join(SEQUENCES.values()).replace("\n", " ")


class Showing(App[None]):
    BINDINGS: ClassVar = [("q", "quit", "quit")]

    def __init__(self, guarded: bool) -> None:
        super().__init__()
        if guarded:
            self._filters.append(Sink())

    def compose(self) -> ComposeResult:
        yield Static(Content(TEXT))
        yield Label(Content(TEXT))
        yield OptionList(Content(TEXT), Content("x"))
        yield Input(TEXT)
        yield TextArea(TEXT)
        yield DataTable()
        yield RichLog()
        tree: Tree[None] = Tree(Text(TEXT))
        tree.border_title = Content(TEXT)
        tree.styles.border = ("round", "red")
        yield tree

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_column("c")
        table.add_row(Text(TEXT))
        self.query_one(RichLog).write(TEXT)
        for child in self.screen.children:
            child.styles.max_height = 4
        self.notify(TEXT, markup=False, timeout=30)


if __name__ == "__main__":
    Showing(sys.argv[1] == "with").run()
