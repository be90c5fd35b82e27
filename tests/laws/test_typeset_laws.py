"""Laws of setting, for any text at any width from 20 to 200 cells."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.typeset import cells
from reader.typeset.lines import Line, Measure, set_block
from reader.typeset.text import drawn
from tests.typeset.made import block

NO_START = set(
    "、。，．：；！？）］｝〕】》〉」』〗”’％‰℃·,.:;!?)]}%"
)  # the law's own lists, not those that it holds to account
NO_END = set("“‘（［｛〔【《〈「『〖([{￥＄£$")
PAIRS = set("—…")

WIDTHS = st.integers(20, 200)
HAN = st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年")
CLOSING = st.sampled_from("、。，：；！？）》」』”’】％")
OPENING = st.sampled_from("“‘（《「『【￥")
LATIN = st.sampled_from(["2018", "iPhone", "3,680.5", "99%", "GB/T", "COVID-19", " ", "12:30", "don’t", "A", "7"])
PAIR = st.sampled_from(["——", "……"])
PROSE = st.lists(st.one_of(HAN, HAN, HAN, HAN, LATIN, CLOSING, OPENING, PAIR), max_size=120).map("".join)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=120)
MEASURES = st.builds(Measure, WIDTHS, st.sampled_from(["narrow", "wide"]), st.booleans(), st.booleans())
WHOLE = re.compile(r"[0-9]+(?:[.,:][0-9]+)*%?|[A-Za-z]+(?:’[A-Za-z]+)*")


def lines(text: str, measure: Measure, keep: tuple[tuple[int, int], ...] = ()) -> tuple[Line, ...]:
    return set_block(block(text), measure, keep)


@given(st.one_of(PROSE, ANY), MEASURES)
def test_every_character_is_set_once_and_in_order(text: str, measure: Measure) -> None:
    held = [at for line in lines(text, measure) for run in line.runs for at in range(run.start, run.end)]
    assert held == sorted(set(held))
    assert not text.translate({ord(text[at]): None for at in held}).strip(" \t\n\u3000\xa0") or all(
        at in set(held) for at, character in enumerate(text) if not character.isspace()
    )


@given(st.one_of(PROSE, ANY), MEASURES)
def test_no_line_is_wider_than_the_measure(text: str, measure: Measure) -> None:
    for line in lines(text, measure):
        assert cells.width(drawn(line, text, measure.ambiguous), measure.ambiguous) <= measure.width


@given(PROSE, MEASURES)
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(text: str, measure: Measure) -> None:
    """Where a word or a run of marks fills more than a line, something must give: those are left out."""
    if re.search(r"[^\u4e00-\u9fff]{9}", text):
        return
    ends = [line.runs[0] for line in lines(text, measure) if line.runs]
    for before, after in pairwise(ends):
        last, first = text[before.end - 1 : before.end], text[after.start : after.start + 1]
        assert first not in NO_START or not first, (last, first)
        assert last not in NO_END or not last, (last, first)
        assert not (last == first and first in PAIRS)


@given(PROSE, MEASURES)
def test_numbers_and_words_stay_whole_where_they_fit(text: str, measure: Measure) -> None:
    inside = {line.start for line in lines(text, measure)[1:]}
    for found in WHOLE.finditer(text):
        if cells.width(found.group(), measure.ambiguous) <= measure.text // 2:
            assert not inside & set(range(found.start() + 1, found.end())), found.group()


@given(PROSE, PROSE, st.integers(1, 12), WIDTHS)
def test_a_kept_span_is_never_parted_while_it_fits(before: str, after: str, length: int, width: int) -> None:
    """Marks that cling to it may take more room than a line has: those are left out."""
    before, after = before.rstrip("".join(NO_END)), after.lstrip("".join(NO_START | PAIRS))
    text = before + "约" + "余" * length + "张" + after
    keep = (len(before), len(before) + length + 2)
    for line in lines(text, Measure(width), (keep,))[1:]:
        assert not keep[0] < line.start < keep[1] or cells.width(text[slice(*keep)]) > width - 2


@settings(max_examples=60)
@given(ANY, WIDTHS)
def test_no_grapheme_is_parted(text: str, width: int) -> None:
    edges = {0}
    for grapheme in cells.graphemes(text):
        edges.add(max(edges) + len(grapheme))
    for line in lines(text, Measure(width)):
        for run in line.runs:
            assert {run.start, run.end} <= edges


@given(
    st.lists(st.lists(st.one_of(PROSE.map(lambda text: text[:30]), st.just("")), min_size=1, max_size=7), max_size=6),
    MEASURES,
    st.booleans(),
)
def test_a_table_loses_nothing_and_keeps_to_the_page(rows: list[list[str]], measure: Measure, header: bool) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    made = block(text, kind="table", header=header)
    found = set_block(made, measure)
    held = {at for line in found for run in line.runs for at in range(run.start, run.end)}
    assert held >= {at for at, character in enumerate(text) if not character.isspace()}
    assert all(cells.width(drawn(line, text, measure.ambiguous), measure.ambiguous) <= measure.width for line in found)
