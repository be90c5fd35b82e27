"""The words beside a figure that say how it is meant (近70吨, 最低10元, 九成以上), and what they bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reader.extract.amounts import BLANKS
from reader.extract.found import Found
from reader.extract.lexicon import table, words
from reader.extract.units import qualifiers

_RISING = frozenset("来诉草到源点步码伏义初始早身因降价重了跳底亚案")  # 起 that begins a word, or counts cases

_VAGUE = {None: None, "": None} | dict.fromkeys(("余", "多", "来", "上"), "approx_above")
_ABOUT_THEN = re.compile("左右(?![手侧为])|前后(?![脚\\d一二两三四五六七八九十几数])")
_DONE = re.compile(  # so few, or so often, behind 过: it says that something was done, not that it was more
    "[\\d一二两三四五六七八九几数](?:[个家名位枚部套本篇件项种张封支只头间座所批代轮局任届场次回趟遍番]"
    "|(?:\\d|十)?[次场届任遍趟回枚])"
)
_LONGEST_NEGATION = 4
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
        return _dated(found, folded, (start, word, mod)) or Qualified(found.start, end, (), own)
    end, tail, tail_mod = _after(folded, end)
    if not tail and found.kind == "duration" and _WITHIN.match(folded, end):
        end, tail, tail_mod = end + 1, "内", "at_most"
    vague = found.vague if found.vague in {"余", "多", "来"} else ""
    words = tuple([part for part in (word, vague, tail) if part]) if word or vague or tail else ()
    return Qualified(start, end, words, mod or tail_mod or own)


def _dated(found: Found, folded: str, before: tuple[int, str, str | None]) -> Qualified | None:
    """A date or time with words that make it approximate: 大约9点, 9点左右, 1990年前后."""
    start, word = before[:2] if before[2] == "approx" else (found.start, "")
    tail = _ABOUT_THEN.match(folded, found.end)
    said = tuple(filter(None, (word, tail and tail.group())))
    return Qualified(start, tail.end() if tail else found.end, said, "approx") if said else None


def _before(folded: str, start: int, first: int) -> tuple[int, str, str | None]:
    """Where the qualifier begins that ends at a place, its form and `mod`; the place itself where there is none."""
    end = start - 1 if start and folded[start - 1] in BLANKS else start
    for form in _by_last().get(folded[end - 1 : end], ()) if end > first else ():
        if not folded.endswith(form, first, end):
            continue
        if form in _turned() and (denied := _negation(folded, end - len(form), first)):
            return end - len(form) - len(denied), denied + form, _turned()[form]
        if (mod := qualifiers()[0].get(form)) and not _ends_word(folded, end, form):
            return end - len(form), form, mod
    return start, "", None


def _negation(folded: str, end: int, first: int) -> str:
    """The negation that ends at a place and is none of a question: 不会, but not that of 会不会."""
    near = folded[max(first, end - _LONGEST_NEGATION - 1) : end]
    if not near or near[-1] not in _negations()[1]:
        return ""
    for size in range(min(_LONGEST_NEGATION, len(near)), 0, -1):
        if (form := near[-size:]) in _negations()[0]:
            asked = near[-size - 1 : -size] in {form[-1], form[1:2]} - {""}  # 有没有, 会不会, 能不能够
            return "" if asked else form
    return ""


@cache
def _turned() -> dict[str, str]:
    """Words of comparing, and what each says behind a negation: 超过 is above, 不会超过 at most."""
    return {form: mod for mod, row in table("qualifiers")["turned"].items() for form in words(row)}


@cache
def _negations() -> tuple[frozenset[str], frozenset[str]]:
    """The negations, and the characters they end with."""
    forms = frozenset(words(table("qualifiers")["negations"]["forms"]))
    return forms, frozenset(form[-1] for form in forms)


def _ends_word(folded: str, end: int, form: str) -> bool:
    """近 in 最近, 约 in 条约, 过 in 通过; 过 of what was done: 去过三次, 换过两家."""
    if form == "过" and _DONE.match(folded, end):
        return True
    return len(form) == 1 and end > 1 and folded[end - 2] in table("qualifiers")["inside"].get(form, "")


@cache
def _by_last() -> dict[str, list[str]]:
    """What may stand before a figure by its last character, the longest first."""
    return _grouped({*qualifiers()[0], *_turned()}, -1)


@cache
def _by_first() -> dict[str, list[str]]:
    """What may stand behind a figure by its first character, the longest first."""
    return _grouped(qualifiers()[1], 0)


def _grouped(forms: Iterable[str], place: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        found.setdefault(form[place], []).append(form)
    return found


def _after(folded: str, end: int) -> tuple[int, str, str | None]:
    for form in _by_first().get(folded[end : end + 1], ()):
        if folded.startswith(form, end) and not (form == "起" and folded[end + 1 : end + 2] in _RISING):
            return end + len(form), form, qualifiers()[1][form]
    return end, "", None


def bounds(value: Decimal, mod: str | None) -> tuple[Decimal | None, Decimal | None]:
    """What a qualifier says of the interval: 近 and 不超过 bound it above, 超 and 至少 below."""
    if mod in {"approx_below", "at_most", "less_than"}:
        return None, value
    if mod in {"approx_above", "at_least", "more_than"}:
        return value, None
    return None, None
