"""Taking something along: copying with its source, saving sections and articles, opening the page of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core import foreign
from reader.core.model import Article, Fact, Section
from reader.language import _
from reader.typeset.lines import HANG, Measure
from reader.ui import wording
from reader.ui.body import Body
from reader.ui.facts import Facts

if TYPE_CHECKING:
    from reader.ui.saving import Form
    from reader.ui.screens.desk import Desk


class Taking:
    """Says where everything went."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def section(self) -> Section | None:
        """The section that is being read."""
        document = self._desk.following.document
        return document.section_at(self._desk.query_one(Body).place[0]) if document else None

    def save_section(self) -> None:
        """Save the section that is being read as Markdown."""
        if self.section is None:
            self._desk.say(_("There is no section to save: no text is open."))
        else:
            self.save_as(("markdown", self.section))

    def save_as(self, chosen: tuple[Form, Section | None] | None) -> None:
        """Save the article, or one section of it, in a form."""
        document = self._desk.following.document
        if document is None or chosen is None:
            return
        from reader.ui.saving import SUFFIXES, rendered

        form, section = chosen
        name = document.article.meta.title
        if section is not None:
            name = f"{name} {wording.heading(section, document.article)}"
        self._save(name, rendered(document.article, section, form, self._measure), SUFFIXES[form])

    @property
    def _measure(self) -> Measure:
        body = self._desk.query_one(Body)
        return Measure(body.column + HANG, body.ambiguous, indent=body.indent)  # spacing is for the screen only

    def _save(self, name: str, text: str, suffix: str) -> None:
        from reader.export import files
        from reader.store import folders

        folder = self._desk.options.exports or folders.exports()
        try:
            path = files.save(folder, name, text, suffix)
        except OSError as problem:
            self._desk.say(
                _("Nothing was saved in {folder}: {reason}").format(
                    folder=foreign.line(str(folder)), reason=problem.strerror
                ),
                problem=True,
            )
            return
        self._desk.say(_("Saved: {path}").format(path=foreign.line(str(path))))

    def copy_here(self) -> None:
        """Copy the selection, else the paragraph of the cursor, with its source."""
        document, body = self._desk.following.document, self._desk.query_one(Body)
        if document is None or not document.article.blocks:
            self._desk.say(_("There is nothing to copy: no text is open."))
            return
        block = body.place[0]
        self.copy(sourced(document.article, body.selected or document.article.blocks[block].text, block))
        body.clear_selection()

    def copy_section(self) -> None:
        """Copy the section that is being read, with its source."""
        document, section = self._desk.following.document, self.section
        if document is None or section is None:
            self._desk.say(_("There is nothing to copy: no text is open."))
            return
        texts = [block.text for block in document.article.blocks[section.first : section.last + 1] if block.text]
        self.copy(sourced(document.article, "\n\n".join(texts), section.first))

    def copy_fact(self) -> None:
        """Copy the fact under the panel's cursor with its sentence and its source."""
        document, fact = self._desk.following.document, self._desk.query_one(Facts).fact
        if document is None or fact is None:
            self._desk.say(_("There is no fact here to copy."))
        else:
            self.copy(cited(document.article, fact))

    def copy(self, text: str) -> None:
        from reader.ui import clipboard

        self._desk.say(clipboard.copy(self._desk.app, text))

    def open_address(self, address: str) -> None:
        """Give an address to the browser, which is outside; the reader has seen it."""
        from reader.ui import links

        self._desk.say(links.open_address(address))


def cited(article: Article, fact: Fact) -> str:
    """The fact, what it counts, the sentence it stands in, and where that is."""
    from reader.extract.sentences import sentence

    block = article.blocks[fact.block].text
    start, end = sentence(block, fact.start, fact.end)
    head = f"{fact.text}（{fact.about}）" if fact.about else fact.text
    return sourced(article, f"{head}\n{block[start:end].strip()}", fact.block)


def sourced(article: Article, text: str, block: int) -> str:
    """A text of the article, and below it where it is from."""
    meta = article.meta
    parts = (meta.title, wording.source(meta), wording.day(meta.date), meta.url, wording.paragraph(block))
    return f"{text}\n—— {' · '.join(filter(None, parts))}"
