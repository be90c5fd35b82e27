"""What figures are about: the noun of the sentence that they count or measure, and none where it names none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.core.model import Article, Block, Fact, Meta, Section
from reader.extract import facts
from tests.extract.corpus import tables


def article(*blocks: Block) -> Article:
    whole = Section(0, None, 0, False, None, 0, len(blocks) - 1)
    return Article("made.md", "", "utf-8", False, Meta(), blocks, (whole,))


def figures(text: str, kind: str = "paragraph") -> dict[str, Fact]:
    found = facts(article(Block(0, kind, text, header=kind == "table")))  # type: ignore[arg-type]
    return {fact.text: fact for fact in found if fact.core}


def cases() -> Iterator[tuple[str, str, str]]:
    for rows in tables("about").values():
        for sentence, *pairs in rows.get("case", ()):
            for figure, about in pairs:
                yield sentence, figure, about


def nevers() -> Iterator[tuple[str, str]]:
    for rows in tables("about").values():
        yield from rows.get("never", ())


@pytest.mark.parametrize(("sentence", "figure", "about"), list(cases()))
def test_a_figure_is_about_the_noun_it_counts(sentence: str, figure: str, about: str) -> None:
    found = figures(sentence)[figure].about
    assert found is not None
    assert found in sentence, "copied from the text"
    assert about in found, "the noun is there"
    assert len(found) <= len(about) + 6, "and little else"


def exactly() -> Iterator[tuple[str, str, str]]:
    for rows in tables("about").values():
        for sentence, *pairs in rows.get("exact", ()):
            for figure, about in pairs:
                yield sentence, figure, about


@pytest.mark.parametrize(("sentence", "figure", "about"), list(exactly()))
def test_a_figure_is_about_just_the_noun_and_not_its_verb(sentence: str, figure: str, about: str) -> None:
    assert figures(sentence)[figure].about == about


@pytest.mark.parametrize(("sentence", "figure"), list(nevers()))
def test_a_figure_is_about_nothing_where_the_sentence_names_nothing(sentence: str, figure: str) -> None:
    assert figures(sentence)[figure].about is None


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len({sentence for sentence, *_ in cases()} | {sentence for sentence, _ in nevers()}) >= 50


def test_in_a_table_the_names_of_row_and_column_say_it() -> None:
    found = figures("城市\t人口\t面积\n临江\t820万人\t5200平方公里\n河西\t95万人\t810平方公里", "table")
    assert found["820万人"].about == "临江 人口"
    assert found["810平方公里"].about == "河西 面积"


def test_a_table_whose_first_row_holds_figures_names_rows_alone() -> None:
    assert figures("门票\t30元\n停车\t10元", "table")["10元"].about == "停车"


def test_a_figure_alone_goes_on_about_the_sentence_before() -> None:
    found = figures("这批电池的容量为50千瓦时。比上一代增加了8千瓦时。")
    assert found["8千瓦时"].about == found["50千瓦时"].about


@pytest.mark.parametrize("unit", ["，", "的", "1个", "3%和", "增长3%，", "（5元", "一", "A、1元"])
def test_long_and_odd_text_is_read_and_keeps_what_it_says(unit: str) -> None:
    text = (unit * 1500)[:3000]
    for fact in figures(text).values():
        assert fact.about is None or fact.about in text
