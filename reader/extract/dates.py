"""Calendar dates in Chinese text, resolved with the article's date and the dates its text has named.

`iso` is an ISO 8601 date as far as it is known: 2019, 2019-03, 2019-03-25, 2019-Q1, XXXX-03 without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from reader.extract import eras
from reader.extract.clock import Clock, is_day
from reader.extract.date_forms import Candidate, candidates
from reader.extract.found import Found, paired
from reader.extract.joining import TO
from reader.extract.numerals import value_of

_STOPS = re.compile(r"[。！？；\n]")
_RANGE = re.compile(TO)


class Day(NamedTuple):
    """A date as far as it is known, and what was not printed of it was read from."""

    year: int | None
    month: int | None
    day: int | None
    basis: str | None = None


def find(text: str, clock: Clock) -> list[Found]:
    """The dates of one folded paragraph, in reading order."""
    clock.new_paragraph()
    done: list[Found] = []
    at = 0
    if not (found := list(candidates(text))):
        return []
    found.sort(key=attrgetter("end"), reverse=True)  # of those that begin together the longest first
    found.sort(key=attrgetter("start"))
    for one in found:
        if done and one.start < done[-1].end:
            continue
        for _ in _STOPS.findall(text, at, one.start):
            clock.new_sentence()
        at = one.end
        if date := _resolved(one, clock):
            done.append(date)
    return list(_joined(text, done))


def _int(text: str | None) -> int | None:
    value = value_of(text)
    return int(value) if value is not None and value == int(value) else None


def _resolved(one: Candidate, clock: Clock) -> Found | None:
    """The date that the parts name, completed where it is sure; None where they name none."""
    if one.what == "weekday":
        iso = None if "every" in one.parts else clock.weekday(one.parts["text"])
        return _found(one, "weekday", iso, clock.source)
    if one.what == "decade":
        return _decades(one)
    if one.what in {"century", "lunar", "era"}:
        return _found(one, one.what, _era(one.parts))
    if one.what == "reign":
        return _reign(one, clock)
    if one.what == "years":
        first, last = _int(one.parts["year"]), _int(one.parts["last"])
        clock.note(last, None)
        return _found(one, "range", f"{first:04}", bounds=(f"{first:04}", f"{last:04}"))
    if "months" in one.parts:
        return _since_january(one, clock)
    year, month, day, basis = _numeric(one.parts) if one.what == "numeric" else _completed(one.parts, clock)
    if not (1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31):
        return None
    clock.note(year, month, day)
    if one.parts.keys() & {"half", "quarter", "season", "q"}:
        return _part_of_year(one, year, basis)
    iso = _iso(year, month, day) if is_day(year or 2000, month or 1, day or 1) else None  # 2月30日 is printed, no day
    return _found(one, "day" if day else "month" if month else "year", iso, basis, _ends(one.parts, iso, year, month))


def _found(
    one: Candidate, rule: str, iso: str | None, basis: str | None = None, bounds: tuple[str, str] | None = None
) -> Found:
    edge = (one.parts["edge"],) if "edge" in one.parts else ()
    told = basis if iso else None
    return Found(
        "date", one.start, one.end, f"date.{rule}", iso=iso, basis=told, bounds=bounds, core=one.core, words=edge
    )


def _completed(parts: dict[str, str], clock: Clock) -> Day:
    month, day = _int(parts.get("month")), _int(parts.get("day"))
    if "two" in parts:
        return Day(_full_year(parts["two"], clock), month, day)
    if "year" in parts:
        return Day(_int(parts["year"]), month, day)
    word, alone = parts.get("relative"), day is not None and month is None
    if day is not None and alone:
        year, month, basis = clock.relative_month(word) if word else clock.day_alone(day)
        return Day(year, month, day, basis)
    last = max(month or 0, _int(parts.get("month2")) or 0) or None  # 1-10月: the year in which it ended
    year, source = clock.relative_year(word) if word else clock.year_of(last, day)
    return Day(year, month, day, source)


def _full_year(two: str, clock: Clock) -> int:
    """98年 is 1998 and 18年 2018: the last such year that is not after the article's."""
    short = _int(two) or 0
    limit = clock.article.year if clock.article else 2029
    return 2000 + short if 2000 + short <= limit + 1 else 1900 + short


