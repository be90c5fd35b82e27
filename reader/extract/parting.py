"""A text as words of a few classes: enough grammar for what figures count.

The words are ICU's (UAX #29 with its Chinese dictionary), those made one that only the lexicon knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count, repeat

from reader.core.sealed import Sealed
from reader.extract.cut import Cut, bounds_of
from reader.extract.found import Figure
from reader.extract.kinds import DATE, FIGURE, LABEL, MARKS, classes, splits
from reader.extract.script import simplified

_BEFORE, _BEHIND = 56, 36  # characters around a figure that are parted into words
_SENTENCE = re.compile(r".*(?=[。！？\n])", re.DOTALL)  # what is before the mark that ends the sentence before
_CLAUSE = re.compile(r"[^，。！？\n（(]*[，。！？\n]")  # up to its end, where no bracket opens before
_FIGURES = {"date": DATE, "time": DATE, "ordinal": LABEL, "identifier": LABEL}
_NOTHING = ("", "")


@dataclass(frozen=True, slots=True)
class Words(metaclass=Sealed):
    """Start, end and classes of each word of `text`; a figure is one word, so is what no figure is near.

    `parts` are the words themselves, and two of nothing behind the last: what stands one before the first or two behind
    the last may be asked for.
    """

    text: str
    parts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    kinds: Sequence[int]
    at: Sequence[int]  # of each figure, its word
    figures: dict[int, int]  # of a word, its figure

    def part(self, first: int, last: int) -> str:
        """The text of the words `first` up to `last`, the latter not included."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def parted(text: str, figures: Sequence[Figure], cut: Cut) -> Words:
    """The words of `text` around its figures, which are in reading order and do not overlap; `cut` are all of them."""
    plain = _plain(text, cut)
    cut = cut if plain == cut.text else Cut(cut.block, plain, bounds_of(plain))
    bounds, whole = _bounds(figures, cut, *_near(text, figures))
    starts, ends = bounds[:-1], bounds[1:]
    parts = [plain[start:end] for start, end in zip(starts, ends, strict=True)]
    kinds = [*map(classes().get, parts, repeat(0))]
    for at, kind in whole:
        kinds[at] = kind
    _join(starts, ends, parts, kinds)
    if plain is not text:
        parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    numbers = [bisect_left(starts, figure.start) for figure in figures]
    return Words(text, [*parts, *_NOTHING], starts, ends, kinds, numbers, dict(zip(numbers, count(), strict=False)))


def _plain(text: str, cut: Cut) -> str:
    """The text as the lexicon has it."""
    if text == cut.text and "後" not in text:  # which names keep
        return text
    plain = simplified(text)
    if plain is not text:  # marks are not to be folded
        plain = "".join(was if was in MARKS else now for was, now in zip(text, plain, strict=True))
    return plain


def _near(text: str, figures: Sequence[Figure]) -> tuple[int, int]:
    """From the sentence of the first figure to the clause of the last, in reach; a date is about nothing."""
    told = [figure for figure in figures if figure.kind not in {"date", "time"}]
    first, last = told[0].start, told[-1].end
    low, high = max(0, first - _BEFORE), min(len(text), last + _BEHIND)
    sentence, clause = _SENTENCE.match(text, low, first), _CLAUSE.match(text, last, high)
    return sentence.end() if sentence else low, clause.end() if clause else high


def _bounds(figures: Sequence[Figure], cut: Cut, low: int, high: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Where words begin and end from `low` to `high`, and which of them are figures, with their class."""
    known, bounds, whole, done = cut.bounds, [low], list[tuple[int, int]](), bisect_right(cut.bounds, low)
    for figure in figures:
        if bounds[-1] <= figure.start < high:
            reached = bisect_left(known, figure.start, done)
            bounds += known[done:reached]
            if bounds[-1] < figure.start:
                bounds.append(figure.start)
            whole.append((len(bounds) - 1, _FIGURES.get(figure.kind, FIGURE)))
            bounds.append(figure.end)
            done = bisect_right(known, figure.end, reached)
    bounds += known[done : bisect_left(known, high, done)]
    if bounds[-1] < high:
        bounds.append(high)
    return bounds, whole


def _join(starts: list[int], ends: list[int], parts: list[str], kinds: list[int]) -> None:
    """Make one word of those that only the lexicon knows as one: 年|均."""
    known, gone = splits(), 0
    pairs = zip(parts, parts[1:], strict=False)  # noqa: RUF007  # pairwise makes each a tuple of its own
    for found in [*compress(count(), map(known.__contains__, pairs))]:
        at = found - gone
        while (*parts[at : at + 2],) in known and max(kinds[at : at + 2]) < FIGURE:
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
            kinds[at : at + 2] = [classes()[parts[at]]]
            del starts[at + 1], ends[at]
            gone += 1
