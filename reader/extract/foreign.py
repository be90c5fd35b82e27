"""Foreign persons in Chinese letters: 弗雷德·诺兰, and one word of transliteration beside a title or a verb."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reader.extract.bodies import stops
from reader.extract.folding import holds_any
from reader.extract.gazetteer import countries, foreigners, pure, transliterated
from reader.extract.lexicon import table
from reader.extract.scoring import plays
from reader.extract.surnames import words
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded

_DOTS, _HYPHENS = "·•・‧∙", "-－‐‑"
_DOT = re.compile(f"[{_DOTS}](?=[一-鿿A-Z])")
_HYPHEN = re.compile(f"[{_HYPHENS}](?=[一-鿿])")
_LATIN = re.compile(r"[A-Z][a-z]*\.?$")
_CLOSED = 3.8  # what a single word of transliteration must weigh

_NO_PERSON = frozenset("人族语湖河岛山州洞镇市县港湾省级型式号杯奖") - {""}
_DATES = frozenset("日月万")


def find(whole: Whole, taken: Mapping[int, Sequence[Mention]]) -> dict[int, list[Mention]]:
    """The foreign persons of each block; `taken` are the places and organisations already sure, by block."""
    found: dict[int, list[Mention]] = {line.block: [] for line in whole.lines}
    dotted = _dotted(whole) if holds_any(whole.text, _DOTS) else ()
    hyphened = _hyphened(whole, taken) if holds_any(whole.text, _HYPHENS) else ()
    for line, mention in (*dotted, *hyphened):
        found[line.block].append(mention)
    runs = list(_runs(whole, taken))
    counts = Counter(line.text[start:end] for line, start, end in runs)
    places = {line.text[start:end] for line, start, end in runs if _is_place(line, start, end)}
    for line, start, end in runs:
        if line.text[start:end] in places:
            found[line.block].append(Mention(start, end, "place", "transliterated place"))
        elif _weight(line, start, end) + 0.6 * min(counts[line.text[start:end]] - 1, 2) >= _CLOSED:
            found[line.block].append(Mention(start, end, "person", "transliterated name"))
    return found


def _dotted(whole: Whole) -> Iterator[tuple[Worded, Mention]]:
    """Names in parts: leftwards and rightwards of each dot as far as letters of transliteration and words go."""
    read, done = -1, -1
    for line, dot, behind in whole.places(_DOT):
        if read == line.block and dot < done:
            continue
        start, end = _leftwards(line, dot), _rightwards(line, behind)
        if known := line.starting(behind, foreigners()):
            end = max(end, behind + len(known))
        while end < len(line.text) and _DOT.match(line.text, end) and (further := _rightwards(line, end + 1)) > end + 1:
            end = further
        if start < dot and end > behind and end - start >= 4:
            read, done = line.block, end
            yield line, _person_or_site(line, start, dot, end)


def _person_or_site(line: Worded, start: int, dot: int, end: int) -> Mention:
    """斯科特·基|大桥: a site may be named after a person."""
    last = line.text.rindex(line.text[dot], dot, end) + 2
    for at in range(last, end + 1):
        if site := line.starting(at, _after_persons()):
            return Mention(start, at + len(site), "place", "site named after a person")
    return Mention(start, end, "person", "foreign name with a dot")


@cache
def _after_persons() -> frozenset[str]:
    return frozenset(table("sites")["after_persons"].split())


def _hyphened(whole: Whole, taken: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Worded, Mention]]:
    """Two parts of transliteration with a hyphen between them, none of them a place: 马丁-加西亚, but not 巴黎-里昂."""
    closed: dict[int, set[int]] = {}
    for line, hyphen, behind in whole.places(_HYPHEN):
        start, end = _leftwards(line, hyphen), _rightwards(line, behind)
        if hyphen - start < 2 or end - behind < 2:
            continue
        if line.block not in closed:
            closed[line.block] = _filled(one for one in taken[line.block] if one.kind != "person")
        if closed[line.block].isdisjoint(range(start, end)):
            yield line, Mention(start, end, "person", "foreign name with a hyphen")


def _filled(mentions: Iterable[Mention]) -> set[int]:
    return {at for one in mentions for at in range(one.start, one.end)}


@cache
def _dotted_letters() -> frozenset[str]:
    return transliterated() | frozenset(table("surnames")["dotted"])


_SPOUSES = ("夫人", "夫妇", "夫妻")


_FOLLOWING = frozenset("来是在曾也和说与为已将等的对向于则又还称去被把")


def _leftwards(line: Worded, dot: int) -> int:
    letters, start = _dotted_letters(), dot
    if latin := _LATIN.search(line.text, max(0, dot - 12), dot):
        return latin.start()
    while start > 0 and dot - start < 7 and line.text[start - 1] in letters:
        start -= 1
    if start not in line.at and len(whole := line.word_before(dot)) > 2:
        start = dot - len(whole)  # 穆罕默德
    while start < dot and (start not in line.at or _starts_with_title(line, start, dot)):
        start += 1
    return start


def _starts_with_title(line: Worded, start: int, dot: int) -> bool:
    word = line.word(start)
    return start + len(word) < dot and (word in words("titles") or word in words("introducing") or word in stops())


def _rightwards(line: Worded, start: int) -> int:
    letters, end = _dotted_letters(), start
    while end < len(line.text) and end - start < 7 and line.text[end] in letters:
        if line.text.startswith(_SPOUSES, end):
            break
        end += 1
    reach = end
    if line.text[end : end + 1] in _FOLLOWING and end - start > 2:
        return end  # 优素福|来了
    while end > start and end not in line.at:
        end -= 1
    return end if end > start else reach if reach - start > 1 else start


def _runs(whole: Whole, taken: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Worded, int, int]]:
    """Two to six letters of transliteration that are whole words, one of them at least a single character."""
    closed: dict[int, set[int]] = {}
    emirs = _TITLE in whole.text
    for line, start, end in whole.places(_run()):
        while start < end and (
            start not in line.at or (line.text[start] in _DATES and line.text[start - 1 : start].isdigit())
        ):
            start += 1
        while end > start and end not in line.at:
            end -= 1
        if emirs:
            start = _past_title(line, start, end)
        if end - start > 1:
            if not line.ending(start, words("titles")):
                start = _past_words(line, start, end)
            elif _opens_with_word(line, start, end):
                continue
        if not 2 <= end - start <= 8:
            continue
        if line.block not in closed:
            closed[line.block] = _filled(taken[line.block])
        if closed[line.block].isdisjoint(range(start, end)):
            yield line, start, end


def _opens_with_word(line: Worded, start: int, end: int) -> bool:
    """业主|多次|维权, 评论员|文章: behind a title too a word of the language, and hardly anything more, is no name."""
    start += line.word(start) in _ADVERBS
    word = line.word(start)
    return len(word) == 2 and end - start - len(word) < 2 and not pure().issuperset(word)


_ADVERBS = frozenset("曾已都")


def _past_title(line: Worded, start: int, end: int) -> int:
    """卡塔尔|埃米尔|塔明姆: a title of transliteration behind a country."""
    at = line.text.find(_TITLE, start, end - 2)
    return at + len(_TITLE) if at >= 0 and line.ending(at, countries()) else start


_TITLE = "埃米尔"  # the only title of such letters that is no other word


@cache
def _run() -> re.Pattern[str]:
    letters = "".join(sorted(transliterated()))
    return re.compile(f"[{letters}][{letters}]+")  # begins with what is skipped to, as [...]{2,} would not


def _past_words(line: Worded, start: int, end: int) -> int:
    """Where the run starts behind its last word of the language: 基于|贝|叶|斯."""
    at, first = start, start
    while at < end:
        word = line.word(at)
        if not word:
            return end
        if 1 < len(word) < 4 and not pure().issuperset(word):
            first = at + len(word)
        at += len(word)
    return min(first, end)


def _is_place(line: Worded, start: int, end: int) -> bool:
    """从阿夫迪夫卡撤出, 拉法以东, 在努赛尔、: behind a word of where, or before one of direction."""
    if line.ending(start, words("titles")):
        return False
    where = line.word_before(start) in table("sites")["where"].split()
    around = line.text.startswith(tuple(table("sites")["around"].split()), end)
    return around or (where and end - start > 2 and (line.text[end : end + 1] in _AFTER_PLACES or not line.word(end)))


_AFTER_PLACES = frozenset("，。、和与及撤")


def _weight(line: Worded, start: int, end: int) -> float:
    """What speaks for a person: its length, a title before it, a verb of saying behind it."""
    length = end - start
    weight = {2: 0.4, 3: 1.4, 4: 2.0}.get(length, 2.2)
    if title := line.ending(start, words("titles")):
        weight += 3.0
        if length == 2 and (len(title) > 3 or line.ending(start - len(title), countries())):
            weight += 0.5  # 挪威首相|瓦恩, 国防部长|塔克
        elif length == 2 and title in words("short_named") and pure().issuperset(line.text[start:end]):
            weight += 0.2  # 总理|默茨, 后卫|库里
    if line.starting(end, words("saying")) or line.starting(end, words("behind")):
        weight += 2.2
    elif weight > 1 and plays(line.text, end):
        weight += 2.9
    if line.text[end : end + 1] in _NO_PERSON:
        weight -= 3.0  # 丹尼索瓦人
    singles = sum(at in line.at and at + 1 in line.at for at in range(start, end))
    return weight + (0.3 + 0.4 * max(0, singles - 2) if singles >= 2 else -0.5)
