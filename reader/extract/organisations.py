"""Organisations by how their names end: a suffix, and leftwards what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from reader.extract.gazetteer import countries, organisations
from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

_HAN = re.compile("[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]*|[0-9]+")
_QUOTED = re.compile(r"[“\"「『](?P<body>[^“”\"「」『』\s，。；]{2,12})[”\"」』]$")
_BRACKETED = re.compile(r"[（(][一-鿿]{2,6}[）)]$")
_JOINS = frozenset("和与及")
_CLAUSES = frozenset("是也的了不这那哪")  # a word that starts so belongs to no name: 是在, 不少
_VERBS = frozenset("为于到在了着过给向")  # nor one that ends so: 当选为, 位于
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
def generic() -> frozenset[str]:
    """Words that make no name, however many of them stand together."""
    rows = table("organisations")
    every = {*rows["suffixes"]["company"].split(), *rows["suffixes"]["public"].split()}
    return frozenset(rows["generic"]["words"].split()) | every


@cache
def stops() -> frozenset[str]:
    """Words that no name of an organisation holds."""
    rows = table("titles")
    every = f"{rows['verbs']} {rows['titles']} {rows['saying']} {rows['function']}".split()
    inside = table("organisations")["suffixes"]["inside"].split()
    return frozenset(word for word in every if len(word) > 1).difference(inside) | frozenset(rows["particles"].split())


def find(line: Worded, known: Sequence[Mention]) -> Iterator[Mention]:
    """The organisations of a line; `known` are its places and known organisations, in order."""
    heads = {mention.end: mention for mention in known}
    found: dict[int, Mention] = {}
    for end, suffix in _ends(line):
        mention = _grown(line, end, suffix, heads)
        told = heads.get(end)
        if mention and not (mention.rule == "suffix" and told and told.rule == "tagger"):
            found = {at: one for at, one in found.items() if at <= mention.start}
            found[end] = heads[end] = mention
    yield from found.values()


def _ends(line: Worded) -> Iterator[tuple[int, str]]:
    """Where a word ends with a suffix, and with which, the longest."""
    table_of_ends = suffixes()
    for match in _last().finditer(line.text):
        end = match.end()
        if end in line.at:
            for suffix in table_of_ends[match[0]]:
                if line.text.startswith(suffix, end - len(suffix)) and (len(suffix) > 1 or end - 1 in line.at):
                    yield end, suffix
                    break


@cache
def _last() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(suffixes()))}]")


def _grown(line: Worded, end: int, suffix: str, heads: Mapping[int, Mention]) -> Mention | None:
    """The name that ends here, grown leftwards word by word to its head."""
    start = tail = end - len(suffix)
    head: Mention | None = None
    joined = False
    while start > 0 and end - start <= REACH + len(suffix):
        if head := _head(line, heads, start, end, joined):
            start = head.start
            break
        before = _before(line, start) if line.text[start] not in _QUOTES else None
        if before is None:
            break
        width, join = before
        if join and (ended := heads.get(start - width)) and ended.kind == "org":
            break  # 上海研究所与清华大学 are two
        joined = joined or join
        start -= width
    start = _own(line, start, tail, joined) if head is None else _leftmost(line, heads, start)
    return _judged(line, start, tail, end, suffix, head)


def _head(line: Worded, heads: Mapping[int, Mention], offset: int, end: int, joined: bool) -> Mention | None:
    head = heads.get(offset)
    if not head or head.end >= end or head.kind == "person":
        return None
    return None if joined and head.kind == "org" and line.text[head.end] in _JOINS else head


def _leftmost(line: Worded, heads: Mapping[int, Mention], start: int) -> int:
    """Places in front of places belong to the name: 浙江省杭州市公安局, 中国驻英国大使馆."""
    while (
        head := heads.get(start) or (heads.get(start - 1) if line.text[start - 1 : start] == "驻" else None)
    ) and head.kind != "person":
        start = head.start
    return start


def _before(line: Worded, offset: int) -> tuple[int, bool] | None:
    """How far the word before `offset` reaches, and whether it joins (和); None where the name must start."""
    text = line.text
    for pattern in (_QUOTED, _BRACKETED):
        if text[offset - 1] in '”"」』）)' and (found := pattern.search(text, max(0, offset - 14), offset)):
            return found.end() - found.start(), False
    word = line.word_before(offset)
    if offset not in line.at:  # inside a word: 市公安局 of 杭州市公安局
        first = offset - 1
        while first > 0 and first not in line.at:
            first -= 1
        word = text[first:offset]
    if word in _JOINS:
        return 1, True
    if (
        word in stops()
        or word[0] in _CLAUSES
        or (word[-1] in _VERBS and word != "华为")
        or not (_HAN.fullmatch(word) or _LATIN.fullmatch(word))
    ):
        return None
    return len(word), False


def _own(line: Worded, start: int, tail: int, joined: bool) -> int:
    """Without a head the name starts behind the last joining word and behind words that only point."""
    if joined:
        start = max(line.text.rfind(join, start, tail) for join in _JOINS) + 1
    while start < tail:
        word = line.word(start)
        if not word or not (
            word in _leading()
            or word.isdigit()
            or (len(word) > 1 and word in generic() and _has_singles(line, start + len(word), tail))
        ):
            break
        start += len(word)
    return start


@cache
def _leading() -> frozenset[str]:
    return frozenset(table("organisations")["generic"]["leading"].split())


def _judged(line: Worded, start: int, tail: int, end: int, suffix: str, head: Mention | None) -> Mention | None:
    """The mention, where what stands before the suffix makes a name of it."""
    if head and head.kind == "org":
        inner = suffix in _set("inner") and (head.end < tail or suffix not in _set("forms"))
        own = (
            suffix not in _set("unsure")
            and suffix not in organisations()
            and not (inner and is_generic(line.text[head.end : tail]))
        )
        return Mention(start, end, "org", "organisation and suffix") if own else None
    if head:
        return Mention(start, end, "org", "place and suffix") if _names_with_place(line, head, tail, suffix) else None
    body = line.text[start:tail]
    if suffix in _set("headed") and not _opens(line, start, tail, suffix):
        return _local(line, start, tail, end)
    state = suffix in _set("headed") and body.startswith("国家")  # 国家安全委员会
    if not 2 <= len(body) <= REACH or (is_generic(body) and not state):
        return None
    return Mention(start, end, "org", "suffix") if _looks_own(line, start, tail, suffix) else None


def _local(line: Worded, start: int, tail: int, end: int) -> Mention | None:
    """省商务厅, 市公安局: the office of the place that the article is about."""
    for at in range(tail - 1, start - 1, -1):
        if line.text[at] in "省市县区州" and at in line.at and at + 1 in line.at:
            free = line.text[at - 1 : at] not in _POINTING
            return Mention(at, end, "org", "local office") if free and end - at > 3 else None
    return None


_POINTING = frozenset("本该全各我两三几每某此外跨省市县区") - {""}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("organisations")["suffixes"][name].split())


def _names_with_place(line: Worded, head: Mention, tail: int, suffix: str) -> bool:
    """中国 + 公司 names nobody, 北京 + 安康 + 医院 does, 兰溪市 + 公安局 too."""
    body = line.text[head.end : tail]
    abroad = line.text[head.start : head.end] in countries()
    if not body:
        return suffix not in _set("unsure") and not (suffix in _set("common") and (abroad or suffix not in SEATED))
    if not is_generic(body):
        return suffix not in _set("unsure") or _has_singles(line, head.end, tail)
    if suffix in SEATED:
        return True  # 中国人民大学
    return not (suffix in _set("common") and (abroad or suffix in _COMMON_ANYWHERE)) and suffix not in _set("unsure")


_COMMON_ANYWHERE = frozenset({"公司", "中心", "组织", "酒店", "餐厅", "超市", "工作室", "队", "控股", "集团公司"})


SEATED = frozenset({"大学", "医院", "银行"})


def is_generic(body: str) -> bool:
    """Whether nothing but words that make no name stand there."""
    words = generic() | _JOINS
    reached = {0}
    for end in range(1, len(body) + 1):
        if any(start in reached and body[start:end] in words for start in range(max(0, end - 5), end)):
            reached.add(end)
    return len(body) in reached


def _looks_own(line: Worded, start: int, tail: int, suffix: str) -> bool:
    """A body without a place: characters that make no word (云 帆 达), Latin letters, quotation marks, or one word."""
    body = line.text[start:tail]
    if suffix in _set("unsure"):
        return suffix in _set("brands") and _is_new(line, start, tail)
    if body[0] in _QUOTES:
        return len(re.split('[”"」』]', body[1:])[-1]) <= 4
    if latin := re.match(r"[A-Z][A-Za-z0-9&.\-]+", body):
        return latin[0] not in vetoed() and not (latin.end() < len(body) and is_generic(body[latin.end() :]))
    if _has_singles(line, start, tail) or _opens(line, start, tail, suffix):
        return True
    return suffix in _set("proud") and len(body) <= 5 and (tail not in line.at or suffix not in _set("taught"))


@cache
def vetoed() -> frozenset[str]:
    """Latin letters that name no organisation."""
    return frozenset(table("organisations")["vetoes"]["latin"].split())


def _opens(line: Worded, start: int, tail: int, suffix: str) -> bool:
    """国际密码协会, 国家安全委员会; 东北大学, 西南大学."""
    for word in _set("opening"):
        if line.text.startswith(word, start) and start + len(word) < tail:
            return line.text[start + len(word)] not in "中上下里内外的"
    return line.text[start:tail] in _set("regions") and suffix in _set("taught")


_QUOTES = frozenset('“"「『')


def _has_singles(line: Worded, start: int, end: int) -> bool:
    """Whether two characters stand together that ICU's dictionary knows no word for."""
    alone = [at in line.at and at + 1 in line.at for at in range(start, end)]
    return any(first and second for first, second in pairwise(alone))


def _is_new(line: Worded, start: int, tail: int) -> bool:
    """Two or three characters, none of them in a word, behind a mark or a word that cannot belong to them."""
    alone = all(at in line.at for at in range(start, tail + 1))
    return (
        alone
        and 2 <= tail - start <= 3
        and (not start or line.word_before(start) in stops() or not _HAN.match(line.text, start - 1))
    )
