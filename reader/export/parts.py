"""A part of an article: a section with those below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.core.model import Article, Section


def below(article: Article, index: int) -> Sequence[Section]:
    """A section and those below it; the lede has none below."""
    chosen = article.sections[index]
    kept = [chosen]
    for section in article.sections[index + 1 :]:
        if not chosen.level or section.level <= chosen.level:
            break
        kept.append(section)
    return kept


def within(article: Article, index: int) -> Article:
    """Only this section and those below it; blocks, sections and facts keep the numbers they have in the whole."""
    kept = below(article, index)
    first, last = kept[0].first, kept[-1].last
    facts = tuple(fact for fact in article.facts if first <= fact.block <= last)
    return replace(article, blocks=article.blocks[first : last + 1], sections=tuple(kept), facts=facts)
