"""The open article as the desk holds it: read first, its facts as soon as they are there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from reader.core.model import FIGURE_KINDS, Article, Fact, Section, Veto

if TYPE_CHECKING:
    from reader.extract.timeline import Event


@dataclass(frozen=True, slots=True)
class Document:
    """`as_read`: before the reader's corrections. `ready`: the facts are there (the tagger may still add to them)."""

    article: Article
    as_read: Article
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    ready: bool = False

    def section_at(self, block: int) -> Section | None:
        """The section that holds a block; None in an article without text."""
        blocks = self.article.blocks
        return self.article.sections[blocks[block].section] if 0 <= block < len(blocks) else None

    def fact_at(self, block: int, offset: int) -> Fact | None:
        """The smallest fact that covers a place, else the first one from there on in the same block."""
        first = bisect_left(self.facts, block, key=lambda fact: fact.block)
        here = list(takewhile(lambda fact: fact.block == block, islice(self.facts, first, None)))
        covering = [fact for fact in here if fact.start <= offset < fact.end]
        if covering:
            return min(covering, key=lambda fact: fact.end - fact.start)
        return next((fact for fact in here if fact.start >= offset), here[-1] if here else None)

    def figures_by_section(self) -> Counter[int]:
        """How many figures each section holds."""
        return Counter(fact.section for fact in self.facts if fact.kind in FIGURE_KINDS)
