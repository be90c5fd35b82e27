"""Cells are counted as the framework counts them that draws the lines."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.typeset import cells

SAMPLES = [
    "中国",
    "abc",
    "“…—①”",
    "👨‍👩‍👧‍👦",
    "🇨🇳",
    "👍🏽",
    "é",
    "が",
    "❤️",
    "1️⃣",
    "☎️x",
    "字👩‍🚒字",
    "ｶﾞ",
    "Ａ，。",
    "①②③",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_narrow_counts_are_those_of_the_framework(text: str) -> None:
    assert cells.width(text) == cell_len(text)
    assert cells.columns(text)[-1] == cells.width(text)


@pytest.mark.parametrize("text", SAMPLES)
def test_columns_never_go_back(text: str) -> None:
    found = cells.columns(text)
    assert found == sorted(found)
    assert len(found) == len(text) + 1


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("一二三四", 8, "一二三四"),
        ("一二三四", 7, "一二三…"),
        ("一二", 3, "一…"),
        ("一二", 0, ""),
        ("👨‍👩‍👧一二", 4, "👨‍👩‍👧…"),
    ],
)
def test_a_cut_text_fits_and_says_that_it_is_cut(text: str, room: int, kept: str) -> None:
    assert cells.cut(text, room) == kept
