"""What is refused although it looks like a figure: a layer of its own, each refusal a function with a named reason."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from reader.core.model import FIGURE_KINDS, FigureKind
from reader.extract.count_refusals import (
    LABEL_ENDS,
    ORDERS,
    abstract,
    article,
    bare_scale,
    bond,
    decade,
    half,
    label,
    long_while,
    noun,
    ordinal,
    session,
    two,
    weekday_again,
)
from reader.extract.found import Found
from reader.extract.stretches import Closed
from reader.extract.word_refusals import (
    Place,
    idiom,
    idioms_begin,
    in_latin,
    inside_idioms,
    model,
    names,
    other_word,
    part_of_word,
    placed,
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
    before, joint, first, pair, last, unit = _asked()[found.kind]
    start, end = found.start, found.end
    asked = (
        before.get(folded[start - 1 : start], ())
        + joint.get(folded[start - 1 : start + 1], ())
        + first.get(folded[start], ())
        + pair.get(folded[start : start + 2], ())
        + last.get(folded[end - 1 : end + 1], ())
        + unit.get(found.unit, ())
    )
    if not asked:
        return None
    place = placed(text, folded, found)
    for rank in sorted(asked):
        if VETOES[rank].test(place):
            return VETOES[rank].reason
    return None


_ALL: tuple[FigureKind, ...] = FIGURE_KINDS
_COUNTS: tuple[FigureKind, ...] = ("quantity",)
_SHARES: tuple[FigureKind, ...] = ("quantity", "ratio")
_TIMES: tuple[FigureKind, ...] = ("duration",)
_DATES: tuple[FigureKind, ...] = ("date",)
_MEASURED: tuple[FigureKind, ...] = ("money", "percent", "quantity", "ratio", "duration")


class Refusal(NamedTuple):
    """A veto: its reason, the kinds of figure it looks at, and the test.

    It is asked only where one of `marks` stands at the place `where`: the character before the candidate, that with
    its first one, the first one alone, that with the next, its last one with the one behind it, or its unit.
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
    Refusal("idiom or name", _ALL, idiom, "joint", inside_idioms),
    Refusal("idiom or name", _ALL, idiom, "pair", idioms_begin),
    Refusal("part of another word", _ALL, part_of_word, "joint", word_goes_on),
    Refusal("unit begins another word", _MEASURED, other_word, "last", word_begins),
    Refusal("一 as an article", _COUNTS, article, "first", _these("一")),
    Refusal("二 before a classifier", _COUNTS, two, "first", _these("二")),
    Refusal("半 before a classifier", _COUNTS, half, "first", _these("半")),
    Refusal("scale without a digit", _COUNTS, bare_scale, "first", _these("百千万亿")),
    Refusal("number of a figure or table", _SHARES, label, "before", _these(LABEL_ENDS)),
    Refusal("noun after a Han number", _COUNTS, noun, "unit", lambda: names("nouns")),
    Refusal("ordinal", _COUNTS, ordinal, "before", _these(ORDERS)),
    Refusal("decade", _COUNTS, decade, "unit", _these("s")),
    Refusal("number of a session", _COUNTS, session, "unit", _these("届次")),
    Refusal("abstract count", _COUNTS, abstract, "unit", lambda: names("abstract")),
    Refusal("name of a bond", _TIMES, bond, "unit", _these(["年期"])),
    Refusal("半天 as a long while", _TIMES, long_while, "first", _these("半")),
    Refusal("weekday beside its date", _DATES, weekday_again, "first", _these("上下本这个周星礼")),
)
_PLACES = ("before", "joint", "first", "pair", "last", "unit")
_Ranks = Mapping[str | None, tuple[int, ...]]


@cache
def _asked() -> Mapping[FigureKind, tuple[_Ranks, ...]]:
    """For each kind of figure, and for each of the places, the vetoes that what stands there lets ask."""
    return {kind: tuple(_by_mark(kind, where) for where in _PLACES) for kind in FIGURE_KINDS}


def _by_mark(kind: FigureKind, where: str) -> _Ranks:
    found: dict[str | None, tuple[int, ...]] = {}
    for rank, veto in enumerate(VETOES):
        for mark in veto.marks() if veto.where == where and kind in veto.kinds else ():
            found[mark] = (*found.get(mark, ()), rank)
    return found
