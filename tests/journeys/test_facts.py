"""The facts panel: tabs, scope, filter, order; every line leads to its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.core.model import FIGURE_KINDS
from reader.store.settings import Options
from reader.ui.app import ReaderApp
from reader.ui.facts import Facts
from tests.journeys.seen import body, lines, on_screen, press, screen, settled
from tests.journeys.seen import desk as desk_of

Make = Callable[..., ReaderApp]


def facts(app: ReaderApp) -> Facts:
    return desk_of(app).query_one(Facts)


async def test_all_tabs_are_seen_and_each_is_reached(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 40) as pilot:
        assert all(name in lines(app)[2] for name in ("Figures", "Time", "Names", "Quotes", "Info"))
        await press(pilot, "4")
        seen = [facts(app).tab]
        for _step in range(4):
            await press(pilot, "right")
            seen.append(facts(app).tab)
        assert seen == ["figures", "timeline", "names", "quotes", "info"]
        await press(pilot, "left", "left", "left")
        assert facts(app).tab == "timeline"


async def test_enter_leads_to_the_evidence_and_it_flashes(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        await press(pilot, "4", "G")
        fact = facts(app).fact
        assert fact is not None
        await press(pilot, "enter")
        assert body(app).place[0] == fact.block
        assert fact.text[:4] in screen(app)
        assert body(app).has_focus
        await press(pilot, "backspace")
        assert body(app).place == (0, 0)


async def test_an_article_opens_with_the_first_of_its_facts_in_sight(desk: Make) -> None:
    app = desk("market-week-28.md")
    async with on_screen(app, 140, 30) as pilot:
        assert facts(app).listing.scroll_offset.y == 0
        assert facts(app).fact == facts(app).listing.rows[1].mentions[0]
        await press(pilot, "right_parenthesis")
        assert facts(app).fact == facts(app).current


async def test_the_first_facts_come_without_a_jump(desk: Make) -> None:
    """The list was as low as the sentence in its place, and scrolled to show its first row, then back."""
    app = desk("market-week-28.md")
    async with app.run_test(size=(140, 30)) as pilot:
        jumps: list[float] = []
        desk_of(app).watch(facts(app).listing, "scroll_y", lambda row: jumps.append(row), init=False)
        await settled(pilot)
        assert facts(app).listing.rows
        assert jumps == []


async def test_the_first_row_of_a_group_comes_into_sight_with_its_title(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 20) as pilot:
        await press(pilot, "4", "G")
        listing = facts(app).listing
        while not listing.rows[listing.cursor - 1].title or listing.cursor > 20:
            await pilot.press("k")
        assert listing.rows[listing.cursor - 1].head == "Quantities"
        await settled(pilot)
        assert "Quantities" in screen(app)


async def test_another_tab_begins_at_the_place_that_is_read(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 30) as pilot:
        await press(pilot, "right_square_bracket", "right_square_bracket", "4")
        here = body(app).place
        for _tab in range(3):
            await press(pilot, "right")
            chosen = facts(app).listing.current
            assert chosen is not None
            after = [(fact.block, fact.start) for row in facts(app).listing.rows for fact in row.mentions]
            first = min(place for place in after if place >= here)
            assert first in [(fact.block, fact.start) for fact in chosen.mentions]


async def test_escape_leads_from_the_panes_beside_the_text_into_it(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 30) as pilot:
        for pane in ("2", "4"):
            await press(pilot, pane)
            assert not body(app).has_focus
            await press(pilot, "escape")
            assert body(app).has_focus
            assert len(desk_of(app).panes.now.shown) == 2


async def test_the_section_alone_or_the_whole_article(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        whole = [row for row in facts(app).listing.rows if row.mentions]
        await press(pilot, "4", "a")
        part = [row for row in facts(app).listing.rows if row.mentions]
        assert 0 < len(part) < len(whole)
        assert {row.mentions[0].section for row in part} == {0}


async def test_filtering_while_typing(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        await press(pilot, "4", "f", *"1800")
        assert [row.head for row in facts(app).listing.rows if row.mentions] == ["1800余万张"]
        await press(pilot, "escape")
        assert len(facts(app).listing.rows) > 10


async def test_figures_by_kind_by_place_by_size(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        await press(pilot, "4")
        kinds = [row.kind for row in facts(app).listing.rows if row.mentions]
        assert kinds == sorted(kinds, key=FIGURE_KINDS.index)
        await press(pilot, "s")
        places = [(row.mentions[0].block, row.mentions[0].start) for row in facts(app).listing.rows]
        assert places == sorted(places)
        await press(pilot, "s")
        rows = [row for row in facts(app).listing.rows if row.kind == "quantity" and row.mentions]
        assert rows[0].head == "1800余万张"


async def test_the_cursor_of_the_text_selects_the_fact(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        await press(pilot, "right_square_bracket", "right_curly_bracket")
        fact = facts(app).fact
        assert fact is not None
        assert fact.block == body(app).place[0]


async def test_the_panel_points_at_the_fact_when_the_facts_are_found_anew(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        document = desk_of(app).following.document
        assert document is not None
        await press(pilot, "right_square_bracket")
        before = facts(app).fact
        again = tuple(replace(fact) for fact in document.facts)
        desk_of(app).following.complete(replace(document, facts=again))
        await settled(pilot)
        assert facts(app).fact == before


async def test_the_info_says_which_rule_found_a_fact_and_what_was_refused(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 60) as pilot:
        await press(pilot, "right_parenthesis", "4", "left")
        heads = {row.head: row.tail for row in facts(app).listing.rows}
        assert heads["Rule"]
        assert heads["SHA-256"]
        assert heads["Reading time"].endswith("minutes")
        assert "Not taken for figures" in heads
        assert any(head.startswith("watermark ×") for head in heads)
        assert body(app).article is not None
        assert heads["Encoding"] == body(app).article.encoding


async def test_a_date_without_its_year_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<p>6月28日，渡口的第一班船在清早开出。</p>", "utf-8")
    app = ReaderApp([str(tmp_path / "a.md")], Options(tagger=False))
    async with on_screen(app, 140, 40) as pilot:
        await press(pilot, "4", "right")
        assert facts(app).listing.rows[0].head == "28 June, year unknown"
        await press(pilot, "left", "left")
        rows = [(row.head, row.tail) for row in facts(app).listing.rows]
        assert rows[1:3] == [("Dates", "6月28日"), ("Stands for", "28 June, year unknown")]
