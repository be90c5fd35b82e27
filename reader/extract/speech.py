"""The verbs of saying in a text, and what stands behind them; who speaks is for `speakers`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reader.extract.alternatives import any_of, by_last
from reader.extract.folding import holds_any
from reader.extract.lexicon import table, words
from reader.extract.word_search import WordSearch

_FOLLOWING = re.compile(r"[了过着]?(?P<mark>[，,：:])?\s*")
_PLAIN = {None: "", "，": ",", ",": ",", "：": ":", ":": ":"}
_TOLD = re.compile(r"[^，,。：:；;\n“\"「！？!?]{0,16}?(?P<verb>说|称|道|表示)?(?=[，,：:“\"「。！])")
_JUDGED = re.compile('(?![员家者人会区])[^，,。：:；;\\n“"「！？!?、]{1,12}(?=[：:])')  # 称赞[这部戏]：
_MARKS = '“「『"‘'
_MARKS_AND_LETTERS = re.compile(f"[{_MARKS}A-Za-z]")
_ENGLISH = "said says told according According wrote added that"
_NOMINAL = frozenset("的被所之遭获受个份段")  # before a verb: it is a noun, or passive
_STOPS = frozenset("。！？，,!?")
_PUTTING = "做 作 打 举 算 给 发 留 撂 丢 甩 抛 说 讲 写 喊"
_PUT = re.compile(  # 打[了个比方]：“…”
    '(?:出|下|起)?[了过](?:这样|这么)?一?[个句笔番段条则][一-鿿]{1,4}(?=[：:] ?[“「『"])'
)
_SPEECH = re.compile("[：:]? ?[“「『]")
_BEGINNING = frozenset("。！？；，,\n \u3000”」：")
_OPENING = frozenset('“「『"')


class Cue(NamedTuple):
    """The verb at `start`…`end`; what is said may begin at `said`, after `mark` ("", "," or ":"). `open`: it needs no
    mark to introduce what is said."""

    start: int
    end: int
    verb: str
    said: int
    mark: str
    open: bool
    bare: bool  # what was said can only stand before it: “…”他问。


@dataclass(frozen=True, slots=True)
class _Verbs:
    search: WordSearch
    every: frozenset[str]
    after: tuple[str, ...]
    strong: frozenset[str]
    told: frozenset[str]
    asked: frozenset[str]
    said: re.Pattern[str]
    called: re.Pattern[str]
    judging: frozenset[str]
    brief: frozenset[str]
    before_brief: tuple[str, ...]
    before_said: Mapping[str, tuple[str, ...]]  # by their last characters, as those before the other two
    frankly: re.Pattern[str]
    before_called: Mapping[str, tuple[str, ...]]
    courtesies: tuple[str, ...]
    modals: tuple[str, ...]
    reports: frozenset[str]
    before_answered: Mapping[str, tuple[str, ...]]


@cache
def brief() -> tuple[frozenset[str], tuple[str, ...]]:
    """Verbs that open only what is speech by its form, and adverbs before them that do without."""
    rows = table("speech")
    return frozenset(["回", *words(rows["brief"])]), tuple(words(rows["only"]))


@cache
def _verbs() -> _Verbs:
    rows = table("speech")
    every = frozenset(words(f"{rows['strong']} {rows['weak']} {rows['told']} {rows['asked']} 称 说 看来"))
    return _Verbs(
        WordSearch([*every.union(words(rows["brief"]), words(_PUTTING))]),
        every,
        tuple(sorted(words(rows["after"]), key=len, reverse=True)),
        frozenset(words(rows["strong"])) | {"称", "说", "看来"},
        frozenset(words(rows["told"])),
        frozenset(words(rows["asked"])),
        re.compile(any_of(rows["said"])),
        re.compile(any_of(rows["called"])),
        frozenset(words(rows["judging"])),
        frozenset(words(rows["brief"])),
        tuple(words(rows["before_brief"])),
        by_last(words(rows["before_said"])),
        re.compile(f"(?:^|[^一-鿿]|可以|其实|能够?)(?:{any_of(rows['frankly'])})地$"),
        by_last(words(rows["before_called"])),
        tuple(words(rows["courtesies"])),
        tuple(words(rows["modals"])),
        frozenset(words(rows["reports"])),
        by_last(words(rows["before_answered"])),
    )


def may_quote(text: str) -> bool:
    """Whether there are marks or English verbs in `text`, without which only a verb of saying quotes anybody."""
    if not _MARKS_AND_LETTERS.search(text):
        return False
    return holds_any(text, _MARKS) or _english().search(text) is not None


@cache
def _english() -> re.Pattern[str]:
    """The verbs as whole words; a letter stands first in each branch, to which the engine skips."""
    whole = "|".join(rf"{verb}(?<!\w{verb})" for verb in words(_ENGLISH))
    return re.compile(rf"(?:{whole})\b")


def cues(texts: Sequence[str]) -> list[list[Cue]]:
    """The verbs of saying in each of `texts`, in order, those in other words and idioms left out."""
    verbs = _verbs()
    places: list[list[tuple[int, int]]] = [[] for _ in texts]
    for number, _verb, start, end in verbs.search.places(texts):
        places[number].append((start, -end))
    return [list(_cues(text, sorted(line), verbs)) if line else [] for text, line in zip(texts, places, strict=True)]


def _cues(text: str, places: Sequence[tuple[int, int]], verbs: _Verbs) -> Iterator[Cue]:
    """Those of the verbs at `places` (start and the end, which is negative: the longest first) that say something."""
    at = 0
    for start, minus_end in places:
        if start < at or not (end := _verb_end(text, start, -minus_end, verbs)):
            continue
        after = ""
        if text.startswith(verbs.after, end):
            after = next(word for word in verbs.after if text.startswith(word, end))
        if after and text[start:end] in verbs.reports and _noun_speaks(text, start):
            at = end  # [报道]称: the noun speaks
            continue
        at = end + len(after)
        cue = _cue(text, start, end, after, verbs)
        if cue:
            at = cue.end
            yield cue


def _verb_end(text: str, start: int, end: int, verbs: _Verbs) -> int:
    """Where the verb at `start` ends, with what is put after it; 0 where it is none without what has to follow."""
    verb = text[start:end]
    if verb in verbs.every:
        return end if verb != "警告" or text[end : end + 1] not in {"诉", "知"} else 0  # 民警[告诉]他
    if verb in verbs.brief:
        return end if _SPEECH.match(text, end) else 0
    put = _PUT.match(text, end)
    return put.end() if put else 0


def _noun_speaks(text: str, start: int) -> bool:
    """Whether the noun at `start` begins its clause: 报道称, 有分析指出."""
    start -= text[start - 1 : start] == "有"
    return text[start - 1 : start] in _BEGINNING | {""}


def cited(text: str) -> Iterator[re.Match[str]]:
    """Sources named with 据 and no verb, in the group `who`; the match ends where what they say begins."""
    return _cited().finditer(text) if "据" in text else iter(())


@cache
def _cited() -> re.Pattern[str]:
    kinds = "|".join(words(table("speech")["cited"]))
    reported = "的(?:报道|报导|消息|介绍|说法)"
    who = f'[^，。；：！？,;:!?\\n“”"]{{1,30}}?(?:(?:{kinds})(?=(?:消息|显示)?[，,])|(?={reported}[，,]))'
    return re.compile(f"(?:根据|依据|据)(?P<who>{who})(?:消息|显示|{reported})?[，,]")


def _cue(text: str, start: int, end: int, after: str, verbs: _Verbs) -> Cue | None:
    verb = text[start:end]
    behind = end = end + len(after)
    if text[start - 1 : start] in _NOMINAL or (verb in "称说回" and not _alone(text, verb, start, verbs)):
        return None
    if verb in verbs.brief and not text.endswith(verbs.before_brief, 0, start):
        return None
    if verb in verbs.told:
        heard = _TOLD.match(text, end)
        if not heard:
            return None
        end = heard.end()
    if verb in verbs.judging and (judged := _JUDGED.match(text, end)):
        end = judged.end()
    following = _FOLLOWING.match(text, end)
    mark = _PLAIN[following["mark"]] if following else ""
    said = following.end() if following else end
    if verb == "表示" and not mark and text.startswith(verbs.courtesies, said):
        return None
    asked = verb in verbs.asked or verb in verbs.brief
    bare = asked and mark != ":" and text[said : said + 1] not in _OPENING
    if bare and text[end : end + 1] not in _STOPS:
        return None
    is_open = (
        (verb in verbs.strong and verb not in {"说", "看来"})
        or after in {"称", "表示", "认为", "指出"}
        or (not mark and not asked and verb != "说" and text.startswith(verbs.modals, said))
    )
    return Cue(start, end, text[start:behind], said, mark, is_open, bare)


def _alone(text: str, verb: str, start: int, verbs: _Verbs) -> bool:
    """Whether 称, 说 or 回 is a verb of saying here and no part of another word."""
    before = text[start - 1 : start]
    if verb == "回":
        return not text.endswith(verbs.before_answered.get(before, ()), 0, start)
    if verb == "称":
        return not verbs.called.match(text, start) and not text.endswith(verbs.before_called.get(before, ()), 0, start)
    if before == "地" and verbs.frankly.search(text, max(0, start - 8), start):
        return False
    return not verbs.said.match(text, start) and not text.endswith(verbs.before_said.get(before, ()), 0, start)
