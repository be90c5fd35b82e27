"""Ratios and ordinals in English text: three times, a fifth, 21st."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reader.extract.english.numbers import ONES, value_of
from reader.extract.found import Found
from reader.extract.seeking import matches

_TIMES = re.compile(r"(?:[\s-]?(?:times|fold)|x)\b(?!\s+(?:a|per|this|last|since|in|on)\b)", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:(?P<over>one|two|three|four|five|a)[\s-](?P<under>third|quarter|fifth|sixth|eighth|tenth)s?"
    r"|half(?=\s+(?:of|the|its|their|all)\b))\b",
    re.IGNORECASE,
)
_FRACTION_BEGINS = re.compile(
    r"[afhotAFHOT](?<!\w.)(?i:(?=alf|(?:ne|wo|hree|our|ive)?[\s-](?:third|quarter|fifth|sixth|eighth|tenth)))"
)
_UNDER = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_IN_MANY_BEGINS = re.compile(r"[0-9efnostEFNOST](?<!\w.)(?i:(?=\w{0,4} (?:in|out) ))")
_IN_MANY = re.compile(
    r"\b(?P<some>\d{1,2}|one|two|three|four|five|six|seven|eight|nine)(?P<joint> in (?:every )?| out of (?:every )?)"
    r"(?P<all>\d{1,3}(?:,000)?|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|a thousand)\b"
    r"(?![:./%]|,\d| \d)"
    r"(?! (?:days?|weeks?|months?|years?|hours?|minutes?|million|billion|per ?cent)\b)",
    re.IGNORECASE,
)
_HALF_AN_HOUR = re.compile(r"\bhalf(?: an|-)[ -]?hour\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?P<number>[0-9](?<!\w.)\d{0,3})(?:st|nd|rd|th)\b(?![\s-]+(?:century|centuries)\b)")


def find(text: str, start: int, end: int, numbers: Iterable[re.Match[str]]) -> Iterator[Found]:
    """The candidates of a stretch of text and its numbers."""
    for match in numbers:
        times = _TIMES.match(text, match.end(), end)
        if times and (value := value_of(match)) is not None:
            yield Found("ratio", match.start(), times.end(), "ratio.times", value)
    for match in matches(_FRACTION_BEGINS, _FRACTION, text, start, end):
        over = ONES.get((match["over"] or "a").lower(), 1)
        value = round(Decimal(over) / _UNDER[match["under"].lower()], 3) if match["under"] else Decimal("0.5")
        yield Found("ratio", match.start(), match.end(), "ratio.fraction", value)
    for match in matches(_IN_MANY_BEGINS, _IN_MANY, text, start, end):
        some, whole = (_whole(match[name]) for name in ("some", "all"))
        if some < whole and (not match["some"].isdigit() or "out" in match["joint"] or "every" in match["joint"]):
            yield Found("ratio", match.start(), match.end(), "ratio.in", round(Decimal(some) / whole, 3))
    for match in matches(_FRACTION_BEGINS, _HALF_AN_HOUR, text, start, end):
        yield Found("duration", match.start(), match.end(), "duration.half", Decimal("0.5"), iso="PT30M")
    for match in _ORDINAL.finditer(text, start, end):
        yield Found("ordinal", match.start(), match.end(), "ordinal.unit", Decimal(match["number"]))


def _whole(printed: str) -> int:
    """One of the numbers of one in five."""
    plain = printed.lower().replace(",", "")
    named = {"ten": 10, "twenty": 20, "a hundred": 100, "a thousand": 1000}
    return int(plain) if plain.isdigit() else named.get(plain) or int(ONES[plain])
