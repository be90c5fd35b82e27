"""Dates and times in English text, resolved like the Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from reader.extract.clock import Clock
from reader.extract.found import Found, paired
from reader.extract.seeking import matches

_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join((*_NAMES, *(rf"{name[:3]}\b\.?" for name in _NAMES), r"Sept\b\.?"))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?|\sto\s|\sand\s))?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m1>{_MONTH})(?:,?[\s-]+(?P<y1>{_YEAR})\b)?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|per\s?cent|million|billion|:))"
    rf"(?:\s?[-–]\s?(?P<last>\d{{1,2}})\b)?(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|(?P<m3>{_MONTH}),?\s+(?P<y3>{_YEAR})\b"
    rf"|(?:Q(?P<q>[1-4])|(?P<quarter>first|second|third|fourth)\s+quarter)(?:\s+of)?,?\s+(?P<y4>{_YEAR})\b"
    rf"|(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]his|[Ll]ast|[Ee]arly|[Ll]ate)[\s-](?P<bare>Q[1-4])\b(?!,?\s+\d)"
    rf"|(?P<q5>first|second|third|fourth)\s+quarter\s+of\s+(?P<rel>this|last|next)\s+year\b"
    rf"|(?<![\w.,$£€/-])(?P<y8>(?:19|20)\d\d)[/–-](?P<yy>\d\d)(?![\w/–-]|[.,]\d)"
    rf"|(?P<part>first|second)\s+half\s+of\s+(?P<y7>{_YEAR})\b"
    rf"|(?P<century>\d{{1,2}})(?:st|nd|rd|th)[\s-]century"
    rf"|(?P<decade>(?:1[5-9]|20)\d0)s\b"
    rf"|(?<![\w.,$£€/-])(?P<first>{_YEAR})(?:\s?[-–]\s?|\sto\s|\sand\s)(?P<y6>{_YEAR})(?![\w%])"
    rf"|(?:(?<![\w.,$£€/-])|(?<=[Mm]id-))(?P<y5>{_YEAR})(?![\w%]|[.,/-]\d))"
)
_DATE_BEGINS = re.compile(  # a digit, a month, or a word before a quarter or half of the year
    r"[0-9ADEFIJLMNOQSTUdefilstu](?<!\w.)"
    r"(?:(?<=[0-9Q])|(?=an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)|(?=[a-z]{1,5}[\s-]+(?:Q[1-4]|quarter|half)))"
)
_IN_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|during|of|after|before|to|year|and|late|early|mid|between|than|for|the)\s*-?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<from>\d{1,2}(?::[0-5]\d)?)\s?(?:-|–|to)\s?)?(?:(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"\s?(?:(?P<half>[ap])(?:\.m\.|m\b)|o[’']clock\b)|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?::[0-5]\d)?(?![\d:]))",
    re.IGNORECASE,
)
_TIME_BEGINS = re.compile(r"[0-9](?<![\d:.].)(?=\d?(?::|\s?[-–aAoOpPtT]))")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def find(text: str, start: int, end: int, clock: Clock) -> Iterator[Found]:
    """The dates and times of a stretch of text."""
    dates = (_date(text, match, clock) for match in matches(_DATE_BEGINS, _DATE, text, start, end))
    yield from paired(filter(None, dates), partial(_range, text))
    for match in matches(_TIME_BEGINS, _TIME, text, start, end):
        yield from _time(match)


_TO = re.compile(r"\s?[-–]\s?|\s(?:to|until|till|through)\s")


def _range(text: str, held: Found, one: Found) -> Found | None:
    """Two dates with "to" or a dash between them as one: June 3 to June 7."""
    alike = held.rule == one.rule and not (held.bounds or one.bounds)
    if held.iso and one.iso and alike and _TO.fullmatch(text, held.end, one.start):
        return held._replace(end=one.end, rule="date.range", bounds=(held.iso, one.iso))
    return None


def _date(text: str, match: re.Match[str], clock: Clock) -> Found | None:
    group = match.groupdict()
    plain = Found("date", match.start(), match.end(), "date.year")
    if group["century"]:
        return plain._replace(rule="date.century", iso=None)
    if group["decade"]:
        return plain._replace(rule="date.decade", iso=group["decade"][:3])
    if group["y4"]:
        number = group["q"] or _QUARTERS[group["quarter"]]
        return plain._replace(rule="date.quarter", iso=f"{group['y4']}-Q{number}")
    if group["q5"] or group["bare"]:
        return _relative(plain, match, clock)
    if group["y8"]:
        return _season(text, plain, group)
    if group["y7"]:
        halves = ("01", "06", "H1") if group["part"].lower() == "first" else ("07", "12", "H2")
        bounds = (f"{group['y7']}-{halves[0]}", f"{group['y7']}-{halves[1]}")
        return plain._replace(rule="date.half", iso=f"{group['y7']}-{halves[2]}", bounds=bounds)
    before = text[max(0, match.start() - 9) : match.start()]
    if (group["y5"] or group["y6"]) and not _IN_YEAR.search(before) and not (group["y6"] and before.endswith("(")):
        return None  # a number of four digits, or pages
    if group["y6"]:
        return plain._replace(rule="date.range", iso=group["first"], bounds=(group["first"], group["y6"]))
    if group["y5"]:
        clock.note(int(group["y5"]), None)
        return plain._replace(iso=group["y5"])
    return _day(plain, group, clock)


def _relative(plain: Found, match: re.Match[str], clock: Clock) -> Found | None:
    """A quarter without a number for its year: in Q2, the first quarter of this year."""
    if match["q5"]:
        year, basis = clock.relative_year({"this": "今年", "last": "去年", "next": "明年"}[match["rel"]])
        return plain._replace(rule="date.quarter", iso=f"{year or 'XXXX'}-Q{_QUARTERS[match['q5']]}", basis=basis)
    year, basis = clock.year_of(int(match["bare"][1]) * 3, None)
    iso = f"{year or 'XXXX'}-{match['bare']}"
    return plain._replace(start=match.start("bare"), rule="date.quarter", iso=iso, basis=basis)


_OF_YEARS = re.compile(r"\s(?:season|fiscal|financial|academic|school|campaign|budget)", re.IGNORECASE)


def _season(text: str, plain: Found, group: dict[str, str | None]) -> Found | None:
    """2023/24, and 2025-26 where it says what for: a year and the next."""
    first = int(group["y8"] or 0)
    slash = text[plain.start + 4] == "/" and _IN_YEAR.search(text[max(0, plain.start - 9) : plain.start])
    named = slash or _OF_YEARS.match(text, plain.end)
    if not named or f"{first + 1}"[2:] != group["yy"]:
        return None
    return plain._replace(rule="date.range", iso=str(first), bounds=(str(first), str(first + 1)))


def _day(plain: Found, group: dict[str, str | None], clock: Clock) -> Found | None:
    name = (group["m1"] or group["m2"] or group["m3"] or "").rstrip(".")
    month = next(number for number, full in enumerate(_NAMES, 1) if full.lower().startswith(name.lower()[:3]))
    printed, day = group["y1"] or group["y2"] or group["y3"], int(group["d1"] or group["d2"] or 0)
    since = int(group["d0"] or 0)
    if day > 31:
        return None
    if since and not since < day:
        plain, since = plain._replace(start=plain.start + len(group["d0"] or "") + 1), 0
    year, basis = (int(printed), None) if printed else clock.year_of(month, day or None)
    clock.note(int(printed) if printed else None, month)
    iso = f"{year or 'XXXX'}-{month:02}"
    if not day:
        return plain._replace(rule="date.month", iso=iso, basis=basis)
    bounds = (f"{iso}-{day:02}", f"{iso}-{int(group['last']):02}") if group["last"] else None
    if since:
        bounds, day = (f"{iso}-{since:02}", f"{iso}-{day:02}"), since
    return plain._replace(rule="date.day", iso=f"{iso}-{day:02}", bounds=bounds, basis=basis if year else None)


def _time(match: re.Match[str]) -> Iterator[Found]:
    hour, minute = int(match["hour"] or match["h24"]), match["minute"] or match["m24"] or "00"
    half = (match["half"] or "").lower()
    if hour > 24 or (half and hour > 12):
        return
    iso = f"{_of_day(hour, half):02}:{minute}"
    if match["from"]:
        first, _, rest = match["from"].partition(":")
        begin = f"{_of_day(int(first), half):02}:{rest or '00'}"
        yield Found("time", match.start(), match.end(), "time.range", iso=begin, bounds=(begin, iso))
    else:
        yield Found("time", match.start(), match.end(), "time.clock", iso=iso)


def _of_day(hour: int, half: str) -> int:
    return hour + 12 if half == "p" and hour < 12 else hour
