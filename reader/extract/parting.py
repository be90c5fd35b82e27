"""A text as words of a few classes: enough grammar for what figures count.

The words are ICU's (UAX #29 with its Chinese dictionary), the classes those of `lexicon/about.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader.extract.cut import Cut, bounds_of
from reader.extract.found import Figure
from reader.extract.lexicon import table, words
from reader.extract.script import simplified

_BEFORE, _BEHIND = 56, 36  # characters around a figure that are parted into words
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


# What a word may be, as bits; a word without any is taken for a noun. Plain numbers: of an enum they cost far more.
GAP, CHANGE, AGAINST, STOP, VERB, ADJECTIVE, OF, JOIN = (1 << bit for bit in range(8))
SOFT, HARD, OPEN, CLOSE, BLANK, FIGURE, DATE, LABEL = (1 << bit for bit in range(8, 16))  # LABEL: part of a name
ENDS = SOFT | HARD
_MARKS = (
    dict.fromkeys("的之", OF)
    | dict.fromkeys(("和", "与"), JOIN | AGAINST)
    | dict.fromkeys(("、", "及", "以及", *"·/-－+&.•~～"), JOIN)
    | {"或": JOIN | GAP}
    | dict.fromkeys('，,：:—…=→|"', SOFT)
    | dict.fromkeys("。！？；!?;\n\t★●■▲#", HARD)
    | dict.fromkeys("“「『《〈（(【[‘", OPEN)
    | dict.fromkeys("”」』》〉）)】]’", CLOSE)
    | dict.fromkeys(" \u00a0\u3000", BLANK)
)
_WORDS = (
    ("gap", GAP), ("change", CHANGE), ("against", AGAINST), ("stop", STOP), ("verb", VERB), ("adjective", ADJECTIVE),
)  # fmt: skip


@cache
def classes() -> dict[str, int]:
    """The classes of each word of the lexicon."""
    rows = table("about")
    found: dict[str, int] = {}
    for name, bit in _WORDS:
        for word in words(rows[name]):
            found[word] = found.get(word, 0) | bit
    for word in words(rows["verb"]):
        found.setdefault(word + "了", found[word] & (VERB | GAP))
    for word in words(rows["change"]):
        found.setdefault(word + "了", CHANGE)
    for word in words(rows["noun"]):
        found[word] = 0
    for thing in words(table("classifiers")["things"]):
        found.setdefault("一" + simplified(thing), STOP)  # the article
    return found | _MARKS


@cache
def beginnings() -> frozenset[str]:
    """What a word of the lexicon may begin with, nothing too: asked before a word is looked up with the next."""
    return frozenset(word[:end] for word in classes() for end in range(len(word)))


@dataclass(frozen=True, slots=True)
class Words:
    """Start, end and classes of each word of `text`; a figure is one word, `at` says which one."""

    text: str
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
    plain = simplified(text)
    if plain is not text:  # marks are not to be folded
        plain = "".join(was if was in _MARKS else now for was, now in zip(text, plain, strict=True))
    parting = _Parting(plain, figures, cut)
    for low, high in _windows(text, figures):
        parting.window(low, high)
    return Words(text, parting.starts, parting.ends, parting.kinds, parting.at, parting.numbered)


def _windows(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """What is near enough to a figure to matter to it; a date is about nothing."""
    low = high = -1
    for figure in figures:
        if figure.kind in {"date", "time"}:
            continue
        first, last = max(0, figure.start - _BEFORE), min(len(text), figure.end + _BEHIND)
        if first > high >= 0:
            yield low, high
            low = first
        low, high = max(low, 0) if high >= 0 else first, last
    if high >= 0:
        yield low, high


class _Parting:
    """Words as they are found; a figure is one word, ICU's are cut where one begins or ends."""

    def __init__(self, plain: str, figures: Sequence[Figure], cut: Cut) -> None:
        # ICU counts UTF-16 units: a stand-in of one unit keeps its offsets ours.
        self.plain = plain if plain.isascii() else _ASTRAL.sub("字", plain)
        self.figures = figures
        self.cut = cut if cut.text == self.plain else Cut(cut.block, self.plain, bounds_of(self.plain))
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        self.at = [-1] * len(figures)
        self.numbered: dict[int, int] = {}
        self.which = 0  # the next figure

    def window(self, low: int, high: int) -> None:
        if self.starts:
            self._add(low, low, HARD)
        while self.which < len(self.figures) and self.figures[self.which].start < low:
            self.which += 1
        edge, covered, plain, known, begun = self._edge(), low, self.plain, classes(), beginnings()
        starts, ends, kinds, start, word = self.starts, self.ends, self.kinds, low, ""
        for end in self.cut.within(low, high):
            if end > edge or start < covered:
                covered = self._cut(max(start, covered), end)
                edge, word = self._edge(), plain[starts[-1] : ends[-1]]
            elif (
                word in begun
                and kinds
                and kinds[-1] < FIGURE
                and (joined := known.get(plain[starts[-1] : end])) is not None
            ):
                kinds[-1], ends[-1] = joined, end  # ICU knows fewer words than the lexicon
                word = plain[starts[-1] : end]
            else:
                word = plain[start:end]
                starts.append(start)
                ends.append(end)
                kinds.append(known.get(word, 0))
            start = end

    def _cut(self, start: int, end: int) -> int:
        """Take in a word of ICU's that a figure begins or ends in; where the last figure ends."""
        covered = start
        while start < end:
            edge = self._edge()
            if start < edge:
                self._add(start, min(end, edge), classes().get(self.plain[start : min(end, edge)], 0))
                start = min(end, edge)
            else:
                start = covered = self._figure()
        return covered

    def _edge(self) -> int:
        return self.figures[self.which].start if self.which < len(self.figures) else len(self.plain) + 1

    def _figure(self) -> int:
        figure = self.figures[self.which]
        self.at[self.which] = len(self.kinds)
        self.numbered[len(self.kinds)] = self.which
        self._add(figure.start, figure.end, _class(figure))
        self.which += 1
        return figure.end

    def _add(self, start: int, end: int, kind: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.kinds.append(kind)


def _class(figure: Figure) -> int:
    if figure.kind in {"date", "time"}:
        return DATE
    return LABEL if figure.kind in {"ordinal", "identifier"} else FIGURE
