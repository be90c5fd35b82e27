"""What is refused although it looks like a figure: a layer of its own, each refusal a function with a named reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from reader.extract.found import Found
from reader.extract.lexicon import table, words
from reader.extract.stretches import Closed


class Place(NamedTuple):
    """A candidate where it stands, `folded` in one form, and what is next to it there, up to four characters."""

    text: str
    folded: str
    found: Found
    printed: str  # the folded candidate
    numeral: str  # without its unit
    before: str
    after: str


def _place(text: str, folded: str, found: Found) -> Place:
    start, end = found.start, found.end
    printed = folded[start:end]
    numeral = printed.removesuffix(found.unit).strip() if found.unit else printed
    return Place(text, folded, found, printed, numeral, folded[max(0, start - 4) : start], folded[end : end + 4])


def sifted(text: str, folded: str, found: Iterable[Found]) -> tuple[list[Found], list[tuple[Found, str]]]:
    """The candidates that stand, and the refused ones with their reasons."""
    closed = Closed(text)
    kept: list[Found] = []
    out: list[tuple[Found, str]] = []
    for one in found:
        if reason := closed.around(one) or _refused(_place(text, folded, one)):
            out.append((one, reason))
        else:
            kept.append(one)
    return kept, out


def _refused(place: Place) -> str | None:
    for why, test in VETOES:
        if test(place):
            return why
    return None


@cache
def _forms(*path: str) -> Mapping[str, tuple[str, ...]]:
    """A table of the vetoes, each row as a tuple of forms."""
    rows = table("vetoes")
    for name in path:
        rows = rows[name]
    return {key: tuple(words(row)) for key, row in rows.items()}


@cache
def _names(name: str) -> frozenset[str]:
    return frozenset(words(table("classifiers")[name]))


@cache
def _idioms() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """All the words and names, and the lengths of those that begin with a character."""
    forms = frozenset(form for row in table("vetoes")["words"].values() for form in words(row))
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return forms, {first: tuple(sizes) for first, sizes in lengths.items()}


def _idiom(place: Place) -> bool:
    """A word or name that holds a numeral: 一直, 二手房, 百度. It closes what begins in it and hardly outlasts it."""
    forms, lengths = _idioms()
    first, size = place.found.start, place.found.end - place.found.start
    last = place.found.end - 1
    if len(place.numeral) > 1 and not place.numeral[0].isdigit():  # 万一|下: the numeral is the word
        last, size = first + len(place.numeral), 2
    for start in range(max(0, first - 3), first + 1):
        for length in lengths.get(place.folded[start], ()):
            long_enough = length >= size and start + length >= max(last, first + 1)
            if long_enough and place.folded[start : start + length] in forms:
                return True
    return False


def _in_latin(place: Place) -> bool:
    """A digit inside a Latin token: iPhone12, COVID-19, A4."""
    before = place.text[max(0, place.found.start - 2) : place.found.start]
    if not before or not before[-1].isascii() or not place.printed[0].isdigit():
        return False
    return _latin(before[-1]) or (
        len(before) == 2 and before[1] in "-_" and before[0].isascii() and before[0].isalnum()
    )


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


_MODEL = re.compile(r"[A-Za-z][A-Za-z+]* $")


def _model(place: Place) -> bool:
    """A Latin word, a blank and a number without scale make a model's name in Han text: Mate 30系列."""
    if place.before[-1:] != " " or not place.numeral.rstrip("xX ").isdecimal():
        return False
    classed = place.found.unit in _names("things") or place.found.unit in _names("nouns") or place.printed[-1] in "xX"
    first = place.found.start
    before, around = place.folded[max(0, first - 12) : first], place.folded[max(0, first - 80) : first + 80]
    return classed and bool(_MODEL.search(before) and re.search("[一-鿿]", around))


def _part_of_word(place: Place) -> bool:
    """The numeral ends another word: 统一, 周三, 老百. Before a measure 高一 is no grade: 身高一米八."""
    if place.found.unit in _earnest() and place.before[-1:] in {"高", "大", "初"}:
        return False
    turn = place.printed[0] == "一" and place.printed[1:] in _forms("turns")["units"]
    if turn and place.before[-1:] in {"前", "上", "后", "下", "头"}:
        return True  # the one before, the next one
    return place.before.endswith(_forms("preceded").get(place.printed[:1], ("\0",)))


def _other_word(place: Place) -> bool:
    """The unit goes on as another word: 元旦, 角度, 分析. Some only after one Han character: 三家庭, but 3家庭院."""
    unit = place.printed[-1]
    single = place.found.unit is None or len(place.found.unit) == 1 or place.found.kind in {"money", "percent"}
    if not single or place.found.kind in {"date", "time", "ordinal", "identifier"}:
        return False
    if place.after.startswith(_forms("followed").get(unit, ("\0",))):
        return True
    one_han = len(place.numeral) == 1 and not place.numeral.isdigit()
    apart = " " in place.printed  # 图9 回归: the blank may part a label from its title
    return (one_han or apart) and place.after.startswith(_forms("followed_han").get(unit, ("\0",)))


