"""Calendar dates in Chinese text, resolved with the article's date and the dates its text has named.

`iso` is an ISO 8601 date as far as it is known: 2019, 2019-03, 2019-03-25, 2019-Q1, XXXX-03 without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from reader.extract.clock import MONTH_SHIFTS, SHIFTS, Clock, is_day
from reader.extract.folding import holds_any
from reader.extract.found import Found, longest
from reader.extract.joining import TO
from reader.extract.numerals import value_of
from reader.extract.periods import YEAR

_N = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEARS = "|".join((*SHIFTS, "当年", "同年", "次年", "翌年"))
_MONTHS = "|".join((*MONTH_SHIFTS, "当月", "同月", "次月"))
_EDGE = r"(?:初(?![中级步始次])|中(?=[，。、；以的之]|$)|[底末]|[上中下]旬)"
_WHOLE = re.compile(
    r"(?=[\d一二三四五六七八九十两第上下去今明前后当同次翌本].{0,5}?[年月季])"
    rf"(?<!\d)(?:(?P<year>{YEAR}|(?<![\d.])(?P<two>\d\d|[一二三四五六七八九][一二三四五六七八九])(?=\s?年{_N}月))\s?年(?![代级轻龄])度?"
    rf"|(?P<relative>{_YEARS}))?(?P<gap>的|[ ,，])?"
    rf"(?:(?P<month>(?<!\d){_N})\s?(?:{TO}(?P<month2>{_N})\s?)?月(?:份|(?![球亮饼光龄嫂]))"
    rf"(?:\s?(?P<day>{_N})(?!\d)(?:\s?[日号](?:{TO}(?P<day2>{_N})\s?[日号])?|{TO}(?P<day3>{_N})\s?[日号]))?"
    rf"|(?P<half>[上下]半(?:年|月))|(?P<first>前)?第?(?P<quarter>[一二三四1-4])个?季度|[Qq](?P<q>[1-4])(?![A-Za-z0-9]))?"
    rf"(?P<edge>年?{_EDGE})?"
)
_SPAN_OF_YEARS = re.compile(rf"(?<![\d.])(?P<year>{YEAR})\s?年?{TO}(?P<last>{YEAR})\s?年(?![代级轻龄])度?")
_NUMERIC = re.compile(
    rf"(?<![\d./-])(?:(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<last>(?:19|20)\d\d))(?![\d/.]\d|\d)"
)
_DAY = re.compile(
    rf"(?:(?P<relative>{_MONTHS})|(?<![\d月第零一二三四五六七八九十百.]))(?P<day>{_N})"
    r"日(?![本元圆均报常程军语益产志夜游记渐用光化租薪内间息])"
)
_NUMBERED_DAY = re.compile(rf"(?<=[，。、和及与至到（(“于在])(?P<day>{_N})号(?=[，。、上下凌早晚）)])")
_WEEKDAY = re.compile(r"(?:上上|下下|本|上|下|这)?个?(?:周|星期|礼拜)[一二三四五六日天](?![期刊报岁年易围])")
_DECADE = re.compile(
    r"(?:(?:(?P<century>\d{2}|十九|二十|二十一)世纪)?(?P<tens>[1-9]0|[一二三四五六七八九]十)|(?P<full>(?:1[5-9]|20)\d0))年代[初中末]?"
)
_CENTURY = re.compile(rf"(?:公元前|公元)?{_N}世纪[初中末]?(?=[以的之中上下前后，。、；！？”）)\s]|(?<=[初中末])|$)")
_ERA = re.compile(r"公元前?(?P<era>\d{1,4})年")
_LUNAR = re.compile(
    r"(?:农历|阴历)(?:[正腊冬]|闰?[一二三四五六七八九十]{1,2})月(?:初?[一二三四五六七八九十廿]{1,3})?"
    r"|(?:[正腊冬]|[一二三四五六七八九十]{1,2})月初[一二三四五六七八九十]"
    r"|[正腊冬]月[一二三四五六七八九十廿]{1,3}|大年(?:初[一二三四五六七八]|三十)"
)
_STOP = re.compile(r"[。！？；\n]")
_RANGE = re.compile(TO)
_ANY = re.compile(r"[年月日号周期拜纪]|\d[-/.]\d")


class Candidate(NamedTuple):
    start: int
    end: int
    what: str
    parts: dict[str, str]
    core: tuple[int, int]


def find(text: str, clock: Clock) -> list[Found]:
    """The dates of one folded paragraph, in reading order."""
    clock.new_paragraph()
    if not _ANY.search(text):
        return []
    done: list[Found] = []
    at = 0
    for one in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if done and one.start < done[-1].end:
            continue
        for _ in _STOP.finditer(text, at, max(at, one.start)):
            clock.new_sentence()
        at = one.end
        if found := _resolved(one, clock):
            done.append(found)
    return list(_joined(text, done))


def _candidates(text: str) -> Iterator[Candidate]:
    yield from _calendar(text)
    for what, marks, pattern in _OTHERS:
        for match in pattern.finditer(text) if holds_any(text, marks) else ():
            parts = {name: value for name, value in match.groupdict().items() if value}
            start = match.start() + len(parts.get("relative", "")) if what == "day" else match.start()
            yield Candidate(match.start(), match.end(), what, parts | {"text": match.group()}, (start, match.end()))


# What each pattern finds, and the marks without which a text holds none of it.
_OTHERS = (
    ("years", "年", _SPAN_OF_YEARS),
    ("numeric", "-/.", _NUMERIC),
    ("day", "日", _DAY),
    ("day", "号", _NUMBERED_DAY),
    ("weekday", "周期拜", _WEEKDAY),
    ("decade", "代", _DECADE),
    ("century", "纪", _CENTURY),
    ("era", "公", _ERA),
    ("lunar", "历正腊冬初大", _LUNAR),
)


def _calendar(text: str) -> Iterator[Candidate]:
    for match in _WHOLE.finditer(text):
        parts = {name: value for name, value in match.groupdict().items() if value}
        named = parts.keys() & {"year", "month", "half", "quarter"}
        if not named and not ("q" in parts and "relative" in parts):
            continue
        start, end = match.span()
        if parts.get("gap") and not parts.keys() & {"year", "relative"}:
            start += 1
        last = end - len(parts.get("edge", ""))
        if parts.get("gap") and last == match.end("gap"):
            end = last = last - 1
        first = max(match.end("gap"), match.end("relative")) if "relative" in parts else start
        yield Candidate(start, end, "calendar", parts, (first, last))


def _int(text: str | None) -> int | None:
    value = value_of(text)
    return int(value) if value is not None and value == int(value) else None


def _resolved(one: Candidate, clock: Clock) -> Found | None:
    """The date that the parts name, completed where it is sure; None where they name none."""
    if one.what == "weekday":
        return _found(one, "weekday", clock.weekday(one.parts["text"]), clock.source)
    if one.what in {"decade", "century", "lunar", "era"}:
        return _found(one, one.what, _decade(one.parts) if one.what == "decade" else _era(one.parts))
    if one.what == "years":
        first, last = _int(one.parts["year"]), _int(one.parts["last"])
        clock.note(last, None)
        return _found(one, "range", f"{first:04}", bounds=(f"{first:04}", f"{last:04}"))
    year, month, day, basis = _numeric(one.parts) if one.what == "numeric" else _completed(one.parts, clock)
    if not (1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31):
        return None
    clock.note(year, month)
    if one.parts.keys() & {"half", "quarter", "q"}:
        return _part_of_year(one, year, basis)
    iso = _iso(year, month, day) if is_day(year or 2000, month or 1, day or 1) else None  # 2月30日 is printed, no day
    return _found(one, "day" if day else "month" if month else "year", iso, basis, _ends(one.parts, iso, year, month))


def _found(
    one: Candidate, rule: str, iso: str | None, basis: str | None = None, bounds: tuple[str, str] | None = None
) -> Found:
    edge = (one.parts["edge"],) if "edge" in one.parts else ()
    plain = Found("date", one.start, one.end, f"date.{rule}", iso=iso, bounds=bounds, core=one.core, words=edge)
    return replace(plain, basis=basis if iso else None)


def _completed(parts: dict[str, str], clock: Clock) -> tuple[int | None, int | None, int | None, str | None]:
    month, day = _int(parts.get("month")), _int(parts.get("day"))
    if "two" in parts:
        return _full_year(parts["two"], clock), month, day, None
    if "year" in parts:
        return _int(parts["year"]), month, day, None
    word = parts.get("relative")
    if word and day and month is None:
        return (*clock.relative_month(word)[:2], day, clock.relative_month(word)[2])
    if word:
        year, basis = clock.relative_year(word)
        return year, month, day, basis
    if day is not None and month is None:
        year, month, basis = clock.day_alone(day)
        return year, month, day, basis
    return (*_ordered(clock.year_of(month, day), month, day),)


def _ordered(
    year: tuple[int | None, str | None], month: int | None, day: int | None
) -> tuple[int | None, int | None, int | None, str | None]:
    return year[0], month, day, year[1]


def _full_year(two: str, clock: Clock) -> int:
    """98年 is 1998 and 18年 2018: the last such year that is not after the article's."""
    short = _int(two) or 0
    limit = clock.article.year if clock.article else 2029
    return 2000 + short if 2000 + short <= limit + 1 else 1900 + short


