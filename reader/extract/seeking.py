"""Matches of a pattern, tried only where one may begin, and patterns compiled only where a text needs them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache


def matches(
    first: re.Pattern[str], whole: re.Pattern[str], text: str, at: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """What `whole.finditer` gives, where all that it matches begins with one character of the class `first`.

    The engine skips to such a character several times faster than it begins a pattern of many branches anew.
    """
    while begun := first.search(text, at, end):
        if match := whole.match(text, begun.start(), end):
            yield match
            at = max(match.end(), begun.end())
        else:
            at = begun.end()


def matches_before(
    places: Iterable[int], reach: int, first: re.Pattern[str], whole: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """What `matches` gives, where none begins more than `reach` characters before one of the rising places."""
    at = 0
    for place in places:
        at = max(at, place - reach)
        while begun := first.search(text, at, place + 1):
            if match := whole.match(text, begun.start()):
                yield match
                at = max(match.end(), begun.end())
            else:
                at = begun.end()


def places_of(marks: Iterable[str], text: str) -> list[int]:
    """Where one of the marks stands, rising. A string is found ten times faster than the engine skips to a class."""
    found: list[int] = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    found.sort()
    return found


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of what is rare: most articles hold no century and no document's number, and compiling takes a ms."""
    return re.compile(pattern)
