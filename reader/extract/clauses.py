"""A clause before a verb of saying: what leads into it, and the phrase in it that names who speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.extract.alternatives import any_of, by_last
from reader.extract.lexicon import table, words
from reader.extract.roles import actor
from reader.extract.voices import can_speak, longer_words

_DATED = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:上午|下午|晚间?|凌晨)?$|[上下本]?周[一二三四五六日]$|\d{1,2}月$"
)
_DATED_ENDS = frozenset("日号午晚间晨月一二三四五六")
_MANNER_ENDS = frozenset("地句顿")
_REPORTED = re.compile(  # [某部]上月报告称: no report speaks
    r"(?:(?<=[部局署者人员家们])|(?:上个?|本|这个?)[月周]|[上本]?周[一二三四五六日]|\d{1,2}日|[昨今]天|[近日昨今]日)报告$"
)
_SPACE = re.compile(r"\s(?<=[\u3400-\u9fff]\s)\s*(?=[\u3400-\u9fff])")
_LED_BY = re.compile(  # marks and blanks, then the number of a list or a date, all of which may be missing
    r"[ \u3000\0、，,”\"」』’（）()【】|·.—…\-]*(?:\d{1,2}[.．、](?!\d)|"
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨|中午|傍晚|早上)?(?:\d{1,2}时)?)"
)
_LEADS = ' \u3000\0、，,”"」』’（）()【】|·.—…-上下晚凌中傍早'
_CITING = ("根据", "依据", "按照", "据", "按")
HEARING = ("听到", "听见", "听说", "听闻", "得知", "见到", "看到", "看见", "眼见", "获悉", "面对", "遇到")
_CITING_FIRST, _HEARING_FIRST = (frozenset(word[0] for word in words) for words in (_CITING, HEARING))
_HIM = re.compile("[他她]们?(?=[还也又曾则却便已再])")  # 他还和…
_PASSIVE = re.compile("被(?!告|害|申请|执行|上诉|投诉|访|采访|拐|保险|侵权|绑|困|救)")
_ANONYMOUS = re.compile("有(?:[一-鿿]{0,4})(?:分析|观点|评论|消息|报道|说法|声音|意见|传言)$")
_UNITS = ("联盟", "协会", "队", "公司", "集团", "中心", "俱乐部", "委员会", "团", "学会", "站")
_AFTER = ("后", "时")
_SOME = re.compile("有?(?:[一二两三四五六七八九十几数多\\d]{1,3}[多余]?[名位个些])?")  # before what tells of somebody
_DONE = re.compile("[^，,《]{2,14}?(?:之后|以后|后)(?=[^，,]{2})")
_FACING = frozenset(["在", "对", "向", "就", "针对", "围绕", "面对", "接受", "谈及", "谈到", "于", "跟", "给"])


@dataclass(frozen=True, slots=True)
class _Frame:
    between: Mapping[str, tuple[str, ...]]  # by their last characters
    leading: re.Pattern[str]
    leads: frozenset[str]  # what such a word, or what `_LED_BY` matches, may begin with beside digits
    opening: re.Pattern[str]
    predicate: re.Pattern[str]
    names: re.Pattern[str]
    places: tuple[str, ...]
    nominal: re.Pattern[str]
    manner: re.Pattern[str]
    citing: re.Pattern[str]
    surnames: frozenset[str]
    said: tuple[str, ...]


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
        longer_words(),
        tuple(words(rows["places"])),
        re.compile(any_of(rows["nominal"])),
        re.compile(
            f"(?:{any_of(rows['manner'])}|一([一-鿿])(?:一?\\1)|([一-鿿])\\2(?:([一-鿿])\\3)?)地$|[一几]个?字一[句顿]地?$"
        ),
        re.compile(
            f"(?:(?:{any_of(rows['citing'])})(?P<who>[^，,]+?)(?:的(?:话|说法|消息|声明|报道|表态))?"
            f"|(?<=[》社报网台体刊章A-Za-z])[也还则曾]?(?:{any_of(rows['citing_words'])})(?P<whose>[^，,]+?)的(?:原)?(?:话|说法))来?$"
        ),
        frozenset(table("surnames")["sure"] + table("surnames")["unsure"]),
        tuple(words(rows["sayings"])),
    )


def phrase(region: str, start: int, end: int, last: bool, view: bool) -> tuple[int, int, bool] | None:
    """The speaker in one clause of `region`; in the clauses before the verb's own the predicate is cut off."""
    frame = _frame()
    start = led(region, start, end)
    if view:
        return (start + 1, end, False) if region.startswith("在", start) else None
    first = region[start : start + 1]
    if first in _HEARING_FIRST and region.startswith(HEARING, start, end):
        if not last or region.endswith(frame.places, start, end):
            return None
        start += next(len(word) for word in HEARING if region.startswith(word, start, end))
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
    if cut and (behind := _described(region, start, end, cut)):
        start, cut = behind
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


def _described(region: str, start: int, end: int, cut: re.Match[str]) -> tuple[int, re.Match[str] | None] | None:
    """Whom a clause before 的 tells of, and what opens the words behind him: 不愿具名的[馆员]对记者."""
    of = region.rfind("的", start, end)
    if of < cut.start() or (cut[0] in _FACING and not _SOME.fullmatch(region, start, cut.start())):
        return None
    if _tail(region, of + 1, end):
        return of + 1, None
    more = _search(_frame().opening, region, of + 1, end)
    named = more and more.start() - of > 2 and can_speak(region[of + 1 : more.start()])
    return (of + 1, more) if named else None


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
        and not region.endswith((*frame.places, *frame.said), *found)
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
    if region[stop - 2 : stop] == "报告" and (reported := _REPORTED.search(region, start + 2, stop)):
        stop = reported.start()
    if space := _SPACE.search(region[start:stop]):
        start += space.end()
    if stop - start > 16 and 0 <= (of := region.rfind("的", start, stop)) < stop - 2:
        start = of + 1
    return start, stop
