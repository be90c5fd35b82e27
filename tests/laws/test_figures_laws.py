"""What holds of the figures of any text: evidence, totality, order, and work that grows with the text."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import reader
from reader.core.model import FIGURE_KINDS
from reader.extract.clock import Clock
from reader.extract.folding import closed_up, fold
from reader.extract.numerals import ARABIC, NUMERAL, parse
from reader.extract.scan import find
from tests.extract.work import lines_run

PIECES = st.sampled_from(
    [
        "0",
        "1",
        "12",
        "2019",
        "1,000",
        "3.5",
        "½",
        "一",
        "二",
        "两",
        "三",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "半",
        "几",
        "数",
        "余",
        "多",
        "来",
        "上",
        "点",
        "分",
        "之",
        "成",
        "折",
        "倍",
        "%",
        "‰",
        "个",
        "個",
        "年",
        "月",
        "日",
        "号",
        "周",
        "时",
        "小时",
        "天",
        "元",
        "块",
        "角",
        "钱",
        "美元",
        "$",
        "¥",
        "USD",
        "人民币",
        "吨",
        "公里",
        "两",
        "斤",
        "度",
        "第",
        "名",
        "大",
        "至",
        "到",
        "-",
        "—",
        "、",
        "，",
        "。",
        ":",
        "/",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
        "近",
        "约",
        "超过",
        "以上",
        "左右",
        "去年",
        "同年",
        "当月",
        "上午",
        "下午",
        "星期",
        "世纪",
        "负",
        "零下",
        "号段",
        "开头",
        "million",
        "percent",
        "dollars",
        "years",
        "feet",
        "January",
        "pm",
        "and",
        "to",
        "of",
        "a",
        "one",
        "twenty",
        "Mate",
        "é",
        "👩\u200d👩\u200d👧",
        "\n",
        "\xa0",
    ]
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=14).map("".join) | st.lists(PIECES, max_size=10).map(" ".join)
DATES = st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))


@settings(max_examples=400)
@given(TEXTS, DATES)
@example("数几个", None)
@example("佰 分 之 一", None)
@example("2月30日", datetime.date(2020, 2, 29))
@example("3天不到5元", None)
@example("31日", datetime.date(2021, 3, 31))
def test_every_figure_is_where_it_says(text: str, date: datetime.date | None) -> None:
    last = 0
    for fact in reader.figures(text, date=date):
        assert text[fact.start : fact.end] == fact.text
        assert fact.text.strip() == fact.text != ""
        assert fact.core
        assert fact.start <= fact.core[0] < fact.core[1] <= fact.end
        assert fact.start >= last, "figures stand in order and do not overlap"
        last = fact.end
        assert fact.kind in FIGURE_KINDS
        assert fact.rule
        assert fact.value is None or Decimal(fact.value).is_finite()


@settings(max_examples=200)
@given(TEXTS)
def test_a_refused_candidate_has_a_place_and_a_reason(text: str) -> None:
    facts, vetoes = find(text, Clock())
    for veto in vetoes:
        assert text[veto.start : veto.end] == veto.text
        assert veto.reason
    assert len(facts) <= len(text)


@given(st.text(st.sampled_from("零一二两三四五六七八九十百千万亿兆几数余多来点半上成负-廿卅0123,. "), max_size=30))
def test_a_numeral_that_is_read_says_how_much_and_none_raises(text: str) -> None:
    for one in (text, *(match.group() for match in NUMERAL.finditer(text))):
        number = parse(one)
        assert number is None or number.value is not None or number.low is not None


RUN = "零一二三四五六七八九两十百千万亿兆廿卅几数"
PLAIN = re.compile(
    rf"(?<![\d.])(?=[0-9]){ARABIC}(?:[ \u00a0]?[余多几来]?[十百千万亿兆]++(?:{ARABIC}[十百千万亿兆]++)*+)?+"
    rf"|成百上千|成千上万|上[百千万亿]++|[{RUN}]{{1,24}}+(?:[余多来][十百千万亿兆]++)?+"
    r"(?:点[零一二三四五六七八九\d]{1,20}+[十百千万亿兆]*+)?+|半"
)


@settings(max_examples=300)
@given(TEXTS)
@example("成千上万")
@example("半个")
@example("1.2.3万")
def test_numerals_that_begin_with_one_class_are_those_of_the_plain_grammar(text: str) -> None:
    folded = fold(text)
    assert [match.span() for match in NUMERAL.finditer(folded)] == [match.span() for match in PLAIN.finditer(folded)]


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    closed, places = closed_up(folded)
    if places is not None:
        assert [folded[place] for place in places[:-1]] == list(closed)


LARGE = st.integers(0, 10**45).map(str) | st.text(st.sampled_from("一九十百千万亿兆"), min_size=1, max_size=30)
UNITS = st.sampled_from(
    ["元", "年", "天半", "个世纪", "%", "成", "倍", "分之3", "小时", "亿美元", " million dollars", " years", "吨/天"]
)


@given(LARGE, st.sampled_from(["", ".5", "." + "7" * 40, "至10", "、7"]), UNITS)
@example("1" * 40, "", "年")
def test_numbers_of_any_size_are_read_exactly_or_not_at_all(numeral: str, more: str, unit: str) -> None:
    for fact in reader.figures(numeral + more + unit):
        if numeral.isdecimal() and not more and unit == "元":
            assert fact.value == str(int(numeral))


HOSTILE = ["7", "一", "100,", "万", "年", "第", "1-", "元", "1年", "3月", "百分之", "1、", "$1", "one ", "1 million ", "a@", "《1", "“1",
           "翻", "10:", "两", "半", "点", "（", "USD ", "January ", "3-5", "《1元》", "Mate 3x "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    reader.figures(piece * 20)
    short, long = ((piece * 4000)[:size] for size in (500, 2000))
    one, four = lines_run(lambda: reader.figures(short)), lines_run(lambda: reader.figures(long))
    assert four <= 4.6 * one + 2000
