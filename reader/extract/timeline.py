"""When things happened: the dated facts of an article in order, each with the clause that says what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.model import Article, Block, Fact
from reader.extract.sentences import Clauses

_FORM = re.compile(
    r"(?P<year>-?\d{4,}|XXXX)(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)"
    r"|W(?P<week>\d\d)))?|(?P<decade>-?\d{3})|(?P<century>-?\d{2})"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # TIMEX3
_NEVER = 10**6  # sorts dates without a year behind all others


@dataclass(frozen=True, slots=True)
class Event:
    """`iso` sorts; `clause_start`/`clause_end` are code points of `fact`'s block; `basis` is what a relative date was
    resolved from."""

    fact: Fact
    iso: str
    resolution: str  # "day", "week", "month", "quarter", "season", "half", "year", "decade", "century"
    clause_start: int
    clause_end: int
    basis: str | None = None


def timeline(article: Article, facts: Sequence[Fact]) -> tuple[Event, ...]:
    """The dates of the article, earliest first, ranges by their beginning, equal ones in reading order.

    Those whose year is not known come last.
    """
    clauses: dict[int, Clauses] = {}
    placed: list[tuple[tuple[int, int, int], Event]] = []
    for fact in facts:
        if fact.kind != "date" or not fact.iso:
            continue
        form = _FORM.fullmatch(fact.min if fact.min and _FORM.fullmatch(fact.min) else fact.iso)
        named = _FORM.fullmatch(fact.iso.partition("/")[0])
        if form and named:
            block = article.blocks[fact.block]
            if fact.block not in clauses:
                clauses[fact.block] = Clauses(block.text)
            start, end = _clause(block, clauses[fact.block], fact)
            event = Event(fact, fact.iso, _resolution(named), start, end, fact.basis)
            placed.append((_order(form), event))
    return tuple(event for _key, event in sorted(placed, key=lambda pair: pair[0]))


def _clause(block: Block, clauses: Clauses, fact: Fact) -> tuple[int, int]:
    """A row of a table, a whole heading or caption, else the clause."""
    if block.kind in {"heading", "image"} and "\n" not in block.text:
        return 0, len(block.text)
    if block.kind == "table":
        start = block.text.rfind("\n", 0, fact.start) + 1
        end = block.text.find("\n", fact.end)
        return start, len(block.text) if end < 0 else end
    return clauses.around(fact.start, fact.end)


def _resolution(form: re.Match[str]) -> str:
    for name in ("day", "week", "month", "quarter", "season", "half", "decade", "century"):
        if form[name]:
            return name
    return "year"


def _order(form: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day at which it begins; 0 for what is not known, so that a year stands before its months."""
    if form["century"] or form["decade"]:
        return int(form["century"] or form["decade"]) * (100 if form["century"] else 10), 0, 0
    year = _NEVER if form["year"] == "XXXX" else int(form["year"])
    week = (int(form["week"]) - 1) * 7 if form["week"] else 0
    month = (
        int(form["month"] or 0)
        or (int(form["quarter"]) * 3 - 2 if form["quarter"] else 0)
        or (int(form["half"]) * 6 - 5 if form["half"] else 0)
        or _SEASONS.get(form["season"] or "", 0)
        or (week // 30 + 1 if form["week"] else 0)
    )
    return year, month, int(form["day"] or 0) or (week % 30 + 1 if form["week"] else 0)
