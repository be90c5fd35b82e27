"""Ratios and ordinals in English text: three times, a fifth, 21st."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reader.extract.english.numbers import NUMBER, NUMBER_BEGINS, ONES, value_of
from reader.extract.found import Found
from reader.extract.seeking import matches

_TIMES = re.compile(r"(?:[\s-]?(?:times|fold)|x)\b(?!\s+(?:a|per|this|last|since|in|on)\b)", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:(?P<over>one|two|three|four|five|a)[\s-](?P<under>third|quarter|fifth|sixth|eighth|tenth)s?"
    r"|half(?=\s+(?:of|the|its|their|all)\b))\b",
    re.IGNORECASE,
)
_FRACTION_BEGINS = re.compile(r"[afhotAFHOT](?<!\w.)")
_UNDER = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_ORDINAL_BEGINS = re.compile(r"\d(?<!\w.)")
_ORDINAL = re.compile(r"\b(?P<number>\d{1,4})(?:st|nd|rd|th)\b(?![\s-]+(?:century|centuries)\b)")


def find(text: str, start: int, end: int) -> Iterator[Found]:
    """The candidates of a stretch of text."""
    for match in matches(NUMBER_BEGINS, NUMBER, text, start, end) if _TIMES.search(text, start, end) else ():
        times = _TIMES.match(text, match.end(), end)
        if times and (value := value_of(match)) is not None:
            yield Found("ratio", match.start(), times.end(), "ratio.times", value)
    for match in matches(_FRACTION_BEGINS, _FRACTION, text, start, end):
        over = ONES.get((match["over"] or "a").lower(), 1)
        value = round(Decimal(over) / _UNDER[match["under"].lower()], 3) if match["under"] else Decimal("0.5")
        yield Found("ratio", match.start(), match.end(), "ratio.fraction", value)
    for match in matches(_ORDINAL_BEGINS, _ORDINAL, text, start, end):
        yield Found("ordinal", match.start(), match.end(), "ordinal.unit", Decimal(match["number"]))
