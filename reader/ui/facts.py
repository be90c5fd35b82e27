"""The facts panel: what the article says, each line jumping to its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from reader.core.model import Fact, Section
from reader.language import _
from reader.ui import fact_lines
from reader.ui.choices import Choices
from reader.ui.document import Document
from reader.ui.fact_lines import SORTS, TABS, FactLine
from reader.ui.fact_rows import FactLines
from reader.ui.info_lines import info
from reader.ui.listing import Listing
from reader.ui.panel import Panel

PATIENCE = 0.3  # seconds that the facts of the article before stay while those of a new one are looked for


Spot = tuple[str, int, int]


def _spot(fact: Fact) -> Spot:
    """What a fact is known by: the tagger makes all facts anew."""
    return fact.kind, fact.block, fact.start


class Facts(Panel):
    """The panel. Down: `document`, `here`, `current`. Up: `Went` when the reader chooses a fact."""

    document: reactive[Document | None] = reactive(None, init=False)
    here: reactive[int] = reactive(-1, init=False)  # the section that is being read
    current: reactive[Fact | None] = reactive(None, init=False)  # the fact at the cursor of the text
    begun: reactive[bool] = reactive(False, init=False)  # the reader is past the beginning of the text

    @dataclass
    class Went(Message):
        """The reader looks at this fact; `focus`: and wants to go on reading there."""

        fact: Fact
        focus: bool

    def __init__(self) -> None:
        super().__init__(FactLines(), id="facts")
        self.border_title = _("Facts")
        self._whole = True
        self._sort = 0
        self._waiting: Timer | None = None
        self._row_of: dict[Spot, int] = {}  # the first row of each fact: a look-up at every move
        self._turn = 0  # which mention of a name the next Enter goes to

    def top_lines(self) -> ComposeResult:
        yield Choices([_("Figures"), _("Time"), _("Names"), _("Quotes"), _("Info")], id="fact-tabs")
        with Horizontal(id="fact-order"):
            yield Choices([_("Article"), _("Section")], id="fact-scope")
            yield Choices([_("by kind"), _("by place"), _("by size")], turning=True, id="fact-sort")

    @property
    def tab(self) -> str:
        return TABS[self.query_one("#fact-tabs", Choices).chosen]

    @property
    def fact(self) -> Fact | None:
        """The fact under the panel's own cursor."""
        row = self.listing.current
        return row.mentions[0] if row is not None and row.mentions else None

    # Following

    def watch_document(self, old: Document | None, new: Document | None) -> None:
        """Build the rows anew, unless they are the same, or those of a new article are about to be known."""
        if self._waiting is not None:
            self._waiting.stop()
        same = old is not None and new is not None and old.ready and new.facts is old.facts
        if same and self.tab != "info":
            return
        if new is not None and not new.ready and self.listing.rows and not self.has_focus_within:
            self._waiting = self.set_timer(PATIENCE, self.rebuild)  # what is shown for a moment only flickers
        else:
            self.rebuild()

    def watch_here(self) -> None:
        if not self._whole and not self.has_focus_within:
            self.rebuild()

    def watch_current(self) -> None:
        """Follow the cursor of the text, unless the reader is in this panel."""
        if self.has_focus_within:
            return
        if self.tab == "info":
            self.rebuild()
        else:
            self._point_at_current()

    def watch_begun(self) -> None:
        self._point_at_current()

    def _point_at_current(self) -> None:
        """At the beginning of the text the list stands at its own, wherever the first fact is."""
        if self.current is None or self.has_focus_within:
            return
        row = self._row_of.get(_spot(self.current)) if self.begun else 0
        if row is not None:
            self.listing.place(self.listing.nearest(row))

    def _row_from_here(self) -> int:
        """The row of the first fact from the reader's place on, in the order of the text; else the last one."""
        if self.current is None or not self.begun or not self._row_of:
            return 0
        here = self.current.block, self.current.start
        by_place = sorted((spot[1:], row) for spot, row in self._row_of.items())
        return next((row for place, row in by_place if place >= here), by_place[-1][1])

    def rebuild(self) -> None:
        if self.document is None:
            self.listing.show(())
            self.say_when_empty("")
            return
        section = None if self._whole or self.here < 0 else self.here
        if self.tab == "info":
            rows = info(self.document, self.current, self._section)
        else:
            rows = fact_lines.lines(self.tab, self.document, SORTS[self._sort], section)
        rows = fact_lines.filtered(rows, self.sought)
        self._row_of = {_spot(fact): at for at, row in reversed(list(enumerate(rows))) for fact in row.mentions}
        self.listing.show(rows, self.listing.cursor if self.has_focus_within else 0)
        self.query_one("#fact-sort").display = self.tab == "figures"
        self.query_one("#fact-order").display = self.tab != "info"
        self.say_when_empty(self._why_empty(self.document))
        self._point_at_current()

    @property
    def _section(self) -> Section | None:
        sections = self.document.article.sections if self.document else ()
        return sections[self.here] if 0 <= self.here < len(sections) else None

    def _why_empty(self, document: Document) -> str:
        if not document.ready:
            return _("Looking for facts …")
        if self.sought:
            return _("No fact matches. Esc shows all.")
        if not self._whole:
            return _("Nothing of this kind in this section. a shows the whole article.")
        return {
            "figures": _("No figures in this article."), "timeline": _("No dates in this article."),
            "names": _("No names found in this article."), "quotes": _("Nobody is quoted in this article."),
        }.get(self.tab, "")  # fmt: skip

    # Choosing

    def on_fact_lines_asked(self, message: FactLines.Asked) -> None:
        message.stop()
        tabs = self.query_one("#fact-tabs", Choices)
        if message.what == "scope":
            self.query_one("#fact-scope", Choices).pick(int(self._whole))
        elif message.what == "sort":
            self.query_one("#fact-sort", Choices).pick(self._sort + 1)
        else:
            tabs.pick(tabs.chosen + (1 if message.what == "tab" else -1))

    def on_choices_picked(self, message: Choices.Picked) -> None:
        message.stop()
        if message.choices.id == "fact-scope":
            self._whole = message.index == 0
        elif message.choices.id == "fact-sort":
            self._sort = message.index
        self.rebuild()
        self.listing.place(self.listing.nearest(self._row_from_here()))

    def on_listing_moved(self, message: Listing.Moved) -> None:
        message.stop()
        self._turn = 0
        self._go(message.row, focus=False)

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """Enter goes there; on a name with several mentions, each Enter goes to the next one."""
        message.stop()
        self._go(message.row, focus=len(message.row.mentions) == 1)
        self._turn += 1

    def _go(self, row: FactLine, focus: bool) -> None:
        known = self.document.article.blocks if self.document is not None and self.document.ready else ()
        if row.mentions and row.mentions[0].block < len(known):
            self.post_message(self.Went(row.mentions[self._turn % len(row.mentions)], focus))
