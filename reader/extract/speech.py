"""The verbs of saying in a text, and what stands behind them; who speaks is for `speakers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reader.extract.lexicon import table, words

_FOLLOWING = re.compile(r"[了过着]?(?P<mark>[，,：:])?\s*")
_TOLD = re.compile(r"[^，,。：:；;\n“\"「！？!?]{0,16}?(?P<verb>说|称|道|表示)?(?=[，,：:“\"「。！])")
_JUDGED = re.compile('(?![员家者人会区])[^，,。：:；;\\n“"「！？!?、]{1,12}(?=[：:])')  # 称赞[这部戏]：
_MARKED = re.compile('[“「『"‘]')
_LATIN = re.compile("[A-Za-z]")
_ENGLISH = re.compile(r"\b(?:said|says|told|[Aa]ccording|wrote|added|that)\b")
_NOMINAL = frozenset("的被所之遭获受个份段")  # before a verb: it is a noun, or passive
_STOPS = frozenset("。！？，,!?")
_PUTTING = "做 作 打 举 算 给 发 留 撂 丢 甩 抛 说 讲 写 喊"
_PUT = '(?:出|下|起)?[了过](?:这样|这么)?一?[个句笔番段条则][一-鿿]{1,4}(?=[：:] ?[“「『"])'  # 打了个比方：“…”
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
    pattern: re.Pattern[str]
    strong: frozenset[str]
    told: frozenset[str]
    asked: frozenset[str]
    said: re.Pattern[str]
    called: re.Pattern[str]
    judging: frozenset[str]
    brief: frozenset[str]
    before_brief: tuple[str, ...]
    before_said: tuple[str, ...]
    frankly: re.Pattern[str]
    before_called: tuple[str, ...]
    courtesies: tuple[str, ...]
    modals: tuple[str, ...]
    reports: frozenset[str]
    before_answered: tuple[str, ...]


@cache
def brief() -> tuple[frozenset[str], tuple[str, ...]]:
    """Verbs that open only what is speech by its form, and adverbs before them that do without."""
    rows = table("speech")
    return frozenset(["回", *words(rows["brief"])]), tuple(words(rows["only"]))


@cache
def _verbs() -> _Verbs:
    rows = table("speech")
    verbs = any_of(f"{rows['strong']} {rows['weak']} {rows['told']} {rows['asked']} 称 说 看来")
    verbs = "|".join((verbs, any_of(rows["brief"], "(?=[：:]? ?[“「『])"), any_of(_PUTTING, _PUT)))
    return _Verbs(
        re.compile(f"(?P<verb>{verbs})(?<!警告(?=[诉知]))(?P<after>{any_of(rows['after'])})?"),  # 民警[告诉]他
        frozenset(words(rows["strong"])) | {"称", "说", "看来"},
        frozenset(words(rows["told"])),
        frozenset(words(rows["asked"])),
        re.compile(any_of(rows["said"])),
        re.compile(any_of(rows["called"])),
        frozenset(words(rows["judging"])),
        frozenset(words(rows["brief"])),
        tuple(words(rows["before_brief"])),
        tuple(words(rows["before_said"])),
        re.compile(f"(?:^|[^一-鿿]|可以|其实|能够?)(?:{any_of(rows['frankly'])})地$"),
        tuple(words(rows["before_called"])),
        tuple(words(rows["courtesies"])),
        tuple(words(rows["modals"])),
        frozenset(words(rows["reports"])),
        tuple(words(rows["before_answered"])),
    )


def any_of(row: str, behind: str = "") -> str:
    """A pattern of the words of a row, the longest first, with `behind` behind each; those that begin alike are one
    branch: the engine tries all branches where one may begin, and skips only to what is a character in each."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words(row), key=len, reverse=True):
        branches.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)}){behind}" for first, rest in branches.items())


def may_quote(text: str) -> bool:
    """Whether there are marks or English verbs in `text`, without which only a verb of saying quotes anybody."""
    return bool(_MARKED.search(text) or (_LATIN.search(text) and _ENGLISH.search(text)))


def cues(text: str) -> Iterator[Cue]:
    """The verbs of saying in `text`, in order, those in other words and idioms left out."""
    verbs, at = _verbs(), 0
    while hit := verbs.pattern.search(text, at):
        if hit["after"] and hit["verb"] in verbs.reports and _noun_speaks(text, hit.start()):
            at = hit.start("after")  # [报道]称: the noun speaks
            continue
        at = hit.end()
        cue = _cue(text, hit, verbs)
        if cue:
            at = cue.end
            yield cue


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


def _cue(text: str, hit: re.Match[str], verbs: _Verbs) -> Cue | None:
    verb, start, end = hit["verb"], hit.start(), hit.end()
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
    mark = (following["mark"] or "") if following else ""
    said = following.end() if following else end
    mark = {"，": ",", "：": ":"}.get(mark, mark)
    if verb == "表示" and not mark and text.startswith(verbs.courtesies, said):
        return None
    asked = verb in verbs.asked or verb in verbs.brief
    bare = asked and mark != ":" and text[said : said + 1] not in _OPENING
    if bare and text[end : end + 1] not in _STOPS:
        return None
    is_open = (
        (verb in verbs.strong and verb not in {"说", "看来"})
        or hit["after"] in {"称", "表示", "认为", "指出"}
        or (not mark and not asked and verb != "说" and text.startswith(verbs.modals, said))
    )
    return Cue(start, end, text[start : hit.end()], said, mark, is_open, bare)


def _alone(text: str, verb: str, start: int, verbs: _Verbs) -> bool:
    """Whether 称, 说 or 回 is a verb of saying here and no part of another word."""
    if verb == "回":
        return not text.endswith(verbs.before_answered, 0, start)
    if verb == "称":
        return not verbs.called.match(text, start) and not text.endswith(verbs.before_called, 0, start)
    if text[start - 1 : start] == "地" and verbs.frankly.search(text, max(0, start - 8), start):
        return False
    return not verbs.said.match(text, start) and not text.endswith(verbs.before_said, 0, start)
