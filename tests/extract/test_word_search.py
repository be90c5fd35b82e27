"""Words of lists are found where they stand in each text, and in no two of them."""

from __future__ import annotations

import pytest

from reader.extract.word_search import WordSearch


@pytest.mark.parametrize("many", [True, False])
def test_each_word_is_found_in_its_text_those_inside_others_too(many: bool) -> None:
    found = [*WordSearch(["北京", "北京大学", "大学"], many=many).places(["", "去北京大学", "", "大学在北京"])]
    assert found == [(1, 0, 1, 3), (1, 1, 1, 5), (1, 2, 3, 5), (3, 2, 0, 2), (3, 0, 3, 5)]


@pytest.mark.parametrize("many", [True, False])
def test_no_word_is_found_across_two_texts(many: bool) -> None:
    assert [*WordSearch(["北京"], many=many).places(["北", "京", "西北", "京城"])] == []
