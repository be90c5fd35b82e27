"""The words beside a figure that say how it is meant (近70吨, 最低10元, 九成以上), and what they bound."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reader.extract.amounts import BLANKS
from reader.extract.found import Found
from reader.extract.lexicon import table
from reader.extract.units import qualifiers

_LONGEST = 6  # characters of a qualifier
_RISING = frozenset("来诉草到源点步码伏义初始早身因降价重了跳底亚案")  # 起 that begins a word, or counts cases

_VAGUE = {None: None, "": None} | dict.fromkeys(("余", "多", "来", "上"), "approx_above")
_WITHIN = re.compile("内(?![地容部存外心在科蒙])")


class Qualified(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]
    mod: str | None


def around(found: Found, folded: str, first: int = 0) -> Qualified:
    """The figure with the qualifiers that touch it, their words, and the `mod` of the nearest; none before `first`."""
    start, end, own = found.start, found.end, found.mod or _VAGUE.get(found.vague, "several")
    if found.kind in {"ordinal", "identifier"} or found.words:
        return Qualified(start, end, found.words, own)
    start, word, mod = _before(folded, start, first)
    if found.kind in {"date", "time"}:
        return Qualified(start, end, (word,), mod) if mod == "approx" else Qualified(found.start, end, (), own)
    end, tail, tail_mod = _after(folded, end)
    if not tail and found.kind == "duration" and _WITHIN.match(folded, end):
        end, tail, tail_mod = end + 1, "内", "at_most"
    vague = found.vague if found.vague in {"余", "多", "来"} else ""
    words = tuple([part for part in (word, vague, tail) if part]) if word or vague or tail else ()
    return Qualified(start, end, words, mod or tail_mod or own)


def _before(folded: str, start: int, first: int) -> tuple[int, str, str | None]:
    """Where the qualifier begins that ends at a place, its form and `mod`; the place itself where there is none."""
    forms = qualifiers()[0]
    end = start - 1 if start and folded[start - 1] in BLANKS else start
    if end <= first or folded[end - 1] not in _lasts():
        return start, "", None
    for size in range(min(_LONGEST, end - first), 0, -1):
        form = folded[end - size : end]
        if form in forms and not _ends_word(folded, end, form):
            return end - size, form, forms[form]
    return start, "", None


def _ends_word(folded: str, end: int, form: str) -> bool:
    """近 in 最近, 约 in 条约, 过 in 通过."""
    return len(form) == 1 and end > 1 and folded[end - 2] in table("qualifiers")["inside"].get(form, "")


@cache
def _lasts() -> frozenset[str]:
    return frozenset(form[-1] for form in qualifiers()[0])


@cache
def _firsts() -> frozenset[str]:
    return frozenset(form[0] for form in qualifiers()[1])


def _after(folded: str, end: int) -> tuple[int, str, str | None]:
    forms = qualifiers()[1]
    if folded[end : end + 1] not in _firsts():
        return end, "", None
    for size in range(_LONGEST, 0, -1):
        form = folded[end : end + size]
        if len(form) == size and form in forms and not (form == "起" and folded[end + 1 : end + 2] in _RISING):
            return end + size, form, forms[form]
    return end, "", None


def bounds(value: Decimal, mod: str | None) -> tuple[Decimal | None, Decimal | None]:
    """What a qualifier says of the interval: 近 and 不超过 bound it above, 超 and 至少 below."""
    if mod in {"approx_below", "at_most", "less_than"}:
        return None, value
    if mod in {"approx_above", "at_least", "more_than"}:
        return value, None
    return None, None
