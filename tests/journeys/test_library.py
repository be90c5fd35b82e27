"""The library: sorted, grouped, filtered, starred, read; previewed while moving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.store.settings import Options
from reader.ui.app import ReaderApp
from reader.ui.cards import Card, Shelf
from reader.ui.library import Library
from tests.journeys.seen import body, lines, on_screen, press, said, screen, settled
from tests.journeys.seen import desk as desk_of

Make = Callable[..., ReaderApp]


def library(app: ReaderApp) -> Library:
    return desk_of(app).query_one(Library)


def cards(app: ReaderApp) -> list[Card]:
    return [row for row in library(app).listing.rows if isinstance(row, Card)]


async def test_the_folder_is_listed_and_an_article_is_previewed_while_moving(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        assert len(cards(app)) == 11
        assert "末班车之后：一座城市的夜班" in screen(app)
        await press(pilot, "j", "j")
        assert body(app).article is not None
        assert body(app).article.path == cards(app)[2].path
        assert library(app).has_focus_within


async def test_marks_are_said_where_the_library_is_not_seen(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 100, 30) as pilot:
        for key, sentence in (("x", "Starred."), ("x", "taken away"), ("r", "as read"), ("r", "as unread")):
            await press(pilot, key)
            assert sentence in said(app)


async def test_sorting_goes_through_every_order_and_back_again(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        by_file = [card.path for card in cards(app)]
        await press(pilot, "s")
        dates = [card.date for card in cards(app)]
        assert dates == sorted(dates, reverse=True)
        await press(pilot, "S")
        assert [card.date for card in cards(app)] == sorted(dates)
        await press(pilot, "s", "s", "s", "s", "s")
        assert [card.path for card in cards(app)] == by_file


async def test_the_next_time_it_is_sorted_and_grouped_as_the_last_time(desk: Make) -> None:
    async with on_screen(first := desk(), 120, 40) as pilot:
        await press(pilot, "s", "S", "c")
        wanted = [row.name if isinstance(row, Shelf) else row.path for row in library(first).listing.rows]
    async with on_screen(again := desk(), 120, 40):
        rows = [row.name if isinstance(row, Shelf) else row.path for row in library(again).listing.rows]
        assert rows == wanted
        assert body(again).article is not None
        assert body(again).article.path == cards(again)[0].path


async def test_grouping_names_sources_then_categories(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        await press(pilot, "c")
        shelves = [row.name for row in library(app).listing.rows if isinstance(row, Shelf)]
        assert "临江晚报" in shelves
        await press(pilot, "c")
        assert "快讯" in [row.name for row in library(app).listing.rows if isinstance(row, Shelf)]
        await press(pilot, "c")
        assert not [row for row in library(app).listing.rows if isinstance(row, Shelf)]


async def test_filtering_narrows_while_typing_and_escape_shows_all(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        await press(pilot, "f", *"临江晚报")
        assert 0 < len(cards(app)) < 11
        assert all(card.source == "临江晚报" for card in cards(app))
        await press(pilot, *"x")
        assert "No article matches." in screen(app)
        await press(pilot, "escape")
        assert len(cards(app)) == 11
        assert library(app).has_focus_within


async def test_what_is_found_while_typing_is_shown_beside(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        await press(pilot, "f", *"种子")
        assert body(app).article is not None
        assert body(app).article.path.endswith("seed-bank.md")
        await press(pilot, *"xx")
        assert body(app).article.path.endswith("seed-bank.md")


async def test_a_source_too_long_for_its_line_is_cut_and_not_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: 渡口\nauthor: {'江上渡船与码头' * 4}\n---\n<p>船开了。</p>", "utf-8")
    (tmp_path / "b.md").write_text("---\ntitle: 码头\n---\n<p>船到了。</p>", "utf-8")
    app = ReaderApp([str(tmp_path)], Options(tagger=False))
    async with on_screen(app, 120, 30):
        below = lines(app)[next(at for at, line in enumerate(lines(app)) if "│▌ 渡口" in line) + 1]
        assert "江上渡船与码头江上" in below[:37]
        assert "…" in below[:37]


async def test_a_source_that_is_also_a_category_is_said_once(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 40) as pilot:
        assert lines(app)[0].count("示例日报") == 1
        await press(pilot, "1")
        assert max(line.count("示例日报") for line in lines(app)[1:-1]) == 1


async def test_the_initials_of_the_pinyin_filter_too(desk: Make) -> None:
    pytest.importorskip("pypinyin", reason="the extra pinyin is not installed")
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        await press(pilot, "f", *"dhk")
        assert [card.title for card in cards(app)] == ["一张电话卡，怎样变成骗子的账号？"]


async def test_the_star_and_the_read_mark_stay(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        await press(pilot, "j", "x", "r")
        assert (cards(app)[1].star, cards(app)[1].progress) == (True, "read")
        assert "★" in screen(app)
    app = desk()
    async with on_screen(app, 120, 40):
        assert (cards(app)[1].star, cards(app)[1].progress) == (True, "read")


async def test_an_article_is_unread_then_being_read_then_read(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 100, 20) as pilot:
        await press(pilot, "j")
        path = cards(app)[1].path
        assert cards(app)[1].progress == "unread"
        await press(pilot, "enter")
        assert desk_of(app).records.progress(path) == "reading"
        await press(pilot, "G")
        assert desk_of(app).records.progress(path) == "read"


async def test_next_and_previous_article_follow_the_order_of_the_library(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        order = library(app).order
        await press(pilot, "enter", "J", "J", "K")
        assert body(app).article is not None
        assert body(app).article.path == order[1]
        await press(pilot, "K", "K")
        assert "first article" in said(app)
        await press(pilot, "backspace")
        assert body(app).article.path == order[1]


async def test_no_step_to_the_next_article_is_lost_while_one_is_read(desk: Make) -> None:
    """The key may come again before the article is there, and in the library its row is the one of the cursor."""
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        desk_of(app).action_article(1)
        desk_of(app).action_article(1)
        await settled(pilot)
        order = library(app).order
        assert library(app).open_path == order[2]
        assert library(app).card is not None
        assert library(app).card.path == order[2]


async def test_one_enter_opens_and_the_library_makes_room(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 120, 40) as pilot:
        await press(pilot, "j", "enter")
        assert body(app).has_focus
        assert "library" not in desk_of(app).panes.now.shown
        await press(pilot, "1")
        assert library(app).has_focus_within


async def test_on_a_wide_screen_the_library_stays(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 200, 40) as pilot:
        await press(pilot, "enter")
        assert desk_of(app).panes.now.beside == {"library", "outline", "facts"}
        regions = [desk_of(app).query_one(f"#{name}").region for name in ("library", "outline", "body", "facts")]
        assert [region.x for region in regions] == [0, 37, 67, 158]
        assert regions[-1].right == 200


async def test_a_thousand_files_are_listed_like_ten(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(1000):
        (many / f"{number:04}.md").write_text(f"---\ntitle: 第{number}篇\n---\n<p>船开了。</p>", "utf-8")
    app = ReaderApp([str(many)], Options(tagger=False))
    async with on_screen(app, 120, 40) as pilot:
        assert len(cards(app)) == 1000
        await press(pilot, "G")
        assert "第999篇" in screen(app)
