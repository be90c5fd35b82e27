"""What an article says: its figures, names and quotations, each with its place."""

from __future__ import annotations

import datetime

from reader.core.model import Article, Fact


def figures(text: str, date: datetime.date | None = None) -> tuple[Fact, ...]:
    """The figures of one string (block 0), relative dates resolved with `date`."""
    return ()


def facts(article: Article, tagged: object = None) -> tuple[Fact, ...]:
    """All facts of an article, in reading order."""
    return ()
