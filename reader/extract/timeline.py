"""When things happened: the dated facts of an article in order, each with the clause that says what happened."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.model import Article, Fact
from reader.extract.sentences import sentence


@dataclass(frozen=True, slots=True)
class Event:
    """`iso` sorts; `clause_start`/`clause_end` are code points of `fact`'s block; `basis` is what a relative date was
    resolved from."""

    fact: Fact
    iso: str
    resolution: str  # "day", "month", "year" …
    clause_start: int
    clause_end: int
    basis: str | None = None


def timeline(article: Article, facts: tuple[Fact, ...]) -> tuple[Event, ...]:
    """The dates of the article, earliest first."""
    dated = [(fact, fact.iso) for fact in facts if fact.kind == "date" and fact.iso]
    events = [_event(article, fact, iso) for fact, iso in dated]
    return tuple(sorted(events, key=lambda event: event.iso))


def _event(article: Article, fact: Fact, iso: str) -> Event:
    start, end = sentence(article.blocks[fact.block].text, fact.start, fact.end)
    return Event(fact, iso, {4: "year", 7: "month"}.get(len(iso), "day"), start, end, fact.basis)
