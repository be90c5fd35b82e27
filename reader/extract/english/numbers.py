"""English numerals: 1,250.5, 2 1/2, forty-five, half a million, 3.2 billion."""

from __future__ import annotations

import re
from decimal import Decimal

from reader.extract.numerals import LIMIT

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
ONES = {word: number for number, word in enumerate(_ONES.split())}
TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
SHORT_SCALES = {
    "k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "B": 10**9,
    "tn": 10**12, "T": 10**12,
}  # fmt: skip
_SINGLE = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_WORD = "|".join(sorted((*ONES, *TENS, *SCALES), key=len, reverse=True))
_UNITS = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})++(?!\d)|\d{1,3}(?: \d{3})++(?![\d.,]\d|\d)|\d++)(?:\.\d++)?+"
    r"(?:\s\d/\d{1,2}(?!\d)|/\d{1,2}(?![\d/])|\s?[½¼¾])?+|[½¼¾]"
)
_SPELT = (
    rf"(?:half|quarter)\s+(?:an?\s+)?(?:{_SCALE})|(?:{_UNITS})(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
    rf"(?:{_WORD})|[\s-](?:{_WORD})\b){{0,12}}+(?:\s+and\s+(?:a\s+half|a\s+quarter))?"
    rf"|an?\s+(?:hundred|thousand|million|billion|trillion|dozen)"
)
# Bounded, and possessive where it repeats: its cost grows with the text and no faster.
NUMBER = re.compile(
    rf"(?:(?:(?<=[\s($])(?<!\d\s)|^)(?P<minus>[-−]|minus\s))?(?:(?<![\w.,/])(?P<digits>{DIGITS})"
    rf"(?:(?P<gap>[\s-]?)(?P<scale>{_SCALE})\b)?|\b(?P<spelt>{_SPELT})\b)",
    re.IGNORECASE,
)
_TAILS = "|".join(sorted({word[1:3] for word in (*ONES, *TENS, *SCALES, "half", "quarter", "minus")}))
NUMBER_BEGINS = re.compile(
    rf"[-−0-9½¼¾aefhmnoqstzAEFHMNOQSTZ](?<!\w.)(?:(?<![A-Za-z])|(?i:(?=n?\s|{_TAILS})))"  # a digit or such a word
)


def value_of(match: re.Match[str]) -> Decimal | None:
    """The value of what `NUMBER` matched; None where the words name no number."""
    if len(match.group()) > 120:
        return None
    value = _spelt(match["spelt"].lower()) if match["spelt"] else _digits(match["digits"])
    if value is not None and value >= LIMIT:
        return None
    if value is not None and match["scale"]:
        value *= SCALES[match["scale"].lower()]
    return -value if value is not None and match["minus"] else value


_PRINTED = re.compile(r"(?P<whole>[\d,. ]*?\d)??\s?(?:(?P<over>\d)/(?P<under>\d{1,2})|(?P<single>[½¼¾]))?")


def _digits(printed: str) -> Decimal | None:
    if found := re.fullmatch(r"(\d{1,4})/(\d{1,2})", printed):
        return round(Decimal(found[1]) / Decimal(found[2]), 6) if int(found[2]) else None
    found = _PRINTED.fullmatch(printed)
    if not found:
        return None
    value = Decimal(re.sub("[, ]", "", found["whole"])) if found["whole"] else Decimal(0)
    if found["over"]:
        return value + Decimal(found["over"]) / Decimal(found["under"]) if int(found["under"]) else None
    return value + _SINGLE.get(found["single"], Decimal(0))


def _spelt(text: str) -> Decimal | None:
    """The sum of number words; None where one does not follow the other (five six)."""
    total = section = Decimal(0)
    last = 0
    for word in re.split(r"[\s-]+", text):
        if word in ONES or word in TENS:
            number = ONES.get(word, TENS.get(word, 0))
            if 0 < last < 20 or (last and number >= 10):
                return None
            section, last = section + number, number
        elif word in SCALES:
            section, last = (section or Decimal(1)) * SCALES[word], 0
            if SCALES[word] >= 1000:
                total, section = total + section, Decimal(0)
        elif word in {"half", "quarter"}:
            section += Decimal("0.5") if word == "half" else Decimal("0.25")
    return total + section
