"""Reading: moving, panes that follow, marks, back and forward, the outline and its corrections."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reader.ui.app import ReaderApp
from reader.ui.facts import Facts
from reader.ui.header import Header
from reader.ui.library import Library
from reader.ui.outline import Outline, Sections
from reader.ui.screens.sheet import Sheet
from tests.journeys.seen import body, lines, on_screen, press, said, screen, settled
from tests.journeys.seen import desk as desk_of

Make = Callable[..., ReaderApp]


async def test_half_a_page_has_the_keys_of_vim_too(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 30) as pilot:
        await press(pilot, "ctrl+d")
        below = body(app).place
        assert below > (0, 0)
        await press(pilot, "ctrl+u")
        assert body(app).place < below


async def test_one_key_makes_a_column_narrower_that_the_pane_has_no_room_for(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 30) as pilot:
        shown = body(app)._page.measure.text
        assert shown < body(app).column
        await press(pilot, "minus")
        assert body(app)._page.measure.text == shown - 4
        assert said(app) == f"The column: {shown - 4} cells."


async def test_the_outline_and_the_header_follow_the_text(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        assert desk_of(app).query_one(Outline).here == 0
        await press(pilot, "right_square_bracket", "】")
        assert desk_of(app).query_one(Outline).here == 2
        assert f"¶ {desk_of(app).query_one(Header).block + 1}/" in lines(app)[0]
        await press(pilot, "left_square_bracket")
        assert desk_of(app).query_one(Outline).here == 1


async def test_guessed_headings_are_marked_and_the_sections_count_their_facts(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34):
        row = next(line for line in lines(app) if "一条线索从昆明" in line)
        assert "≈" in row
        assert row.split("│")[1].split()[-1].isdigit()


async def test_enter_in_the_outline_goes_there_and_backspace_comes_back(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "2", "j", "j", "enter")
        assert body(app).has_focus
        assert desk_of(app).query_one(Outline).here == 2
        await press(pilot, "backspace")
        assert desk_of(app).query_one(Outline).here == 0
        await press(pilot, "F")
        assert desk_of(app).query_one(Outline).here == 2


async def test_backspace_comes_back_from_every_long_way(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "right_curly_bracket")
        place = body(app).place
        await press(pilot, "G", "g", "right_square_bracket", "backspace", "backspace", "backspace")
        assert body(app).place == place


async def test_figures_are_walked_and_the_panel_follows(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "right_parenthesis", "）")
        facts = desk_of(app).query_one(Facts)
        assert facts.current is not None
        assert facts.fact == facts.current
        assert facts.current.block == body(app).place[0]


async def test_a_mark_is_set_listed_and_gone_to(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "right_square_bracket", "m", "j")
        place = body(app).place
        assert "Marked as j" in said(app)
        await press(pilot, "g", "apostrophe")
        assert isinstance(app.screen, Sheet)
        assert "¶5 一条线索从昆明的工作室开始" in screen(app)
        await press(pilot, "j")
        assert body(app).place == place
        await press(pilot, "apostrophe", "apostrophe")
        assert body(app).place == (0, 0)


async def test_a_paragraph_becomes_a_heading_and_undo_takes_it_back(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "H")
        document = desk_of(app).following.document
        assert document is not None
        assert len(document.article.sections) == 5
        assert all(fact.section == document.article.blocks[fact.block].section for fact in document.facts)
        before = document.article.sections
        await press(pilot, "right_square_bracket", "greater_than_sign")
        document = desk_of(app).following.document
        assert document is not None
        assert document.article.sections != before
        await press(pilot, "U", "U")
        document = desk_of(app).following.document
        assert document is not None
        assert document.article.sections == document.as_read.sections
        await press(pilot, "U")
        assert "no correction to take back" in said(app)


async def test_a_correction_is_still_there_after_a_restart(desk: Make) -> None:
    app = desk("flash-metro.md")
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "H")
    app = desk("flash-metro.md")
    async with on_screen(app, 100, 24):
        assert body(app).article is not None
        assert body(app).article.blocks[0].kind == "heading"


async def test_a_section_folds_its_sections_away(desk: Make) -> None:
    app = desk("weather-station.md")
    async with on_screen(app, 140, 40) as pilot:
        outline = desk_of(app).query_one(Outline)
        rows = len(outline.listing.rows)
        at = next(index for index, row in enumerate(outline.listing.rows) if row.fold == "▾")
        await press(pilot, "2", *["j"] * at, "left")
        assert len(outline.listing.rows) < rows
        await press(pilot, "right")
        assert len(outline.listing.rows) == rows


async def test_a_key_for_the_outline_of_an_article_that_has_gone_does_nothing(desk: Make) -> None:
    app = desk("weather-station.md")
    async with on_screen(app, 140, 40) as pilot:
        outline = desk_of(app).query_one(Outline)
        listing = outline.listing
        assert isinstance(listing, Sections)
        listing.action_last_row()
        await settled(pilot)
        place = body(app).place
        listing.action_unfold()
        listing.action_fold()
        desk_of(app).following.clear()
        await settled(pilot)
        assert body(app).place == place
        assert not listing.rows


async def test_panes_drop_out_where_there_is_no_room(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        panes = desk_of(app).panes
        for width, shown in ((140, {"outline", "facts"}), (110, {"outline"}), (80, set()), (40, set())):
            await pilot.resize_terminal(width, 30)
            await settled(pilot)
            assert panes.now.shown == shown, width
        await pilot.resize_terminal(80, 30)
        await press(pilot, "4")
        assert panes.now.over == {"facts"}
        await press(pilot, "escape")
        assert not panes.now.shown
        assert app.is_running


@pytest.mark.parametrize("pane", ["2", "4"])
async def test_a_pane_over_the_text_leaves_no_slit_of_it(desk: Make, pane: str) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 40, 20) as pilot:
        await press(pilot, pane)
        assert all(line[-1] in "╮│╯" for line in lines(app)[2:-1])
        await pilot.resize_terminal(80, 20)
        await settled(pilot)
        assert "办案人员" in screen(app) or "万张" in screen(app)


async def test_the_text_begins_beside_the_first_row_of_the_outline(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 30):
        assert "办案人员" in next(line for line in lines(app) if "Lede" in line)


async def test_at_160_columns_the_lines_stay_as_they_are_when_the_library_makes_room_for_the_outline(
    desk: Make,
) -> None:
    app = desk()
    async with on_screen(app, 160, 45) as pilot:
        await press(pilot, "j", "j", "j", "j", "j")
        before = body(app)._measure
        await press(pilot, "enter")
        assert body(app)._measure == before


@pytest.mark.parametrize("name", ["phone-cards.md", "seed-bank.md"])
@pytest.mark.parametrize("width", [40, 100])
async def test_the_line_of_the_reader_stays_where_it_is_when_the_facts_come(desk: Make, name: str, width: int) -> None:
    """Figures that are then kept whole set many a paragraph anew, above the reader and below."""
    app = desk(name)
    async with on_screen(app, width, 20):
        text, found = body(app), body(app).facts
        assert text.article is not None
        for block in range(len(text.article.blocks) - 8):
            for offset in (0, len(text.article.blocks[block].text) // 2):
                text.show(text.article, (), (0, 0))
                text.show(text.article, (), (block, offset))
                row = text._rows_between(text._top, text._cursor)
                text.set_facts(found)
                assert text.place == (block, offset)
                line = text._page.line(text._cursor)
                assert line is not None
                assert line.start <= offset <= line.end
                assert text._rows_between(text._top, text._cursor) == row


async def test_the_place_survives_resizing(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "right_square_bracket", "right_curly_bracket")
        place = body(app).place
        for width in (60, 40, 150, 100):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
        assert body(app).place == place


@pytest.mark.parametrize("width", [110, 130], ids=["a pane goes", "the same panes"])
async def test_a_new_width_is_laid_out_once_and_its_first_frame_shows_the_new_lines(desk: Make, width: int) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 30) as pilot:
        await pilot.pause(0.3)  # the last layout of opening is over
        frames: list[str] = []
        app.screen.screen_layout_refresh_signal.subscribe(
            body(app), lambda _: frames.append(_without_bars(app)), immediate=True
        )
        await pilot.resize_terminal(width, 30)
        await settled(pilot)
        assert frames == [_without_bars(app)]


def _without_bars(app: ReaderApp) -> str:
    """The screen; the bars are drawn a moment after what they stand beside."""
    return re.sub("[▁▂▃▄▅▆▇█]", " ", screen(app))


async def test_a_pane_that_a_new_size_has_hidden_comes_when_it_is_called(desk: Make) -> None:
    app = desk("flash-metro.md")
    async with on_screen(app, 120, 30) as pilot:
        for width in (70, 160, 70):
            await pilot.resize_terminal(width, 30)
            await settled(pilot)
        await press(pilot, "2")
        assert "Outline" in screen(app)


async def test_only_the_text_and_back(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "z")
        assert not desk_of(app).panes.now.shown
        await press(pilot, "3")
        assert desk_of(app).panes.now.shown == {"outline", "facts"}


async def test_escape_never_quits_and_q_goes_back_then_quits(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "enter", "escape", "escape", "escape")
        assert app.is_running
        assert body(app).has_focus
        await press(pilot, "q")
        assert desk_of(app).query_one(Library).has_focus_within
        await press(pilot, "escape", "escape")
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("width", [40, 100, 200])
async def test_q_in_the_library_quits_at_every_width(desk: Make, width: int) -> None:
    app = desk()
    async with on_screen(app, width, 24) as pilot:
        await press(pilot, "enter", "q")
        assert desk_of(app).query_one(Library).has_focus_within
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_an_article_is_left_and_found_again_at_its_place_in_another_run(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "right_square_bracket", "right_square_bracket")
        place = body(app).place
    app = desk("phone-cards.md")
    async with on_screen(app, 80, 20):
        assert body(app).place == place


@pytest.mark.parametrize("width", [24, 40, 80, 118, 160, 161])
async def test_no_character_is_cut_by_panel_or_scrollbar(desk: Make, width: int) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, width, 60) as pilot:
        article = body(app).article
        assert article is not None
        for library in (False, True) if width >= 80 else (False,):
            await press(pilot, *(["1", "3", "3"] if library else []))
            region = body(app).region
            rows = [strip.crop(region.x, region.right - 1).text for strip in app.screen._compositor.render_strips()]
            drawn = "".join("".join(rows[region.y : region.bottom]).split()).replace("▌", "")
            seen = [block.text for block in article.blocks if "".join(block.text.split())[:12] in drawn][:-1]
            assert len(seen) >= 3
            assert all("".join(text.split()) in drawn for text in seen), (width, library)


async def test_the_end_fills_the_screen_however_often_it_is_asked_for(desk: Make) -> None:
    app = desk("weather-station.md")
    async with on_screen(app, 120, 32) as pilot:
        await press(pilot, "G")
        end = lines(app)
        await press(pilot, "G")
        assert lines(app)[1:-1] == end[1:-1]
        assert body(app).render_line(body(app).size.height - 1).text.strip()
