"""Correcting the outline: a heading made, unmade, raised or lowered by the reader. Kept beside the article's hash."""

from __future__ import annotations

from dataclasses import replace

from reader.core import sections
from reader.ui.document import Document
from reader.ui.records import Records

DEEPEST = 4


def level_after(document: Document, block: int, change: str) -> int | None:
    """The level that `change` ("promote", "demote", "heading") gives a block; None where it changes nothing."""
    now = document.article.blocks[block]
    is_heading = now.kind == "heading"
    level = now.level or 1
    if change == "heading":
        return 0 if is_heading else 2 if now.text.strip() else None
    if not is_heading:
        return None
    return max(1, level - 1) if change == "promote" else min(DEEPEST, level + 1)


def corrected(document: Document, block: int, level: int, records: Records) -> Document:
    """The document with one more correction, remembered."""
    records.correct(document.article.sha256, block, level)
    article = sections.correct(document.article, {block: level})
    return replace(document, article=article, facts=article.facts)
