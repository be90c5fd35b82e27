"""What is refused although it looks like a figure: each refusal a function with a name, in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from reader.extract.found import Found
from reader.extract.lexicon import table, words

_CODE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|\b\d+(?:\.\d+){2,}\b|\b[0-9a-fA-F]{8,}\b(?=[a-zA-Z_])"
)
_TITLE = re.compile(r"《[^《》]{1,60}》")
_NUMBERED_NAME = re.compile(r"[“「『‘][^“”「」『』‘’\d]{0,8}\d{1,4}[”」』’]|[“「]\d{1,2}[·•・‧．]\d{1,2}[”」]")
_EVENT = re.compile(r"\d{1,2}[·•・‧]\d{1,2}")
_LIST = re.compile(
    r"^\s*(?:[（(]?\d{1,2}[)）.、．](?!\d)|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节条款编篇])"
)


def spans(text: str) -> list[tuple[int, int, str]]:
    """Stretches of a text in which nothing is a figure: (start, end, reason)."""
    found = [(m.start(), m.end(), "address or code") for m in _CODE.finditer(text)]
    found += [(m.start(), m.end(), "title of a work") for m in _TITLE.finditer(text)]
    found += [(m.start(), m.end(), "name in quotation marks") for m in _NUMBERED_NAME.finditer(text)]
    found += [(m.start(), m.end(), "event named by its date") for m in _EVENT.finditer(text)]
    if numbered := _LIST.match(text):
        found.append((numbered.start(), numbered.end(), "number of a list"))
    found += [(m.start(), m.end(), "idiom or name") for m in _idioms().finditer(text)]
    return found


@cache
def _idioms() -> re.Pattern[str]:
    forms = sorted(set(words(table("vetoes")["words"]["idioms"])), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


Refusal = Callable[[str, str, Found], bool]  # the text, the folded text, the candidate


def _article(text: str, folded: str, found: Found) -> bool:
    """一 before a classifier is the article "a", unless 仅, 只, 第, 每 make it a number or the unit is measured."""
    if found.kind != "quantity" or folded[found.start : found.end - len(found.unit or "")].strip() != "一":
        return False
    return found.unit not in _earnest() and text[found.start - 1 : found.start] not in set("仅只第各唯")


@cache
def _earnest() -> frozenset[str]:
    return frozenset(words(table("classifiers")["earnest"]))


def _two(text: str, folded: str, found: Found) -> bool:
    """二 does not count (两 does): 二次, 二手, 二期."""
    return (
        found.kind == "quantity"
        and text[found.start] == "二"
        and folded[found.start : found.end - len(found.unit or "")] == "二"
        and found.unit in _classifiers()
    )


@cache
def _classifiers() -> frozenset[str]:
    rows = table("classifiers")
    return frozenset(words(rows["things"]) + words(rows["abstract"]))


def _abstract(text: str, folded: str, found: Found) -> bool:
    return found.kind == "quantity" and found.unit in _abstract_units()


@cache
def _abstract_units() -> frozenset[str]:
    return frozenset(words(table("classifiers")["abstract"]))


def _other_word(text: str, folded: str, found: Found) -> bool:
    """The unit goes on as another word: 元旦, 角度, 分析."""
    if found.kind in {"date", "time", "duration"} or not found.unit:
        return False
    after = text[found.end : found.end + 2]
    rows = table("vetoes")
    unit = text[found.end - 1]
    always = rows["followed"].get(unit, "") if len(found.unit) == 1 or found.kind in {"money", "percent"} else ""
    han = rows["followed_han"].get(unit, "") if len(found.unit) == 1 and _one_han(folded, found) else ""
    return any(after.startswith(form) for form in (always + " " + han).split())


def _one_han(folded: str, found: Found) -> bool:
    numeral = folded[found.start : found.end - len(found.unit or "")]
    return len(numeral) == 1 and not numeral.isdigit()


def _part_of_word(text: str, folded: str, found: Found) -> bool:
    """The numeral ends another word: 统一, 周三, 百万."""
    before = text[found.start - 1 : found.start]
    return bool(before) and before in table("vetoes")["preceded"].get(text[found.start], "").split()


def _ordinal_word(text: str, folded: str, found: Found) -> bool:
    return (
        found.kind in {"quantity", "duration"}
        and text[max(0, found.start - 1) : found.start] in {"第", "每", "首"}
        and found.kind == "quantity"
    )


def _in_latin(text: str, folded: str, found: Found) -> bool:
    """A digit inside a Latin token or a model's name: iPhone12, COVID-19, A4."""
    before = text[max(0, found.start - 2) : found.start]
    if not text[found.start].isdigit() or not before:
        return False
    return (before[-1].isascii() and before[-1].isalpha()) or (
        len(before) == 2 and before[1] in "-_" and before[0].isascii() and before[0].isalnum()
    )


VETOES: tuple[tuple[str, Refusal], ...] = (
    ("part of a Latin word", _in_latin),
    ("part of another word", _part_of_word),
    ("unit begins another word", _other_word),
    ("一 as an article", _article),
    ("二 before a classifier", _two),
    ("ordinal", _ordinal_word),
    ("abstract count", _abstract),
)


def refused(text: str, folded: str, found: Found) -> str | None:
    """The reason why a candidate is no figure; None where it is one."""
    return next((reason for reason, test in VETOES if test(text, folded, found)), None)


def sifted(text: str, folded: str, found: Iterator[Found] | list[Found]) -> tuple[list[Found], list[tuple[Found, str]]]:
    """The candidates that stand, and the refused ones with their reasons."""
    closed = spans(text)
    kept: list[Found] = []
    out: list[tuple[Found, str]] = []
    for one in found:
        reason = next(
            (
                why
                for start, end, why in closed
                if start < one.end and one.start < end and _within(one, start, end, why)
            ),
            None,
        )
        reason = reason or refused(text, folded, one)
        if reason:
            out.append((one, reason))
        else:
            kept.append(one)
    return kept, out


def _within(found: Found, start: int, end: int, why: str) -> bool:
    """An idiom closes what begins inside it; a stretch only what lies in it."""
    if why == "idiom or name":
        return start <= found.start < end and found.end <= end + 1 and found.end - found.start <= end - start
    return start <= found.start and found.end <= end
