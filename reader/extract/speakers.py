"""Who speaks: the words before a verb of saying that name its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reader.extract.lexicon import table, words
from reader.extract.roles import actor
from reader.extract.speech import Cue, any_of, by_first, by_last

_REACH = 100  # characters before a verb in which its speaker is looked for
_LONGEST = 40  # characters of a speaker
_DATED = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:上午|下午|晚间?|凌晨)?$|[上下本]?周[一二三四五六日]$|\d{1,2}月$"
)
_DATED_ENDS = frozenset("日号午晚间晨月一二三四五六")
_MANNER_ENDS = frozenset("地句顿")
_SPACE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_PARTS = re.compile("[，,；;：:]")
_CLAUSES = 4  # before a verb that are searched for its speaker
_BRACKETS = re.compile(r"[（(][^（()）]{0,40}[)）]")
_LED_BY = re.compile(  # marks and blanks, then the number of a list or a date, all of which may be missing
    r"[ \u3000\0、，,”\"」』’（）()【】|·.—…\-]*(?:\d{1,2}[.．、](?!\d)|"
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨|中午|傍晚|早上)?(?:\d{1,2}时)?)"
)
_LEADS = ' \u3000\0、，,”"」』’（）()【】|·.—…-上下晚凌中傍早'
_CITING = ("根据", "依据", "按照", "据", "按")
_HEARING = ("听到", "听见", "听说", "听闻", "得知", "见到", "看到", "看见", "眼见", "获悉", "面对", "遇到")
_CITING_FIRST, _HEARING_FIRST = (frozenset(word[0] for word in words) for words in (_CITING, _HEARING))
_HEARD = re.compile(f"(?:{'|'.join(_HEARING)})[^，,]+?(?:说|称|透露|表示|讲|问|喊|提到|提议)")
_HIM = re.compile("[他她]们?(?=[还也又曾则却便已再])")  # 他还和…
_PASSIVE = re.compile("被(?!告|害|申请|执行|上诉|投诉|访|采访|拐|保险|侵权|绑|困|救)")
_ANONYMOUS = re.compile("有(?:[一-鿿]{0,4})(?:分析|观点|评论|消息|报道|说法|声音|意见|传言)$")
_BODY = re.compile(  # no 会 of the future
    "(?:[协商学议工国教公总月]|委员|学生|基金|理事|董事|监事|常委|联合|联谊|代表|红十字|奥委|残联|执委|组委)会$"
)
_UNITS = ("联盟", "协会", "队", "公司", "集团", "中心", "俱乐部", "委员会", "团", "学会", "站")
_AFTER = ("后", "时")
_DONE = re.compile("[^，,《]{2,14}?(?:之后|以后|后)(?=[^，,]{2})")
_FACING = frozenset(["在", "对", "向", "就", "针对", "围绕", "面对", "接受", "谈及", "谈到", "于", "跟", "给"])
_PRONOUNS = frozenset(
    ["他", "她", "它", "他们", "她们", "其", "对方", "后者", "前者", "两人", "二人", "双方", "自己", "该人", "此人"]
)


@dataclass(frozen=True, slots=True)
class _Frame:
    between: Mapping[str, tuple[str, ...]]  # by their last characters, as `speaking`: both are many
    leading: re.Pattern[str]
    leads: frozenset[str]  # what such a word, or what `_LED_BY` matches, may begin with beside digits
    opening: re.Pattern[str]
    predicate: re.Pattern[str]
    names: re.Pattern[str]
    nobody: frozenset[str]
    titled: re.Pattern[str]
    not_first: Mapping[str, tuple[str, ...]]  # by their first characters
    places: tuple[str, ...]
    showing: tuple[str, ...]
    nominal: re.Pattern[str]
    modal: Mapping[str, tuple[str, ...]]
    speaking: Mapping[str, tuple[str, ...]]
    manner: re.Pattern[str]
    citing: re.Pattern[str]
    surnames: frozenset[str]


@cache
def _frame() -> _Frame:
    rows = table("speech")
    between = sorted(words(f"{rows['between']} {rows['habit']}"), key=len, reverse=True)
    opening = any_of(f"{rows['opening']} {rows['between']}")
    return _Frame(
        by_last(between),
        re.compile(f"(?:{any_of(rows['leading'])})[，,、]?"),
        frozenset(_LEADS).union(word[0] for word in words(rows["leading"])),
        re.compile(opening),
        re.compile(any_of(rows["predicate"])),
        re.compile(any_of(rows["names"])),
        frozenset(words(rows["nobody"])),
        re.compile(
            f"(?:{any_of(rows['titles'])})(?!{any_of(rows['bodies'] + ' ' + rows['titles'])})"
            f"([\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]{{1,6}}(?:[·•][\u4e00-\u9fff]{{1,6}})+)$"
        ),
        by_first(words(rows["not_first"])),
        tuple(words(rows["places"])),
        tuple(words(rows["showing"])),
        re.compile(any_of(rows["nominal"])),
        by_last(["的", "是", "了", *words(rows["modal"])]),
        by_last([*words(rows["speaking"]), *words(rows["titles"])]),
        re.compile(
            f"(?:{any_of(rows['manner'])}|一([一-鿿])(?:一?\\1)|([一-鿿])\\2(?:([一-鿿])\\3)?)地$|[一几]个?字一[句顿]地?$"
        ),
        re.compile(
            f"(?:(?:{any_of(rows['citing'])})(?P<who>[^，,]+?)(?:的(?:话|说法|消息|声明|报道|表态))?"
            f"|(?<=[》社报网台体刊章A-Za-z])[也还则曾]?(?:{any_of(rows['citing_words'])})(?P<whose>[^，,]+?)的(?:原)?(?:话|说法))来?$"
        ),
        frozenset(table("surnames")["sure"] + table("surnames")["unsure"]),
    )


class Source(NamedTuple):
    """Who speaks, `text[start:end]`; `cited` where 据 stands before, `heard` where another hears it: 听到[甲]说."""

    start: int
    end: int
    text: str
    cited: bool = False
    heard: bool = False

    @property
    def pronoun(self) -> bool:
        return self.text in _PRONOUNS


def source(text: str, floor: int, cue: Cue) -> Source | None:
    """The words between `floor` and the verb that name the speaker, None where the clause names none; without a text
    where what it names cannot speak."""
    low = max(floor, cue.start - _REACH)
    region = text[low : cue.start]
    if "（" in region or "(" in region:
        region = _BRACKETS.sub(lambda found: "\0" * len(found[0]), region)
    commas = [-1, *(found.start() for found in _PARTS.finditer(region))]
    end, view = len(region), cue.verb.startswith("看来")
    for comma in commas[: -_CLAUSES - 1 : -1]:
        found = _phrase(region, comma + 1, end, end == len(region), view)
        if found:
            start, stop, cited = found
            name = text[low + start : low + stop]
            ruled = cited and cue.verb == "要求"  # 按照…的要求: a rule is followed, nobody speaks
            speaks = not ruled and _somebody(name, cue.verb)
            heard = text.endswith(_HEARING, low, low + start)
            return Source(low + start, low + stop, name if speaks else "", cited, heard)
        if view:
            return None
        begins = led(region, comma + 1, end)
        if end < len(region) and _HEARD.match(region, begins, end):
            return Source(low + begins, low + begins, "其")  # whoever hears it answers
        end = comma
    return None


def _somebody(name: str, verb: str) -> bool:
    frame = _frame()
    if verb in {"显示", "表明"} and not name.endswith(frame.showing):
        return False
    known = name in frame.nobody or (name.startswith(frame.not_first.get(name[:1], ())) and not frame.names.match(name))
    modal = name.endswith(frame.modal.get(name[-1:], ())) and not _BODY.search(name)
    if name.startswith("我") and not name.startswith(("我的", "我国")):
        return False
    return 1 < len(name) + (name in _PRONOUNS) <= _LONGEST and not known and not modal


def _phrase(region: str, start: int, end: int, last: bool, view: bool) -> tuple[int, int, bool] | None:
    """The speaker in one clause of `region`; in the clauses before the verb's own the predicate is cut off."""
    frame = _frame()
    start = led(region, start, end)
    if view:
        return (start + 1, end, False) if region.startswith("在", start) else None
    first = region[start : start + 1]
    if first in _HEARING_FIRST and region.startswith(_HEARING, start, end):
        if not last or region.endswith(frame.places, start, end):
            return None
        start += next(len(word) for word in _HEARING if region.startswith(word, start, end))
        first = region[start : start + 1]
    if last and (other := frame.citing.search(region, start, end)):
        group = "who" if other["who"] else "whose"
        return *_trimmed(region, other.start(group), other.end(group)), True
    if last and first == "有" and (unnamed := _ANONYMOUS.match(region, start, end)):
        return start, unnamed.end(), False
    if first in {"他", "她"} and (him := _HIM.match(region, start, end)):
        return start, him.end(), False
    citing = first in _CITING_FIRST and region.startswith(_CITING, start, end)
    cited = next(len(word) for word in _CITING if region.startswith(word, start, end)) if citing else 0
    start = led(region, start + cited, end) if cited else start
    if found := _then(region, start, end, last):
        return *found, False
    if not last and region.endswith(frame.places, start, end):
        return None
    cut = _search(frame.opening, region, start, end)
    if cut and cut.end() - start == 2 and region[start] in frame.surnames:
        cut = _search(frame.opening, region, cut.end(), end)  # of a name: 何又青
    of = region.rfind("的", start, end)
    if cut and of > cut.start() and (cut.start() == start or cut[0] not in _FACING) and _tail(region, of + 1, end):
        start, cut = of + 1, None
    if cut and cut.start() == start:
        return None
    stop = cut.start() if cut else end
    if last and (frame.nominal.search(region, start, end) or _PASSIVE.search(region, start, end)):
        return start, start, False
    verb = None if last else frame.predicate.match(region, start, stop)
    if verb and verb.end() - start > 1 and not frame.names.match(region, start, stop):
        return None
    if not last:
        verb = _search(frame.predicate, region, start + 1, stop)
        stop = verb.start() if verb else (_acting(region, start, stop) or stop)
    start, stop = _trimmed(region, start, stop)
    return (start, stop, cited > 0) if start < stop else None


