"""A block's text as the finders of names read it: simplified, and cut into words."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from reader.core.folding import folded
from reader.core.model import NameKind

Places = list[tuple[int, int]]  # where each begins and ends


class Sighted(NamedTuple):
    """What the lexicon holds of a line, whether words begin and end there or not: by its end, the longest first."""

    names: Places  # known ones
    long: Places  # those that are too long to be anything else
    sites: Places  # how places end
    organisations: Places  # how organisations end
    roads: Places  # what roads and railways hold


@dataclass(frozen=True, slots=True)
class Worded:
    """`text` is the block's own, folded to simplified characters, with the same offsets.

    `at` holds the boundaries of its words, both ends of the text among them: an offset in it parts two words.
    """

    block: int
    text: str
    at: Set[int]
    sighted: Sighted

    def word(self, offset: int) -> str:
        """The word that starts at `offset`, or nothing."""
        if offset not in self.at or offset == len(self.text):
            return ""
        end = offset + 1
        while end not in self.at:  # for words of two characters sooner done than to look for the boundary in a list
            end += 1
        return self.text[offset:end]

    def word_before(self, offset: int) -> str:
        """The word that ends at `offset`, or nothing."""
        return self.part_before(offset) if offset in self.at and offset else ""

    def part_before(self, offset: int) -> str:
        """The word that ends at `offset`, or the beginning of one that it parts."""
        start = offset - 1
        while start > 0 and start not in self.at:
            start -= 1
        return self.text[start:offset]

    def ending(self, offset: int, words: frozenset[str], longest: int = 6) -> str:
        """The longest of `words` that ends at `offset`, or nothing."""
        if self.text[offset - 1 : offset] not in _lasts(words):
            return ""
        for start in range(max(0, offset - longest), offset):
            if self.text[start:offset] in words:
                return self.text[start:offset]
        return ""

    def starting(self, offset: int, words: frozenset[str], longest: int = 6) -> str:
        """The longest of `words` that starts at `offset`, or nothing."""
        if self.text[offset : offset + 1] not in _firsts(words):
            return ""
        for end in range(min(len(self.text), offset + longest), offset, -1):
            if self.text[offset:end] in words:
                return self.text[offset:end]
        return ""


@cache
def _firsts(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[0] for word in words)


@cache
def _lasts(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[-1] for word in words)


class _Simplified(dict[int, str]):
    """Traditional characters to simplified ones; what simplified texts use too (沈, 乾, 於) stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            char = folded(char, case=False)
        self[code] = char
        return char


_SIMPLIFIED = _Simplified()


class Mention(NamedTuple):
    """A name at a place: `text[start:end]` of one block; `rule` says what found it."""

    start: int
    end: int
    kind: NameKind
    rule: str


def simplified(text: str) -> str:
    """`text` in simplified characters, with the same offsets."""
    try:
        # Four times faster than to look at each of its characters; these two are no other ones, but not in the code.
        text.replace("—", "").replace("·", "").encode("gb2312")
    except UnicodeEncodeError:
        return text.translate(_SIMPLIFIED)
    return text


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether ICU's dictionary has it as one word."""
    from icu4py.breakers import WordBreaker

    return len(list(WordBreaker(text, "zh").segments())) == 1


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that overlap a longer one, or as long a one that came before; in order."""
    mentions = list(mentions)
    if len(mentions) < 2 or _apart(mentions):
        return mentions
    taken: list[Mention] = []
    filled: set[int] = set()
    for one in sorted(mentions, key=lambda one: one.start - one.end):
        span = range(one.start, one.end)
        if filled.isdisjoint(span):
            filled.update(span)
            taken.append(one)
    return sorted(taken, key=attrgetter("start"))


def _apart(mentions: list[Mention]) -> bool:
    """Whether they come in order, none overlapping another: what one rule has found of a line."""
    reached = 0
    for start, end, _, _ in mentions:
        if start < reached:
            return False
        reached = end
    return True
