"""Who says what: the words, the speaker and the verb; and texts in which nobody is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.model import Article, Block, Fact, Meta, Section
from reader.extract.quotes import find
from tests.extract.corpus import tables
from tests.extract.work import lines_run


def article(text: str) -> Article:
    blocks = tuple(Block(number, "paragraph", line) for number, line in enumerate(text.split("\n")))
    return Article(
        "made.md", "", "utf-8", False, Meta(), blocks, (Section(0, None, 0, False, None, 0, len(blocks) - 1),)
    )


def cases() -> Iterator[tuple[str, list[list[str]]]]:
    for rows in tables("quotes").values():
        for text, *quotes in rows.get("case", ()):
            yield text, quotes


def nevers() -> Iterator[str]:
    for rows in tables("quotes").values():
        yield from (text for (text,) in rows.get("never", ()))


def said(fact: Fact) -> list[str]:
    return ["D" if fact.direct else "R", fact.speaker or "", fact.verb or "", fact.text]


@pytest.mark.parametrize(("text", "quotes"), list(cases()))
def test_quotations_are_found_with_speaker_and_verb(text: str, quotes: list[list[str]]) -> None:
    assert [said(fact) for fact in find(article(text), ())] == quotes


@pytest.mark.parametrize("text", list(nevers()))
def test_nobody_is_quoted(text: str) -> None:
    assert [said(fact) for fact in find(article(text), ())] == []


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(list(cases())) + len(list(nevers())) >= 60


def test_a_speaker_gets_the_fullest_name_in_the_article() -> None:
    made = article("临江造船厂厂长郑某表示，船台月底完工。")
    person = Fact("person", 0, 7, 9, "郑某", name="郑海波")
    assert [fact.speaker for fact in find(made, (person,))] == ["郑海波"]


def test_who_belongs_to_somebody_is_somebody_else_and_a_title_is_not() -> None:
    for text, end, speaker in (("小禾奶奶说，门没有锁。", 2, "小禾奶奶"), ("郑海波教授说，门没有锁。", 3, "郑海波")):
        person = Fact("person", 0, 0, end, text[:end], name=text[:end])
        assert [fact.speaker for fact in find(article(text), (person,))] == [speaker]


def test_a_sentence_in_marks_is_theirs_whom_the_sentence_before_names_first() -> None:
    made = article("船工郑某看了看锚链，又看了看天。“夜里要起风。”")
    person = Fact("person", 0, 2, 4, "郑某", name="郑海波")
    assert [fact.speaker for fact in find(made, (person,))] == ["郑海波"]


def test_two_who_speak_together_are_both_named() -> None:
    made = article("郑某、何某均表示，不认识船主。")
    persons = (Fact("person", 0, 0, 2, "郑某", name="郑海波"), Fact("person", 0, 3, 5, "何某", name="何岸"))
    assert [fact.speaker for fact in find(made, persons)] == ["郑某、何某"]


def test_an_organisation_that_speaks_is_resolved_only_where_it_is_the_whole_speaker() -> None:
    made = article("临江厂表示，船台月底完工。\n临江厂工人说，下月才行。")
    names = tuple(Fact("org", block, 0, 3, "临江厂", name="临江造船有限公司") for block in (0, 1))
    assert [fact.speaker for fact in find(made, names)] == ["临江造船有限公司", "临江厂工人"]


def test_words_that_go_on_over_paragraphs_are_one_quotation_a_paragraph() -> None:
    made = article("站长说：“线路改了三次。\n“第四次改在夜里。”")
    assert [(fact.block, fact.text) for fact in find(made, ())] == [(0, "线路改了三次。"), (1, "第四次改在夜里。")]


HOSTILE = ["报道称", "他说", "王某说：“", "“好”他说。", "据王五介绍，", "表示", "，他还说", "「", "said "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_and_what_is_found_grow_with_the_text_and_no_faster(piece: str) -> None:
    find(article(piece * 20), ())
    short, long = (article((piece * 4000)[:size]) for size in (2000, 8000))
    one, four = lines_run(lambda: find(short, ())), lines_run(lambda: find(long, ()))
    assert four <= 4.6 * one + 4000
    words, fourfold = (sum(len(fact.text) for fact in find(each, ())) for each in (short, long))
    assert fourfold <= 4.6 * words + 4000


def test_code_and_tables_quote_nobody() -> None:
    for kind in ("code", "table", "rule"):
        block = Block(0, kind, "站长说，线路改了三次。")
        made = Article("x", "", "utf-8", False, Meta(), (block,), (Section(0, None, 0, False, None, 0, 0),))
        assert find(made, ()) == []


PIECES = ["他说", "，", "。", "“", "”", "「", "」", '"', "‘", "’", "表示", "称", "据", "王某", "：", "（", "）", "《报告》", "\n", "在", "的",
          "said ", "Marsh ", "好。", "𠮷", "告诉记者", "！", "看来", "对", " "]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_quotation_is_in_the_text_where_it_says(text: str) -> None:
    made = article(text)
    found = find(made, ())
    for fact in found:
        assert made.blocks[fact.block].text[fact.start : fact.end] == fact.text
        assert fact.text
        assert fact.direct is not None
        if fact.speaker:
            assert fact.speaker in text.replace("\n", "")
    assert found == sorted(found, key=lambda fact: (fact.block, fact.start))
    direct = [(fact.block, fact.start, fact.end) for fact in found if fact.direct]
    assert all(one[0] < two[0] or one[2] <= two[1] for one, two in pairwise(direct))
