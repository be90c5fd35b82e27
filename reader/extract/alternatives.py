"""Many words that one place may hold: arranged so that few of them are tried there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.extract.lexicon import words


def any_of(row: str) -> str:
    """A pattern of the words of a row, the longest first; those that begin alike are one branch: the engine tries all
    branches where one may begin, and skips only to what is a character in each."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words(row), key=len, reverse=True):
        branches.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items())


def by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their last characters: of many only those are tried that may end where one is looked for."""
    return _by(-1, words)


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first characters."""
    return _by(0, words)


def _by(which: int, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    some: dict[str, list[str]] = {}
    for word in words:
        some.setdefault(word[which], []).append(word)
    return {character: tuple(alike) for character, alike in some.items()}
