"""Who and what is named, by rules alone: the corpus, forms of one name over an article, evidence, hostile text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from reader.core.model import Article, Block, Fact, Meta, Section
from reader.extract import names
from reader.extract.tagger import Tagged
from tests.extract.corpus import tables
from tests.extract.work import lines_run

TABLES = tables("names")


def article(*paragraphs: str) -> Article:
    blocks = tuple(Block(index, "paragraph", text) for index, text in enumerate(paragraphs))
    return Article("a.md", "", "utf-8", False, Meta(), blocks, (Section(0, None, 0, False, None, 0, len(blocks) - 1),))


def found(text: str) -> tuple[Fact, ...]:
    return names.find(article(*text.split("\n")))


def _cases() -> list[Any]:
    return [
        pytest.param(rows["kind"], sentence, wanted, id=f"{title}: {sentence[:40]}")
        for title, rows in TABLES.items()
        for sentence, *wanted in rows["case"]
    ]


def _nevers() -> list[Any]:
    return [
        pytest.param(rows["kind"], sentence, id=f"{title}: {sentence[:40]}")
        for title, rows in TABLES.items()
        for sentence in rows["never"]
    ]


@pytest.mark.parametrize(("kind", "sentence", "wanted"), _cases())
def test_names_are_found(kind: str, sentence: str, wanted: list[dict[str, str]]) -> None:
    said = {(fact.text, fact.kind): fact.name for fact in found(sentence)}
    for name in wanted:
        assert (name["text"], kind) in said, said
        if "name" in name:
            assert said[name["text"], kind] == name["name"]


@pytest.mark.parametrize(("kind", "sentence"), _nevers())
def test_words_are_no_names(kind: str, sentence: str) -> None:
    assert [fact.text for fact in found(sentence) if fact.kind == kind] == []


def test_there_are_enough_examples() -> None:
    assert len(_cases()) + len(_nevers()) >= 60


def test_a_name_that_ends_a_paragraph_ends_with_it() -> None:
    (fact,) = found("她来自中国")
    assert (fact.start, fact.end) == (3, 5)


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "董事长裴如晦昨天辞职。\n公告说，裴如晦因病离任。\n有人问裴如晦去了哪里。"
    assert [fact.block for fact in found(text) if fact.text == "裴如晦"] == [0, 1, 2]


def test_forms_of_one_organisation_share_its_fullest_form() -> None:
    text = "苏州澄宇信息科技有限公司（以下简称“澄宇公司”）成立于2010年。\n澄宇公司有三名股东。\n澄宇信息科技有限公司没有回应。"
    forms = {fact.text: fact.name for fact in found(text) if fact.kind == "org"}
    assert set(forms.values()) == {"苏州澄宇信息科技有限公司"}
    assert {"苏州澄宇信息科技有限公司", "澄宇公司"} <= set(forms)


def test_a_name_in_latin_letters_behind_a_foreign_one_is_the_same_person() -> None:
    facts = found("约翰·莱特曼（John Lettman）上月离职。\nJohn Lettman没有回应。")
    assert {fact.name for fact in facts if fact.kind == "person"} == {"约翰·莱特曼"}


def test_names_are_printed_as_the_article_prints_them() -> None:
    facts = found("張志明教授說，臺灣大學與國立博物館合作。\n張志明沒有回應。")
    assert {fact.text for fact in facts if fact.kind == "person"} == {"張志明"}
    assert all(fact.name and fact.name in "張志明教授說，臺灣大學與國立博物館合作。" for fact in facts)


def test_names_lie_where_they_say_even_behind_astral_characters() -> None:
    one = article("😀😀董事长赵明远说，😀北京大学的𠮷野家很好。", "赵明远在云南省昆明市😀。")
    facts = names.find(one)
    assert {"赵明远", "北京大学", "云南省", "昆明市"} <= {fact.text for fact in facts}
    for fact in facts:
        assert one.blocks[fact.block].text[fact.start : fact.end] == fact.text
        assert fact.name
        assert fact.rule


def test_no_two_names_overlap_and_they_come_in_order() -> None:
    facts = found("浙江省杭州市公安局西湖分局和北京大学法学院的李国梁、王晓梅在美国华盛顿表示。")
    places = [(fact.block, fact.start, fact.end) for fact in facts]
    assert places == sorted(places)
    assert all(left[2] <= right[1] for left, right in pairwise(places))


def test_code_and_empty_blocks_hold_no_names() -> None:
    blocks = (Block(0, "code", "北京大学"), Block(1, "paragraph", ""), Block(2, "paragraph", "北京大学"))
    one = Article("a.md", "", "utf-8", False, Meta(), blocks, (Section(0, None, 0, False, None, 0, 2),))
    assert [fact.block for fact in names.find(one, tagged=None)] == [2]


HOSTILE = [
    "王",
    "市",
    "的",
    "公司",
    "·",
    "斯·",
    "北京",
    "A",
    "Al ",
    "（",
    "《",
    "“王",
    "老王、",
    "和国",
    "小王",
    "大学",
    "李强说",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    found(piece * 20)
    short, long = ((piece * 4000)[:size] for size in (500, 2000))
    one, four = lines_run(lambda: found(short)), lines_run(lambda: found(long))
    assert four <= 4.6 * one + 4000


def test_what_the_tagger_finds_is_held_against_the_rules() -> None:
    one = article("时任总经理温如许说，中美两国和卢方都在谈。乔纳森·范登伯格没有来，迟暮远也没有来。")
    text = one.blocks[0].text

    def tagged(part: str, kind: Any) -> Tagged:
        return Tagged(0, text.index(part), text.index(part) + len(part), kind)

    marks = (
        tagged("总经理温如许", "person"),
        tagged("中美", "place"),
        tagged("卢方", "place"),
        tagged("迟暮远", "person"),
        tagged("乔纳森·范登", "person"),
    )
    said = {fact.text for fact in names.find(one, marks)}
    assert {"温如许", "迟暮远"} <= said
    assert not {"总经理温如许", "中美", "卢方", "乔纳森·范登"} & said


def test_a_list_says_what_the_tagger_guesses_wrongly() -> None:
    one = article("守军在赫尔松、别洛戈罗卡等方向后撤，三家德国保险公司停业。")
    text = one.blocks[0].text
    guesses: list[tuple[str, Any]] = [("别洛戈罗卡", "org"), ("德国保险公司", "org")]
    marks = tuple(Tagged(0, text.index(part), text.index(part) + len(part), kind) for part, kind in guesses)
    kinds = {fact.text: fact.kind for fact in names.find(one, marks)}
    assert kinds["别洛戈罗卡"] == "place"
    assert "德国保险公司" not in kinds
