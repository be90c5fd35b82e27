"""The rows of the facts panel: on one line where they fit, else with what they are about below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.content import Content
from textual.message import Message

from reader.ui import keys
from reader.ui.fact_lines import FactLine
from reader.ui.folding import cells, folded_lines, shortened
from reader.ui.listing import Listing
from reader.ui.themes import KINDS

MOST_LINES = 3  # of what a fact is about, below the fact itself


class FactLines(Listing[FactLine]):
    """The rows of the panel: on one line where they fit, else with what they are about below."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("facts")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"fact--{kind}" for kind in KINDS}

    @dataclass
    class Asked(Message):
        """A key of the panel was pressed: "tab", "tab back", "scope" or "sort"."""

        what: str

    def selectable(self, row: FactLine) -> bool:
        return not row.title

    def height(self, row: FactLine, width: int) -> int:
        return 1 if row.title or _on_one_line(row, width) else 1 + len(_below(row, width))

    def paint(self, row: FactLine, width: int) -> Content:
        quiet = self.get_visual_style("listing--quiet", partial=True)
        hue = self.get_visual_style(f"fact--{row.kind}" if row.kind else "listing--quiet", partial=True)
        if row.title:
            title = Content.styled(row.head, self.get_visual_style("listing--title", partial=True))
            gap = " " * max(1, width - title.cell_length - cells(row.place) - 1)
            return Content.assemble(" " if row.sub else "", title, gap, Content.styled(row.place, quiet))
        place = Content.styled(row.place, quiet)
        if _on_one_line(row, width):
            start = Content.assemble(" ", Content.styled(row.head, hue), "  ", row.tail)
            return Content.assemble(start, " " * (width - start.cell_length - cells(row.place) - 1), place, " ")
        head = shortened(row.head, width - cells(row.place) - 3)
        gap = " " * (width - 2 - cells(head) - cells(row.place))
        first = Content.assemble(" ", Content.styled(head, hue), gap, place, " ")
        return Content("\n").join([first, *(Content(f"   {line}") for line in _below(row, width))])

    def action_next_tab(self) -> None:
        self.post_message(self.Asked("tab"))

    def action_previous_tab(self) -> None:
        self.post_message(self.Asked("tab back"))

    def action_scope(self) -> None:
        self.post_message(self.Asked("scope"))

    def action_sort_facts(self) -> None:
        self.post_message(self.Asked("sort"))


def _on_one_line(row: FactLine, width: int) -> bool:
    return cells(row.head) + cells(row.tail) + cells(row.place) + 6 <= width and "\n" not in row.tail


def _below(row: FactLine, width: int) -> list[str]:
    return folded_lines(row.tail.replace("\n", " "), max(4, width - 4), MOST_LINES) if row.tail else []
