"""The outline: the article's sections, the one being read marked, guessed headings marked ≈, facts counted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from reader.core.model import Section
from reader.language import _
from reader.ui import keys, wording
from reader.ui.document import Document
from reader.ui.folding import evened
from reader.ui.listing import Listing
from reader.ui.matching import matches
from reader.ui.panel import Panel

MOST_LINES = 3  # of one title; a longer one ends with …


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as the outline shows it.

    `fold`: "▾" open, "▸" folded, " " nothing below it, "" where no section of the article has one below.
    """

    section: Section
    title: str
    figures: int
    fold: str

    @property
    def sign(self) -> str:
        return self.fold + ("≈" if self.section.inferred else " ")

    @property
    def indent(self) -> int:
        return 2 * max(0, self.section.level - 1)


class Sections(Listing[Entry]):
    """The rows of the outline. `here`: the section that is being read."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("outline")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sections--here"}
    here: reactive[int] = reactive(-1)

    @dataclass
    class FoldWanted(Message):
        """The reader wants the sections below this one folded away, or back."""

        section: Section
        away: bool

    def watch_here(self) -> None:
        self.redraw()

    def height(self, row: Entry, width: int) -> int:
        return len(self._title(row, width))

    def paint(self, row: Entry, width: int) -> Content:
        here = row.section.index == self.here
        quiet = self.get_visual_style("listing--quiet", partial=True)
        mark = Content.styled("▌" if here else " ", self.get_visual_style("listing--accent", partial=True))
        sign = Content.styled(row.sign, quiet)
        lines = []
        for number, text in enumerate(self._title(row, width)):
            title = (
                Content.styled(text, self.get_visual_style("sections--here", partial=True)) if here else Content(text)
            )
            count = str(row.figures) if row.figures and not number else ""
            gap = max(1, width - 2 - len(row.sign) - row.indent - title.cell_length - len(count))
            start = sign if not number else Content(" " * len(row.sign))
            lines.append(
                Content.assemble(mark, " " * row.indent, start, title, " " * gap, Content.styled(count, quiet))
            )
        return Content("\n").join(lines)

    def _title(self, row: Entry, width: int) -> list[str]:
        return evened(row.title, max(4, width - 6 - len(row.sign) - row.indent), MOST_LINES)

    def action_fold(self) -> None:
        self._fold(away=True)

    def action_unfold(self) -> None:
        self._fold(away=False)

    def _fold(self, away: bool) -> None:
        if self.current is not None:
            self.post_message(self.FoldWanted(self.current.section, away))


class Outline(Panel):
    """The panel. Down: `document`, `here`. Up: `Went` when the reader chooses a section."""

    document: reactive[Document | None] = reactive(None, init=False)
    here: reactive[int] = reactive(-1, init=False)

    @dataclass
    class Went(Message):
        """The reader wants to read this section; `focus`: and to go on reading there."""

        section: Section
        focus: bool

    def __init__(self) -> None:
        super().__init__(Sections(), id="outline")
        self.border_title = _("Outline")
        self._away: set[int] = set()

    @property
    def section(self) -> Section | None:
        """The section under the outline's own cursor."""
        return self.listing.current.section if self.listing.current is not None else None

    def watch_document(self, old: Document | None, new: Document | None) -> None:
        if old is None or new is None or old.article.path != new.article.path:
            self._away.clear()
        self.rebuild()

    def watch_here(self) -> None:
        """Follow the reader through the text, unless the reader is in the outline."""
        listing = self.listing
        assert isinstance(listing, Sections)
        listing.here = self.here
        rows = [row.section.index for row in listing.rows]
        if self.here in rows and not self.has_focus_within:
            listing.place(rows.index(self.here))

    def rebuild(self) -> None:
        rows = self._entries()
        self.listing.show(rows, min(self.listing.cursor, max(0, len(rows) - 1)))
        guessed = any(row.section.inferred for row in rows)
        self.border_subtitle = _("≈ guessed heading") if guessed else ""
        if self.document is None:
            self.say_when_empty("")
        elif len(rows) == 1 and rows[0].section.title is None:
            self.say_below(_("No headings found. H makes the paragraph at the cursor one."))
        elif self.sought:
            self.say_when_empty(_("No heading matches."))
        else:
            self.say_when_empty(_("No text, so no outline."))
        self.watch_here()

    def _entries(self) -> list[Entry]:
        if self.document is None:
            return []
        article, counts = self.document.article, self.document.figures_by_section()
        rows: list[Entry] = []
        hidden_below: int | None = None
        for section in article.sections:
            title = wording.heading(section, article)
            if hidden_below is not None and section.level > hidden_below:
                continue
            hidden_below = section.level if section.index in self._away else None
            if not self.sought or matches(self.sought, title):
                rows.append(Entry(section, title, counts[section.index], self._fold_sign(section)))
        return rows

    def _fold_sign(self, section: Section) -> str:
        assert self.document is not None
        sections = self.document.article.sections
        if not any(0 < above.level < below.level for above, below in pairwise(sections)):
            return ""
        after = sections[section.index + 1 :]
        if not after or section.level == 0 or after[0].level <= section.level:
            return " "
        return "▸" if section.index in self._away else "▾"

    def on_sections_fold_wanted(self, message: Sections.FoldWanted) -> None:
        message.stop()
        if self.document is None or message.section not in self.document.article.sections:
            return  # meanwhile there is another article on the desk
        index = message.section.index
        if message.away:
            self._away.add(index)
        elif index in self._away:
            self._away.discard(index)
        else:
            self.post_message(self.Went(message.section, focus=True))
        self.rebuild()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        message.stop()
        self.post_message(self.Went(message.row.section, focus=False))

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        message.stop()
        self.post_message(self.Went(message.row.section, focus=True))
