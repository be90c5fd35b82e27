"""Figures in English text, as news prose prints them: numeral first, then its unit, like the Chinese ones."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from reader.extract.clock import Clock
from reader.extract.found import Found
from reader.extract.seeking import matches

_MAY_SPEAK = re.compile("[A-Za-z$€£]")
# A whole stretch without Han characters that has two letters or a sign of money in it, and so may be English.
_OTHER = r"[^\u3000-\u9fff\uff00-\uffef]"
_STRETCH = re.compile(rf"{_OTHER}(?<!{_OTHER}.)(?={_OTHER}*?(?:[$€£]|[A-Za-z][A-Za-z])){_OTHER}++", re.DOTALL)
_PRINTED = re.compile("[0-9½¼¾]")
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half quarter third dozen hundred thousand "
    "million billion"
)
_HEADS = "".join(sorted({head for word in _WORDS.split() for head in (word[0], word[0].upper())}))
_SPELT = re.compile(rf"[{_HEADS}](?<!\w.)(?i:{'|'.join(word[1:] for word in _WORDS.split())})\b")


def spells(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a text may spell a number: a word with the head of one and the tail of one or another."""
    return bool(_SPELT.search(text, start, end))


def find(text: str, clock: Clock) -> Iterator[Found]:
    """Candidates of a folded text; they may overlap, the longest win."""
    for stretch in _STRETCH.finditer(text) if _MAY_SPEAK.search(text) else ():
        start, end = stretch.span()
        if _PRINTED.search(text, start, end) or spells(text, start, end):
            yield from _found(text, start, end, clock)


def _found(text: str, start: int, end: int, clock: Clock) -> Iterator[Found]:
    """The candidates of an English stretch. Its patterns take as long to compile as a Chinese article to be read."""
    from reader.extract.english import amounts, dates, qualifiers, shares
    from reader.extract.english.numbers import NUMBER, NUMBER_BEGINS

    yield from dates.find(text, start, end, clock)
    numbers = list(matches(NUMBER_BEGINS, NUMBER, text, start, end))
    for one in (*amounts.find(text, start, end, numbers), *shares.find(text, start, end, numbers)):
        yield qualifiers.qualified(text, one)
