"""Persons: how they are introduced, what their names are made of, who says something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from string import ascii_letters

from reader.extract import partly
from reader.extract.readings import Reading, believed
from reader.extract.surnames import (
    MARKS,
    TITLE_ENDS,
    compound,
    given_characters,
    heads,
    inside_title,
    refused,
    surnames,
    words,
)
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded

_HAN = re.compile("[一-鿿]+")
_LIST = frozenset("、和与及同跟")


def find(whole: Whole, taken: Mapping[int, Sequence[Mention]]) -> dict[int, list[Mention]]:
    """The persons of each block; `taken` are the places and organisations already sure, by block."""
    closed = {line.block: {at for one in taken[line.block] for at in range(one.start, one.end)} for line in whole.lines}
    found: dict[int, list[Mention]] = {line.block: [] for line in whole.lines}
    weighed = [one for line in whole.lines for one in _candidates(line, closed[line.block], taken[line.block])]
    for one in believed(weighed, taken):
        found[one.line.block].append(Mention(one.start, one.end, "person", "surname and given name"))
    for block, in_part in partly.find(whole, closed).items():
        named = {at for one in found[block] for at in range(one.start, one.end)}
        found[block] += [one for one in in_part if one.start not in named]
    return partly.with_nicknames(whole, found)


def _candidates(line: Worded, closed: Set[int], taken: Sequence[Mention]) -> Iterator[Reading]:
    """Every surname at the start of a word with one or two characters behind it, and what speaks for it."""
    text, at = line.text, line.at
    weights, doubles, fronts, attached, begun, firsts = _tables()
    for match in firsts.finditer(text):
        start = match.start()
        if start not in at or start in closed:
            continue
        surname = text[start : start + 2] if text[start : start + 2] in doubles else text[start]
        first = start + len(surname)
        weighs = weights.get(surname)
        if weighs is None:
            continue
        titled = text[start - 1 : start] in fronts and _titled(line, start)
        if weighs <= 2 and first not in at and not titled:
            continue  # the beginning of a word: 方案, 时间
        if len(line.word(start)) > 4:
            continue
        if (text[start] in TITLE_ENDS or text[start : start + 2] in begun) and inside_title(line, start):
            continue
        for end in (first + 2, first + 1):
            if end <= len(text) and (end in at or text[end] in _CLOSING) and not (end in closed and end - 1 in closed):
                sure = titled and end - first == 2 and text[end : end + 1] not in _NO_AFTER and _after(line, end) >= 0
                weight = weighs + _given_weight(line, start, first, end, sure)
                if text[end - 1] in _LIST:
                    weight -= 2.5  # 张军和王芳 are two
                elif text[end - 1 : end + 1] in attached or text[end - 1] in _ATTACHED:
                    weight -= _goes_on(line, end)
                if end - 1 in closed:
                    weight -= 1.0  # 王复旦 may be, 北京复旦 not
                if weight > 0:
                    around = (4.0 if titled else _before(line, start, closed, taken)) + _after(line, end)
                    yield Reading(line, start, end, text[start:end], weight + around)


@cache
def _tables() -> tuple[
    Mapping[str, float], frozenset[str], frozenset[str], frozenset[str], frozenset[str], re.Pattern[str]
]:
    """What every line is held against."""
    return surnames(), compound(), _before_names(), heads("verbs"), heads("titles"), _first()


@cache
def _first() -> re.Pattern[str]:
    """A surname, or what begins one of two characters, and behind it one that a given name may hold."""
    _, never = given_characters()
    single = "".join(sorted(name for name in surnames() if len(name) == 1))
    firsts = "".join(sorted({name[0] for name in surnames()}))
    seconds = "".join(sorted({name[1] for name in compound()}))
    return re.compile(f"[{firsts}](?:(?<=[{single}])|(?=[{seconds}]))(?![{''.join(sorted(never))}])(?=[一-鿿])")


def _goes_on(line: Worded, end: int) -> float:
    """What speaks for the last character belonging to what follows: 点赞, 向 before who is told, 为 before a title."""
    last = line.text[end - 1]
    if last in _TOWARDS:
        return 4.0 * line.text.startswith(_TOLD, end)
    if last == "为":
        return 4.0 * bool(line.starting(end, words("titles")))
    return 2.0 if len(line.starting(end - 1, words("verbs"))) > 1 else 0.0


_ATTACHED = frozenset("向对为")
_TOWARDS = frozenset("向对")
_TOLD = ("记者", "本报", "媒体", "警方", "法院", "公众", "外界", "《", "公司", "投资者", "民警", "网友")
_NO_AFTER = frozenset("的地得") | frozenset(ascii_letters)
_CLOSING = frozenset("和与及等在是曾也说称的")


def _titled(line: Worded, start: int) -> bool:
    """Whether a title stands right in front: 记者 孙家乐, 作者：孙家乐."""
    front = start - (line.text[start - 1 : start] in _PARTING)
    return bool(line.ending(front, words("titles")))


_PARTING = frozenset(" ：:\u3000")  # a title from a name


@cache
def _before_names() -> frozenset[str]:
    """What stands before a name that a title stands before."""
    return _PARTING.union(title[-1] for title in words("titles"))


def _given_weight(line: Worded, start: int, first: int, end: int, titled: bool) -> float:
    """What the characters of the given name weigh: usual ones, and that they make no word of the language."""
    usual, never = given_characters()
    given, surname = line.text[first:end], line.text[start:first]
    if (
        (not titled and (given[0] in refused().get(surname, "") or given[0] == "有"))
        or given[-1] == "有"
        or given == "万元"
        or (given[-1] in _NO_END and len(surname) == 1)
        or not never.isdisjoint(given)
        or not _HAN.fullmatch(given)
        or given in words("honorifics")
    ):
        return -9.0
    sure = surnames()[surname] > 2
    weight = 0.0
    for char in given:
        weight += 0.8 if char in usual else -1.2
    if first not in line.at:  # the surname lies in a word: 关怀, 黄金, but 王家|声 too
        if sure and len(given) == 2 and usual.issuperset(given) and line.word(start) == surname + given:
            return weight - 0.3  # a person whom the dictionary knows
        whole = end in line.at and end - start > 2
        if titled and whole and line.word(start) != surname + given and first + 1 in line.at:
            return weight - 1.5  # 书记方志|远
        return weight - (1.5 if sure and whole else 9.0 if not sure else 2.5)
    if line.text[start - 1 : start] in _COUNTING:
        weight -= 3.0  # 三张图中
    singles = all(map(line.at.__contains__, range(first, end + 1)))
    if len(given) == 1:
        weight -= 0.8 * (surnames()[surname] < 0)
        return weight + (-2.0 if not singles else 0.6 if given in usual else 0.0 if sure else -2.0)
    return weight + (1.2 if singles else -0.4 if sure and len(surname) == 1 else -2.0)


_NO_END = frozenset("中里上下内外前后方间期")
_COUNTING = frozenset("0123456789一二三四五六七八九十两几每这那半第")


def _before(line: Worded, start: int, closed: Set[int], taken: Sequence[Mention]) -> float:
    if not start or line.text[start - 1] in MARKS:
        return 0.6
    if start - 1 in closed:
        return 1.2 if any(one.end == start and one.kind == "org" for one in taken) else 0.8
    before = line.word_before(start)
    if before in _LIST:
        return 1.0
    return 0.6 if before in words("introducing") else 0.0


def _after(line: Worded, end: int) -> float:
    after = line.text[end : end + 1]
    if not after:
        return 0.6
    if after in {"：", ":"} and (end < 5 or line.text[end - 5 : end].find("\n") >= 0):
        return 1.6  # who speaks, in an interview or a heading
    if after in _LIST:
        return 0.9
    if line.starting(end, _showing()):
        return 2.8
    if after == "任" and line.starting(end + 1, words("titles")):
        return 0.8
    if after in {"（", "(", "等"}:
        return 0.9
    if after in MARKS:
        return 0.5
    if (word := line.word(end)) in words("verbs"):
        return 0.8
    if len(word) != 1 or not _HAN.match(word) or word in words("particles"):
        return 0.0
    # 郭建|农: a character that is no word of grammar belongs to the name; 入|围 is a verb that ICU does not know
    known = line.text[end : end + 2] in heads("verbs") and len(line.starting(end, words("verbs"))) > 1
    return 0.8 if known else -1.2


@cache
def _showing() -> frozenset[str]:
    """What stands behind persons alone."""
    return words("saying") | words("behind")
