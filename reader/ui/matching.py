"""What a typed filter matches: every word of it, in any case, or the initials of the pinyin (dxzp: 电信诈骗)."""

from __future__ import annotations

from functools import lru_cache


def matches(sought: str, *texts: str) -> bool:
    """Whether every word of `sought` is in one of the texts, literally or as initials."""
    folded = [text.casefold() for text in texts if text]
    return all(_word_in(word, folded) for word in sought.casefold().split())


def _word_in(word: str, texts: list[str]) -> bool:
    if any(word in text for text in texts):
        return True
    return len(word) > 1 and word.isascii() and word.isalpha() and any(word in initials(text) for text in texts)


@lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """The first letter of each syllable; empty where pypinyin is not installed, the text itself where it is Latin."""
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        return ""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()
