"""A page laid out as far as it is looked at: places survive every measure, and the export prints the same lines."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import reader
from reader.core.model import Block
from reader.typeset.lines import Measure
from reader.typeset.page import Page
from reader.typeset.text import drawn, figure_spans, rows

ARTICLES = sorted((Path(__file__).parents[2] / "articles").glob("*.md"))


@pytest.fixture(scope="module", params=ARTICLES[:4], ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> reader.Article:
    return reader.read(request.param)


def page(article: reader.Article, measure: Measure) -> Page:
    return Page(article.blocks, measure, figure_spans(article.facts))


@pytest.mark.parametrize("measure", [Measure(40), Measure(78), Measure(60, "wide", True, True)])
def test_the_page_shows_the_lines_that_the_export_prints(article: reader.Article, measure: Measure) -> None:
    laid = page(article, measure)
    shown, spot = [], (0, 0)
    while True:
        line = laid.line(spot)
        shown.append(drawn(line, article.blocks[spot[0]].text, measure.ambiguous) if line else "")
        if (below := laid.move(spot, 1)) == spot:
            break
        spot = below
    assert shown == list(rows(article, measure))
    assert laid.height == len(shown)  # what was guessed before has been counted


def test_a_place_is_found_again_at_every_measure(article: reader.Article) -> None:
    for block in article.blocks:
        for offset in range(0, max(1, len(block.text)), 7):
            for width in (24, 50, 78, 120):
                laid = page(article, Measure(width))
                line = laid.line(laid.spot_of(block.index, offset))
                if line is not None and line.runs and not block.text[offset].isspace():
                    assert any(run.start <= offset < run.end for run in line.runs), (block.index, offset, width)


@pytest.mark.parametrize("width", [14, 40, 80])
def test_a_place_in_a_table_is_found_in_the_line_that_holds_its_cell(width: int) -> None:
    text = "渡口\t年份\t说明\n上湾\t2019\t晚上十点以后才开，只停两个码头"
    laid = Page([Block(0, "table", text, header=True)], Measure(width), {})
    for offset in (at for at, character in enumerate(text) if not character.isspace()):
        line = laid.line(laid.spot_of(0, offset))
        assert line is not None
        assert any(run.start <= offset < run.end for run in line.runs), offset


def test_a_rule_is_where_its_line_is_though_it_holds_no_text() -> None:
    laid = Page([Block(0, "paragraph", "渡口"), Block(1, "rule", "")], Measure(40), {})
    assert laid.spot_of(1) == (1, laid.gap(1))
    assert laid.place(laid.spot_of(1)) == (1, 0)


def test_the_nearest_place_stands_for_one_that_the_article_no_longer_has() -> None:
    laid = Page([Block(0, "paragraph", "渡口"), Block(1, "paragraph", "码头上的灯")], Measure(40), {})
    assert [laid.held(block, offset) for block, offset in ((7, 2), (1, 99), (-1, -1))] == [(1, 2), (1, 5), (0, 0)]
    assert laid.spot_of(7) == laid.spot_of(1)
    assert laid.spot_of(-1) == (0, 0)


def test_moving_is_the_same_by_steps_as_at_once_and_stops_at_the_ends(article: reader.Article) -> None:
    laid = page(article, Measure(50))
    spot = (0, 0)
    for _ in range(30):
        spot = laid.move(spot, 1)
    assert spot == laid.move((0, 0), 30)
    assert laid.move(spot, -30) == (0, 0)
    assert laid.move((0, 0), -5) == (0, 0)
    end = laid.move((0, 0), 10**6)
    assert laid.move(end, 1) == end
    assert laid.row(end) == laid.height - 1


def test_opening_sets_no_more_than_what_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    block = Block(0, "paragraph", "很长的一篇文章里的一段文字，" * 9)
    blocks = [dataclasses.replace(block, index=index) for index in range(5000)]
    laid = Page(blocks, Measure(60), {})
    laid.move((0, 0), 40)
    laid.move(laid.spot_of(4000), 40)
    assert len(laid._set) < 60


def test_the_guess_is_near_the_truth_for_chinese() -> None:
    block = Block(0, "paragraph", "很长的一篇文章里的一段文字，" * 9)
    laid = Page([dataclasses.replace(block, index=index) for index in range(100)], Measure(60), {})
    guessed = laid.height
    for index in range(100):
        laid.lines(index)
    assert abs(laid.height - guessed) <= 0.1 * laid.height


def test_an_empty_page_has_one_spot() -> None:
    laid = Page((), Measure(40), {})
    assert laid.move((0, 0), 3) == laid.spot_of(4, 4) == laid.spot(9) == (0, 0)
    assert laid.held(3, 3) == (0, 0)
    assert laid.line((0, 0)) is None
