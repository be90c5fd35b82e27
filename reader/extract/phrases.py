"""The noun phrases beside a place in a text that is parted into words.

No phrase is followed further than `REACH` words, so that the cost of a figure does not grow with its sentence.
"""

from __future__ import annotations

from reader.extract.kinds import (
    ADJECTIVE,
    BLANK,
    CHANGE,
    CLOSE,
    ENDS,
    FIGURE,
    JOIN,
    LABEL,
    OF,
    OPEN,
    STOP,
    VERB,
)
from reader.extract.parting import Words

REACH = 18  # words
PREFIXES = frozenset("前原中上下无無未非")  # part of the noun that they begin
DISTANT = frozenset(("距", "距离", "離", "离", "距離"))  # before one end of a distance
SUFFIXES = frozenset("量率额数费者员人点期权度力性法金价额數費員點權價")  # make a noun of a verb: 开工|量
LONGEST = 26  # characters of a phrase
_LANDS = frozenset("日美英法德俄韩韓朝印澳欧歐非阿巴匈荷西意加新越老柬泰菲马馬缅緬蒙尼塞卢盧哈吉乌烏伊沙埃以")
_BRACKETS = frozenset("（(【[）)】]")
_NOMINAL = frozenset((0, ADJECTIVE, LABEL))


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
        elif first < word and words.parts[at] in DISTANT:
            break
        elif kind in _NOMINAL or _inside(words, at, first, word) or (first == at + 1 < word and _negative(words, at)):
            first = at
        elif (kind & JOIN and at == word - 1) or (not kind & (OF | JOIN) and not (kind & BLANK and _latin(words, at))):
            break
        at -= 1
    return first, word


def _negative(words: Words, at: int) -> bool:
    """无 and 非 begin a noun: [无症状感染者]3例; so does 中 beside another land, [中澳建交]50周年."""
    if words.kinds[at + 1]:
        return False
    if words.parts[at] == "中":
        other = words.kinds[at - 1] != 0 if at else True
        return words.parts[at + 1 if other else at - 1] in _LANDS
    return words.parts[at] in "无無非"


def _inside(words: Words, at: int, first: int, word: int) -> bool:
    """A word of change or a short verb within a noun: 增长|率, 入|水|口."""
    kind = words.kinds[at]
    if not first == at + 1 < word or words.kinds[first] or kind & STOP:
        return False
    if kind & CHANGE:
        return not kind & VERB
    suffixed = words.parts[first] in SUFFIXES
    return bool(kind & VERB) and words.parts[at] != "占" and (suffixed or _compound(words, at))


def _compound(words: Words, at: int) -> bool:
    """Two words of one character each: ICU has parted a word it does not know."""
    return words.ends[at + 1] - words.starts[at] == 2


def is_verb(words: Words, at: int) -> bool:
    """Whether the word is a verb that ends or opens a phrase."""
    last = at + 1 >= len(words.kinds) or words.kinds[at + 1] != 0
    return bool(words.kinds[at] & VERB) and (last or not _compound(words, at))


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
        elif kind in _NOMINAL or (kind & (CHANGE | VERB) and not kind & STOP and _begins(words, at, high)):
            last = at + 1
        elif at == word and words.parts[at] in PREFIXES and at + 1 < high and kinds[at + 1] == 0:
            last = at + 1  # 七位前校长
        elif kind & VERB and last == at and _fused(words, at):
            last = at + 1
        elif last == at and at + 1 < high and kinds[at + 1] == 0 and words.parts[at] in "达達":
            last = at + 1  # part of a name: 英伟|达
        elif kind & OF:
            if not through and not all(kinds[i] & ADJECTIVE for i in range(word, at)):
                break
        elif at == word or (not kind & JOIN and not (kind & BLANK and _latin(words, at))):
            break
        at += 1
    return word, _one_listed(words, word, last, high)


def _one_listed(words: Words, word: int, last: int, high: int) -> int:
    """The end of a phrase, before the joiner where a figure counts what comes behind it: 5个[产业]和茶叶、水果等8个."""
    at = last + (last < high and words.parts[last] == "等")
    if at >= high or not words.kinds[at] & FIGURE or words.kinds[last - 1] & JOIN:
        return last
    return next((joiner for joiner in range(word + 1, last) if words.kinds[joiner] & JOIN), last)


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
        if at and words.text[words.starts[at - 1]] in "）)":
            at = _bracket(words, at - 1)
    return at


def _bracket(words: Words, at: int) -> int:
    """The word that opens the bracket closed at `at`; the word behind it where that is far."""
    for opened in range(at - 1, max(-1, at - REACH), -1):
        if words.text[words.starts[opened]] in "（(":
            return opened
    return at + 1
