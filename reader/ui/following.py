"""One thought everywhere: the panes that show where the reader is follow the text, the text follows the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.core.model import Fact, Section
from reader.ui.body import Body
from reader.ui.document import Document
from reader.ui.facts import Facts
from reader.ui.footer import Footer
from reader.ui.header import Header
from reader.ui.outline import Outline

if TYPE_CHECKING:
    from textual.screen import Screen


class Following:
    """Hands the document and the place down to every pane of a screen."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self.document: Document | None = None

    def show(self, document: Document, block: int, offset: int) -> None:
        """A new article is on the desk, at a place."""
        self.document = document
        self._hand_down(document)
        self._screen.query_one(Body).show(document.article, document.facts, (block, offset))
        self.at(block, offset)

    def replace(self, document: Document) -> None:
        """The same text with another outline."""
        place = self._screen.query_one(Body).place
        self.show(document, *place)

    def clear(self) -> None:
        """There is no article to show."""
        self.document = None
        self._hand_down(None)

    def complete(self, document: Document) -> None:
        """The same article, with its facts: the text stays where it is."""
        if self.document is None or self.document.article.path != document.article.path:
            return
        before, self.document = self.document, document
        self._hand_down(document)
        body = self._screen.query_one(Body)
        if document.facts is not before.facts:
            body.set_facts(document.facts)
        self.at(*body.place)

    def at(self, block: int, offset: int) -> None:
        """The reader is here in the text."""
        if self.document is None:
            return
        section = self.document.section_at(block)
        here = section.index if section else -1
        self._screen.query_one(Header).block = block
        self._screen.query_one(Outline).here = here
        facts = self._screen.query_one(Facts)
        facts.here = here
        facts.current = self.document.fact_at(block, offset)
        last = max(1, len(self.document.article.blocks) - 1)
        self._screen.query_one(Footer).progress = round(100 * block / last)

    def section(self, section: Section) -> None:
        """The reader chose a section of the outline."""
        self._screen.query_one(Body).go(section.first, 0)

    def fact(self, fact: Fact) -> None:
        """The reader chose a fact of the panel: it is shown and flashes."""
        self._screen.query_one(Body).flash(fact)

    def _hand_down(self, document: Document | None) -> None:
        self._screen.query_one(Header).document = document
        self._screen.query_one(Outline).document = document
        self._screen.query_one(Facts).document = document
