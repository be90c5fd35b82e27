"""The facts of an article as the lines of the facts panel: grouped, sorted, filtered. Pure functions, no screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby

from reader.core.model import FIGURE_KINDS, NAME_KINDS, Fact, FactKind
from reader.language import _
from reader.ui import wording
from reader.ui.document import Document
from reader.ui.matching import matches

TABS = ("figures", "timeline", "names", "quotes", "info")
SORTS = ("kind", "place", "size")


@dataclass(frozen=True, slots=True)
class FactLine:
    """One row: `head` in the hue of `kind`, then `tail`; `mentions` are the places it stands for, none for a title."""

    head: str
    tail: str = ""
    place: str = ""
    kind: FactKind | None = None
    mentions: tuple[Fact, ...] = ()
    sub: bool = False  # a title below another one

    @property
    def title(self) -> bool:
        return not self.mentions and not self.tail


def lines(tab: str, document: Document, sort: str = "kind", section: int | None = None) -> list[FactLine]:
    """The rows of one tab but that of the info; `section` limits them to one section of the article."""
    facts = [fact for fact in document.facts if section is None or fact.section == section]
    if tab == "figures":
        return figures(facts, sort)
    if tab == "timeline":
        return timeline(document, section)
    return names(facts) if tab == "names" else quotes(facts)


def figures(facts: Sequence[Fact], sort: str) -> list[FactLine]:
    """What is counted and measured, each number with what it counts."""
    chosen = [fact for fact in facts if fact.kind in FIGURE_KINDS]
    if sort == "place":
        return _with_about(chosen)
    rows: list[FactLine] = []
    for kind in FIGURE_KINDS:
        group = [fact for fact in chosen if fact.kind == kind]
        if sort == "size":
            group.sort(key=size, reverse=True)
        if group:
            rows += [FactLine(wording.kind(kind), place=str(len(group)), kind=kind), *_with_about(group)]
    return rows


def size(fact: Fact) -> Decimal:
    """The number a figure stands for; smallest of all where it has none."""
    for number in (fact.value, fact.max, fact.min):
        try:
            return Decimal(number) if number else Decimal("-Infinity")
        except InvalidOperation:
            continue
    return Decimal("-Infinity")


def _with_about(facts: Iterable[Fact]) -> list[FactLine]:
    rows: list[FactLine] = []
    before: str | None = None
    for fact in facts:
        about = _("(the same)") if fact.about and fact.about == before else fact.about or resolved(fact)
        rows.append(FactLine(fact.text, about, wording.paragraph(fact.block), fact.kind, (fact,)))
        before = fact.about
    return rows


def resolved(fact: Fact) -> str:
    """The day or time that a date stands for, where the text itself does not say all of it."""
    if fact.kind not in ("date", "time") or not fact.iso or "X" in fact.iso:
        return ""
    printed = {number.lstrip("0") for number in re.findall(r"\d+", fact.text)}
    whole = all(number.lstrip("0") in printed for number in re.findall(r"\d+", fact.iso))
    return "" if whole else fact.iso


def timeline(document: Document, section: int | None) -> list[FactLine]:
    """The dates in order, each with the clause it stands in; ← marks one resolved from another date."""
    rows = []
    for event in document.events:
        fact = event.fact
        if section is None or fact.section == section:
            clause = document.article.blocks[fact.block].text[event.clause_start : event.clause_end].strip()
            when = wording.date(event.iso) + (f" ← {fact.text}" if event.basis else "")
            rows.append(FactLine(when, clause, wording.paragraph(fact.block), fact.kind, (fact,)))
    return rows


def names(facts: Sequence[Fact]) -> list[FactLine]:
    """People, organisations, places: one row a name, the most mentioned first, with its other forms."""
    rows: list[FactLine] = []
    for kind in NAME_KINDS:
        of_kind = sorted((fact for fact in facts if fact.kind == kind), key=lambda fact: fact.name or fact.text)
        grouped = [tuple(group) for _name, group in groupby(of_kind, key=lambda fact: fact.name or fact.text)]
        if grouped:
            rows.append(FactLine(wording.kind(kind), place=str(len(grouped)), kind=kind))
        rows += [_name_line(group) for group in sorted(grouped, key=lambda group: (-len(group), group[0].block))]
    return rows


def _name_line(mentions: tuple[Fact, ...]) -> FactLine:
    ordered = tuple(sorted(mentions, key=lambda fact: (fact.block, fact.start)))
    first = ordered[0]
    full = first.name or first.text
    others = sorted({fact.text for fact in ordered} - {full})
    times = f"×{len(ordered)} " if len(ordered) > 1 else ""
    return FactLine(full, "、".join(others), times + wording.paragraph(first.block), first.kind, ordered)


def quotes(facts: Sequence[Fact]) -> list[FactLine]:
    """Who said what, in the order of the article."""
    return [
        FactLine(_spoken(fact), fact.text, wording.paragraph(fact.block), "quote", (fact,))
        for fact in facts
        if fact.kind == "quote"
    ]


def _spoken(fact: Fact) -> str:
    who = fact.speaker or _("somebody")
    return f"{who} {fact.verb or ''}".strip() + (_(" (reported)") if fact.direct is False else "")


def filtered(rows: Iterable[FactLine], sought: str) -> list[FactLine]:
    """The rows that match, and the titles that still have a row below them."""
    kept: list[FactLine] = []
    titles: list[FactLine] = []
    for row in rows:
        if row.title:
            titles = [*titles[:1], row] if row.sub and titles else [row]
        elif matches(sought, row.head, row.tail):
            kept += [*titles, row]
            titles = []
    return kept
