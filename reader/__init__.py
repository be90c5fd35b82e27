"""`reader`: saved articles, read right.

import reader
article = reader.read("articles/phone-cards.md")
for fact in article.facts: ...
reader.figures("近70吨", date=datetime.date(2021, 4, 26))
"""

from __future__ import annotations

import dataclasses
import datetime
import os

from reader.core.model import Article, Block, Fact, Meta, Removed, Section, Span

__all__ = ["Article", "Block", "Fact", "Meta", "Removed", "Section", "Span", "figures", "read"]
__version__ = "0.1.0"


def read(path: str | os.PathLike[str], *, facts: bool = True) -> Article:
    """Read one saved article; with its facts unless told otherwise. Raises `reader.core.unreadable.Unreadable`."""
    from reader.core import read as read_article

    article = read_article(path)
    if not facts:
        return article
    from reader.extract import facts as find_facts

    return dataclasses.replace(article, facts=find_facts(article))


def figures(text: str, date: datetime.date | None = None) -> tuple[Fact, ...]:
    """The figures of one string (block 0), relative dates resolved with `date`, never with today's clock."""
    from reader.extract import figures as find_figures

    return find_figures(text, date=date)
