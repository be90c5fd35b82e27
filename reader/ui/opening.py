"""Opening articles: read in a worker, shown before their facts are there, cancelled by Esc, remembered in a history.

Whoever wants to know is told through four callbacks on the thread of the screen; nothing here draws.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.core import ahead
from reader.core.model import Article, Fact, Veto
from reader.ui.correcting import corrected
from reader.ui.document import Document

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.core.unreadable import Unreadable
    from reader.ui.records import Records

PATIENCE = 0.5  # seconds after which it is said that an article is being read
KEPT = 12  # documents kept in memory: going back to one of them is immediate


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is or was: survives wrapping, resizing and reloading."""

    path: str
    block: int = 0
    offset: int = 0


@dataclass(slots=True)
class History:
    """Places before and after the present one, as in a browser."""

    past: list[Place] = field(default_factory=list)
    future: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """The reader jumps away from `place`."""
        if not self.past or self.past[-1] != place:
            self.past.append(place)
        self.future.clear()

    def back(self, here: Place) -> Place | None:
        if not self.past:
            return None
        self.future.append(here)
        return self.past.pop()

    def forward(self, here: Place) -> Place | None:
        if not self.future:
            return None
        self.past.append(here)
        return self.future.pop()


class Opening:
    """Reads one article at a time for a screen; a newer request makes an older one void."""

    def __init__(
        self,
        screen: Screen[Any],
        roots: Sequence[str],
        records: Records,
        shown: Callable[[Document, Place], None],
        completed: Callable[[Document], None],
        failed: Callable[[str, Unreadable], None],
        waiting: Callable[[str], None],
        began: Callable[[Article, Place], None],
    ) -> None:
        self._screen, self._roots, self._records = screen, roots, records
        self._shown, self._completed, self._failed = shown, completed, failed
        self._waiting, self._began = waiting, began
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._unfinished: set[str] = set()  # of which the facts are still looked for, or were when they were left
        self._cancel = threading.Event()
        self.wanted: Place | None = None
        self.reading = self._begun = False

    def open(self, place: Place, encoding: str | None = None, again: bool = False) -> None:
        """Show the article at a place; `again`: read the file anew though it is in memory."""
        self._cancel.set()
        self._cancel = cancel = threading.Event()
        self.wanted, self._begun = place, False
        kept = self._kept.get(place.path)
        self.reading = kept is None or again
        if kept is not None and not again:
            self._shown(kept, place)
            if place.path in self._unfinished:
                self._look(kept, cancel)
            return
        if not encoding and ahead.ready(place.path) and (article := ahead.take(place.path)):
            self._present(article, place, cancel)  # the first picture need not wait for a thread
            return
        read = partial(self._read, place, encoding, cancel, again)
        self._screen.run_worker(read, thread=True, exit_on_error=False)
        self._screen.set_timer(PATIENCE, lambda: self._slow(place.path, cancel))

    def _slow(self, path: str, cancel: threading.Event) -> None:
        if self.reading and self._cancel is cancel and not self._begun:
            self._waiting(path)

    def stop(self) -> bool:
        """Give up what is being read; says whether there was something to give up.

        For the facts of an article that is shown nobody waits: they are looked for all the same.
        """
        was, self.reading = self.reading, False
        if was:
            self._cancel.set()
        return was

    def keep(self, document: Document) -> None:
        """Put a changed document (corrected headings) in the place of the old one."""
        self._kept[document.article.path] = document
        self._kept.move_to_end(document.article.path)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def forget(self, path: str) -> None:
        self._kept.pop(path, None)

    # In the worker

    def _read(self, place: Place, encoding: str | None, cancel: threading.Event, again: bool) -> None:
        from reader.core import quarantine
        from reader.core.beginning import beginning
        from reader.core.unreadable import Unreadable
        from reader.store import library

        if why := library.refusal(place.path, self._roots):
            self._screen.app.call_from_thread(self._fail, place.path, Unreadable(place.path, why))
            return
        first = None if again else beginning(place.path, encoding)
        if first is not None and place.block < len(first.blocks):
            self._screen.app.call_from_thread(self._begin, first, place, cancel)
        try:
            article = quarantine.read(place.path, encoding, cancel=cancel)
        except Unreadable as problem:
            if not cancel.is_set():
                self._screen.app.call_from_thread(self._fail, place.path, problem)
            return
        self._screen.app.call_from_thread(self._present, article, place, cancel)

    def _find(self, document: Document, cancel: threading.Event) -> None:
        for facts, vetoes in fact_layers(document.article, self._records.with_tagger):
            if cancel.is_set():
                return
            document = replace(completed(document, facts), vetoes=vetoes)
            self._screen.app.call_from_thread(self._complete, document, cancel)
        self._screen.app.call_from_thread(self._finish, document, cancel)

    # On the screen's thread

    def _begin(self, first: Article, place: Place, cancel: threading.Event) -> None:
        if not cancel.is_set():
            self._begun = True
            self._began(first, place)

    def _present(self, article: Article, place: Place, cancel: threading.Event) -> None:
        """Show the text, then look for its facts."""
        if cancel.is_set():
            return
        from reader.core import sections

        self.reading = False
        document = Document(sections.correct(article, self._records.corrections(article.sha256)), article)
        self.keep(document)
        self._unfinished.add(document.article.path)
        self._shown(document, place)
        self._look(document, cancel)

    def _look(self, document: Document, cancel: threading.Event) -> None:
        """Look for the facts once the text is drawn, since that would take the interpreter from drawing."""
        find = partial(self._screen.run_worker, partial(self._find, document, cancel), thread=True, exit_on_error=False)
        self._screen.call_after_refresh(find)

    def _complete(self, document: Document, cancel: threading.Event) -> None:
        if cancel.is_set():
            return
        if changes := self._records.corrections(document.article.sha256):
            document = corrected(document, changes)  # the reader may have corrected it in the meantime
        self.keep(document)
        self._completed(document)

    def _finish(self, document: Document, cancel: threading.Event) -> None:
        if not cancel.is_set():
            self._unfinished.discard(document.article.path)

    def _fail(self, path: str, problem: Unreadable) -> None:
        self.reading = False
        self._failed(path, problem)


def fact_layers(article: Article, with_tagger: bool) -> Iterator[tuple[tuple[Fact, ...], tuple[Veto, ...]]]:
    """The facts by rules and what was refused; then, where the tagger is installed and wanted, better facts."""
    from reader.extract import facts_and_vetoes

    yield facts_and_vetoes(article)
    if with_tagger:
        from reader.extract import tagger
        from reader.store import tags

        if tagger.available():
            yield facts_and_vetoes(article, tags.of(article))


def completed(document: Document, facts: tuple[Fact, ...]) -> Document:
    """The document with its facts and its timeline."""
    from reader.extract.timeline import timeline

    article = replace(document.article, facts=facts)
    return Document(article, document.as_read, facts, timeline(article, facts), ready=True)
