"""Lines of Chinese: which marks they may start and end with, what stays whole, what hangs."""

from __future__ import annotations

import pytest

from reader.typeset import cells
from tests.typeset.made import block, printed

WIDTHS = range(10, 60)
CLOSING = "、。，．：；！？）］｝〕】》〉」』〗”’％‰℃·"
OPENING = "“‘（［｛〔【《〈「『〖￥"


@pytest.mark.parametrize("mark", CLOSING)
def test_a_closing_mark_starts_no_line(mark: str) -> None:
    text = "甲乙丙丁戊" + mark + "己庚辛壬癸" * 2 + mark + "子丑寅卯" * 3 + mark
    for width in WIDTHS:
        assert not [line for line in printed(block(text), width)[1:] if line[0] in CLOSING], (mark, width)


@pytest.mark.parametrize("mark", OPENING)
def test_an_opening_mark_ends_no_line(mark: str) -> None:
    text = "甲乙丙丁戊" + mark + "己庚辛壬癸" * 2 + mark + "子丑寅卯" * 3
    for width in WIDTHS:
        assert not [line for line in printed(block(text), width)[:-1] if line[-1] in OPENING], (mark, width)


@pytest.mark.parametrize("whole", ["——", "……", "2018", "3,680.50", "12:30", "99.5%", "Mitsubishi", "don’t"])
def test_dashes_ellipses_numbers_and_words_stay_whole_where_a_line_holds_them(whole: str) -> None:
    for before in range(12):
        text = "字" * before + whole + "的字" * 9
        assert sum(whole in line for line in printed(block(text), 26)) == 1, before


def test_a_figure_with_its_qualifier_and_unit_stays_whole_while_it_fits() -> None:
    figure = "约1800余万张"
    for before in range(2, 20):
        text = "字" * before + figure + "手机卡被查获"
        keep = [(before, before + len(figure))]
        assert sum(figure in line for line in printed(block(text), 24, keep)) == 1
        assert "".join(printed(block(text), 10, keep)) == text  # too narrow for it: parted, but nothing lost


def test_a_figure_that_fills_the_line_stays_whole_behind_its_quotation_mark() -> None:
    text = "他说：“约一千八百余万张”"
    assert printed(block(text), 20, [(4, 12)]) == ["他说：", "“约一千八百余万张”"]


def test_a_closing_mark_hangs_into_the_margin_and_never_past_the_width() -> None:
    lines = printed(block("一二三四五六七八九十，一二三四五六七八九十。"), 22)
    assert lines == ["一二三四五六七八九十，", "一二三四五六七八九十。"]
    assert max(map(cells.width, lines)) == 22


def test_marks_in_a_row_move_to_the_next_line_with_their_character() -> None:
    for width in WIDTHS:
        lines = printed(block("他说：“她问：‘好吗？’”然后（一九九八年《旧报》）。"), width)
        assert not [line for line in lines[1:] if line[0] in CLOSING]
        assert not [line for line in lines[:-1] if line[-1] in OPENING]


def test_a_grapheme_is_never_parted() -> None:
    whole = ["👨‍👩‍👧‍👦", "🇨🇳", "é", "が", "👍🏽"]
    for width in range(8, 30):
        lines = printed(block("".join(whole) * 6), width)
        assert "".join(lines) == "".join(whole) * 6
        for line in lines:
            assert [grapheme for grapheme in cells.graphemes(line) if grapheme not in whole] == []


@pytest.mark.parametrize(("ambiguous", "cells_each"), [("narrow", 1), ("wide", 2)])
def test_ambiguous_characters_take_what_the_terminal_gives_them(ambiguous: str, cells_each: int) -> None:
    text = "“①”—·…" * 12
    assert cells.width(text, ambiguous) == len(text) * cells_each
    for width in (20, 33, 60):
        lines = printed(block(text), width, ambiguous=ambiguous)
        assert max(cells.width(line, ambiguous) for line in lines) <= width
        assert "".join(lines) == text


def test_a_blank_stands_between_han_and_latin_where_it_is_asked_for() -> None:
    made = block("用iPhone拍了30张照片，占5%空间，已经 OK 了")
    assert printed(made, 80, spacing=True) == ["用 iPhone 拍了 30 张照片，占 5% 空间，已经 OK 了"]
    assert printed(made, 80) == [made.text]


def test_the_blanks_count_in_the_measure_and_are_none_at_its_edges() -> None:
    text = "第1天走了20里路到第2天又走了30里路" * 3
    for width in range(12, 70):
        lines = printed(block(text), width, spacing=True)
        assert max(map(cells.width, lines)) <= width
        assert all(line == line.strip() for line in lines)
        assert "".join(lines).replace(" ", "") == text


def test_a_first_line_is_indented_where_it_is_asked_for() -> None:
    lines = printed(block("一二三四五六七八九十" * 3), 22, indent=True)
    assert lines[0] == "    一二三四五六七八"
    assert lines[1] == "九十一二三四五六七八"
    assert not printed(block("题目", kind="heading", level=1), 22, indent=True)[0].startswith(" ")


def test_a_list_stands_behind_its_marker_and_never_runs_into_it() -> None:
    made = block("第一项的文字很长很长很长", kind="list", level=1, marker="12.")
    assert printed(made, 18) == ["12. 第一项的文字", "    很长很长很长"]
    for width in range(10, 30):
        deep = block("项目" * 9, kind="list", level=6, marker="(viii)")
        first = printed(deep, width)[0].strip()
        assert first.startswith("(viii) 项"), width


@pytest.mark.parametrize(("level", "blanks"), [(None, 0), (1, 0), (2, 2), (6, 10), (9, 10)])
def test_an_item_stands_two_cells_further_in_on_each_of_six_levels(level: int | None, blanks: int) -> None:
    assert printed(block("项", kind="list", level=level, marker="•"), 60) == [" " * blanks + "• 项"]


@pytest.mark.parametrize("ambiguous", ["narrow", "wide"])
def test_a_quote_has_its_bar_on_every_line(ambiguous: str) -> None:
    made = block("引用的文字" * 8, kind="quote", level=2)
    lines = printed(made, 24, ambiguous=ambiguous)
    assert all(line.startswith("│ │ ") for line in lines)
    assert max(cells.width(line, ambiguous) for line in lines) <= 24


def test_a_picture_has_its_caption_and_its_address() -> None:
    assert printed(block("图为江边的灯", kind="image", src="a/b.png"), 30) == ["▣ 图为江边的灯", "  a/b.png"]
    assert printed(block("", kind="image", src="a/b.png"), 30) == ["▣ a/b.png"]


def test_code_keeps_its_indents_its_tabs_stand_at_their_stops_and_long_lines_fold() -> None:
    made = block("if x:\n\treturn 'abcdefghijklmnop'\na\tb", kind="code")
    assert printed(made, 22) == ["if x:", "    return 'abcdefgh", "↪ ijklmnop'", "a   b"]


def test_a_tab_in_running_text_is_a_blank() -> None:
    assert printed(block("甲\t乙"), 20) == ["甲 乙"]
