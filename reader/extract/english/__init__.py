"""Figures in English text, as news prose prints them: numeral first, then its unit, like the Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.extract.clock import Clock
from reader.extract.found import Found
from reader.extract.seeking import compiled

# A stretch without Han characters that has letters or a sign of money in it, and so may be English.
_STRETCH = re.compile(r"[^\u3000-\u9fff\uff00-\uffef]{2,}+")
_MAY_SPEAK = re.compile("[A-Za-z$€£]")
_SPEAKS = re.compile(r"[A-Za-z]{2}|[$€£]")
_COUNTS = (
    r"(?i)[\d½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|third|dozen|hundred|thousand|"
    r"million|billion|[a-z]{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)


def find(text: str, clock: Clock) -> Iterator[Found]:
    """Candidates of a folded text; they may overlap, the longest win."""
    for stretch in _STRETCH.finditer(text) if _MAY_SPEAK.search(text) else ():
        if not _SPEAKS.search(stretch.group()) or not compiled(_COUNTS).search(stretch.group()):
            continue
        yield from _found(text, *stretch.span(), clock)


def _found(text: str, start: int, end: int, clock: Clock) -> Iterator[Found]:
    """The candidates of an English stretch. Its patterns take as long to compile as a Chinese article to be read."""
    from reader.extract.english import amounts, dates, qualifiers, shares

    yield from dates.find(text, start, end, clock)
    for one in (*amounts.find(text, start, end), *shares.find(text, start, end)):
        yield qualifiers.qualified(text, one)
