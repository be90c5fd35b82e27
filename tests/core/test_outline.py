"""Numbers, levels, sections, and the reader's own corrections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.numbering import number_of, value_of
from reader.core.sections import BY_HAND, correct
from tests.core.pages import article

LONG = "渡口的早晨总是从一声汽笛开始的，随后是脚步声、说话声和竹筐碰在一起的声音，一直响到太阳升起。"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("第十二章 渡口", "chapter", 12), ("第3条 船", "article", 0), ("一、渡口", "ordinal", 1), ("（三）灯", "parted", 3),
        ("二十一、灯", "ordinal", 21), ("01 灯", "padded", 1), ("1. 灯", "arabic", 1), ("1.2 灯光", "decimal", 2),
        ("(4) 灯", "closed", 4), ("4）灯", "closed", 4), ("⑤灯", "circled", 5), ("Part 2", "bare", 2), ("Part II: A", "part", 2),
        ("【渡口】船", "boxed", 0), ("■ 灯", "sign", 0), ("03", "bare", 3), ("贰、灯", "ordinal", 2), ("拾叁", "bare", 13), ("三 渡口的灯", "spaced", 3), ("— 2 —", "bare", 2), ("3 渡口的灯", "spaced", 3),
    ],
)  # fmt: skip
def test_numbers(text: str, kind: str, value: int) -> None:
    number = number_of(text)
    assert number is not None
    assert (number.kind, number.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["3月的渡口", "11 月 3 日", "1.8万张", "70 吨货", "一起走", "[3]", "2021年的船", "十分好看"]
)
def test_no_numbers(text: str) -> None:
    number = number_of(text)
    assert number is None or number.kind == "bare"


def test_roman_and_fraction_signs_have_values() -> None:
    assert [value_of(sign) for sign in ("IV", "IX", "三十", "一百零二", "half")] == [4, 9, 30, 102, 0]


def outline(body: str) -> list[tuple[str | None, int, str | None]]:
    return [(section.title, section.level, section.reason) for section in article(body).sections]


def page(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_reasons_are_given() -> None:
    body = page(LONG, "一、船", LONG, "二、灯", LONG) + "<h2>桥</h2>" + page(LONG)
    assert outline(body) == [
        (None, 0, None), ("一、船", 2, "numbered line"), ("二、灯", 2, "numbered line"), ("桥", 1, "tag h2"),
    ]  # fmt: skip


def test_a_look_that_leads_another_stands_above_it() -> None:
    bold, centred = "<p><strong>{}</strong></p>", "<center>{}</center>"
    parts = [
        centred.format("东岸的事") + bold.format("船上的灯火"),
        centred.format("西岸的事") + bold.format("桥头的大风"),
    ]
    body = page(LONG) + "".join(part + page(LONG, LONG) for part in parts)
    levels = [(title, level) for title, level, _ in outline(body)][1:]
    assert levels == [("东岸的事", 1), ("船上的灯火", 2), ("西岸的事", 1), ("桥头的大风", 2)]


def test_no_heading_stands_two_levels_under_the_one_that_holds_it() -> None:
    bold = "<p><strong>{}</strong></p>"
    body = page(LONG) + "".join(
        head + page(LONG)
        for head in (
            "<h2>东岸的事</h2>", "<h3>船上的灯火</h3>", bold.format("（1）船头"),
            "<h2>西岸的事</h2>", bold.format("（1）桥头"), bold.format("（2）桥尾"),
        )
    )  # fmt: skip
    assert [level for _, level, _ in outline(body)] == [0, 1, 2, 3, 1, 2, 2]


def test_sections_cover_the_blocks_in_order() -> None:
    read = article(page(LONG, "老码头的灯", LONG, LONG, "新船下水那天", LONG))
    assert [(section.first, section.last) for section in read.sections] == [(0, 0), (1, 3), (4, 5)]
    assert [block.section for block in read.blocks] == [0, 1, 1, 1, 2, 2]


def test_an_empty_page_has_no_sections() -> None:
    assert (article("").blocks, article("").sections) == ((), ())


def test_corrections_make_and_unmake_headings() -> None:
    read = article(page(LONG, "老码头的灯", LONG, LONG, "新船下水那天", LONG))
    mended = correct(read, {1: 0, 2: 3})
    assert [(section.title, section.level, section.reason) for section in mended.sections] == [
        (None, 0, None), (LONG, 3, BY_HAND), ("新船下水那天", 1, "short line between paragraphs"),
    ]  # fmt: skip
    assert mended.blocks[1].kind == "paragraph"


@given(st.dictionaries(st.integers(-1, 9), st.integers(-1, 6)))
def test_corrections_keep_every_text_and_place(changes: dict[int, int]) -> None:
    read = article(page(LONG, "老码头的灯", LONG, LONG, "新船下水那天", LONG) + "<hr><ul><li>甲</li></ul>")
    mended = correct(read, changes)
    assert [block.text for block in mended.blocks] == [block.text for block in read.blocks]
    assert [block.index for block in mended.blocks] == list(range(len(read.blocks)))
    for section in mended.sections:
        assert all(block.section == section.index for block in mended.blocks[section.first : section.last + 1])
    assert sum(section.last - section.first + 1 for section in mended.sections) == len(read.blocks)
