"""What a search takes for the same, and that folding moves nothing."""

import sys

import pytest

from reader.core.folding import folded, hits
from reader.core.model import Block


@pytest.mark.parametrize(
    ("query", "text", "places"),
    [
        ("臺灣", "在台湾，臺灣與台灣", [(1, 3), (4, 6), (7, 9)]),
        ("跟着", "他跟著走，我跟着来", [(1, 3), (6, 8)]),
        ("70吨", "约７０吨，近70吨", [(1, 4), (6, 9)]),
        ("ios", "iOS 和 IOS 与 ios", [(0, 3), (6, 9), (12, 15)]),
        ("iOS", "iOS 和 IOS 与 ios", [(0, 3)]),
        ("“黑卡”", '"黑卡"与「黑卡」', [(0, 4), (5, 9)]),
        ("  ", "有  空", []),
        ("", "什么都没有", []),
    ],
)
def test_what_is_the_same(query: str, text: str, places: list[tuple[int, int]]) -> None:
    assert [(start, end) for _block, start, end in hits([Block(0, "paragraph", text)], query)] == places


def test_no_character_becomes_two_or_none() -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    once = folded(every)
    assert len(once) == len(every)
    assert folded(once) == once


def test_case_does_not_depend_on_what_follows() -> None:
    assert folded("ΑΣ") + folded("Σ") == folded("ας") + folded("σ")