def _acting(region: str, start: int, stop: int) -> int:
    """The end of the person that does something in a clause: [老船工]放下烟斗; 0 where that is not sure."""
    behind = actor(region, start, stop)
    return behind if start < behind < stop - 2 and not can_speak(region[start:stop]) else 0


def _then(region: str, start: int, end: int, last: bool) -> tuple[int, int] | None:
    """Who has done something when he speaks, [甲]看完后，表示; or who speaks when it is done, 看完后[甲]说."""
    frame = _frame()
    if region.endswith(_AFTER, start + 2, end):
        cut = _search(frame.opening, region, start, end)
        if cut and last:
            return None
        verb = _search(frame.predicate, region, start + 1, end)
        stop = min(end - 3, *(hit.start() for hit in (cut, verb) if hit), end)
        behind = start if can_speak(region[start:stop]) else min(stop, actor(region, start, end))
        if behind > start:
            longer = range(stop, behind, -1)
            return start, next((at for at in longer if region.endswith(_UNITS, behind, at)), behind)
        return next(((start, at) for at in range(stop, start + 1, -1) if can_speak(region[start:at])), None)
    done = _DONE.match(region, start, end) if last and "后" in region else None
    if done and not frame.names.match(region, done.end() - 1, end):
        who = _trimmed(region, done.end(), end)
        return who if can_speak(region[who[0] : who[1]]) else None
    return None


