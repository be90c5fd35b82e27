"""Matches of a pattern, tried only where one may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator


def matches(first: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `whole.finditer` gives, where all that it matches begins with one character of the class `first`.

    The engine skips to such a character several times faster than it begins a pattern of many branches anew.
    """
    at = 0
    while begun := first.search(text, at):
        if match := whole.match(text, begun.start()):
            yield match
            at = max(match.end(), begun.end())
        else:
            at = begun.end()
