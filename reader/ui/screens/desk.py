"""The desk: joins the panels. What a panel says goes to the part that knows what to do; nothing is decided here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from reader.core.model import Article
from reader.core.unreadable import Unreadable
from reader.language import _
from reader.store.settings import Options
from reader.ui import keys, shelving, wording
from reader.ui.arrangement import LIBRARY_STAYS
from reader.ui.body import Body
from reader.ui.cards import Card
from reader.ui.correcting import Corrections
from reader.ui.document import Document
from reader.ui.facts import Facts
from reader.ui.filling import Across, Down
from reader.ui.finding import Finding, FindLine
from reader.ui.following import Following
from reader.ui.footer import Footer
from reader.ui.header import Header
from reader.ui.library import Library
from reader.ui.opening import Opening, Place
from reader.ui.order import Order
from reader.ui.outline import Outline
from reader.ui.panes import Panes
from reader.ui.plate import Plate
from reader.ui.records import Records
from reader.ui.screens.deeds import Deeds
from reader.ui.starting import Starting
from reader.ui.taking import Taking
from reader.ui.tending import Tending
from reader.ui.wandering import Wandering
from reader.ui.watching import EVERY, Watching

PREVIEW_AFTER = 0.06  # seconds that the cursor of the library must rest: running past articles opens none of them


class Desk(Deeds):
    """All panes, and the one article that is open."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("desk")

    def __init__(self, paths: Sequence[str], records: Records, options: Options) -> None:
        super().__init__()
        self.paths, self.records, self.options = paths, records, options
        self.following = Following(self)
        self.opening = Opening(
            self, paths, records, self.shown, self.following.complete, self.failed, self.waiting, self.began
        )
        self.starting, self.wandering = Starting(self), Wandering(self)
        self.panes, self.taking, self.finding = Panes(self), Taking(self), Finding(self)
        self.corrections, self.watching, self.tending = Corrections(records), Watching(self), Tending(self)
        self._preview: Timer | None = None
        self._filled, self._noticed = False, 0

    def compose(self) -> ComposeResult:
        yield Header()
        with Across(id="panes"):
            yield Library()
            yield Outline()
            with Down(id="page"):
                yield self._body()
                yield Plate()
            yield Facts()
        yield Static(_("Too small: the reader needs 20×5."), id="too-small", markup=False)
        yield FindLine()
        yield Footer()

    def _body(self) -> Body:
        body = Body(id="body")
        body.column = body.usual = self.options.width
        body.ambiguous = self.options.ambiguous
        body.spacing, body.indent = self.options.spacing, self.options.indent
        return body

    # Starting

    def on_mount(self) -> None:
        single = self.single
        self.panes.wanted["library"] = single is None or self.app.size.width >= LIBRARY_STAYS
        self.panes.settle()
        if single is None:
            self.panes.focus("library")
            self.fill()
        else:
            self.starting.hold(self.fill)
            self.opening.open(Place(single, *self.records.place(single)))
            self.panes.focus_text()
        self.set_interval(EVERY, self.look)

    def fill(self) -> None:
        self.run_worker(self._fill, thread=True, group="library", exclusive=True, exit_on_error=False)

    def on_key(self, event: events.Key) -> None:
        if self.wandering.answered(event.character):
            event.stop()

    def on_unmount(self) -> None:
        self.wandering.close()

    @property
    def single(self) -> str | None:
        """The one file that was asked for; None for folders and several files."""
        return self.paths[0] if len(self.paths) == 1 and not os.path.isdir(self.paths[0]) else None

    def _fill(self) -> None:
        worker = get_current_worker()
        shelving.fill(
            self.paths, self.records, partial(self.app.call_from_thread, self.shelved), lambda: worker.is_cancelled
        )
        self.tending.begin()

    def shelved(self, cards: tuple[Card, ...], going_on: str) -> None:
        """The library has grown. The first article is previewed as soon as there is one."""
        library = self.query_one(Library)
        if not library.cards:
            library.arranged = Order.read(self.records.choice("library"))
        library.scanning, library.cards = going_on, cards
        settled = library.arranged.sort == "place" or not going_on  # titles and dates come later than names
        if settled and cards and self.opening.wanted is None and library.card:
            self.preview(library.card.path)
        if not going_on and not self._filled:
            self._filled = True
            self._first_filled(cards)

    def _first_filled(self, cards: tuple[Card, ...]) -> None:
        """The folder is listed for the first time: an empty one says so, one article is opened at once."""
        if not cards:
            plate = self.query_one(Plate)
            plate.empty_folder()
            self.following.clear()
            if "library" in self.panes.now.over:  # it lies over the plate
                self.query_one(Library).say_when_empty("\n\n".join(plate.sentences))
        elif len(cards) == 1 and self.single is None:
            self.wandering.open(cards[0].path)

    def arrange_anew(self) -> frozenset[Widget]:
        return self.panes.settle()

    # What the workers bring

    def shown(self, document: Document, place: Place) -> None:
        self.body.column = self.records.width(document.article.path) or self.options.width
        self.following.show(document, place.block, place.offset)
        library, footer = self.query_one(Library), self.query_one(Footer)
        if library.open_path:
            footer.silence()  # what was said about the article before
        library.open_path = document.article.path
        library.change(document.article.path, minutes=wording.minutes(document.article))
        self.finding.arrived()
        plate = self.query_one(Plate)
        plate.display = False
        if not any(map(wording.worth_showing, document.article.blocks)):
            plate.without_text(bool(document.article.removed))
        if not library.has_focus_within:
            self._warn()
        self.starting.done()
        self.watching.arrived(document.article.path)
        self.call_after_refresh(self.has_read)

    def _warn(self) -> None:
        """Say what is odd about an article that is read; while the library is run through, the keys stay in sight."""
        document = self.following.document
        if document is not None and document.article.warnings and not self.query_one(Footer).speaking:
            self.say(document.article.warnings[0])

    def began(self, article: Article, place: Place) -> None:
        """The beginning of a long article, before the rest is read."""
        self.following.begin(article, place.block, place.offset)
        self.query_one(Plate).display = False

    def failed(self, path: str, problem: Unreadable) -> None:
        self.query_one(Library).open_path = path
        self.following.clear()
        self.query_one(Header).file = os.path.basename(path)
        self.query_one(Plate).unreadable(path, problem.reason, problem.advice)
        self.starting.done()

    def say(self, sentence: str, problem: bool = False) -> None:
        self.query_one(Footer).say(sentence, problem)

    def on_find_line_sought(self, message: FindLine.Sought) -> None:
        self.finding.seek(message.query, message.loose)

    def on_find_line_stepped(self, message: FindLine.Stepped) -> None:
        self.finding.step(message.step)

    def on_find_line_ended(self, message: FindLine.Ended) -> None:
        self.finding.end(message.kept)

    # What the panels say

    def on_library_arranged(self, message: Library.Arranged) -> None:
        self.records.choose("library", message.order.written)

    def on_library_previewed(self, message: Library.Previewed) -> None:
        if self._preview is not None:
            self._preview.stop()
        self._preview = self.set_timer(PREVIEW_AFTER, partial(self.preview, message.path))

    def preview(self, path: str) -> None:
        self.wandering.glance()
        self.opening.open(Place(path, *self.records.place(path)))

    def on_library_opened(self, message: Library.Opened) -> None:
        self.wandering.open(message.path)

    def read_on(self) -> None:
        """The keyboard goes to the text; what lies over it goes away."""
        self.panes.put_library_away()
        self.panes.close_over()
        self.panes.focus_text()
        self._warn()

    def on_outline_went(self, message: Outline.Went) -> None:
        self.wandering.leave() if message.focus else self.wandering.glance()
        self.following.section(message.section)
        if message.focus:
            self.read_on()

    def on_facts_went(self, message: Facts.Went) -> None:
        self.wandering.leave() if message.focus else self.wandering.glance()
        self.following.fact(message.fact)
        if message.focus:
            self.panes.close_over()
            self.panes.focus_text()

    def on_body_moved(self, message: Body.Moved) -> None:
        self.following.soon()
        if self.body.has_focus:
            self.wandering.settle()
        if here := self.wandering.here:
            self.records.remember(here.path, here.block, here.offset)
            self.has_read()

    def on_descendant_focus(self, message: events.DescendantFocus) -> None:
        if message.widget is self.body:
            self.has_read()

    # Going on

    def look(self) -> None:
        """Every two seconds: whether the open file and the folders have changed, and what the state has to say."""
        self.watching.look()
        self.tending.look()
        notices = self.records.notices
        if len(notices) > self._noticed:
            self.say(notices[-1], problem=True)
        self._noticed = len(notices)

    def waiting(self, path: str) -> None:
        self.query_one(Plate).waiting(path)

    def on_worker_state_changed(self, message: Worker.StateChanged) -> None:
        """What must not happen is said, not hidden: the desk goes on."""
        if message.state is WorkerState.ERROR:
            self.say(_("A fault of the reader: {fault}. Please report it.").format(fault=message.worker.error), True)
