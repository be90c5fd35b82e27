"""Persons: how they are introduced, what their names are made of, who says something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

ENOUGH = 4.8  # the weight that makes a person of characters that could be something else
_HAN = re.compile("[一-鿿]+")
_PARTLY = re.compile("(?:[某×XＸ]{1,2}|某某)")
_STOP_BEFORE = frozenset("，。、：；！？“”（）《》 \n\t|/·—-")
_LIST = frozenset("、和与及")


@cache
def surnames() -> Mapping[str, float]:
    """What each surname weighs at the start of a word that ICU does not know."""
    rows = table("surnames")
    weights = dict.fromkeys(rows["rare"], -0.5)
    weights |= dict.fromkeys(rows["unsure"], 1.5)
    weights |= dict.fromkeys(rows["sure"], 2.5)
    return weights | dict.fromkeys([*rows["compound"].split(), *rows["japanese"].split()], 2.5)


@cache
def _given() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("surnames")
    return frozenset(rows["given"]) - {"\n"}, frozenset(rows["never"])


@cache
def words(name: str) -> frozenset[str]:
    """A list of titles.toml."""
    return frozenset(table("titles")[name].split())


def find(lines: Sequence[Worded], taken: Mapping[int, Sequence[Mention]]) -> dict[int, list[Mention]]:
    """The persons of each block; `taken` are the places and organisations already sure, by block."""
    weighed: list[Reading] = []
    partly: dict[int, list[Mention]] = {}
    for line in lines:
        closed = {at for one in taken.get(line.block, ()) for at in range(one.start, one.end)}
        partly[line.block] = list(_partly(line, closed))
        weighed += _candidates(line, closed)
    found: dict[int, list[Mention]] = {line.block: [] for line in lines}
    for reading in _best(weighed):
        if reading.weight >= ENOUGH:
            mention = Mention(reading.start, reading.end, "person", "surname and given name")
            found[reading.line.block].append(mention)
    for line in lines:
        whole = {at for one in found[line.block] for at in range(one.start, one.end)}
        if whole:
            partly[line.block] = [one for one in partly[line.block] if one.start not in whole]
        found[line.block] += partly[line.block]
    return _with_nicknames(lines, found)


@dataclass(frozen=True, slots=True)
class Reading:
    """A surname and what could be its given name, with what speaks for it."""

    line: Worded
    start: int
    end: int
    weight: float

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


def _with_nicknames(lines: Sequence[Worded], found: dict[int, list[Mention]]) -> dict[int, list[Mention]]:
    """小刚, 小丽: believed where the article says so (化名) or comes back to them."""
    usual, _ = _given()
    places = [
        (line, match.start())
        for line in lines
        for match in _SMALL.finditer(line.text)
        if match.start() in line.at and match.end() in line.at and line.text[match.start() + 1] in usual
    ]
    counts = Counter(line.text[start : start + 2] for line, start in places)
    sure = {line.text[at : at + 2] for line, at in places if line.text.startswith(_ALIAS, at + 2)}
    for line, start in places:
        text, single = line.text[start : start + 2], line.word(start) == "小"
        if text in sure or (single and counts[text] > 2 and text not in _NO_NICKNAME):
            found[line.block].append(Mention(start, start + 2, "person", "小 and given name"))
    return found


_SMALL = re.compile("小.")
_ALIAS = ("（化名", "(化名")


def _candidates(line: Worded, closed: set[int]) -> Iterator[Reading]:
    """Every surname at the start of a word with one or two characters behind it, and what speaks for it."""
    weights = surnames()
    text = line.text
    for match in _first().finditer(text):
        start = match.start()
        if start not in line.at or start in closed or len(line.word(start)) > 4 or _inside_title(line, start):
            continue
        surname = text[start : start + 2] if text[start : start + 2] in _compound() else text[start]
        if surname not in weights:
            continue
        first = start + len(surname)
        for end in (first + 2, first + 1):
            if end <= len(text) and (end in line.at or text[end] in _CLOSING) and not (end in closed and end - 1 in closed):
                weight = weights[surname] + _given_weight(line, start, first, end)
                if end - 1 in closed:
                    weight -= 1.0  # 王清华 may be, 北京清华 not
                if weight > 0:
                    yield Reading(line, start, end, weight + _before(line, start, closed) + _after(line, end))


@cache
def _first() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({name[0] for name in surnames()}))}]")


_CLOSING = frozenset("和与及等在是曾也说称的")


def _inside_title(line: Worded, start: int) -> bool:
    """师 of 分析师付亮 starts no name."""
    return bool(line.ending(start + 1, words("titles"))) and line.text[start] in _TITLE_ENDS


_TITLE_ENDS = frozenset("师长员士官家理记任总授工事者")


@cache
def _compound() -> frozenset[str]:
    return frozenset(f'{table("surnames")["compound"]} {table("surnames")["japanese"]}'.split())


def _given_weight(line: Worded, start: int, first: int, end: int) -> float:
    """What the characters of the given name weigh: usual ones, and that they make no word of the language."""
    usual, never = _given()
    given, surname = line.text[first:end], line.text[start:first]
    if given[0] in _refused().get(surname, "") or given[-1] in _NO_END or not never.isdisjoint(given) or not _HAN.fullmatch(given):
        return -9.0
    sure = surnames()[surname] > 2
    weight = sum(0.8 if char in usual else -1.2 for char in given)
    if first not in line.at:  # the surname lies in a word: 关怀, 黄金, but 李家|洋 too
        return weight - (1.5 if sure and end in line.at and end - start > 2 else 9.0 if not sure else 2.5)
    if line.text[start - 1 : start] in _COUNTING:
        weight -= 3.0  # 三张图中
    singles = all(at in line.at for at in range(first, end + 1))
    if len(given) == 1:
        return weight + (-2.0 if not singles else 0.6 if given in usual else 0.0 if sure else -2.0)
    return weight + (1.2 if singles else -0.4 if sure and len(surname) == 1 else -2.0)


_NO_END = frozenset("中里上下内外前后方间期")
_COUNTING = frozenset("0123456789一二三四五六七八九十两几每这那半第")


@cache
def _refused() -> Mapping[str, str]:
    """By surname: characters with which it begins a word or a phrase that ICU does not know."""
    refused: dict[str, str] = dict(table("surnames")["refused"])
    return refused


def _before(line: Worded, start: int, closed: set[int]) -> float:
    if not start or line.text[start - 1] in _STOP_BEFORE:
        return 0.6
    if line.ending(start, words("titles")):
        return 4.0
    if start - 1 in closed:
        return 0.8  # behind an organisation or a place
    before = line.word_before(start)
    if before in _LIST:
        return 1.0
    return 0.6 if before in words("introducing") else 0.0


def _after(line: Worded, end: int) -> float:
    after = line.text[end : end + 1]
    if not after:
        return 0.6
    if after == "、" or after in _LIST:
        return 0.9
    if line.starting(end, words("saying")) or line.starting(end, words("behind")):
        return 2.8
    if after in {"（", "(", "等"}:
        return 0.9
    if line.word(end) in words("verbs"):
        return 0.8
    return 0.5 if after in _STOP_BEFORE else 0.0


_SAYS = ("表示", "说", "称", "告诉", "认为", "介绍", "指出", "透露")


def _best(weighed: Sequence[Reading]) -> Iterator[Reading]:
    """At each place the reading that weighs most anywhere in the article; lists hold together."""
    counts = Counter(one.text for one in weighed)
    most: dict[str, float] = {}
    for one in weighed:
        most[one.text] = max(most.get(one.text, 0.0), one.weight + min(counts[one.text] - 1, 3) * 0.4)
    best: dict[tuple[int, int], Reading] = {}
    for one in weighed:
        key = (one.line.block, one.start)
        if key not in best or most[one.text] > most[best[key].text]:
            best[key] = one
    ends = {(one.line.block, one.end): one for one in best.values()}
    for one in best.values():
        yield replace(one, weight=most[one.text] + _listed(one, best, ends))


def _listed(
    one: Reading, starts: Mapping[tuple[int, int], Reading], ends: Mapping[tuple[int, int], Reading]
) -> float:
    """Names in a list speak for each other: 邓锋、吴鹰、王强."""
    text, block = one.line.text, one.line.block
    after = starts.get((block, one.end + 1)) if text[one.end : one.end + 1] in {"、", " "} else None
    before = ends.get((block, one.start - 1)) if text[one.start - 1 : one.start] in {"、", " "} else None
    return sum(0.9 for other in (before, after) if other and other.weight >= 3.0)


def _partly(line: Worded, closed: set[int]) -> Iterator[Mention]:
    """Persons named in part: 王某, 张某某, 老李, 李女士, 贾经理, 何同学."""
    text = line.text
    for match in _first_or_old().finditer(text):
        start = match.start()
        if start not in line.at or start in closed:
            continue
        width = 2 if text[start : start + 2] in _compound() else 1
        if text[start : start + width] in surnames() and (mention := _with_honorific(line, start, width)):
            yield mention
        elif text[start] in "老小阿" and text[start + 1 : start + 2] in surnames() and _nickname(line, start):
            yield Mention(start, start + 2, "person", "老 or 小 and surname")


@cache
def _first_or_old() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({name[0] for name in surnames()}))}老小阿]")


def _with_honorific(line: Worded, start: int, width: int) -> Mention | None:
    text, end = line.text, start + width
    weight = surnames().get(text[start:end], 0.0)
    if weight < 1.0 or text[start] == "任" or _inside_title(line, start) or (weight < 2.0 and not _starts_free(line, start)):
        return None
    if found := _PARTLY.match(text, end):
        return Mention(start, found.end(), "person", "surname and 某")
    if end not in line.at:
        return None
    title = line.starting(end, words("honorifics"))
    if len(title) > 1 and (end + len(title) in line.at):
        return Mention(start, end + len(title), "person", "surname and title")
    if title in {"总", "董", "工"} and line.word(end + 1) in words("verbs") and weight > 2:
        return Mention(start, end + 1, "person", "surname and title")
    return None


def _starts_free(line: Worded, start: int) -> bool:
    """Whether nothing stands before it that it could belong to."""
    before = line.text[start - 1 : start]
    return not before or before in _STOP_BEFORE or line.word_before(start) in words("introducing") or bool(line.ending(start, words("titles")))


def _nickname(line: Worded, start: int) -> bool:
    """老李 and 小刚 are believed before a verb, behind a title or a mark, and not as a part of a word."""
    after = line.word(start + 2)
    if len(line.word(start)) > 2 or start + 2 not in line.at or line.text[start : start + 2] in _NO_NICKNAME:
        return False
    if surnames()[line.text[start + 1]] < 2.0:
        return after.startswith(_SAYS)
    return after in words("verbs") or after in words("saying") or after[:1] in _STOP_BEFORE or not after


_NO_NICKNAME = frozenset("小米 小麦 小康 小时 小学 小区 小车 小路 老师 老家 小方 小白 小黄 小何 老何 小高 小马 小金 老金 老马 老江 小江 小石 小包 小关 小项 老区 小林 小杜".split())
