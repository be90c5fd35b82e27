"""A text as words of a few classes, and the noun phrases beside a place: enough grammar for what figures count.

The words are ICU's (UAX #29 with its Chinese dictionary), the classes those of `lexicon/about.toml`. No phrase is
followed further than `REACH` words, so that the cost of a figure does not grow with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader.core.model import Fact
from reader.extract.lexicon import table, words
from reader.extract.script import simplified

REACH = 18  # words
PREFIXES = frozenset("前原中上下无無未非")  # part of the noun that they begin
DISTANT = frozenset(("距", "距离", "離", "离", "距離"))  # before one end of a distance
SUFFIXES = frozenset("量率额数费者员人点期权度力性法价额數費員點權價")  # make a noun of a verb: 开工|量
LONGEST = 26  # characters of a phrase
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
_BRACKETS = frozenset("（(【[）)】]")


@cache
def classes() -> dict[str, int]:
    """The classes of each word of the lexicon."""
    rows = table("about")
    found: dict[str, int] = {}
    for name, bit in _WORDS:
        for word in words(rows[name]):
            found[word] = found.get(word, 0) | bit
    for word in words(rows["noun"]):
        found[word] = 0
    for thing in words(table("classifiers")["things"]):
        found.setdefault("一" + simplified(thing), STOP)  # the article
    return found | _MARKS


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


def parted(text: str, figures: Sequence[Fact]) -> Words:
    """The words of `text` around its figures, which are in reading order and do not overlap."""
    plain = simplified(text)
    if plain is not text:  # marks are not to be folded
        plain = "".join(was if was in _MARKS else now for was, now in zip(text, plain, strict=True))
    parting = _Parting(plain, figures)
    for low, high in _windows(text, figures):
        parting.window(low, high)
    return Words(text, parting.starts, parting.ends, parting.kinds, parting.at, parting.numbered)


def _windows(text: str, figures: Sequence[Fact]) -> Iterator[tuple[int, int]]:
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

    def __init__(self, plain: str, figures: Sequence[Fact]) -> None:
        # ICU counts UTF-16 units: a stand-in of one unit keeps its offsets ours.
        self.plain = plain if plain.isascii() else _ASTRAL.sub("字", plain)
        self.figures = figures
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        self.at = [-1] * len(figures)
        self.numbered: dict[int, int] = {}
        self.which = 0  # the next figure

    def window(self, low: int, high: int) -> None:
        from icu4py.breakers import WordBreaker

        if self.starts:
            self._add(low, low, HARD)
        while self.which < len(self.figures) and self.figures[self.which].start < low:
            self.which += 1
        edge, covered, plain, known = self._edge(), low, self.plain, classes()
        starts, ends, kinds = self.starts, self.ends, self.kinds
        for first, last in WordBreaker(plain[low:high], "zh").segments():
            start, end = low + first, low + last
            if end > edge or start < covered:
                covered = self._cut(max(start, covered), end)
                edge = self._edge()
                continue
            if kinds and kinds[-1] < FIGURE and (joined := known.get(plain[starts[-1] : end])) is not None:
                kinds[-1], ends[-1] = joined, end  # ICU knows fewer words than the lexicon
                continue
            starts.append(start)
            ends.append(end)
            kinds.append(known.get(plain[start:end], 0))

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


def _class(figure: Fact) -> int:
    if figure.kind in {"date", "time"}:
        return DATE
    return LABEL if figure.kind in {"ordinal", "identifier"} else FIGURE


def before(words: Words, word: int) -> tuple[int, int]:
    """The noun phrase that ends before `word`, as a range of words; empty where there is none."""
    kinds, first, at = words.kinds, word, word - 1
    low = max(-1, word - REACH)
    floor = words.ends[word - 1] - LONGEST if word else 0
    while at > low and words.starts[at] >= floor:
        kind = kinds[at]
        if kind & CLOSE:
            opened = _opening(words, at)
            if opened < 0:
                break
            at = opened
            first = at
        elif first < word and words.part(at, at + 1) in DISTANT:
            break
        elif _nominal(kind) or _inside(words, at, first, word):
            first = at
        elif (kind & JOIN and at == word - 1) or (not kind & (OF | JOIN) and not (kind & BLANK and _latin(words, at))):
            break
        at -= 1
    return first, word


def _inside(words: Words, at: int, first: int, word: int) -> bool:
    """A word of change or a short verb within a noun: 增长|率, 出|气|口."""
    kind = words.kinds[at]
    if not first == at + 1 < word or words.kinds[first] or kind & STOP:
        return False
    if kind & CHANGE:
        return True
    suffixed = words.part(first, first + 1) in SUFFIXES
    return bool(kind & VERB) and words.part(at, at + 1) != "占" and (suffixed or _compound(words, at))


def _compound(words: Words, at: int) -> bool:
    """Two words of one character each: ICU has parted a word it does not know."""
    return words.ends[at + 1] - words.starts[at] == 2


def is_verb(words: Words, at: int) -> bool:
    """Whether the word is a verb that ends or opens a phrase."""
    last = at + 1 >= len(words.kinds) or words.kinds[at + 1] != 0
    return bool(words.kinds[at] & VERB) and (last or not _compound(words, at))


def _nominal(kind: int) -> bool:
    return kind in (0, ADJECTIVE, LABEL)


def _latin(words: Words, at: int) -> bool:
    """A blank beside a Latin letter parts nothing."""
    around = words.text[words.starts[at] - 1 : words.starts[at]] + words.text[words.ends[at] : words.ends[at] + 1]
    return any(character.isascii() for character in around)


def _opening(words: Words, at: int) -> int:
    """The word that opens the mark closed at `at`; -1 where it is a bracket, too far, or holds a clause."""
    if words.text[words.starts[at]] in _BRACKETS:
        return -1
    for opened in range(at - 1, max(-1, at - REACH), -1):
        kind = words.kinds[opened]
        if kind & OPEN:
            return opened
        if kind & (ENDS | CLOSE):
            return -1
    return -1


def _closing(words: Words, at: int) -> int:
    if words.text[words.starts[at]] in _BRACKETS:
        return -1
    for closed in range(at + 1, min(len(words.kinds), at + REACH)):
        kind = words.kinds[closed]
        if kind & CLOSE:
            return closed
        if kind & (ENDS | OPEN):
            return -1
    return -1


def after(words: Words, word: int, through: bool = False) -> tuple[int, int]:
    """The noun phrase that begins at `word`; `through` follows it past 的."""
    kinds, last, at = words.kinds, word, word
    high = min(len(kinds), word + REACH)
    while at < high and words.ends[at] <= words.starts[word] + LONGEST:
        kind = kinds[at]
        if kind & OPEN:
            closed = _closing(words, at)
            if closed < 0:
                break
            at = closed
            last = at + 1
        elif _nominal(kind) or (kind & (CHANGE | VERB) and not kind & STOP and _begins(words, at, high)):
            last = at + 1
        elif at == word and words.part(at, at + 1) in PREFIXES and at + 1 < high and kinds[at + 1] == 0:
            last = at + 1  # 七位前外相
        elif kind & VERB and last == at and _fused(words, at):
            last = at + 1
        elif kind & OF:
            if not through and not all(kinds[i] & ADJECTIVE for i in range(word, at)):
                break
        elif at == word or (not kind & JOIN and not (kind & BLANK and _latin(words, at))):
            break
        at += 1
    return word, last


def _fused(words: Words, at: int) -> bool:
    """A short verb behind a short noun: two parts of a word ICU does not know, 基|站."""
    return at > 0 and words.kinds[at - 1] == 0 and words.ends[at] - words.starts[at - 1] == 2


def _begins(words: Words, at: int, high: int) -> bool:
    """A word of change or a short verb that begins a noun."""
    if at + 1 >= high or words.kinds[at + 1]:
        return False
    return bool(words.kinds[at] & CHANGE) or _compound(words, at)


def clause_before(words: Words, word: int) -> int:
    """The first word of the clause that holds `word`, as far as REACH goes."""
    at = word
    while at > 0 and word - at < REACH and not words.kinds[at - 1] & (ENDS | OPEN | CLOSE):
        at -= 1
    return at
