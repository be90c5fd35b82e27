"""Refusals of counts and dates: what a numeral or its unit says where it counts, measures or dates nothing."""

from __future__ import annotations

import re

from reader.extract.word_refusals import Place, earnest, names, rows


def article(place: Place) -> bool:
    """一 before a classifier is the article "a", unless 仅 or 只 makes it a number or the unit is measured."""
    if place.numeral != "一" or place.found.unit in earnest():
        return False
    if place.found.unit == "伤" and place.before.endswith("死"):
        return False  # 两死一伤
    return place.before[-1:] not in {"仅", "只", "各", "唯"}


def two(place: Place) -> bool:
    """二 does not count (两 does): 二次, 二手, 二期."""
    return place.numeral == "二" and place.found.unit in names("things")


def half(place: Place) -> bool:
    """半 measures (半吨, 半个) but does not count: 半幅, 半场, 半只."""
    return place.numeral == "半" and place.found.unit in names("things") - {"个"}


def bare_scale(place: Place) -> bool:
    """百家, 万缕 are words; 近百家, 上万名 and 千元 are numbers."""
    if place.numeral not in {"百", "千", "万", "亿"} or place.found.unit not in names("things"):
        return False
    return place.before[-1:] not in {"近", "上", "过", "逾", "约", "超", "达", "破", "数", "余"}


LABEL_ENDS = frozenset("图表式录件例 \u00a0")
_LABEL = re.compile(r"(?:^|[，。、；：（(“如见下上附的在由据从按与和\s])(?:图|表|公式|附录|附件|例|式)[ \u00a0]?$")


def label(place: Place) -> bool:
    """图9, 表2-1: the number of a figure or a table."""
    return place.before[-1:] in LABEL_ENDS and bool(_LABEL.search(place.before))


def decade(place: Place) -> bool:
    """1990s are no seconds."""
    return place.found.unit == "s" and len(place.numeral) == 4 and place.numeral[-1] == "0"


def noun(place: Place) -> bool:
    """八国, 五省: a noun right after a Han number makes a name; after an Arabic one it is counted (31省)."""
    if place.found.unit not in names("nouns"):
        return False
    return not place.numeral[:1].isdigit() or place.numeral == "1"


ORDERS = frozenset("第每首")


def ordinal(place: Place) -> bool:
    """首两名; 落后榜首6分 is none."""
    return place.before[-1:] in ORDERS and not place.before.endswith("榜首")


_SESSION = re.compile(r"届.{0,9}$")
_ASSEMBLY = re.compile(r"(?:全国|中央|人大|政协|省|市|中共|常委|全会|[一二三四五六七八九]中全会)")


def session(place: Place) -> bool:
    """十三届全国人大四次会议 numbers its sessions; 8次会议 counts them."""
    if place.found.unit == "届":
        return bool(_ASSEMBLY.match(place.after))
    named = place.found.unit == "次" and place.after.startswith(("会议", "全体", "全会"))
    return named and bool(_SESSION.search(place.folded[max(0, place.found.start - 10) : place.found.start]))


_GRADED = re.compile(
    r"(?:级[别別]|[等震评評]级|烈度|[风風][力速]|[阵陣台颱][风風]|最大[风風]|海[况況]|警报|警戒|[预預]警|[响響][应應]|难度|强度)"
    r"[^，。；！？\n]{0,14}$"
)
_WIND = re.compile(
    "(?:左右|以上)?的?(?:地震|余震|(?:偏?[东東南西北]{1,2}|[大强強阵陣台颱])[风風](?![险險格光俗向机機景]))"
)
_REACHED = ("达", "到", "至", "为", "為", "是", "的", "成")


def abstract(place: Place) -> bool:
    """三大特点, 二级市场; but 7.6级, 10级大风 and a degree of 4级 are measured."""
    if place.found.unit not in names("abstract"):
        return False
    if place.found.unit == "级" and _GRADED.search(place.folded[max(0, place.found.start - 16) : place.found.start]):
        return not (place.numeral[0].isdigit() or place.before.endswith(_REACHED))
    return "." not in place.numeral and not _WIND.match(place.folded, place.found.end)


def bond(place: Place) -> bool:
    """10年期国债 names a kind of bond."""
    return place.printed.endswith("年期") and place.after.startswith(rows("bonds")["after"])


def long_while(place: Place) -> bool:
    """等了半天: a long while, unless the words beside it measure."""
    if place.printed != "半天" or place.after.startswith(rows("half-day")["after"]):
        return False
    return not place.before.endswith(rows("half-day")["before"])


def weekday_again(place: Place) -> bool:
    """周三(25日), 9月25日（周三）: the weekday only repeats the date beside it."""
    if place.found.rule != "date.weekday":
        return False
    return bool(_DATED_AFTER.match(place.folded, place.found.end)) or bool(
        _DATED_BEFORE.search(place.folded[max(0, place.found.start - 4) : place.found.start])
    )


_DATED_AFTER = re.compile(r"[（(，, ]?(?:\d{1,2}月)?\d{1,2}[日号]")
_DATED_BEFORE = re.compile(r"[日号][（(，, ]?$")
