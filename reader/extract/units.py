"""The units of the lexicon, made ready for lookup: the longest form that stands at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reader.core.model import FigureKind
from reader.extract.folding import fold
from reader.extract.lexicon import table, words


@dataclass(frozen=True, slots=True)
class Unit:
    """`name`: as a fact shows it, ISO 4217 for a currency; `factor`: what one is of the named unit (分: 0.01 CNY).

    `group`: measure, classifier, noun, money, duration, percent, ratio; `code`: the ISO 8601 letter of a duration.
    """

    kind: FigureKind
    name: str
    group: str
    factor: Decimal = Decimal(1)
    code: str | None = None


_GOES_ON = re.compile(r"[A-Za-z\d]|-\d")


class Forms:
    """Surface forms to units: `at` finds the longest one that starts at a place."""

    def __init__(self, forms: Mapping[str, Unit]) -> None:
        self._forms = forms
        lengths: dict[str, set[int]] = {}
        for form in forms:
            alone = {1} if form[0] in forms else set()  # what is left where no form of more characters goes on
            lengths.setdefault(form[:2], alone).add(len(form))
        self._lengths = {begins: tuple(sorted(sizes, reverse=True)) for begins, sizes in lengths.items()}

    @property
    def firsts(self) -> frozenset[str]:
        """The characters that a form begins with."""
        return frozenset(begins[0] for begins in self._lengths)

    def at(self, text: str, start: int) -> tuple[Unit, int] | None:
        """The unit of the form at `start`, and where that ends. A Latin symbol must not go on as a word."""
        begins = text[start : start + 2]
        for size in self._lengths.get(begins) or self._lengths.get(begins[:1], ()):
            form = text[start : start + size]
            if unit := self._forms.get(form):
                end = start + len(form)
                if not (form[-1].isascii() and form[-1].isalnum() and _GOES_ON.match(text, end)):
                    return unit, end
        return None


def is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


@cache
def chinese() -> Forms:
    """What may follow a numeral in Chinese text, folded."""
    forms = {fold(form): unit for form, unit in (*_counted(), *_money(), *_durations(), *_shares())}
    forms["分"] = Unit("quantity", "分", "measure")  # a score, unless money or a time went before
    return Forms(forms)


def _counted() -> Iterator[tuple[str, Unit]]:
    rows = table("classifiers")
    for group in ("things", "time_like", "abstract", "nouns"):
        for form in words(rows[group]):
            yield form, Unit("quantity", form, {"nouns": "noun", "abstract": "abstract"}.get(group, "classifier"))
    measures = table("units")
    for row in (*measures["zh"].values(), *measures["latin"].values()):
        for form in words(row):
            if form != "in":  # in Han text an English preposition
                yield form, Unit("quantity", form, "measure")


def _money() -> Iterator[tuple[str, Unit]]:
    rows = table("currencies")
    for code, row in rows["zh"].items():
        for form in words(row):
            yield form, Unit("money", code, "money", Decimal(rows["parts"].get(form, "1")))
    yield "块", Unit("quantity", "块", "classifier")  # 十块 is money only with 钱; alone it counts pieces


def _durations() -> Iterator[tuple[str, Unit]]:
    for code, rows in table("units")["duration"]["zh"].items():
        for factor, row in rows:
            for form in words(row):
                yield form, Unit("duration", form, "duration", Decimal(factor), code)


def _shares() -> Iterator[tuple[str, Unit]]:
    yield "%", Unit("percent", "%", "percent")
    yield "‰", Unit("percent", "‰", "percent")
    for form in ("个百分点", "百分点"):
        yield form, Unit("percent", form, "percent")
    for form in ("成", "折"):
        yield form, Unit("percent", form, "tenths", Decimal(10))
    yield "倍", Unit("ratio", "倍", "ratio")


@cache
def signs() -> Mapping[str, str]:
    """What stands before an amount of money, folded, and its currency."""
    return {fold(sign): code for sign, code in table("currencies")["signs"].items()}


@cache
def qualifiers() -> tuple[dict[str, str], dict[str, str]]:
    """Forms before and after a Chinese figure, each with its `mod`."""
    rows = table("qualifiers")
    before = {fold(form): mod for mod, row in rows["before"].items() for form in words(row)}
    after = {fold(form): mod for mod, row in rows["after"].items() for form in words(row)}
    return before, after