def _article(place: Place) -> bool:
    """一 before a classifier is the article "a", unless 仅 or 只 makes it a number or the unit is measured."""
    if place.found.kind != "quantity" or place.numeral != "一" or place.found.unit in _earnest():
        return False
    return place.before[-1:] not in {"仅", "只", "各", "唯"}


_LOOSE = frozenset({"market", "people", "points", "speed"})


@cache
def _earnest() -> frozenset[str]:
    """Units that 一 measures: those of the sciences, and what the lexicon lists."""
    rows = table("units")["zh"]
    return _names("earnest") | {form for name, row in rows.items() if name not in _LOOSE for form in words(row)}


def _two(place: Place) -> bool:
    """二 does not count (两 does): 二次, 二手, 二期."""
    return place.found.kind == "quantity" and place.numeral == "二" and place.found.unit in _names("things")


def _half(place: Place) -> bool:
    """半 measures (半吨, 半个) but does not count: 半幅, 半场, 半只."""
    return place.numeral == "半" and place.found.kind == "quantity" and place.found.unit in _names("things") - {"个"}


def _bare_scale(place: Place) -> bool:
    """百家, 万缕 are words; 近百家, 上万名 and 千元 are numbers."""
    if place.numeral not in {"百", "千", "万", "亿"} or place.found.unit not in _names("things"):
        return False
    return place.before[-1:] not in {"近", "上", "过", "逾", "约", "超", "达", "破", "数", "余"}


_LABEL = re.compile(r"(?:^|[，。、；：（(“如见下上附的在由据从按与和\s])(?:图|表|公式|附录|附件|例|式)[ \u00a0]?$")


def _label(place: Place) -> bool:
    """图9, 表2-1: the number of a figure or a table."""
    return place.found.kind in {"quantity", "ratio"} and bool(_LABEL.search(place.before))


def _decade(place: Place) -> bool:
    """1990s are no seconds."""
    return place.found.unit == "s" and len(place.numeral) == 4 and place.numeral[-1] == "0"


def _noun(place: Place) -> bool:
    """八国, 五省: a noun right after a Han number makes a name; after an Arabic one it is counted (31省)."""
    if place.found.kind != "quantity" or place.found.unit not in _names("nouns"):
        return False
    return not place.numeral[:1].isdigit() or place.numeral == "1"


def _ordinal(place: Place) -> bool:
    return place.found.kind == "quantity" and place.before[-1:] in {"第", "每", "首"}


def _abstract(place: Place) -> bool:
    return place.found.kind == "quantity" and place.found.unit in _names("abstract")


def _bond(place: Place) -> bool:
    """10年期国债 names a kind of bond."""
    return place.found.kind == "duration" and place.printed.endswith("年期") and place.after.startswith(_BONDS)


def _long_while(place: Place) -> bool:
    """等了半天: a long while, unless the words beside it measure."""
    if place.printed != "半天" or place.after.startswith(_MEASURED_AFTER):
        return False
    return not place.before.endswith(_MEASURED_BEFORE)


_MEASURED_AFTER = ("时间", "内", "以", "左右", "不到", "多", "的", "工", "课", "班", "就", "即", "后")
_MEASURED_BEFORE = (
    "近",
    "约",
    "不到",
    "超过",
    "仅",
    "只",
    "需",
    "要",
    "用",
    "每",
    "或",
    "至",
    "到",
    "歇",
    "休",
    "放假",
)
_BONDS = ("国债", "美债", "债券", "公债", "美国国债", "德债", "收益率", "金边债")


def _weekday_again(place: Place) -> bool:
    """周三(25日), 9月25日（周三）: the weekday only repeats the date beside it."""
    if place.found.rule != "date.weekday":
        return False
    return bool(_DATED_AFTER.match(place.folded, place.found.end)) or bool(
        _DATED_BEFORE.search(place.folded[max(0, place.found.start - 4) : place.found.start])
    )


_DATED_AFTER = re.compile(r"[（(，, ]?(?:\d{1,2}月)?\d{1,2}[日号]")
_DATED_BEFORE = re.compile(r"[日号][（(，, ]?$")

VETOES: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("part of a Latin word", _in_latin),
    ("model's name", _model),
    ("idiom or name", _idiom),
    ("part of another word", _part_of_word),
    ("unit begins another word", _other_word),
    ("一 as an article", _article),
    ("二 before a classifier", _two),
    ("半 before a classifier", _half),
    ("scale without a digit", _bare_scale),
    ("number of a figure or table", _label),
    ("noun after a Han number", _noun),
    ("ordinal", _ordinal),
    ("decade", _decade),
    ("abstract count", _abstract),
    ("name of a bond", _bond),
    ("半天 as a long while", _long_while),
    ("weekday beside its date", _weekday_again),
)