def _numeric(parts: dict[str, str]) -> Day:
    """2021-04-26; 4/26/2021 where only one order is possible."""
    if "year" in parts:
        return Day(_int(parts["year"]), _int(parts["month"]), _int(parts["day"]))
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["last"])
    if first > 12 or first == second:
        return Day(year, second, first)
    return Day(year, first, second) if second > 12 else Day(year, None, None)


def _part_of_year(one: Candidate, year: int | None, basis: str | None) -> Found:
    if quarter := _int(one.parts.get("quarter") or one.parts.get("season") or one.parts.get("q")):
        if "first" in one.parts:  # 前三季度 are nine months
            whole = (f"{year}-01", f"{year}-{quarter * 3:02}") if year else None
            return _found(one, "quarters", whole and "/".join(whole), basis, whole)
        return _found(one, "quarter", f"{year or 'XXXX'}-Q{quarter}", basis)
    first, last, half = ("01", "06", "H1") if one.parts["half"][0] == "上" else ("07", "12", "H2")
    if one.parts["half"][2] == "月":
        return _found(one, "half", None)
    bounds = (f"{year}-{first}", f"{year}-{last}") if year else None
    return _found(one, "half", f"{year or 'XXXX'}-{half}", basis, bounds)


def _since_january(one: Candidate, clock: Clock) -> Found | None:
    """前5月 and 今年前5个月 are January to May; 前5个月 alone only in the month or two after them."""
    parts, last = one.parts, _int(one.parts["count"]) or 0
    named = parts.keys() & {"year", "two", "relative"}
    if not 1 < last < 12 or not (named or "counted" not in parts or clock.just_past(last)):
        return None
    year, _, _, basis = _completed({**parts, "month": str(last)} if not named else parts, clock)
    clock.note(year, None)
    whole = (f"{year}-01", f"{year}-{last:02}") if year else ("XXXX-01", f"XXXX-{last:02}")
    return _found(one, "months", "/".join(whole), basis, whole)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None and month is None:
        return None
    text = f"{year:04}" if year else "XXXX"
    return text + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _ends(parts: dict[str, str], iso: str | None, year: int | None, month: int | None) -> tuple[str, str] | None:
    """The ends of 5月10-12日 and 1-8月."""
    day, later = _int(parts.get("day2") or parts.get("day3")), _int(parts.get("month2"))
    if iso and later:
        return (_iso(year, month, None) or iso, _iso(year, later, None) or iso)
    return (iso, _iso(year, month, day) or iso) if iso and day else None


def _decades(one: Candidate) -> Found:
    """20世纪80年代 is 198 in ISO 8601; 二三十年代 are two."""
    if full := one.parts.get("full"):
        return _found(one, "decade", full[:3])
    first = _int(one.parts.get("pair"))
    century, last = (_int(one.parts.get("century")) or 20) - 1, (_int(one.parts["tens"]) or 0) // 10
    if first is None:
        return _found(one, "decade", f"{century}{last}")
    return _found(one, "decade", f"{century}{first}", None, (f"{century}{first}", f"{century}{last}"))


def _era(parts: dict[str, str]) -> str | None:
    if "era" not in parts:
        return None
    year = int(parts["era"])
    if "前" in parts["text"]:
        return f"{1 - year:05}" if year > 1 else "0000"  # ISO 8601 has a year 0: the one before the year 1
    return f"{year:04}"


def _reign(one: Candidate, clock: Clock) -> Found:
    """民国元年五月 is 1912-05; of 康熙三年五月 the year alone is known: its months are those of the moon."""
    era, parts = one.parts["reign"], one.parts
    year = eras.year(era, 1 if parts["nth"] == "元" else _int(parts["nth"]) or 1)
    solar = eras.has_months_of_ours(era)
    month, day = (_int(parts.get("month")), _int(parts.get("day"))) if solar else (None, None)
    clock.note(year, month, day)
    return _found(one, "era", _iso(year, month, day))


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """Two dates with 至, 到 or a dash between them are a range and one figure."""
    return paired(found, partial(_range, text))


def _range(text: str, held: Found, one: Found) -> Found | None:
    between = _RANGE.match(text, held.end)
    if not between or between.end() != one.start or held.bounds or one.bounds or bool(held.iso) != bool(one.iso):
        return None
    core = (held.core or (held.start, 0))[0], (one.core or (0, one.end))[1]
    ends = (held.iso, one.iso) if held.iso and one.iso else None
    return held._replace(end=one.end, rule="date.range", bounds=ends, core=core, words=one.words)
