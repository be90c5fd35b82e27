"""The figures of one text: all candidates, the vetoes over them, then qualifiers and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from reader.core.model import Fact, Mod, Veto
from reader.extract import counting, dates, english, refusals
from reader.extract.dates import Clock
from reader.extract.found import Found, longest
from reader.extract.numerals import fold, text_of
from reader.extract.units import qualifiers

_HAS_NUMERAL = re.compile(
    r"[\d零一二三四五六七八九十百千万亿两半几数]|[$£€¥]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|dozen|hundred|thousand|million|billion)\b",
    re.IGNORECASE,
)
_LONGEST = 6  # characters of a qualifier


def find(text: str, clock: Clock, block: int = 0) -> tuple[list[Fact], list[Veto]]:
    """The figures of one text, and the candidates that were refused; `clock` goes on from text to text."""
    folded = fold(text)
    if not _HAS_NUMERAL.search(folded):
        return [], []
    found = [*dates.find(folded, clock), *counting.find(folded)]
    if english.speaks(text):
        found += english.find(text, clock)
    kept, out = refusals.sifted(text, folded, found)
    facts = [_fact(one, text, folded, block) for one in longest(kept)]
    return facts, [Veto(block, one.start, one.end, text[one.start : one.end], reason) for one, reason in out]


def _fact(found: Found, text: str, folded: str, block: int) -> Fact:
    start, end, words, mod = _qualified(found, folded)
    low, high = found.low, found.high
    value = found.value
    mod = mod or ("approx_above" if found.vague in {"余", "多", "来", "上"} else "several" if found.vague else None)
    if value is not None and low is None and high is None:
        low, high = _bounds(value, mod)
    bounds = found.bounds
    return Fact(
        kind=found.kind,
        block=block,
        start=start,
        end=end,
        text=text[start:end],
        core=(found.start, found.end),
        value=text_of(value),
        min=bounds[0] if bounds else text_of(low),
        max=bounds[1] if bounds else text_of(high),
        unit=found.unit,
        qualifier="、".join(filter(None, (*words, found.vague if not words else None))) or None,
        mod=cast("Mod | None", mod),
        iso=found.iso,
        basis=found.basis,
        rule=found.rule,
    )


def _bounds(value: Decimal, mod: str | None) -> tuple[Decimal | None, Decimal | None]:
    """What a qualifier says of the interval: 近 and 不超过 bound it above, 超 and 至少 below."""
    if mod in {"approx_below", "at_most", "less_than"}:
        return None, value
    if mod in {"approx_above", "at_least", "more_than"}:
        return value, None
    return None, None


def _qualified(found: Found, folded: str) -> tuple[int, int, list[str], str | None]:
    """The span with the qualifiers that touch it, their words, and the `mod` of the nearest."""
    before, after = qualifiers()
    start, end = found.start, found.end
    words: list[str] = []
    mod: str | None = None
    if found.kind != "ordinal":
        for form in _ending(folded, start, before):
            words.append(form)
            mod = before[form]
            start -= len(form)
            break
        for form in _starting(folded, end, after):
            if found.kind in {"date", "time"} or (form == "起" and _word_with_qi(folded, end)):
                break
            words.append(form)
            mod = mod or after[form]
            end += len(form)
            break
        if found.kind in {"date", "time"} and words and mod != "approx":
            return found.start, found.end, [], None
    return start, end, words, mod


def _word_with_qi(folded: str, end: int) -> bool:
    """起 that begins a word (起来, 起诉), or is a classifier of cases, says nothing of the number."""
    return folded[end + 1 : end + 2] in set("来诉草到源点步码伏义初始早身因降价重了跳底亚案")


def _ending(folded: str, end: int, forms: dict[str, str]) -> Iterator[str]:
    """Forms that end at a place, the longest first, one word only."""
    for size in range(min(_LONGEST, end), 0, -1):
        form = folded[end - size : end]
        if form in forms and not _inside_word(folded, end - size, form):
            yield form


_STUCK = {
    "近": "最附新接邻靠远临贴将亲", "超": "高反", "约": "条合节制契简签违预大解赴相邀失", "过": "超不通经透错度难穿越路翻跳飞走",
    "破": "突打跌爆侦识揭残", "足": "不满", "达": "表到抵直传转发",
}  # fmt: skip


def _inside_word(folded: str, start: int, form: str) -> bool:
    """近 in 最近, 约 in 条约, 过 in 通过 are no qualifiers."""
    return len(form) == 1 and folded[start - 1 : start] in set(_STUCK.get(form, ""))


def _starting(folded: str, start: int, forms: dict[str, str]) -> Iterator[str]:
    for size in range(_LONGEST, 0, -1):
        form = folded[start : start + size]
        if len(form) == size and form in forms and form not in {"余", "多", "来", "许"}:
            yield form
