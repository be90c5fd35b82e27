"""The rows of the library: one card an article, shelves above groups of them, and how both are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from reader.ui import keys, wording
from reader.ui.folding import cells, evened, shortened
from reader.ui.listing import Listing

Progress = Literal["unread", "reading", "read"]
MARKS: dict[Progress, str] = {"unread": "●", "reading": "◐", "read": " "}


@dataclass(frozen=True, slots=True)
class Card:
    """What the library knows about an article. `problem`: why it cannot be read, in one sentence."""

    path: str
    title: str
    date: str = ""
    source: str = ""
    categories: tuple[str, ...] = ()
    minutes: int = 0
    progress: Progress = "unread"
    star: bool = False
    problem: str | None = None
    known: bool = True  # its head has been read; before that the title is the file's name


@dataclass(frozen=True, slots=True)
class Shelf:
    """The name of a group above its cards."""

    name: str
    count: int


class Cards(Listing[Card | Shelf]):
    """Title over two lines at most, then date, source, category and length."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("library")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"cards--unread", "cards--read", "cards--problem", "cards--open"}
    open_path: reactive[str] = reactive("")

    @dataclass
    class Asked(Message):
        """A key of the panel was pressed: "sort", "reverse" or "group"."""

        what: str

    def watch_open_path(self) -> None:
        self.redraw()

    def selectable(self, row: Card | Shelf) -> bool:
        return isinstance(row, Card)

    def height(self, row: Card | Shelf, width: int) -> int:
        return 1 if isinstance(row, Shelf) else len(_title(row, width)) + 1

    def paint(self, row: Card | Shelf, width: int) -> Content:
        if isinstance(row, Shelf):
            title = self.get_visual_style("listing--title", partial=True)
            return Content.styled(shortened(f"{row.name}  {row.count}", width), title)
        quiet = self.get_visual_style("listing--quiet", partial=True)
        accent = self.get_visual_style("listing--accent", partial=True)
        style = self._title_style(row)
        titles = _title(row, width)
        mark = "▌" if row.path == self.open_path else "!" if row.problem else MARKS[row.progress]
        star = "★" if row.star else ""
        gap = " " * (width - 3 - cells(titles[0]) - cells(star))
        lines = [
            Content.assemble(
                Content.styled(mark, accent), " ", Content.styled(titles[0], style), gap, Content.styled(star, accent)
            )
        ]
        lines += [Content.assemble("  ", Content.styled(more, style)) for more in titles[1:]]
        below = self.get_visual_style("cards--problem", partial=True) if row.problem else quiet
        lines.append(Content.assemble("  ", Content.styled(shortened(_below(row, width), width - 3), below)))
        return Content("\n").join(lines)

    def _title_style(self, row: Card) -> Any:
        name = "open" if row.path == self.open_path else "read" if row.progress == "read" else "unread"
        return self.get_visual_style(f"cards--{name}", partial=True)

    def action_sort(self) -> None:
        self.post_message(self.Asked("sort"))

    def action_sort_reverse(self) -> None:
        self.post_message(self.Asked("reverse"))

    def action_group(self) -> None:
        self.post_message(self.Asked("group"))


def _title(card: Card, width: int) -> list[str]:
    return evened(card.title, max(4, width - (5 if card.star else 3)), 2)


def _below(card: Card, width: int) -> str:
    if card.problem:
        return card.problem
    minutes = wording.duration(card.minutes) if card.minutes else ""
    parts = [card.date, card.source, wording.categories(card.categories, card.source), minutes]
    for dispensable in (2, 3):  # a narrow panel does without the categories, then the length
        if cells(" · ".join(filter(None, parts))) > width - 3:
            parts[dispensable] = ""
    return " · ".join(filter(None, parts))
