"""The verbs of saying in a text, and the words before them that name who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reader.extract.lexicon import table, words

_REACH = 100  # characters before a verb in which its speaker is looked for
_LONGEST = 40  # characters of a speaker
_FOLLOWING = re.compile(r"[了过着]?(?P<mark>[，,：:])?\s*")
_TOLD = re.compile(r"[^，,。：:；\n“\"「！？]{0,16}?(?P<verb>说|称|道|表示)?(?=[，,：:“\"「。！])")
_DATED = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:上午|下午|晚间?|凌晨)?$|[上下本]?周[一二三四五六日]$|\d{1,2}月$"
)
_MARKED = re.compile('[“「『"‘]|\\b(?:said|says|told|[Aa]ccording|wrote|added)\\b')
_PARTS = re.compile("[，,；：:]")
_CLAUSES = 4  # before a verb that are searched for its speaker
_BRACKETS = re.compile(r"[（(][^（()）]{0,40}[)）]")
_NUMBER = re.compile(r"\d{1,2}[.．、](?!\d)")
_DATE = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨|中午|傍晚|早上)?(?:\d{1,2}时)?"
)
_NOMINAL = frozenset("的被所之遭获受")  # before a verb: it is a noun, or passive
_STOPS = frozenset("。！？，,")
_OPENING = frozenset('“「『"')
_CITING = ("根据", "依据", "按照", "据", "按")
_FACING = frozenset(["在", "对", "向", "就", "针对", "围绕", "面对", "接受", "谈及", "谈到", "于", "跟", "给"])
_PRONOUNS = frozenset(
    ["他", "她", "它", "他们", "她们", "其", "对方", "后者", "前者", "两人", "二人", "双方", "自己", "该人", "此人"]
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The verb at `start`…`end`; what is said may begin at `said`, after `mark` ("", "," or ":"). `open`: it needs no
    mark to introduce what is said."""

    start: int
    end: int
    verb: str
    said: int
    mark: str
    open: bool


@dataclass(frozen=True, slots=True)
class _Verbs:
    pattern: re.Pattern[str]
    strong: frozenset[str]
    told: frozenset[str]
    asked: frozenset[str]
    said: re.Pattern[str]
    called: re.Pattern[str]
    before_said: tuple[str, ...]
    before_called: tuple[str, ...]
    courtesies: tuple[str, ...]


@cache
def _verbs() -> _Verbs:
    rows = table("speech")
    verbs = _any(f"{rows['strong']} {rows['weak']} {rows['told']} {rows['asked']} 称 说 看来")
    return _Verbs(
        re.compile(f"(?P<verb>{verbs})(?P<after>{_any(rows['after'])})?"),
        frozenset(words(rows["strong"])) | {"称", "说", "看来"},
        frozenset(words(rows["told"])),
        frozenset(words(rows["asked"])),
        re.compile(_any(rows["said"])),
        re.compile(_any(rows["called"])),
        tuple(words(rows["before_said"])),
        tuple(words(rows["before_called"])),
        tuple(words(rows["courtesies"])),
    )


def _any(row: str) -> str:
    return "|".join(sorted(map(re.escape, words(row)), key=len, reverse=True))


def may_quote(text: str) -> bool:
    """Whether there are marks or English verbs in `text`, without which only a verb of saying quotes anybody."""
    return _MARKED.search(text) is not None


def cues(text: str) -> Iterator[Cue]:
    """The verbs of saying in `text`, in order, those in other words and idioms left out."""
    verbs, at = _verbs(), 0
    while hit := verbs.pattern.search(text, at):
        at = hit.end()
        cue = _cue(text, hit, verbs)
        if cue:
            at = cue.end
            yield cue


def cited(text: str) -> Iterator[re.Match[str]]:
    """Sources named with 据 and no verb, in the group `who`; the match ends where what they say begins."""
    return _cited().finditer(text) if "据" in text else iter(())


@cache
def _cited() -> re.Pattern[str]:
    kinds = "|".join(words(table("speech")["cited"]))
    return re.compile(f"(?:根据|依据|据)(?P<who>[^，。；：！？\\n“”]{{1,30}}?(?:{kinds}))(?:消息|显示)?[，,]")


def _cue(text: str, hit: re.Match[str], verbs: _Verbs) -> Cue | None:
    verb, start, end = hit["verb"], hit.start(), hit.end()
    if text[start - 1 : start] in _NOMINAL or (verb in "称说" and not _alone(text, verb, start, verbs)):
        return None
    if verb in verbs.told:
        heard = _TOLD.match(text, end)
        if not heard:
            return None
        end = heard.end()
    following = _FOLLOWING.match(text, end)
    mark = (following["mark"] or "") if following else ""
    said = following.end() if following else end
    mark = "" if verb in verbs.asked and mark == "," else mark
    is_open = (verb in verbs.strong and verb not in {"说", "看来"}) or hit["after"] in {"称", "表示", "认为", "指出"}
    mark = {"，": ",", "：": ":"}.get(mark, mark)
    if verb == "表示" and not mark and text.startswith(verbs.courtesies, said):
        return None
    if verb in verbs.asked and not (mark == ":" or text[said : said + 1] in _OPENING or text[end : end + 1] in _STOPS):
        return None
    return Cue(start, end, text[start : hit.end()], said, mark, is_open)


def _alone(text: str, verb: str, start: int, verbs: _Verbs) -> bool:
    """Whether 称 or 说 is a verb of saying here and no part of another word."""
    if verb == "称":
        return not verbs.called.match(text, start) and not text.endswith(verbs.before_called, 0, start)
    return not verbs.said.match(text, start) and not text.endswith(verbs.before_said, 0, start)


