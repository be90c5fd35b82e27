"""Lines about the article: the same words are a note at the ends of a page, and the article's own in its middle."""

from __future__ import annotations

import pytest

from reader.core.notes import role_of


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("本报记者林小舟 何田田", "byline"), ("记者林小舟、何田田", "byline"), ("2021-03-05 08:10 渡口晚报", "date"),
        ("发布于 2021年3月5日 8:10", "date"), ("Mar 5, 2021", "date"),
    ],
)  # fmt: skip
def test_a_byline_and_a_dateline_need_no_separator_at_the_ends_of_a_page(line: str, role: str) -> None:
    assert role_of(line, near_end=True) == role
    assert role_of(line, near_end=False) is None


@pytest.mark.parametrize(
    "line", ["记者林小舟在渡口看见了灯。", "2021-03-05", "2021-03-05 08:10 渡口的灯亮了。船开了。", "记者们"]
)
def test_what_goes_on_as_a_sentence_is_no_note(line: str) -> None:
    assert role_of(line, near_end=True) is None


def test_a_note_is_a_line_and_only_the_small_print_is_longer() -> None:
    assert role_of("原标题：渡口的灯", near_end=False) == "original title"
    assert role_of("原标题：渡口的灯" + "和渡口的船" * 20, near_end=False) is None
    assert role_of("版权声明：" + "未经许可不得转载本文的任何部分，" * 8, near_end=False) == "copyright"
