"""Correcting the outline: a heading made, unmade, raised or lowered by the reader. Kept beside the article's hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reader.core import sections
from reader.ui.document import Document
from reader.ui.records import Records

DEEPEST = 4


@dataclass(slots=True)
class Corrections:
    """What was corrected since the reader was started, to be taken back in turn."""

    records: Records
    _done: list[tuple[str, int, int | None]] = field(default_factory=list)  # hash, block, level before

    def change(self, document: Document, block: int, level: int) -> Document:
        """The document with one more correction, remembered."""
        sha256 = document.article.sha256
        self._done.append((sha256, block, self.records.corrections(sha256).get(block)))
        self.records.correct(sha256, block, level)
        return corrected(document, self.records.corrections(sha256))

    def undo(self, document: Document) -> Document | None:
        """The document without its last correction; None where there is none to take back."""
        sha256 = document.article.sha256
        last = next((entry for entry in reversed(self._done) if entry[0] == sha256), None)
        if last is None:
            return None
        self._done.remove(last)
        self.records.correct(*last)
        return corrected(document, self.records.corrections(sha256))


def level_after(document: Document, block: int, change: str) -> int | None:
    """The level that `change` ("promote", "demote", "heading") gives a block; None where it changes nothing."""
    if block >= len(document.article.blocks):
        return None  # an article without text
    now = document.article.blocks[block]
    is_heading = now.kind == "heading"
    level = now.level or 1
    if change == "heading":
        return 0 if is_heading else 2 if now.text.strip() else None
    if not is_heading:
        return None
    return max(1, level - 1) if change == "promote" else min(DEEPEST, level + 1)


def corrected(document: Document, changes: Mapping[int, int]) -> Document:
    """The document as it was read, with these corrections: block -> level, 0 for a paragraph."""
    article = sections.correct(replace(document.as_read, facts=document.facts), changes)
    facts = {(fact.kind, fact.block, fact.start, fact.end): fact for fact in article.facts}
    events = tuple(
        replace(event, fact=facts[event.fact.kind, event.fact.block, event.fact.start, event.fact.end])
        for event in document.events
    )
    return replace(document, article=article, facts=article.facts, events=events)
