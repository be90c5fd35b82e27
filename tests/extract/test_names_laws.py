"""What holds of the names of any article: evidence, order, and that nothing depends on the form of its characters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.model import NAME_KINDS
from reader.extract import names
from reader.extract.tagger import Tagged
from tests.extract.test_names import article

WORDS = """王 李 张某 老 小 某 明远 雨桐 欧阳 · • 斯 特 尔 总统 董事长 记者 教授 女士 说 表示 在 的 和 与 、 ， 。 “ ” （ ） 《 》 以下简称 北京 云南省 昆明市
    美国 中国 驻 公司 集团 有限公司 大学 学院 法院 公安局 委员会 村 镇 路 港 自贸区 日报 杂志 臺灣 張 說 國 😀 𠮷 e\u0301 Inc. CEO John Smith University of The the 1 2021 年"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\t", "\u3000", "\u200b"])
TEXTS = st.lists(PIECES, max_size=24).map("".join)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=4)


@given(PARAGRAPHS)
@settings(max_examples=300, deadline=None)
def test_every_name_lies_where_it_says(paragraphs: list[str]) -> None:
    one = article(*paragraphs)
    facts = names.find(one)
    for fact in facts:
        assert one.blocks[fact.block].text[fact.start : fact.end] == fact.text
        assert fact.end - fact.start == len(fact.text)
        assert fact.kind in NAME_KINDS
        assert fact.text.strip() == fact.text != ""
        assert fact.name
        assert any(fact.name in block.text for block in one.blocks)
        assert fact.rule
    for left, right in pairwise(facts):
        assert (left.block, left.end) <= (right.block, right.start) or left.block < right.block


@given(TEXTS, st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_a_tagger_says_names_lie_where_they_say(text: str, data: st.DataObject) -> None:
    one = article(text + "北京")
    size = len(one.blocks[0].text)
    spans = data.draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size), st.sampled_from(NAME_KINDS))))
    tagged = tuple(Tagged(0, min(a, b), max(a, b), kind) for a, b, kind in spans)
    for fact in names.find(one, tagged):
        assert one.blocks[0].text[fact.start : fact.end] == fact.text
        assert fact.name


@given(PARAGRAPHS)
@settings(max_examples=100, deadline=None)
def test_the_same_article_gives_the_same_names(paragraphs: list[str]) -> None:
    assert names.find(article(*paragraphs)) == names.find(article(*paragraphs))
