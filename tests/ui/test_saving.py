"""What can be saved of an article, and in which form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reader
from reader.core.model import Article
from reader.export.parts import within
from reader.typeset.lines import Measure
from reader.ui.saving import SUFFIXES, Form, rendered

ARTICLE = Path(__file__).parents[2] / "articles" / "lift-plan.md"


@pytest.fixture(scope="module")
def article() -> Article:
    return reader.read(ARTICLE)


@pytest.mark.parametrize("form", SUFFIXES)
def test_every_form_of_article_and_section_ends_in_a_newline_and_says_more_for_the_whole(
    article: Article, form: Form
) -> None:
    whole = rendered(article, None, form, Measure(80))
    part = rendered(article, article.sections[2], form, Measure(80))
    assert whole.endswith("\n")
    assert part.endswith("\n")
    assert len(part) < len(whole)


def test_a_section_holds_those_below_it_and_keeps_their_numbers(article: Article) -> None:
    outer = next(
        s for s, after in zip(article.sections, article.sections[1:], strict=False) if 0 < s.level < after.level
    )
    part = within(article, outer.index)
    assert len(part.sections) > 1
    assert part.blocks[0] == article.blocks[outer.first]
    assert all(fact.text == article.blocks[fact.block].text[fact.start : fact.end] for fact in part.facts)
    assert {fact.block for fact in part.facts} <= {block.index for block in part.blocks}


def test_the_lede_is_saved_alone(article: Article) -> None:
    lede = article.sections[0]
    assert [section.index for section in within(article, lede.index).sections] == [0]


def test_plain_text_is_set_to_the_measure(article: Article) -> None:
    from reader.typeset import cells

    assert max(cells.width(line) for line in rendered(article, None, "text", Measure(40)).splitlines()) <= 40


def test_json_of_a_section_has_its_facts_alone(article: Article) -> None:
    found = json.loads(rendered(article, article.sections[1], "json", Measure(80)))
    assert {block["index"] for block in found["blocks"]} >= {fact["block"] for fact in found["facts"]}
