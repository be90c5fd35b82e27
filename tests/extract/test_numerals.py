"""Numerals to numbers: exact, in both scripts, and total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reader.extract.folding import closed_up, fold
from reader.extract.numerals import Number, parse, text_of
from tests.extract.corpus import tables

ROWS = tables("numerals")


@pytest.mark.parametrize(("printed", "value"), ROWS["values"].items())
def test_a_numeral_has_its_value(printed: str, value: str) -> None:
    number = parse(fold(printed))
    assert (text_of(number.value) if number and number.value is not None else "") == value


@pytest.mark.parametrize(("printed", "ends"), ROWS["ranges"].items())
def test_a_vague_numeral_has_its_ends(printed: str, ends: list[str]) -> None:
    number = parse(fold(printed))
    assert number is not None
    assert (number.value, [text_of(number.low), text_of(number.high)]) == (None, ends)


@pytest.mark.parametrize(("printed", "value"), [("1800余万", "18000000"), ("三千多", "3000"), ("二十来万", "200000")])
def test_a_mark_inside_bounds_the_value_below(printed: str, value: str) -> None:
    number = parse(fold(printed))
    assert number is not None
    assert (text_of(number.value), text_of(number.low), number.high) == (value, value, None)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("收拾队伍去大陆", "收拾队伍去大陆"),
        ("陆军五名", "陆军五名"),
        ("貳拾伍元", "二十五元"),
        ("共收贰拾元", "共收二十元"),
        ("佰 分 之 一", "百 分 之 一"),
        ("三週後", "三周后"),
        ("１１１，１１１", "111,111"),
        ("11元，165", "11元，165"),
    ],
)
def test_folding_keeps_every_character_in_its_place(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert len(folded) == len(printed)


def test_closing_up_remembers_the_places() -> None:
    text, places = closed_up("约 百 分 之 五")
    assert text == "约 百分之五"
    assert places == [0, 1, 2, 4, 6, 8, 9]
    assert closed_up("百分之五") == ("百分之五", None)


def test_values_print_as_plain_digits() -> None:
    assert text_of(Decimal("1E+3")) == "1000"
    assert text_of(Decimal("0.10")) == "0.10"
    assert text_of(Number(Decimal("96.89")).value) == "96.89"