def _numeric(parts: dict[str, str]) -> tuple[int | None, int | None, int | None, None]:
    """2021-04-26; 4/26/2021 where only one order is possible."""
    if "year" in parts:
        return _int(parts["year"]), _int(parts["month"]), _int(parts["day"]), None
    first, second = int(parts["first"]), int(parts["second"])
    if first > 12 or first == second:
        return int(parts["last"]), second, first, None
    return int(parts["last"]), first if second > 12 else None, second if second > 12 else None, None


def _part_of_year(one: Candidate, year: int | None, basis: str | None) -> Found:
    if quarter := _int(one.parts.get("quarter") or one.parts.get("q")):
        if "first" in one.parts:  # 前三季度 are nine months
            whole = (f"{year}-01", f"{year}-{quarter * 3:02}") if year else None
            return _found(one, "quarters", whole and "/".join(whole), basis, whole)
        return _found(one, "quarter", f"{year or 'XXXX'}-Q{quarter}", basis)
    first, last, half = ("01", "06", "H1") if one.parts["half"][0] == "上" else ("07", "12", "H2")
    if one.parts["half"][2] == "月":
        return _found(one, "half", None)
    bounds = (f"{year}-{first}", f"{year}-{last}") if year else None
    return _found(one, "half", f"{year or 'XXXX'}-{half}", basis, bounds)


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


def _decade(parts: dict[str, str]) -> str | None:
    if full := parts.get("full"):
        return full[:3]
    tens = _int(parts.get("tens"))
    return None if tens is None else f"{(_int(parts.get('century')) or 20) - 1}{tens // 10}"


def _era(parts: dict[str, str]) -> str | None:
    if "era" not in parts:
        return None
    return None if "前" in parts["text"] else parts["era"].zfill(4)


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """Two dates with 至, 到 or a dash between them are a range and one figure."""
    held: Found | None = None
    for one in longest(found):
        between = _RANGE.match(text, held.end) if held else None
        whole = held and between and between.end() == one.start and not held.bounds and not one.bounds
        if held and whole and held.iso and one.iso:
            core = (held.core or (held.start, 0))[0], (one.core or (0, one.end))[1]
            held = replace(held, end=one.end, rule="date.range", bounds=(held.iso, one.iso), core=core, words=one.words)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held