@dataclass(frozen=True, slots=True)
class _Frame:
    between: tuple[str, ...]
    leading: re.Pattern[str]
    opening: re.Pattern[str]
    predicate: re.Pattern[str]
    names: re.Pattern[str]
    nobody: frozenset[str]
    titled: re.Pattern[str]
    not_first: tuple[str, ...]
    places: tuple[str, ...]
    showing: tuple[str, ...]
    nominal: re.Pattern[str]
    modal: tuple[str, ...]
    speaking: tuple[str, ...]


@cache
def _frame() -> _Frame:
    rows = table("speech")
    between = sorted(words(rows["between"]), key=len, reverse=True)
    opening = _any(f"{rows['opening']} {rows['between']}")
    return _Frame(
        tuple(between),
        re.compile(f"(?:{_any(rows['leading'])})[，,、]?"),
        re.compile(opening),
        re.compile(_any(rows["predicate"])),
        re.compile(_any(rows["names"])),
        frozenset(words(rows["nobody"])),
        re.compile(
            f"(?:{_any(rows['titles'])})([\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]{{1,6}}(?:[·•][\u4e00-\u9fff]{{1,6}})+)$"
        ),
        tuple(words(rows["not_first"])),
        tuple(words(rows["places"])),
        tuple(words(rows["showing"])),
        re.compile(_any(rows["nominal"])),
        ("的", "是", "了", *words(rows["modal"])),
        tuple(words(rows["speaking"])),
    )


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, `text[start:end]`; `cited` where 据 stands before."""

    start: int
    end: int
    text: str
    cited: bool = False

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
            return Source(low + start, low + stop, name if _somebody(name, cue.verb) else "", cited)
        if view:
            return None
        end = comma
    return None


def _somebody(name: str, verb: str) -> bool:
    frame = _frame()
    if verb in {"显示", "表明"} and not name.endswith(frame.showing):
        return False
    known = name in frame.nobody or (
        name.startswith(frame.not_first) and not name.startswith(("一位", "一名", "一个", "一些", "这位", "这名"))
    )
    if name.startswith("我") and not name.startswith(("我的", "我国")):
        return False
    return 1 < len(name) + (name in _PRONOUNS) <= _LONGEST and not known and not name.endswith(frame.modal)


def _phrase(region: str, start: int, end: int, last: bool, view: bool) -> tuple[int, int, bool] | None:
    """The speaker in one clause of `region`; in the clauses before the verb's own the predicate is cut off."""
    frame = _frame()
    start = _led(region, start, end)
    if view:
        return (start + 1, end, False) if region.startswith("在", start) else None
    citing = region.startswith(_CITING, start, end)
    cited = next(len(word) for word in _CITING if region.startswith(word, start, end)) if citing else 0
    start = _led(region, start + cited, end) if cited else start
    if not last and region.endswith(frame.places, start, end):
        return None
    cut = _search(frame.opening, region, start, end)
    of = region.rfind("的", start, end)
    if cut and of > cut.start() and (cut.start() == start or cut[0] not in _FACING) and _tail(region, of + 1, end):
        start, cut = of + 1, None
    if cut and cut.start() == start:
        return None
    stop = cut.start() if cut else end
    if last and (frame.nominal.search(region, start, end) or "被" in region[start:end]):
        return start, start, False
    if not last:
        verb = _search(frame.predicate, region, start + 1, stop)
        stop = verb.start() if verb else stop
    start, stop = _trimmed(region, start, stop)
    return (start, stop, cited > 0) if start < stop else None


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


def _led(region: str, start: int, end: int) -> int:
    """The offset behind blanks, dates and the words that lead into a sentence."""
    frame, at = _frame(), -1
    while at != start and start < end:
        at = start
        while start < end and region[start] in ' \u3000\0、，,”"」』’（）()【】|·.—…-':
            start += 1
        dated = _NUMBER.match(region, start, end) or _DATE.match(region, start, end)
        start = dated.end() if dated else start
        led = frame.leading.match(region, start, end)
        start = led.end() if led and led.end() < end else start
    return start


def _trimmed(region: str, start: int, stop: int) -> tuple[int, int]:
    """The phrase without adverbs and brackets at its end, and of a long one what follows its last 的."""
    frame, at = _frame(), -1
    while at != stop and stop > start:
        at = stop
        while stop > start and region[stop - 1] in " \u3000\0、，,":
            stop -= 1
        dated = _DATED.search(region, start, stop)
        if dated and dated.start() > start:
            stop = dated.start()
        elif region.endswith(frame.between, start, stop):
            word = next(word for word in frame.between if region.endswith(word, start, stop))
            stop -= len(word)
    for space in re.finditer(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", region[start:stop]):
        start = max(start, stop - len(region[start:stop]) + space.end())
        break
    of = region.rfind("的", start, stop)
    if stop - start > 16 and of >= 0 and stop - of > 2:
        start = of + 1
    return start, stop


def can_speak(phrase: str) -> bool:
    """Whether a phrase ends as the names of people, offices, companies and documents do, or is a title with a name."""
    frame = _frame()
    return phrase.endswith(frame.speaking) or phrase in _PRONOUNS or frame.titled.search(phrase) is not None


def agrees(pronoun: str, name: str) -> bool:
    """Whether a pronoun may stand for a name, as far as the name tells: 她 not for 父亲."""
    rows = table("speech")
    other = {"他": "women", "她": "men"}.get(pronoun)
    return other is None or not name.endswith(tuple(words(rows[other])))


def bare_name(phrase: str) -> str:
    """The name behind titles: 某公司总经理王某 gives 王某; the phrase itself where it has no such form."""
    titled = _frame().titled.search(phrase)
    return titled[1] if titled else phrase
