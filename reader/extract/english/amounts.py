"""Money, percentages, quantities and durations in English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reader.extract.english import words
from reader.extract.english.numbers import SCALES, SHORT_SCALES, value_of
from reader.extract.english.words import Measure
from reader.extract.found import Found
from reader.extract.numerals import text_of

_SCALE_AFTER = re.compile(r"\s?-?\s?(?P<scale>thousand|million|billion|trillion|mln|mn|bn|tn|[kKmMbBT])\b")
_TO = re.compile(r"\s?-?\s?(?:to|-|–|—|or)\s?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_JOINT = re.compile(r"\s?(?:and\s|,\s)?", re.IGNORECASE)


class Amount(NamedTuple):
    """A number with what stands before and behind it; without a measure it may begin a range."""

    start: int
    end: int
    value: Decimal
    measure: Measure | None = None
    pieces: tuple[tuple[Decimal, Measure], ...] = ()


def find(text: str, start: int, end: int, numbers: Iterable[re.Match[str]]) -> Iterator[Found]:
    """The amounts of a stretch of text and its numbers, those that belong together as one."""
    held: Found | Amount | None = None
    for one in _compounds(text, _amounts(text, start, end, numbers)):
        whole = _range(text, held, one) if isinstance(held, Amount) else None
        if held and not whole:
            yield from _found(held)
        held = whole or one
    if held:
        yield from _found(held)


def _amounts(text: str, start: int, end: int, numbers: Iterable[re.Match[str]]) -> Iterator[Amount]:
    last = start
    for match in numbers:
        if match.start() < last or (value := value_of(match)) is None:
            continue
        one = _measured(text, Amount(match.start(), match.end(), value), last, end)
        last = one.end
        yield one


def _measured(text: str, one: Amount, first: int, end: int) -> Amount:
    """The amount with a currency before it or a measure behind it."""
    if sign := words.sign_before(text, one.start, first):
        width, measure = sign
        value, at = one.value, one.end
        if scale := _SCALE_AFTER.match(text, at, end):
            value, at = value * (SCALES.get(scale["scale"]) or SHORT_SCALES[scale["scale"]]), scale.end()
        at = words.rate_after(text, at, measure)
        return Amount(one.start - width, at, value, measure, ((value, measure),))
    if found := words.measure_after(text, one.end, text[one.start : one.end]):
        at, measure, factor = found
        value = one.value * factor
        return Amount(one.start, at, value, measure, ((value, measure),))
    return one


def _compounds(text: str, amounts: Iterator[Amount]) -> Iterator[Amount]:
    """5 ft 2 in, 3 dollars 50 cents, an hour and 30 minutes: falling units are one amount."""
    held: Amount | None = None
    for one in amounts:
        joint = held and _JOINT.fullmatch(text, held.end, one.start)
        whole = (_whole(held, one) or _with_cents(text, held, one)) if held and joint else None
        if held and not whole:
            yield held
        held = whole or one
    if held:
        yield held


_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")


def _whole(held: Amount, one: Amount) -> Amount | None:
    larger, smaller = held.measure, one.measure
    if larger is None or smaller is None:
        return None
    if larger.code and smaller.code and _ORDER.index(larger.code) < _ORDER.index(smaller.code):
        return held._replace(end=one.end, measure=smaller, pieces=(*held.pieces, *one.pieces))
    if larger.kind == "money" == smaller.kind and larger.unit == smaller.unit and smaller.part and not larger.part:
        return held._replace(end=one.end, value=held.value + one.value)
    if larger.name in words.FEET and smaller.name in words.INCHES:
        return held._replace(end=one.end, value=round(held.value + one.value / 12, 9))
    return None


_CENTS = re.compile(r"\d\d(?=[.,;!?]*(?:\s|$))(?![.,;]?\s?[A-Za-z\d])")


def _with_cents(text: str, held: Amount, one: Amount) -> Amount | None:
    """15 dollars and 50, at the end of a clause."""
    named = held.measure is not None and held.measure.rule == "name" and not held.measure.part
    if one.measure or not named or not _CENTS.match(text, one.start):
        return None
    return held._replace(end=one.end, value=held.value + one.value / 100)


def _range(text: str, held: Amount, one: Amount) -> Found | None:
    """Two ends with a unit in common: 10-15 exabytes, 44 mg to 50 mg, between 44 and 50 mg."""
    measure = one.measure
    if measure is None or one.start - held.end > 6:
        return None
    alike = held.measure is None or (held.measure.kind, held.measure.unit) == (measure.kind, measure.unit)
    between = _BETWEEN.search(text, max(0, held.start - 9), held.start)
    joint = (_AND if between else _TO).fullmatch(text, held.end, one.start)
    if not alike or not joint:
        return None
    low = held.value if held.measure else held.value * _shared_scale(text, held, one)
    start = between.start() if between else held.start
    found = next(_found(one))._replace(start=start, core=(held.start, one.end), value=None)
    if measure.kind == "duration":
        return _period_range(found, held, one, measure)
    return found._replace(rule=f"{measure.kind}.range", low=min(low, one.value), high=max(low, one.value))


_SCALE_IN = re.compile("|".join(scale for scale in SCALES if scale != "dozen"), re.IGNORECASE)


def _shared_scale(text: str, held: Amount, one: Amount) -> int:
    """20-25 million: the first number takes the scale that only the second prints."""
    printed = _SCALE_IN.search(text, one.start, one.end)
    if not printed or _SCALE_IN.search(text, held.start, held.end) or held.value >= 1000:
        return 1
    return SCALES[printed.group().lower()]


def _period_range(found: Found, held: Amount, one: Amount, measure: Measure) -> Found:
    low, high = _period(((held.value, held.measure or measure),)), _period(one.pieces)
    return found._replace(rule="duration.range", iso=low, bounds=(low, high))


def _found(one: Found | Amount) -> Iterator[Found]:
    if isinstance(one, Found):
        yield one
    elif one.measure:
        unit, kind = one.measure.unit, one.measure.kind
        if kind == "duration":
            value = one.value if len(one.pieces) == 1 else None
            yield Found(kind, one.start, one.end, "duration.unit", value, unit=unit, iso=_period(one.pieces))
        else:
            yield Found(kind, one.start, one.end, f"{kind}.{one.measure.rule}", one.value, unit=unit)


def _period(pieces: tuple[tuple[Decimal, Measure], ...]) -> str:
    """The ISO 8601 duration of the pieces."""
    days = "".join(f"{text_of(v * m.factor)}{m.code}" for v, m in pieces if m.code and m.code[0] != "T")
    clock = "".join(f"{text_of(v * m.factor)}{m.code[1]}" for v, m in pieces if m.code and m.code[0] == "T")
    return "P" + days + ("T" + clock if clock else "")
