"""The folder changes while it is open: the list follows, the text that is read stays."""

from __future__ import annotations

from pathlib import Path

from reader.store.settings import Options
from reader.ui.app import ReaderApp
from reader.ui.cards import Card
from reader.ui.library import Library
from tests.journeys.seen import body, desk, on_screen, press, settled

PAGE = "---\ntitle: 刚保存的文章\n---\n<p>正文在这里，句子够长，读得出来。</p>\n"


def cards(app: ReaderApp) -> list[Card]:
    return [row for row in desk(app).query_one(Library).listing.rows if isinstance(row, Card)]


async def test_the_list_follows_its_folder_and_the_reader_stays_where_he_is(folder: Path) -> None:
    app = ReaderApp([str(folder)], Options(tagger=False))
    async with on_screen(app, 120, 40) as pilot:
        before = [card.path for card in cards(app)]
        await press(pilot, "j", "enter", "j")
        article, place = body(app).article, body(app).place
        await press(pilot, "*")
        (folder / "aaa.md").write_text(PAGE)
        Path(before[-1]).unlink()
        desk(app).tending.look()
        await settled(pilot)
        assert [card.path for card in cards(app)] == [str(folder / "aaa.md"), *before[:-1]]
        assert cards(app)[0].title == "刚保存的文章"
        assert (body(app).article, body(app).place) == (article, place)
        assert article is not None
        assert desk(app).query_one(Library).open_path == article.path


async def test_a_look_that_found_nothing_draws_nothing(folder: Path) -> None:
    app = ReaderApp([str(folder)], Options(tagger=False))
    async with on_screen(app, 120, 40) as pilot:
        library = desk(app).query_one(Library)
        shown = library.cards
        desk(app).tending.look()
        await settled(pilot)
        assert library.cards is shown
