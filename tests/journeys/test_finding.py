"""Looking for something: in the article, and in all of them."""

from __future__ import annotations

import threading
from collections.abc import Callable

from textual.widgets import Input

from reader.ui.app import ReaderApp
from reader.ui.screens.rows import Row, SheetRows
from reader.ui.screens.sheet import PATIENCE, Sheet
from tests.journeys.seen import body, lines, on_screen, press, screen, settled

Make = Callable[..., ReaderApp]


async def test_hits_are_counted_while_typing_and_n_goes_on(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 30) as pilot:
        await press(pilot, "slash", *"黑兔子")
        assert "黑兔子 1/3" in lines(app)[-1]
        first = body(app).place
        await press(pilot, "enter", "n")
        assert "黑兔子 2/3" in lines(app)[-1]
        assert body(app).place > first
        await press(pilot, "N", "N")
        assert "黑兔子 3/3" in lines(app)[-1]


async def test_the_line_to_type_into_is_seen_under_whatever_was_said(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 40, 20) as pilot:
        await press(pilot, "T", "slash", *"黑兔子")
        assert lines(app)[-2].startswith(" 黑兔子")
        assert "黑兔子 1/3" in lines(app)[-1]


async def test_what_lies_over_the_text_makes_way_for_the_hits(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 40, 20) as pilot:
        await press(pilot, "2", "slash", *"黑兔子")
        assert any("黑兔子" in line for line in lines(app)[:-2])
        await press(pilot, "enter", "4", "slash", *"猫鼠")
        assert any("猫鼠" in line for line in lines(app)[:-2])


async def test_escape_forgets_the_hits_and_goes_back_to_where_the_search_began(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 20) as pilot:
        await press(pilot, "slash", *"猫鼠")
        assert body(app).place[0] > 10
        await press(pilot, "escape")
        assert body(app).place == (0, 0)
        assert "猫鼠 " not in lines(app)[-1]
        assert app.is_running


async def test_escape_in_the_text_takes_the_marks_away_and_n_finds_them_again(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 20) as pilot:
        await press(pilot, "slash", *"黑兔子", "enter", "escape")
        assert "黑兔子 " not in lines(app)[-1]
        await press(pilot, "n")
        assert "/3" in lines(app)[-1]


async def test_backspace_returns_from_a_hit(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 20) as pilot:
        await press(pilot, "slash", *"猫鼠", "enter", "backspace")
        assert body(app).place == (0, 0)


async def test_what_is_nowhere_is_said_to_be_nowhere(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 20) as pilot:
        await press(pilot, "slash", *"独角兽")
        assert "独角兽 not found" in lines(app)[-1]


async def test_simplified_finds_traditional_unless_told_otherwise(desk: Make) -> None:
    app = desk("rice-and-books.md")
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "slash", *"书店")
        assert "书店 1/" in lines(app)[-1]
        await press(pilot, "ctrl+t")
        assert "书店 not found" in lines(app)[-1]


async def test_the_full_width_twin_of_the_key_finds_too(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 20) as pilot:
        await press(pilot, "、", *"黑兔子")
        assert "黑兔子 1/3" in lines(app)[-1]


async def test_in_the_library_the_folder_is_searched_and_the_hit_is_opened_at_its_place(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "slash")
        assert isinstance(app.screen, Sheet)
        await press(pilot, *"菠菜")
        assert "第28周行情" in screen(app)
        assert "› 蔬菜：叶菜领涨  1 hit" in screen(app)
        hits = [row for row in app.screen.query_one(SheetRows).rows if row.lit]
        assert {row.tail[slice(*row.lit)] for row in hits if row.lit} == {"菠菜"}
        await press(pilot, "enter")
        document = body(app).article
        assert document is not None
        assert document.path.endswith("market-week-28.md")
        block, offset = body(app).place
        assert "菠菜" in document.blocks[block].text[offset:]
        assert "菠菜 " in lines(app)[-1]


