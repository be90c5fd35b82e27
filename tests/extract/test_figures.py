"""Figures in sentences: all that are there, nothing else, and each with what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader
from tests.extract.corpus import cases, figures, nevers, said

NAMES = ("figures", "dates", "english")


@pytest.mark.parametrize(("table", "sentence", "expected"), [pytest.param(*one, id=one[1]) for one in cases(*NAMES)])
def test_a_sentence_gives_its_figures_and_no_others(table: str, sentence: str, expected: list[dict[str, str]]) -> None:
    found = figures(sentence)
    assert [fact.text for fact in found] == [figure["text"] for figure in expected], table
    for fact, figure in zip(found, expected, strict=True):
        assert {name: said(fact, sentence, name) for name in figure} == figure, table
        assert fact.rule, "every fact says which rule made it"
        assert said(fact, sentence, "core") in fact.text


@pytest.mark.parametrize(("table", "sentence"), [pytest.param(*one, id=one[1]) for one in nevers(*NAMES)])
def test_a_sentence_without_figures_gives_none(table: str, sentence: str) -> None:
    assert [fact.text for fact in figures(sentence) if fact.kind != "ordinal" or fact.unit] == [], table


def test_the_corpora_are_large_enough_to_mean_something() -> None:
    assert len(list(cases(*NAMES))) + len(list(nevers(*NAMES))) >= 250


def test_no_page_shows_the_text_that_stands_for_a_picture(tmp_path: Path) -> None:
    text = "山洪冲走12辆车"
    page = "---\ntitle: 山洪\n---\n<p>雨停了。</p><img src='a.jpg' alt='{0}'><p>路断了。</p><figure><img src='b.jpg'>{1}</figure>"
    file = tmp_path / "flood.md"
    file.write_text(page.format(text, ""), "utf-8")
    assert [fact.text for fact in reader.read(file).facts] == []
    file.write_text(page.format(text, f"<figcaption>{text}</figcaption>"), "utf-8")
    assert [fact.text for fact in reader.read(file).facts] == ["12辆"]
