"""What looks like a figure and is refused, each with the reason that `--explain` shows."""

from __future__ import annotations

import pytest

from reader.core.model import Article, Block, Meta, Section
from reader.extract import counting, facts, facts_and_vetoes, shares, times, vetoes
from reader.extract.clock import Clock
from reader.extract.folding import fold
from reader.extract.refusals import VETOES, sifted
from reader.extract.scan import find
from reader.extract.stretches import Closed
from reader.extract.word_refusals import placed
from tests.extract.corpus import DATE, tables

CASES = [tuple(case) for case in tables("vetoes")["case"]]


@pytest.mark.parametrize(("sentence", "candidate", "reason"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_a_refusal_names_its_reason(sentence: str, candidate: str, reason: str) -> None:
    facts, vetoes = find(sentence, Clock(DATE))
    assert (candidate, reason) in {(veto.text, veto.reason) for veto in vetoes}
    assert candidate not in {fact.text for fact in facts}


def test_every_veto_has_a_case() -> None:
    assert {veto.reason for veto in VETOES} - {"ordinal", "decade"} <= {reason for _, _, reason in CASES}


@pytest.mark.parametrize("sentence", [pytest.param(case[0], id=case[0]) for case in CASES])
def test_every_veto_that_holds_is_asked(sentence: str) -> None:
    folded, closed = fold(sentence), Closed(sentence)
    for one in (*counting.find(folded), *shares.find(folded), *times.find(folded)):
        place = placed(sentence, folded, one)
        held = (veto.reason for veto in VETOES if one.kind in veto.kinds and veto.test(place))
        reason = closed.around(one) or next(held, None)
        assert sifted(sentence, folded, [one])[1] == ([(one, reason)] if reason else [])


def test_one_pass_gives_facts_and_refusals_alike_each_in_its_section() -> None:
    texts = ("甲公司投资3亿元。", "正文", "一家公司招聘12人，“欢迎应聘”，经理王小明说。")
    blocks = tuple(
        Block(at, "heading" if at == 1 else "paragraph", text, section=min(at, 1)) for at, text in enumerate(texts)
    )
    sections = (Section(0, None, 0, False, None, 0, 0), Section(1, "正文", 1, False, 0, 1, 2))
    article = Article("a.md", "", "utf-8", False, Meta(), blocks, sections)
    assert facts_and_vetoes(article) == (facts(article), vetoes(article))
    assert {(fact.block, fact.section) for fact in facts(article)} == {(0, 0), (2, 1)}
    assert [(veto.block, veto.text) for veto in vetoes(article)] == [(2, "一家")]
