"""Refusals by words: a candidate that is part of a word, a name or a Latin token is no figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reader.extract.folding import fold
from reader.extract.found import Found
from reader.extract.lexicon import table, words


class Place(NamedTuple):
    """A candidate where it stands, `folded` in one form, and what is next to it there, up to four characters."""

    text: str
    folded: str
    found: Found
    printed: str  # the folded candidate
    numeral: str  # without its unit
    before: str
    after: str


def placed(text: str, folded: str, found: Found) -> Place:
    start, end = found.start, found.end
    printed = folded[start:end]
    numeral = printed.removesuffix(found.unit).strip() if found.unit else printed
    return Place(text, folded, found, printed, numeral, folded[max(0, start - 4) : start], folded[end : end + 4])


@cache
def rows(name: str) -> Mapping[str, tuple[str, ...]]:
    """A table of the vetoes, each row as a tuple of forms."""
    return {key: tuple(words(row)) for key, row in table("vetoes")[name].items()}


@cache
def names(name: str) -> frozenset[str]:
    return frozenset(words(table("classifiers")[name]))


_LOOSE = frozenset({"market", "people", "points", "speed"})


@cache
def earnest() -> frozenset[str]:
    """Units that 一 measures: those of the sciences, and what the lexicon lists."""
    units = table("units")["zh"]
    return names("earnest") | {form for name, row in units.items() if name not in _LOOSE for form in words(row)}


@cache
def _idioms() -> Mapping[str, tuple[str, ...]]:
    """The words and names by the two characters that they begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("vetoes")["words"].values():
        for form in map(fold, words(row)):
            found[form[:2]] = (*found.get(form[:2], ()), form)
    return found


def idioms_begin() -> Iterable[str]:
    """The first two characters of the words and names."""
    return _idioms().keys()


def inside_idioms() -> frozenset[str]:
    """Every two neighbouring characters of the words and names."""
    return frozenset("".join(two) for forms in _idioms().values() for form in forms for two in pairwise(form))


def idiom(place: Place) -> bool:
    """A word or name that holds a numeral: 一直, 二手房, 百度. It closes what begins in it and hardly outlasts it."""
    folded, first, size, last = place.folded, place.found.start, len(place.printed), place.found.end - 1
    if len(place.numeral) > 1 and not place.numeral[0].isdigit():  # 万一|下: the numeral is the word
        last, size = first + len(place.numeral), 2
    reach = max(last, first + 1)
    for start in range(max(0, first - 3), first + 1):
        for form in _idioms().get(folded[start : start + 2], ()):
            if len(form) >= size and start + len(form) >= reach and folded.startswith(form, start):
                return True
    return False


def in_latin(place: Place) -> bool:
    """A digit inside a Latin token: iPhone12, COVID-19, A4."""
    if not place.printed[0].isdigit():
        return False
    before = place.text[max(0, place.found.start - 2) : place.found.start]
    if place.found.kind == "date" and place.before.lower().endswith("mid-"):
        return False
    if not before or not before[-1].isascii():
        return False
    return _latin(before[-1]) or (
        len(before) == 2 and before[1] in "-_" and before[0].isascii() and before[0].isalnum()
    )


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


_HAN = re.compile("[一-鿿]")
_MODEL = re.compile(r"[A-Za-z][A-Za-z+]* $")


def model(place: Place) -> bool:
    """A Latin word, a blank and a number without scale make a model's name in Han text: Mate 30系列."""
    if place.before[-1:] != " " or not place.numeral.rstrip("xX ").isdecimal():
        return False
    classed = place.found.unit in names("things") or place.found.unit in names("nouns") or place.printed[-1] in "xX"
    first = place.found.start
    before, around = place.folded[max(0, first - 12) : first], place.folded[max(0, first - 80) : first + 80]
    return classed and bool(_MODEL.search(before) and _HAN.search(around))


def word_goes_on() -> frozenset[str]:
    """The numerals that may end another word, each with the character before it there."""
    words_end = {form[-1] + numeral for numeral, forms in rows("preceded").items() for form in forms}
    return frozenset(words_end | {turn + "一" for turn in _TURNS})


_TURNS = frozenset("前上后下头")


def part_of_word(place: Place) -> bool:
    """The numeral ends another word: 统一, 周三, 老百. Before a measure 高一 is no grade: 身高一米八."""
    if place.found.unit in earnest() and place.before[-1:] in {"高", "大", "初"}:
        return False
    if place.before.endswith(("每周", "每星期", "每礼拜")) and len(place.numeral) == 1 and place.numeral != "一":
        return False  # 每周三次
    turn = place.printed[0] == "一" and place.printed[1:] in rows("turns")["units"]
    if turn and place.before[-1:] in _TURNS:
        return True  # the one before, the next one
    return place.before.endswith(rows("preceded").get(place.printed[:1], ("\0",)))


def word_begins() -> frozenset[str]:
    """The units that may begin another word, with what follows them there."""
    going_on = (*rows("followed").items(), *rows("followed_han").items(), ("年", ("度",)))
    return frozenset(unit + form[0] for unit, forms in going_on for form in forms)


def other_word(place: Place) -> bool:
    """The unit goes on as another word: 元旦, 角度, 分析. Some only after one Han character: 三家庭, but 3家庭院."""
    unit, after = place.printed[-1], place.after.ljust(4, "。")  # a text ends as a sentence does
    if place.found.unit == "学年" and after[0] == "度":
        return True  # 112學年度
    single = place.found.unit is None or len(place.found.unit) == 1 or place.found.kind in {"money", "percent"}
    if not single:
        return False
    if after.startswith(rows("followed").get(unit, ("\0",))):
        return True
    one_han = len(place.numeral) == 1 and not place.numeral.isdigit()
    apart = " " in place.printed  # 图9 回归: the blank may part a label from its title
    return (one_han or apart) and after.startswith(rows("followed_han").get(unit, ("\0",)))
