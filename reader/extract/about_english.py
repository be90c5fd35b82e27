"""What a figure of English prose counts or measures: the noun behind it, the one after "of", or what rose and fell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.extract.found import Figure
from reader.extract.lexicon import table, words

_WORD = re.compile(r"[A-Za-z][A-Za-z'’\-]*|[^\w\s]|\d[\d.,]*|\w")
_HAN = re.compile("[一-鿿]")
_NEAR = 90  # characters looked at on either side
_DETERMINERS = frozenset({"the", "its", "their", "a", "an", "all", "his", "her", "this"})
_MANY = 5  # words of a phrase


def fits(text: str, figure: Figure) -> bool:
    """Whether English stands on both sides of the figure."""
    if _HAN.search(text, max(0, figure.start - 12), figure.start) or _HAN.search(text, figure.end, figure.end + 12):
        return False  # nearly always, and cheaper to see
    left, right = text[max(0, figure.start - 12) : figure.start], text[figure.end : figure.end + 12]
    return _latin(left) and _latin(right) and bool(left.strip() or right.strip())


def _latin(text: str) -> bool:
    return all(character.isascii() or not character.isalpha() for character in text)


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("about")
    return frozenset(words(rows["english_stop"])), frozenset(words(rows["english_change"]))


def about(text: str, figure: Figure) -> str | None:
    """The noun phrase that the figure is about, None where the sentence does not say."""
    right = _right(text, figure.end)
    counted = figure.kind in {"quantity", "ratio", "ordinal"} and right
    return (right if counted else None) or _left(text, figure.start) or right


def _right(text: str, end: int) -> str | None:
    """ "[3,000] new homes", "[40%] of small firms", "[$5 million] in sales"."""
    stops, _change = _lexicon()
    first = last = None
    of = False
    for number, word in enumerate(_WORD.finditer(text, end, end + _NEAR)):
        small = word[0].lower()
        of = of or (not number and small in {"of", "in"})
        if of and first is None and (not number or small in _DETERMINERS):
            continue
        if small in stops or not small[0].isalpha() or number > _MANY:
            break
        first = word.start() if first is None else first
        last = word.end()
    return text[first:last] if first is not None else None


def _left(text: str, start: int) -> str | None:
    """ "[Sales] rose 5%", "[the price] of oil was $80"."""
    stops, change = _lexicon()
    found = list(_WORD.finditer(text, max(0, start - _NEAR), start))
    at = len(found) - 1
    while at >= 0 and (
        found[at][0].lower() in change or (not found[at][0][0].isalpha() and found[at][0] not in ",.;:")
    ):
        at -= 1
    last, first = at, at + 1
    while at >= 0 and last - at < _MANY and found[at][0][0].isalpha():
        small = found[at][0].lower()
        linked = first == at + 1 <= last and (small == "of" or (small in _DETERMINERS and _of(found, at - 1)))
        if small in stops and not linked:
            break
        first = first if small == "of" else at
        at -= 1
    while first <= last and found[first][0].lower() in stops:
        first += 1
    return text[found[first].start() : found[last].end()] if first <= last else None


def _of(found: Sequence[re.Match[str]], at: int) -> bool:
    return at >= 0 and found[at][0].lower() == "of"
