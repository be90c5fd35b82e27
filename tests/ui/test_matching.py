"""What a filter finds."""

from __future__ import annotations

import pytest

from reader.ui.matching import matches

FOUND = [
    ("诈骗", "电信诈骗调查"), ("调查 电信", "电信诈骗调查"), ("tide", "The Town That Sells Its Tide"), ("", "什么"),
]  # fmt: skip
NOT_FOUND = [("诈骗 天气", "电信诈骗调查"), ("tides", "The Town That Sells Its Tide"), ("zz", "电信诈骗")]
INITIALS = [("dxzp", "电信诈骗调查"), ("zp", "电信诈骗调查"), ("yh", "中国银行"), ("xz", "行走")]


@pytest.mark.parametrize(("sought", "text"), FOUND)
def test_words_are_found_in_any_order_and_case(sought: str, text: str) -> None:
    assert matches(sought, text)


@pytest.mark.parametrize(("sought", "text"), NOT_FOUND)
def test_every_word_must_be_there(sought: str, text: str) -> None:
    assert not matches(sought, text)


@pytest.mark.parametrize(("sought", "text"), INITIALS)
def test_initials_of_the_pinyin_are_found_with_every_reading(sought: str, text: str) -> None:
    pytest.importorskip("pypinyin", reason="the extra pinyin is not installed")
    assert matches(sought, text)
    assert not matches("q" + sought, text)
