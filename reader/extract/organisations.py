"""Organisations by how their names end: a suffix, and leftwards what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.extract.bodies import JOINS, QUOTES, REACH, generic, has_singles, judged, local_head, stops
from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

_HAN = re.compile("[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]*|[0-9]+")
_MARKED = re.compile(r"[“\"「『][^“”\"「」『』\s，。；]{2,12}[”\"」』]$|[（(][一-鿿]{2,6}[）)]$")
_NUMBERS = frozenset("一两二三四五六七八九十几多数0123456789百余")
_CLAUSES = frozenset("是也的了不这那哪")  # a word that starts so belongs to no name: 是在, 不少
_VERBS = frozenset("为于於到在了着过给向")  # nor one that ends so: 当选为, 位于


def find(line: Worded, known: Sequence[Mention]) -> Iterator[Mention]:
    """The organisations of a line; `known` are its places and known organisations, in order."""
    if not line.sighted.organisations:
        return
    heads = {mention.end: mention for mention in known}
    found: list[Mention] = []
    for end, suffix in _ends(line):
        mention = _grown(line, end, suffix, heads)
        told = heads.get(end)
        if mention and told and _stands_alone(line, told, heads):
            continue  # 挪威队击败|山东泰山队
        if mention and not (mention.rule == "suffix" and told and told.rule == "tagger"):
            while found and found[-1].end > mention.start:
                found.pop()  # 甲大学医院: the longer holds the shorter
            found.append(mention)
            heads[end] = mention
    yield from found


def _stands_alone(line: Worded, told: Mention, heads: Mapping[int, Mention]) -> bool:
    """Whether a known organisation has nothing right in front that it belongs to."""
    free = told.start not in heads and line.text[told.start - 2 : told.start] not in _BELONGS
    return told.rule == "known org" and free


def _ends(line: Worded) -> Iterator[tuple[int, str]]:
    """Where a word ends with a suffix, and with which, the longest."""
    text, at = line.text, line.at
    done = 0
    for tail, end in line.sighted.organisations:
        if end == done:
            continue
        suffix = text[tail:end]
        if end not in at:
            if len(suffix) == 3 and text[end] in _AFTER:
                yield end, suffix  # ICU cuts 办事|处的
        elif len(suffix) > 1 or tail in at:
            done = end
            if line.word(end) not in _STREETS and text[end - 2] != suffix:
                yield end, suffix


_AFTER = frozenset("的在是和与对将已也")


_STREETS = frozenset(["路", "街", "站", "桥", "巷", "街道", "小区", "社区", "大街"])  # 学院街道 is a place


def _grown(line: Worded, end: int, suffix: str, heads: Mapping[int, Mention]) -> Mention | None:
    """The name that ends here, grown leftwards word by word to its head."""
    start = tail = end - len(suffix)
    head: Mention | None = None
    joined = False
    while start > 0 and end - start <= REACH + len(suffix):
        if start in heads and (head := _head(line, heads[start], end, joined)):
            start = head.start
            break
        before = _before(line, start) if line.text[start] not in QUOTES else None
        if before is None:
            break
        width, join = before
        if join and (ended := heads.get(start - width)) and ended.kind == "org":
            break  # 上海研究所与清华大学 are two
        joined = joined or join
        start -= width
    if start == tail:
        return None  # nothing stands before the suffix that could name it
    start = _own(line, start, tail, joined) if head is None else _leftmost(line, heads, start)
    return judged(line, start, tail, end, suffix, head)


def _head(line: Worded, head: Mention, end: int, joined: bool) -> Mention | None:
    if head.end >= end or head.kind == "person":
        return None
    return None if joined and head.kind == "org" and line.text[head.end] in JOINS else head


def _leftmost(line: Worded, heads: Mapping[int, Mention], start: int) -> int:
    """Places in front of places belong to the name: 浙江省杭州市公安局, 中国驻英国大使馆."""
    while (
        head := heads.get(start) or (heads.get(start - 1) if line.text[start - 1 : start] == "驻" else None)
    ) and head.kind != "person":
        start = head.start
    if line.text[start - 2 : start] in _BELONGS and (head := heads.get(start - 2)) and head.kind == "org":
        start = head.start  # 某大学附属|同济医院
    return start


_BELONGS = frozenset(("附属", "直属"))


def _before(line: Worded, offset: int) -> tuple[int, bool] | None:
    """How far the word before `offset` reaches, and whether it joins (和); None where the name must start."""
    text = line.text
    last = text[offset - 1]
    if last in '”"」』）)' and (found := _MARKED.search(text, max(0, offset - 14), offset)):
        return found.end() - found.start(), False
    word = line.part_before(offset)  # 市公安局 of 杭州市公安局
    if word in JOINS:
        return 1, True
    if (
        word in stops()
        or word[0] in _CLAUSES
        or (last in _VERBS and word != "华为")
        or not (_HAN.fullmatch(word) or _LATIN.fullmatch(word))
        or (last == "家" and text[offset - 2 : offset - 1] in _NUMBERS)  # 三家公司
    ):
        return None
    return len(word), False


def _own(line: Worded, start: int, tail: int, joined: bool) -> int:
    """Without a head the name starts behind the last joining word and behind words that only point."""
    if joined:
        first = min(at for join in JOINS if (at := line.text.find(join, start, tail)) >= 0)
        if (local := local_head(line, start, first)) is not None:
            return local
        start = max(line.text.rfind(join, start, tail) for join in JOINS) + 1
    while start < tail:
        word = line.word(start)
        if not word or not (
            word in _leading()
            or word.isdigit()
            or (len(word) > 1 and word in generic() and has_singles(line, start + len(word), tail))
        ):
            break
        start += len(word)
    trader = line.text[start] == "商" and line.text[start - 2 : start] in _TRADES
    return start + trader  # 开发商|绿地集团


_TRADES = frozenset(["运营", "开发", "供应", "制造", "经销", "承包", "代理", "零售", "服务", "生产", "销售", "承建"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(table("organisations")["generic"]["leading"].split())