async def test_the_hits_of_all_articles_wait_to_be_gone_through(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "slash", *"公里")
        await press(pilot, "down", "j", "enter")
        first = body(app).article
        await press(pilot, "q", "slash")
        await press(pilot, "down")
        rows = app.screen.query_one(SheetRows)
        hits = [row.gives for row in rows.rows if row.gives]
        assert rows.current is not None
        assert rows.current.gives == hits[1]
        await press(pilot, "j", "enter")
        assert first is not None
        assert body(app).article is not None
        assert (body(app).article.path, *body(app).place) == (
            hits[2].place.path,
            hits[2].place.block,
            hits[2].place.offset,
        )
        await press(pilot, "q", "slash", *"菠菜")
        assert app.screen.query_one(Input).value == "菠菜"


async def test_a_fact_is_looked_for_in_the_whole_folder(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "J", "J", "J", "J", "J", "tab", "right_parenthesis", "asterisk")
        assert isinstance(app.screen, Sheet)
        assert app.screen.query_one(Input).value
        assert app.screen.query_one(SheetRows).rows


async def test_a_search_without_hits_says_so(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "slash", *"独角兽")
        assert "Not found in any article" in screen(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, Sheet)


async def test_a_search_that_takes_long_says_so(desk: Make) -> None:
    app, goes_on = desk("phone-cards.md"), threading.Event()

    def find(sought: str) -> list[Row]:
        goes_on.wait(10)
        return [Row("¶1", sought, gives=1)]

    async with on_screen(app, 100, 24) as pilot:
        app.push_screen(Sheet("Search", (), find=find))
        await pilot.press("x")
        await pilot.pause(PATIENCE + 0.2)
        assert "Searching …" in screen(app)
        goes_on.set()
        await settled(pilot)
        assert "Searching …" not in screen(app)
        assert "¶1" in screen(app)


async def test_what_was_sought_while_one_article_was_taken_in_is_found_then(desk: Make) -> None:
    """With one article there is no progress to report, and what is not taken in yet is not said to be nowhere."""
    app, goes_on = desk("phone-cards.md"), threading.Event()
    taken_in: list[Row] = []

    def prepare(report: Callable[[str], None], stopped: Callable[[], bool]) -> None:
        goes_on.wait(10)
        taken_in.append(Row("¶1", "1800余万张", gives=1))

    async with on_screen(app, 100, 24) as pilot:
        sheet = Sheet("Search", (), find=lambda sought: tuple(taken_in), prepare=prepare, sought="张", empty="Nowhere")
        app.push_screen(sheet)
        await pilot.pause(PATIENCE + 0.2)
        assert "Nowhere" not in screen(app)
        assert "Searching …" in screen(app)
        goes_on.set()
        await settled(pilot)
        assert "1800余万张" in screen(app)


async def test_a_row_is_taken_though_others_have_come_in_its_place(desk: Make) -> None:
    app, taken = desk("phone-cards.md"), []  # type: ignore[var-annotated]
    async with on_screen(app, 100, 24) as pilot:
        sheet = Sheet("Search", [Row("¶1", "水", gives=1), Row("¶2", "火", gives=2)])
        app.push_screen(sheet, taken.append)
        await settled(pilot)
        rows = sheet.query_one(SheetRows)
        rows.action_row_down()
        rows.action_choose()
        rows.action_choose()
        rows.show(())
        await settled(pilot)
        assert taken == [2]
        assert app.screen is not sheet


async def test_enter_before_there_are_hits_takes_the_first_one(desk: Make) -> None:
    app, goes_on, taken = desk("phone-cards.md"), threading.Event(), []  # type: ignore[var-annotated]

    def find(sought: str) -> list[Row]:
        goes_on.wait(10)
        return [Row("¶1", sought, gives=1), Row("¶2", sought, gives=2)]

    async with on_screen(app, 100, 24) as pilot:
        app.push_screen(Sheet("Search", (), find=find), taken.append)
        await pilot.press("x", "enter")
        goes_on.set()
        await settled(pilot)
        assert taken == [1]