def _search(pattern: re.Pattern[str], region: str, start: int, end: int) -> re.Match[str] | None:
    """The first of the words that is not the beginning of a longer one."""
    names = _frame().names
    while hit := pattern.search(region, start, end):
        longer = names.match(region, hit.start(), end)
        if not longer:
            return hit
        start = longer.end()
    return None


def _tail(region: str, start: int, end: int) -> bool:
    """Whether what follows the last 的 names somebody: 曾任院长的[王某]."""
    frame = _frame()
    found = _trimmed(region, start, end)
    return (
        2 <= found[1] - found[0] <= 16
        and not region.endswith(frame.places, *found)
        and not _search(frame.opening, region, *found)
    )


def led(region: str, start: int, end: int) -> int:
    """The offset behind blanks, dates and the words that lead into a sentence."""
    frame, at = _frame(), -1
    while at != start and start < end and (region[start] in frame.leads or region[start].isdecimal()):
        at = start
        dated = _LED_BY.match(region, start, end)
        start = dated.end() if dated else start
        led = frame.leading.match(region, start, end)
        longer = frame.names.match(region, start, end) if led else None
        led = None if led and longer and longer.end() > led.end() else led
        start = led.end() if led and led.end() < end else start
    return start


def _trimmed(region: str, start: int, stop: int) -> tuple[int, int]:
    """The phrase without adverbs and brackets at its end, and of a long one what follows its last 的."""
    frame, at = _frame(), -1
    while at != stop and stop > start:
        at = stop
        while stop > start and region[stop - 1] in " \u3000\0、，,":
            stop -= 1
        if region[stop - 1] in _MANNER_ENDS and (manner := frame.manner.search(region, start, stop)):
            stop = manner.start()
        dated = _DATED.search(region, start, stop) if region[stop - 1] in _DATED_ENDS else None
        if dated and dated.start() > start:
            stop = dated.start()
        elif region.endswith(between := frame.between.get(region[stop - 1], ()), start, stop):
            stop -= next(len(word) for word in between if region.endswith(word, start, stop))
    if space := _SPACE.search(region[start:stop]):
        start += space.end()
    of = region.rfind("的", start, stop)
    if stop - start > 16 and of >= 0 and stop - of > 2:
        start = of + 1
    return start, stop


def can_speak(phrase: str) -> bool:
    """Whether a phrase ends as the names of people, offices, companies and documents do, or is a title with a name."""
    frame = _frame()
    return (
        phrase.endswith(frame.speaking.get(phrase[-1:], ()))
        or phrase in _PRONOUNS
        or frame.titled.search(phrase) is not None
    )


def is_pronoun(phrase: str) -> bool:
    """他, 对方 and the like."""
    return phrase in _PRONOUNS


def agrees(pronoun: str, name: str) -> bool:
    """Whether a pronoun may stand for a name, as far as the name tells: 她 not for 父亲."""
    rows = table("speech")
    if is_pronoun(name) and name != pronoun:
        return False
    other = {"他": "women", "她": "men"}.get(pronoun)
    return other is None or not name.endswith(tuple(words(rows[other])))


def bare_name(phrase: str) -> str:
    """The name behind titles: 某公司总经理王某 gives 王某; the phrase itself where it has no such form."""
    titled = _frame().titled.search(phrase)
    return titled[1] if titled else phrase
