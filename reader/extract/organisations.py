"""Organisations by how their names end: a suffix, and leftwards what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

_HAN = re.compile("[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]*|[0-9]+")
_QUOTED = re.compile(r"[“\"「『](?P<body>[^“”\"「」『』\s，。；]{2,12})[”\"」』]$")
_BRACKETED = re.compile(r"[（(][一-鿿]{2,6}[）)]$")
_JOINS = frozenset("和与及暨")
REACH = 14  # characters between the head of a name and its suffix


@cache
def suffixes() -> Mapping[str, tuple[str, ...]]:
    """The suffixes by their last character, longest first."""
    rows = table("organisations")["suffixes"]
    ends: dict[str, set[str]] = {}
    for word in f"{rows['company']} {rows['public']}".split():
        ends.setdefault(word[-1], set()).add(word)
    return {last: tuple(sorted(words, key=len, reverse=True)) for last, words in ends.items()}


@cache
def _unsure() -> frozenset[str]:
    return frozenset(table("organisations")["suffixes"]["unsure"].split())


@cache
def _headed() -> frozenset[str]:
    """Suffixes that are an organisation only behind a place or another organisation."""
    return frozenset(table("organisations")["suffixes"]["headed"].split())


@cache
def generic() -> frozenset[str]:
    """Words that make no name, however many of them stand together."""
    rows = table("organisations")
    every = {*rows["suffixes"]["company"].split(), *rows["suffixes"]["public"].split()}
    return frozenset(rows["generic"]["words"].split()) | every


@cache
def stops() -> frozenset[str]:
    """Words that no name of an organisation holds."""
    rows = table("titles")
    return frozenset(f"{rows['verbs']} {rows['titles']} {rows['saying']} {rows['function']}".split())


def find(line: Worded, known: Sequence[Mention]) -> Iterator[Mention]:
    """The organisations of a line; `known` are its places and known organisations, in order."""
    heads = {mention.end: mention for mention in known}
    found: dict[int, Mention] = {}
    for end, suffix in _ends(line):
        mention = _grown(line, end, suffix, heads)
        if mention:
            found = {at: one for at, one in found.items() if at <= mention.start}
            found[end] = heads[end] = mention
    yield from found.values()


def _ends(line: Worded) -> Iterator[tuple[int, str]]:
    """Where a word ends with a suffix, and with which: the longest, where it starts with a word or inside one."""
    table_of_ends = suffixes()
    for start, word in zip(line.starts, line.words, strict=True):
        end = start + len(word)
        for suffix in table_of_ends.get(word[-1], ()):
            if line.text.startswith(suffix, end - len(suffix)) and end >= len(suffix):
                yield end, suffix
                break


def _grown(line: Worded, end: int, suffix: str, heads: Mapping[int, Mention]) -> Mention | None:
    """The name that ends here, grown leftwards word by word to its head."""
    start = tail = end - len(suffix)
    head: Mention | None = None
    joined = False
    while start > 0 and end - start <= REACH + len(suffix):
        if head := _head(heads, start, end):
            start = head.start
            break
        before = _before(line, start)
        if before is None:
            break
        width, join = before
        if join:
            joined = True
        start -= width
    if head is None:
        start = _own(line, start, tail, joined)
    else:
        start = _leftmost(heads, start)
    return _judged(line, start, tail, end, suffix, head)


def _head(heads: Mapping[int, Mention], offset: int, end: int) -> Mention | None:
    head = heads.get(offset)
    return head if head and head.end < end and head.kind != "person" else None


def _leftmost(heads: Mapping[int, Mention], start: int) -> int:
    """Places in front of places belong to the name: 云南省昆明市公安局."""
    while (head := heads.get(start)) and head.kind == "place":
        start = head.start
    return start


def _before(line: Worded, offset: int) -> tuple[int, bool] | None:
    """How far the word before `offset` reaches, and whether it joins (和); None where the name must start."""
    text = line.text
    for pattern in (_QUOTED, _BRACKETED):
        if text[offset - 1] in "”\"」』）)" and (found := pattern.search(text, max(0, offset - 14), offset)):
            return found.end() - found.start(), False
    index = line.at.get(offset)
    word = line.words[index - 1] if index else text[offset - 1]
    if index is None:  # inside a word: 市公安局 of 昆明市公安局
        first = offset - 1
        while first > 0 and first not in line.at:
            first -= 1
        word = text[first:offset]
    if word in _JOINS:
        return 1, True
    if word in stops() or not (_HAN.fullmatch(word) or _LATIN.fullmatch(word)):
        return None
    return len(word), False


def _own(line: Worded, start: int, tail: int, joined: bool) -> int:
    """Without a head the name starts behind the last joining word and behind words that only point."""
    if joined:
        start = max(line.text.rfind(join, start, tail) for join in _JOINS) + 1
    while start < tail:
        word = line.word(start)
        if not word or word not in _leading():
            break
        start += len(word)
    return start


@cache
def _leading() -> frozenset[str]:
    return frozenset(table("organisations")["generic"]["leading"].split())


def _judged(line: Worded, start: int, tail: int, end: int, suffix: str, head: Mention | None) -> Mention | None:
    """The mention, where what stands before the suffix makes a name of it."""
    body = line.text[head.end if head else start : tail]
    whole = line.text[start:end]
    if head:
        if head.kind == "org" or _names_with_place(line, head.end, tail, suffix):
            return Mention(start, end, "org", "place and suffix" if head.kind == "place" else "organisation and suffix")
        return None
    if len(body) < 2 or suffix in _headed() or len(whole) > REACH + len(suffix):
        return None
    if _is_generic(line, start, tail) or not _looks_own(line, start, tail, suffix):
        return None
    return Mention(start, end, "org", "suffix")


def _names_with_place(line: Worded, start: int, tail: int, suffix: str) -> bool:
    """中国 + 公司 names nobody, 北京 + 同仁 + 医院 does, 禹州市 + 公安局 too."""
    if start == tail:
        return suffix not in _unsure() and suffix not in _common()
    return not (suffix in _common() and _is_generic(line, start, tail))


@cache
def _common() -> frozenset[str]:
    return frozenset(table("organisations")["suffixes"]["common"].split())


def _is_generic(line: Worded, start: int, end: int) -> bool:
    words = generic()
    offset = start
    while offset < end:
        word = line.word(offset) or line.text[offset]
        word = word[: end - offset]
        if word not in words:
            return False
        offset += len(word)
    return True


def _looks_own(line: Worded, start: int, tail: int, suffix: str) -> bool:
    """A body without a place: characters that make no word (亚 飞 达), Latin letters, marks of quotation, or one word."""
    body = line.text[start:tail]
    if body[0] in "“\"「『" or _LATIN.match(body):
        return True
    singles = sum(1 for at in range(start, tail) if at in line.at and (at + 1) in line.at)
    if singles >= 2:
        return True
    return suffix not in _unsure() and len(body) <= 6
