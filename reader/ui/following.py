"""One thought everywhere: the panes that show where the reader is follow the text, the text follows the panes."""

from __future__ import annotations

import math
from itertools import accumulate
from time import monotonic
from typing import TYPE_CHECKING, Any

from reader.core.model import Article, Fact, Section
from reader.ui import wording
from reader.ui.body import Body
from reader.ui.document import Document
from reader.ui.facts import Facts
from reader.ui.footer import Footer
from reader.ui.header import Header
from reader.ui.outline import Outline

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

REST = 0.05  # seconds without a move after which the panes follow


class Following:
    """Hands the document and the place down to every pane of a screen."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self.document: Document | None = None
        self._waiting: Timer | None = None
        self._begun = ""  # the fingerprint of the article whose beginning is shown
        self._before: list[int] = [0]  # characters before each block, and all of them
        self._minutes = 0

    def begin(self, article: Article, block: int, offset: int) -> None:
        """The beginning of a long article is there to be read, while no article is open yet."""
        self.clear()
        self._begun = article.sha256
        header = self._screen.query_one(Header)
        header.begun, header.document = True, Document(article, article)
        self._screen.query_one(Footer).text = True
        body = self._screen.query_one(Body)
        body.looking = True
        body.show(article, (), (block, offset))

    def show(self, document: Document, block: int, offset: int) -> None:
        """A new article is on the desk, at a place; where its beginning was read already, where that was left."""
        if self._begun == document.article.sha256:
            block, offset = self._screen.query_one(Body).place
        self._begun = ""
        self.document = document
        self._minutes = wording.minutes(document.article)
        self._before = [0, *accumulate(len(part.text) for part in document.article.blocks)]
        self._hand_down(document)
        body = self._screen.query_one(Body)
        body.looking = not document.ready
        body.show(document.article, document.facts, (block, offset))
        self.at(block, offset)

    def replace(self, document: Document) -> None:
        """The same text with another outline."""
        place = self._screen.query_one(Body).place
        self.show(document, *place)

    def clear(self) -> None:
        """There is no article to show."""
        self.document, self._begun = None, ""
        self._hand_down(None)
        footer = self._screen.query_one(Footer)
        footer.progress, footer.left = None, 0

    def complete(self, document: Document) -> None:
        """The same article, with its facts: the text stays where it is."""
        if self.document is None or self.document.article.path != document.article.path:
            return
        before, self.document = self.document, document
        self._hand_down(document)
        body = self._screen.query_one(Body)
        body.looking = not document.ready
        if document.facts is not before.facts:
            body.set_facts(document.facts)
        self.at(*body.place)

    def soon(self) -> None:
        """The reader moves: the text at once, the panes as soon as it rests. Holding a key moves one pane, not four."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._screen.set_timer(REST, self._rested)

    def _rested(self) -> None:
        body = self._screen.query_one(Body)
        left = body.settled_at + REST - monotonic()
        if left > 0:
            self._waiting = self._screen.set_timer(left, self._rested)
        else:
            self.at(*body.place)

    def at(self, block: int, offset: int) -> None:
        """The reader is here in the text."""
        if self._waiting is not None:
            self._waiting.stop()
        if self.document is None:
            return
        section = self.document.section_at(block)
        here = section.index if section else -1
        self._screen.query_one(Header).block = block
        self._screen.query_one(Outline).here = here
        facts = self._screen.query_one(Facts)
        facts.here = here
        facts.begun = (block, offset) != (0, 0)
        facts.current = self.document.fact_at(block, offset)
        self._measure(block, offset)

    def _measure(self, block: int, offset: int) -> None:
        """How much is read, by characters, and how long the rest takes."""
        assert self.document is not None
        everything = self._before[-1]
        at_end = block + 1 >= len(self._before) - 1
        read = 1.0 if at_end or not everything else (self._before[block] + offset) / everything
        footer = self._screen.query_one(Footer)
        footer.progress = round(100 * read) if len(self._before) > 1 else None
        footer.left = math.ceil(self._minutes * (1 - read))

    def section(self, section: Section) -> None:
        """The reader chose a section of the outline."""
        self._screen.query_one(Body).go(section.first, 0)

    def fact(self, fact: Fact) -> None:
        """The reader chose a fact of the panel: it is shown and flashes."""
        self._screen.query_one(Body).flash(fact)

    def _hand_down(self, document: Document | None) -> None:
        header = self._screen.query_one(Header)
        header.begun, header.document = False, document
        self._screen.query_one(Outline).document = document
        self._screen.query_one(Facts).document = document
        self._screen.query_one(Footer).text = document is not None and bool(document.article.blocks)
