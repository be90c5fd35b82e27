"""Whose age it is: where a clause gives nothing but an age, the person of its sentence whom the names tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from reader.core.model import Article, Fact

_YEARS = frozenset({"岁", "歲", "周岁"})
_ALONE = re.compile(
    r"(?:^|[，,；;（(])\s*(?:[现現时時]?年|年[仅僅近过過已方]|享年|[终終]年|得年|今年|卒年|[刚剛才只][满滿]?)?\s*$"
)
_STOP = re.compile(r"[。！？!?\n]")
_SENTENCE = 120  # characters of a sentence before an age that are looked through
_OPENS = "。！？!?\n，,；;：:、“”（( \u3000"


def named(article: Article, figures: Sequence[Fact], names: Iterable[Fact]) -> list[Fact]:
    """The figures, of those that are ages in a clause of their own each about the person of the sentence."""
    if not any(figure.unit in _YEARS for figure in figures):
        return list(figures)
    people: dict[int, list[Fact]] = {}
    for name in sorted(names, key=attrgetter("start")):
        if name.kind == "person":
            people.setdefault(name.block, []).append(name)
    return [
        replace(figure, about=who) if (who := _whose(article, figure, people.get(figure.block, ()))) else figure
        for figure in figures
    ]


def _whose(article: Article, figure: Fact, people: Sequence[Fact]) -> str | None:
    """The last person that begins a clause of the sentence, else the first one in it."""
    if figure.unit not in _YEARS or not people:
        return None
    text, start = article.blocks[figure.block].text, figure.start
    if not _ALONE.search(text[max(0, start - 12) : start]):
        return None
    if figure.about and text.startswith(figure.about, figure.end):
        return None  # 某医生提醒，50岁以上[民众]…
    floor = max(0, start - _SENTENCE)
    begins = max((stop.end() for stop in _STOP.finditer(text, floor, start)), default=floor)
    first, last = (bisect_left(people, place, key=attrgetter("start")) for place in (begins, start))
    here = people[first:last]
    leading = [name for name in here if text[name.start - 1 : name.start] in _OPENS]
    return (leading[-1] if leading else here[0]).text if here else None
