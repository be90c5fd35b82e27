"""The units of the lexicon, made ready for lookup: the longest form that stands at a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.core.model import FigureKind
from reader.extract.lexicon import table, words
from reader.extract.numerals import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """`name`: as a fact shows it, ISO 4217 for a currency; `factor`: of the currency (分: 0.01)."""

    kind: FigureKind
    name: str
    classifier: bool = False
    factor: str = "1"


class Forms:
    """Surface forms to units: `at` finds the longest one that starts at a place."""

    def __init__(self, forms: Mapping[str, Unit]) -> None:
        self._forms = forms
        lengths: dict[str, set[int]] = {}
        for form in forms:
            lengths.setdefault(form[0], set()).add(len(form))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def at(self, text: str, start: int) -> tuple[str, Unit] | None:
        """The form at `start` and its unit. A Latin symbol must not go on as a word."""
        if start >= len(text):
            return None
        for size in self._lengths.get(text[start], ()):
            form = text[start : start + size]
            unit = self._forms.get(form)
            if unit and not (_latin(form[-1]) and start + size < len(text) and _latin(text[start + size])):
                return form, unit
        return None


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


@cache
def chinese() -> Forms:
    """What may follow a numeral in Chinese text, folded."""
    forms: dict[str, Unit] = {}
    rows = table("classifiers")
    for kind in ("things", "time_like", "abstract"):
        for form in words(rows[kind]):
            forms[fold(form)] = Unit("quantity", form, classifier=True)
    measures = table("units")
    for row in (*measures["zh"].values(), *measures["latin"].values()):
        for form in words(row):
            forms[fold(form)] = Unit("quantity", form)
    currencies = table("currencies")
    for code, row in currencies["zh"].items():
        for form in words(row):
            forms[fold(form)] = Unit("money", code, factor=currencies["parts"].get(form, "1"))
    for form in ("块",):  # 十块 is money only with 钱; alone it counts pieces
        forms[form] = Unit("quantity", form, classifier=True)
    del forms["分"]
    forms["分"] = Unit("quantity", "分")
    return Forms(forms)


@cache
def qualifiers() -> tuple[dict[str, str], dict[str, str]]:
    """Forms before and after a figure, each with its `mod`."""
    rows = table("qualifiers")
    before = {fold(form): mod for mod, row in rows["before"].items() for form in words(row)}
    after = {fold(form): mod for mod, row in rows["after"].items() for form in words(row)}
    return before, after
