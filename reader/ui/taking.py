"""Taking something along: copying with its source, saving sections and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core import foreign
from reader.core.model import Fact
from reader.language import _
from reader.ui import wording
from reader.ui.body import Body
from reader.ui.facts import Facts

if TYPE_CHECKING:
    from reader.ui.document import Document
    from reader.ui.screens.desk import Desk


class Taking:
    """Says where everything went."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def section(self) -> None:
        """Save the section that is being read as Markdown."""
        document = self._desk.following.document
        if document is None:
            return
        section = document.section_at(self._desk.query_one(Body).place[0])
        if section is None:
            self._desk.say(_("There is no section to save: this file has no text."))
            return
        from reader.export import markdown

        text = markdown.section(document.article, section.index)
        self._save(f"{document.article.meta.title} {section.title or _('Lede')}.md", text)

    def _save(self, name: str, text: str) -> None:
        from reader.export import markdown
        from reader.store import folders

        try:
            path = markdown.save(folders.exports(), name, text)
        except OSError as problem:
            self._desk.say(_("Nothing was saved: {reason}").format(reason=problem.strerror), problem=True)
            return
        self._desk.say(_("Saved: {path}").format(path=foreign.line(str(path))))

    def fact(self) -> None:
        """Copy the fact under the panel's cursor with its sentence and its source."""
        document, fact = self._desk.following.document, self._desk.query_one(Facts).fact
        if document is not None and fact is not None:
            self.copy(cited(document, fact))

    def copy(self, text: str) -> None:
        from reader.ui import clipboard

        self._desk.say(clipboard.copy(self._desk.app, text))


def cited(document: Document, fact: Fact) -> str:
    """The fact, what it counts, the sentence it stands in, and where that is."""
    article = document.article
    block = article.blocks[fact.block].text
    head = f"{fact.text}（{fact.about}）" if fact.about else fact.text
    meta = article.meta
    source = " · ".join(
        filter(None, [meta.title, wording.source(meta), wording.day(meta.date), wording.paragraph(fact.block)])
    )
    return f"{head}\n{sentence(block, fact.start, fact.end)}\n—— {source}"


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, by its closing marks."""
    ends = "。！？!?\n"
    first = max((text.rfind(mark, 0, start) for mark in ends), default=-1) + 1
    lasts = [at for mark in ends if (at := text.find(mark, end)) >= 0]
    return text[first : min(lasts) + 1 if lasts else len(text)].strip()
