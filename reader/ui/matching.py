"""What a typed filter matches: every word of it, in any case, or the initials of the pinyin (dxzp: 电信诈骗)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache


def matches(sought: str, *texts: str) -> bool:
    """Whether every word of `sought` is in one of the texts, literally or as initials."""
    folded = [text.casefold() for text in texts if text]
    return all(_word_in(word, folded) for word in sought.casefold().split())


def _word_in(word: str, texts: list[str]) -> bool:
    if any(word in text for text in texts):
        return True
    return len(word) > 1 and word.isascii() and word.isalpha() and any(_spells(word, initials(text)) for text in texts)


def _spells(word: str, letters: tuple[str, ...]) -> bool:
    """Whether somewhere in `letters` each place has the next letter of `word` among its own."""
    return any(
        all(letter in letters[start + at] for at, letter in enumerate(word))
        for start in range(len(letters) - len(word) + 1)
    )


@lru_cache(maxsize=20_000)
def initials(text: str) -> tuple[str, ...]:
    """For each character the first letters of its readings (行: "hx"), itself where it is not Han."""
    readings = _readings()
    return tuple(readings.get(ord(character), character) for character in text) if readings else ()


@cache
def _readings() -> Mapping[int, str]:
    """The first letters of all readings of each Han character; nothing where pypinyin is not installed.

    Loading it takes a third of a second: a panel does so beside the screen when its filter is opened.
    """
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    except ImportError:
        return {}
    return {code: "".join({_letter(reading) for reading in said.split(",")}) for code, said in pinyin_dict.items()}


def _letter(reading: str) -> str:
    """á: a."""
    return unicodedata.normalize("NFD", reading[:1])[:1].casefold()
