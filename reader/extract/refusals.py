"""What is refused although it looks like a figure: a layer of its own, each refusal a function with a named reason."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from reader.core.model import FIGURE_KINDS, FigureKind
from reader.extract.found import Found
from reader.extract.stretches import Closed
from reader.extract.word_refusals import (
    Place,
    earnest,
    idiom,
    in_idioms,
    in_latin,
    model,
    names,
    other_word,
    part_of_word,
    placed,
    rows,
    word_begins,
    word_goes_on,
)


def sifted(text: str, folded: str, found: Iterable[Found]) -> tuple[list[Found], list[tuple[Found, str]]]:
    """The candidates that stand, and the refused ones with their reasons."""
    closed = Closed(text)
    kept: list[Found] = []
    out: list[tuple[Found, str]] = []
    seen: set[tuple[object, ...]] = set()
    for one in found:
        if (key := one[:3]) in seen:
            continue  # both languages found it
        seen.add(key)
        if reason := closed.around(one) or _refused(text, folded, one):
            out.append((one, reason))
        else:
            kept.append(one)
    return kept, out


def _refused(text: str, folded: str, found: Found) -> str | None:
    """The first reason in the order of `VETOES`, of those that what stands there lets ask."""
    before, first, last, unit = _asked()[found.kind]
    start, end = found.start, found.end
    asked = (
        *before.get(folded[start - 1 : start], ()),
        *first.get(folded[start], ()),
        *last.get(folded[end - 1 : end + 1], ()),
        *unit.get(found.unit or "", ()),
    )
    if not asked:
        return None
    place = placed(text, folded, found)
    return next((VETOES[rank].reason for rank in sorted(asked) if VETOES[rank].test(place)), None)


def _article(place: Place) -> bool:
    """一 before a classifier is the article "a", unless 仅 or 只 makes it a number or the unit is measured."""
    if place.numeral != "一" or place.found.unit in earnest():
        return False
    return place.before[-1:] not in {"仅", "只", "各", "唯"}


def _two(place: Place) -> bool:
    """二 does not count (两 does): 二次, 二手, 二期."""
    return place.numeral == "二" and place.found.unit in names("things")


def _half(place: Place) -> bool:
    """半 measures (半吨, 半个) but does not count: 半幅, 半场, 半只."""
    return place.numeral == "半" and place.found.unit in names("things") - {"个"}


def _bare_scale(place: Place) -> bool:
    """百家, 万缕 are words; 近百家, 上万名 and 千元 are numbers."""
    if place.numeral not in {"百", "千", "万", "亿"} or place.found.unit not in names("things"):
        return False
    return place.before[-1:] not in {"近", "上", "过", "逾", "约", "超", "达", "破", "数", "余"}


_LABEL_ENDS = frozenset("图表式录件例 \u00a0")
_LABEL = re.compile(r"(?:^|[，。、；：（(“如见下上附的在由据从按与和\s])(?:图|表|公式|附录|附件|例|式)[ \u00a0]?$")


def _label(place: Place) -> bool:
    """图9, 表2-1: the number of a figure or a table."""
    return place.before[-1:] in _LABEL_ENDS and bool(_LABEL.search(place.before))


def _decade(place: Place) -> bool:
    """1990s are no seconds."""
    return place.found.unit == "s" and len(place.numeral) == 4 and place.numeral[-1] == "0"


def _noun(place: Place) -> bool:
    """八国, 五省: a noun right after a Han number makes a name; after an Arabic one it is counted (31省)."""
    if place.found.unit not in names("nouns"):
        return False
    return not place.numeral[:1].isdigit() or place.numeral == "1"


_ORDERS = frozenset("第每首")


def _ordinal(place: Place) -> bool:
    return place.before[-1:] in _ORDERS


_SESSION = re.compile(r"届.{0,9}$")
_ASSEMBLY = re.compile(r"(?:全国|中央|人大|政协|省|市|中共|常委|全会|[一二三四五六七八九]中全会)")


def _session(place: Place) -> bool:
    """十三届全国人大四次会议 numbers its sessions; 8次会议 counts them."""
    if place.found.unit == "届":
        return bool(_ASSEMBLY.match(place.after))
    named = place.found.unit == "次" and place.after.startswith(("会议", "全体", "全会"))
    return named and bool(_SESSION.search(place.folded[max(0, place.found.start - 10) : place.found.start]))


_GRADED = re.compile(
    r"(?:级[别別]|[等震评評]级|烈度|[风風][力速]|[阵陣台颱][风風]|最大[风風]|海[况況]|警报|警戒|[预預]警|[响響][应應]|难度|强度)"
    r"[^，。；！？\n]{0,14}$"
)
_REACHED = ("达", "到", "至", "为", "為", "是", "的", "成")


def _abstract(place: Place) -> bool:
    """三大特点, 二级市场; but 7.6级, 10级大风 and a degree of 4级 are measured."""
    if place.found.unit not in names("abstract"):
        return False
    if place.found.unit == "级" and _GRADED.search(place.folded[max(0, place.found.start - 16) : place.found.start]):
        return not (place.numeral[0].isdigit() or place.before.endswith(_REACHED))
    return "." not in place.numeral and not place.after.startswith(("地震", "大风", "强风", "阵风", "余震", "台风"))


def _bond(place: Place) -> bool:
    """10年期国债 names a kind of bond."""
    return place.printed.endswith("年期") and place.after.startswith(rows("bonds")["after"])


def _long_while(place: Place) -> bool:
    """等了半天: a long while, unless the words beside it measure."""
    if place.printed != "半天" or place.after.startswith(rows("half-day")["after"]):
        return False
    return not place.before.endswith(rows("half-day")["before"])


def _weekday_again(place: Place) -> bool:
    """周三(25日), 9月25日（周三）: the weekday only repeats the date beside it."""
    if place.found.rule != "date.weekday":
        return False
    return bool(_DATED_AFTER.match(place.folded, place.found.end)) or bool(
        _DATED_BEFORE.search(place.folded[max(0, place.found.start - 4) : place.found.start])
    )


_DATED_AFTER = re.compile(r"[（(，, ]?(?:\d{1,2}月)?\d{1,2}[日号]")
_DATED_BEFORE = re.compile(r"[日号][（(，, ]?$")

_ALL: tuple[FigureKind, ...] = FIGURE_KINDS
_COUNTS: tuple[FigureKind, ...] = ("quantity",)
_SHARES: tuple[FigureKind, ...] = ("quantity", "ratio")
_TIMES: tuple[FigureKind, ...] = ("duration",)
_DATES: tuple[FigureKind, ...] = ("date",)
_MEASURED: tuple[FigureKind, ...] = ("money", "percent", "quantity", "ratio", "duration")


class Refusal(NamedTuple):
    """A veto: its reason, the kinds of figure it looks at, and the test.

    It is asked only where one of `marks` stands at the place `where`: the character before the candidate, its first
    one, its last one with the one behind it, or its unit.
    """

    reason: str
    kinds: tuple[FigureKind, ...]
    test: Callable[[Place], bool]
    where: str
    marks: Callable[[], Iterable[str]]


def _these(marks: Iterable[str]) -> Callable[[], Iterable[str]]:
    return lambda: marks


# The first test that holds is the one that is named.
VETOES = (
    Refusal("part of a Latin word", _ALL, in_latin, "before", _these(string.ascii_letters + "-_")),
    Refusal("model's name", _SHARES, model, "before", _these(" ")),
    Refusal("idiom or name", _ALL, idiom, "first", in_idioms),
    Refusal("part of another word", _ALL, part_of_word, "first", word_goes_on),
    Refusal("unit begins another word", _MEASURED, other_word, "last", word_begins),
    Refusal("一 as an article", _COUNTS, _article, "first", _these("一")),
    Refusal("二 before a classifier", _COUNTS, _two, "first", _these("二")),
    Refusal("半 before a classifier", _COUNTS, _half, "first", _these("半")),
    Refusal("scale without a digit", _COUNTS, _bare_scale, "first", _these("百千万亿")),
    Refusal("number of a figure or table", _SHARES, _label, "before", _these(_LABEL_ENDS)),
    Refusal("noun after a Han number", _COUNTS, _noun, "unit", lambda: names("nouns")),
    Refusal("ordinal", _COUNTS, _ordinal, "before", _these(_ORDERS)),
    Refusal("decade", _COUNTS, _decade, "unit", _these("s")),
    Refusal("number of a session", _COUNTS, _session, "unit", _these("届次")),
    Refusal("abstract count", _COUNTS, _abstract, "unit", lambda: names("abstract")),
    Refusal("name of a bond", _TIMES, _bond, "unit", _these(["年期"])),
    Refusal("半天 as a long while", _TIMES, _long_while, "first", _these("半")),
    Refusal("weekday beside its date", _DATES, _weekday_again, "first", _these("上下本这个周星礼")),
)
_PLACES = ("before", "first", "last", "unit")
_Ranks = Mapping[str, tuple[int, ...]]


@cache
def _asked() -> Mapping[FigureKind, tuple[_Ranks, ...]]:
    """For each kind of figure, and for each of the places, the vetoes that what stands there lets ask."""
    return {kind: tuple(_by_mark(kind, where) for where in _PLACES) for kind in FIGURE_KINDS}


def _by_mark(kind: FigureKind, where: str) -> _Ranks:
    found: dict[str, tuple[int, ...]] = {}
    for rank, veto in enumerate(VETOES):
        for mark in veto.marks() if veto.where == where and kind in veto.kinds else ():
            found[mark] = (*found.get(mark, ()), rank)
    return found
