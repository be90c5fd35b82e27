"""Figures in English text, as news prose prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from reader.extract.clock import Clock
from reader.extract.found import Found
from reader.extract.lexicon import table, words
from reader.extract.numerals import text_of

_LETTERS = re.compile(r"[A-Za-z]{2}")
_ONES = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_WORD = "|".join(sorted((*_ONES, *_TENS, *_SCALES), key=len, reverse=True))
_SPELT = rf"(?:(?:half\s+a|a|an|one)\s+(?:half|quarter|dozen|hundred|thousand|million|billion|trillion)|(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}))*|half)"
_DIGITS = r"[-−]?(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?+(?:\s\d/\d)?"
NUMBER = rf"(?:(?<![\w.,/-]){_DIGITS}(?:[\s-]?(?:hundred|thousand|million|billion|trillion|dozen)\b)?|(?<![\w-]){_SPELT}(?![\w]))"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join((*_MONTHS, *(f"{m[:3]}\\.?" for m in _MONTHS), "Sept\\.?"))
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b(?:,?\s+(?P<y1>(?:1[5-9]|20)\d\d))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|million))(?:,?\s+(?P<y2>(?:1[5-9]|20)\d\d)\b)?"
    rf"|(?P<m3>{_MONTH})\s+(?P<y3>(?:1[5-9]|20)\d\d)\b"
    rf"|(?<![\w.,$£€-])(?P<y4>(?:1[5-9]|20)\d\d)(?![\w%.,]*\d|s\b|-|\s+[a-z]+s\b(?<!\bwas)))"
)
_IN_YEAR = re.compile(
    r"(?:in|since|by|from|until|during|of|after|before|to|year|and|late|early|mid)\s*-?$|[(,]\s*$", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(?P<h>\d{1,2})(?::(?P<m>[0-5]\d))?\s?(?P<half>a\.?m\.?|p\.?m\.?)(?![\w])|\b(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b",
    re.IGNORECASE,
)
_PERIODS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "Y10",
    "century": "Y100",
    "centurie": "Y100",
}
_PERCENT = re.compile(
    rf"(?P<n>{NUMBER})(?:\s*(?P<to>to|-|–)\s*(?P<n2>{NUMBER}))?\s?-?(?P<u>%|percentage[\s-]points?|per\s?cent(?:age)?\b(?:\s+points?)?|percent\b|pct\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"(?P<n>{NUMBER})[\s-]?(?:times|fold|x)\b(?!\s+(?:a|per|this|last)\b)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b\d{1,4}(?:st|nd|rd|th)\b")
_FRACTIONS = re.compile(
    r"\b(?:one|two|three|four|five|a)[\s-](?:third|quarter|fifth|sixth|eighth|tenth)s?\b|\bhalf\b(?=\s+(?:of|the|a|its|their|all))",
    re.IGNORECASE,
)
_FRACTION_OF = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def speaks(text: str) -> bool:
    """Whether a text has English in it at all."""
    return _LETTERS.search(text) is not None


def find(text: str, clock: Clock) -> list[Found]:
    """Candidates; they may overlap, the longest win."""
    if not speaks(text):
        return []
    found = [*_dates(text, clock), *_times(text), *_money(text), *_percents(text), *_measured(text), *_ratios(text)]
    return [_qualified(text, one) for one in found]


def value_of(numeral: str) -> Decimal | None:
    """The number of an English numeral: digits, words, or digits with a scale."""
    text = numeral.lower().replace(",", "").replace("−", "-").strip()
    if found := re.fullmatch(r"(-?[\d.]+)(?:\s(\d)/(\d))?(?:[\s-]?([a-z]+))?", text):
        digits, over, under, scale = found.groups()
        value = Decimal(digits)
        if over and int(under):
            value += Decimal(over) / Decimal(under)
        return value * (_SCALES.get(scale) or _SHORT.get(scale) or 1) if scale else value
    if text in {"half", "a half"}:
        return Decimal("0.5")
    total = section = Decimal(0)
    for word in re.split(r"[\s-]+", text):
        if word in _ONES or word in _TENS:
            section += _ONES.get(word, _TENS.get(word, 0))
        elif word in {"hundred", "dozen"}:
            section = (section or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (section or 1) * _SCALES[word]
            section = Decimal(0)
        elif word == "quarter":
            section = Decimal("0.25")
        elif word not in {"a", "an", "and", "half"}:
            return None
    return total + section


def _dates(text: str, clock: Clock) -> Iterator[Found]:
    for match in _DATE.finditer(text):
        group = match.groupdict()
        if group["y4"]:
            if _IN_YEAR.search(text[max(0, match.start() - 8) : match.start()]):
                clock.year = int(group["y4"])
                yield Found("date", match.start(), match.end(), "date.year", iso=group["y4"])
            continue
        name = group["m1"] or group["m2"] or group["m3"]
        if name.lower() in {"may", "march"} and not name[0].isupper():
            continue
        month = next(n for n, full in enumerate(_MONTHS, 1) if full.lower().startswith(name.rstrip(".").lower()[:3]))
        printed = group["y1"] or group["y2"] or group["y3"]
        year = int(printed) if printed else _near(clock.article, month)
        day = group["d1"] or group["d2"]
        iso = f"{year:04}" if year else "XXXX"
        iso += f"-{month:02}" + (f"-{int(day):02}" if day else "")
        yield Found(
            "date",
            match.start(),
            match.end(),
            "date.day" if day else "date.month",
            iso=iso,
            basis=None if printed else "article date",
        )


def _near(base: date | None, month: int) -> int | None:
    return base.year - (month - base.month > 6) + (base.month - month > 9) if base else None


def _times(text: str) -> Iterator[Found]:
    for match in _TIME.finditer(text):
        hour, minute = int(match.group("h") or match.group("h24")), match.group("m") or match.group("m24") or "00"
        half = (match.group("half") or "").lower()
        if half.startswith("p") and hour < 12:
            hour += 12
        end = match.end()
        yield Found("time", match.start(), end, "time.clock", iso=f"{hour:02}:{minute}")


@cache
def _money_patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str]]:
    rows = table("currencies")
    signs = {sign: code for sign, code in rows["signs"].items() if not re.search("[一-鿿]", sign)}
    names: dict[str, str] = {}
    for code, row in rows["en"].items():
        for form in words(row):
            name = form.replace("-", " ")
            names |= {name: code, name + "s": code}
    sign = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    named = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    scale = r"(?:\s?-?\s?(?P<scale>thousand|million|billion|trillion|mln|mn|bn|tn|[kKmMbB])\b)?"
    to = rf"(?:\s?(?:to|-|–|and)\s?(?:{sign})?\s?(?P<n2>{_DIGITS}){scale.replace('scale', 'scale2')})?"
    before = re.compile(rf"(?<![A-Za-z])(?P<sign>{sign})\s?(?P<n>{_DIGITS}){scale}{to}(?:\s+(?P<after>{named})\b)?")
    after = re.compile(
        rf"(?P<n>{NUMBER})(?:\s?(?:-|to|–)\s?(?P<n2>{NUMBER}))?\s*-?\s*(?:u\.s\.\s+|us\s+)?(?P<name>{named})\b",
        re.IGNORECASE,
    )
    return before, after, signs, names


def _money(text: str) -> Iterator[Found]:
    before, after, signs, names = _money_patterns()
    for match in before.finditer(text):
        value = value_of(match.group("n"))
        if value is None:
            continue
        scale = (match.group("scale") or "").lower()
        factor = _SCALES.get(scale) or _SHORT.get(scale) or 1
        code = signs[match.group("sign")]
        if second := match.group("n2"):
            top = value_of(second) or Decimal(0)
            scale2 = (match.group("scale2") or scale).lower()
            factor2 = _SCALES.get(scale2) or _SHORT.get(scale2) or 1
            low = value * (factor if scale else factor2)
            yield Found("money", match.start(), match.end(), "money.range", low=low, high=top * factor2, unit=code)
        else:
            yield Found("money", match.start(), match.end(), "money.sign", value=value * factor, unit=code)
    for match in after.finditer(text):
        value = value_of(match.group("n"))
        if value is None:
            continue
        name = " ".join(match.group("name").lower().split())
        if name.startswith(("cent", "pence", "penny")):
            value /= 100
        yield Found("money", match.start(), match.end(), "money.name", value=value, unit=names[name])


def _percents(text: str) -> Iterator[Found]:
    for match in _PERCENT.finditer(text):
        value, second = value_of(match.group("n")), match.group("n2")
        if value is None:
            continue
        unit = "percentage points" if "point" in match.group("u").lower() else "%"
        if second:
            yield Found(
                "percent", match.start(), match.end(), "percent.range", low=value, high=value_of(second), unit=unit
            )
        else:
            yield Found("percent", match.start(), match.end(), "percent", value=value, unit=unit)


@cache
def _unit_pattern() -> re.Pattern[str]:
    names: set[str] = set()
    for row in table("units")["en"].values():
        for form in words(row):
            name = form.replace("-", " ")
            names |= {name, name + "s", name + "es"} if name[-1] != "s" else {name}
    nouns = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in sorted(names, key=len, reverse=True))
    symbols = "|".join(
        re.escape(s) for row in table("units")["latin"].values() for s in sorted(words(row), key=len, reverse=True)
    )
    periods = "|".join(_PERIODS)
    rate = r"(?:\s?/\s?\w+|\s+(?:per|an?)\s+(?:hour|second|minute|day|week|month|year|square\s+\w+|cubic\s+\w+))?"
    return re.compile(
        rf"(?P<n>{NUMBER})(?:\s?(?P<to>to|-|–|or)\s?(?P<n2>{NUMBER}))?"
        rf"(?:[\s-]?(?P<period>(?:{periods})s?)\b(?P<old>[\s-]olds?\b|\s+of\s+age\b)?|\s?(?P<symbol>{symbols})(?![A-Za-z\d²³]){rate}|[\s-]+(?P<noun>{nouns})\b{rate})",
        re.IGNORECASE,
    )


def _measured(text: str) -> Iterator[Found]:
    for match in _unit_pattern().finditer(text):
        symbol = match.group("symbol")
        value = value_of(match.group("n"))
        if value is None or (symbol and not _is_symbol(symbol)):
            continue
        second = value_of(match.group("n2")) if match.group("n2") else None
        span = match.start(), match.end()
        if (period := match.group("period")) and not match.group("old"):
            yield _period(span, value, second, period.lower().rstrip("s") if period.lower() != "s" else period)
            continue
        unit = symbol or match.group("noun") or f"{match.group('period')}{match.group('old')}"
        if second is not None:
            yield Found("quantity", *span, "quantity.range", low=value, high=second, unit=unit)
        else:
            yield Found("quantity", *span, "quantity.unit", value=value, unit=unit)


@cache
def _symbols() -> frozenset[str]:
    return frozenset(form for row in table("units")["latin"].values() for form in words(row))


def _is_symbol(form: str) -> bool:
    """Symbols are told by their case: 5 m is a length, 5 M is not."""
    return form in _symbols()


def _period(span: tuple[int, int], value: Decimal, second: Decimal | None, name: str) -> Found:
    code = _PERIODS[name]
    factor = int(code[1:]) if code[1:].isdigit() else 1
    letter, clock = (code[1], "T") if code[0] == "T" else (code[0], "")

    def iso(amount: Decimal) -> str:
        return f"P{clock}{text_of(amount * factor)}{letter}"

    bounds = (iso(value), iso(second)) if second is not None else None
    return Found(
        "duration", *span, "duration", value=None if bounds else value, unit=name, iso=iso(value), bounds=bounds
    )


def _ratios(text: str) -> Iterator[Found]:
    for match in _TIMES.finditer(text):
        if (value := value_of(match.group("n"))) is not None:
            yield Found("ratio", match.start(), match.end(), "ratio.times", value=value)
    for match in _FRACTIONS.finditer(text):
        parts = re.split(r"[\s-]", match.group().lower())
        if parts[0] == "half":
            yield Found("ratio", match.start(), match.end(), "ratio.fraction", value=Decimal("0.5"))
            continue
        over = 1 if parts[0] == "a" else _ONES[parts[0]]
        under = _FRACTION_OF[parts[1].removesuffix("s")]
        yield Found("ratio", match.start(), match.end(), "ratio.fraction", value=round(Decimal(over) / under, 3))
    for match in _ORDINAL.finditer(text):
        yield Found("ordinal", match.start(), match.end(), "ordinal", value=Decimal(re.sub(r"\D", "", match.group())))


def _qualified(text: str, found: Found) -> Found:
    return found
