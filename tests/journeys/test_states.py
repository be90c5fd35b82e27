"""Every state is designed: what the desk says when there is nothing, too much, or something wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import language
from reader.store.settings import Options
from reader.ui import keys
from reader.ui.app import ReaderApp
from reader.ui.document import Document
from reader.ui.header import Header
from reader.ui.library import Library
from reader.ui.opening import Place
from reader.ui.screens.rows import SheetRows
from tests.journeys.seen import body, lines, on_screen, press, said, screen, settled
from tests.journeys.seen import desk as desk_of

Make = Callable[..., ReaderApp]


def opened(*paths: Path) -> ReaderApp:
    return ReaderApp([str(path) for path in paths], Options(tagger=False))


async def test_an_empty_folder_says_so_where_the_library_covers_the_screen(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with on_screen(app, 40, 20):
        assert "No articles here yet." in screen(app)
        assert "Put some in and press ^R" in screen(app)


async def test_an_empty_folder_says_what_to_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = opened(tmp_path / "empty")
    async with on_screen(app, 100, 24) as pilot:
        assert "No articles here yet." in screen(app)
        (tmp_path / "empty" / "a.md").write_text("---\ntitle: 渡口\n---\n<p>船在清早五点开。</p>", "utf-8")
        await press(pilot, "ctrl+r")
        assert "渡口" in screen(app)


async def test_a_folder_with_one_article_opens_it(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.md").write_text("---\ntitle: 渡口\n---\n<p>船在清早五点开。</p>", "utf-8")
    app = opened(tmp_path / "one")
    async with on_screen(app, 100, 24):
        assert body(app).has_focus
        assert "船在清早五点开。" in screen(app)


async def test_an_empty_folder_offers_no_key_that_needs_a_text(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = opened(tmp_path / "empty")
    async with on_screen(app, 140, 24) as pilot:
        assert "] [ sections" not in lines(app)[-1]
        assert "y copy" not in lines(app)[-1]
        assert "q quit" in lines(app)[-1]
        (tmp_path / "empty" / "a.md").write_text("---\ntitle: 渡口\n---\n<p>船在清早五点开。</p>", "utf-8")
        await press(pilot, "ctrl+r")
        assert "] [ sections" in lines(app)[-1]
        assert "y copy" in lines(app)[-1]


async def test_a_link_out_of_the_folder_is_not_followed_and_says_so_in_list_and_text(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "secret.md").write_text("<p>灯塔的钥匙在门楣上。</p>", "utf-8")
    (tmp_path / "saved" / "a.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "saved" / "b.md").write_text("<p>潮水退了。</p>", "utf-8")
    app = opened(tmp_path / "saved")
    async with on_screen(app, 120, 24) as pilot:
        assert "it leads out of the folder, and" in screen(app)
        assert "leads out of the folder, and is" in screen(app)
        await press(pilot, "enter")
        assert "钥匙" not in screen(app)
        await press(pilot, "J")
        assert "潮水退了" in screen(app)
    named = opened(tmp_path / "saved" / "a.md")
    async with on_screen(named, 120, 24):
        assert "灯塔的钥匙" in screen(named)


async def test_a_link_that_leads_nowhere_has_one_reason_in_list_and_text(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "a.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "saved" / "b.md").write_text("<p>船开了。</p>", "utf-8")
    app = opened(tmp_path / "saved")
    async with on_screen(app, 120, 24):
        row = next(at for at, line in enumerate(lines(app)) if "│▌ a.md" in line)
        assert "it is not there" in lines(app)[row + 1]
        assert "This file cannot be read: it is" in screen(app)


async def test_an_unreadable_file_says_why_and_hides_no_other(folder: Path) -> None:
    (folder / "a.md").symlink_to("a.md")
    app = opened(folder)
    async with on_screen(app, 120, 30) as pilot:
        assert "This file cannot be read" in screen(app)
        await press(pilot, "J")
        assert "临江地铁4号线二期" in screen(app)
        await press(pilot, "K")
        assert lines(app)[0].startswith(" a.md")
        assert not lines(app)[-1].rstrip().endswith("%")
        await press(pilot, "C")
        assert all(row.head for row in app.screen.query_one(SheetRows).rows)


async def test_an_article_without_text_headings_and_facts_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: 渡口\n---\n<p>船开了。</p>", "utf-8")
    app = opened(path)
    async with on_screen(app, 140, 24) as pilot:
        assert "No headings found." in screen(app)
        assert "No figures in this article." in screen(app)
        path.write_text("---\ntitle: 渡口\n---\n<script>1</script>", "utf-8")
        await press(pilot, "ctrl+r")
        assert "This file has no text." in screen(app)
        assert "R shows what was removed" not in screen(app)
        path.write_text("---\ntitle: 渡口\n---\n<button>赞赏</button>", "utf-8")
        await press(pilot, "ctrl+r")
        assert "R shows what was removed" in screen(app)


async def test_without_text_there_are_no_minutes_and_no_place(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 渡口\n---\n", "utf-8")
    app = opened(tmp_path / "a.md")
    async with on_screen(app, 140, 24):
        assert lines(app)[0].strip() == "渡口"
        assert not lines(app)[-1].rstrip().endswith("%")


async def test_a_picture_alone_is_shown_and_can_be_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 渡口\n---\n<img src='https://example.org/a.png'>", "utf-8")
    app = opened(tmp_path / "a.md")
    async with on_screen(app, 140, 24) as pilot:
        assert "This file has no text." not in screen(app)
        assert "▣ https://example.org/a.png" in screen(app)
        await press(pilot, "i")
        assert "Enter fetches this picture" in screen(app)


@pytest.mark.parametrize("size", [(19, 10), (60, 4)])
async def test_a_window_too_small_says_so_and_recovers(desk: Make, size: tuple[int, int]) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, *size) as pilot:
        assert "Too small" in screen(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "办案人员" in screen(app)


async def test_at_forty_columns_a_line_of_text_has_seventeen_characters(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 40, 20):
        assert max(sum("\u4e00" <= c <= "\u9fff" or c in "，。、“”" for c in line) for line in lines(app)[2:-1]) >= 17


async def test_a_changed_file_is_read_again_where_it_was_left(folder: Path) -> None:
    path = folder / "phone-cards.md"
    app = opened(path)
    async with on_screen(app, 100, 24) as pilot:
        await press(pilot, "right_square_bracket", "right_square_bracket")
        place = body(app).place
        path.write_text(path.read_text("utf-8").replace("老李", "老王"), "utf-8")
        desk_of(app).watching.look()
        desk_of(app).watching.look()
        await settled(pilot)
        assert "has changed" in said(app)
        assert body(app).place == place
        assert "老王" in screen(app)


async def test_a_vanished_file_leaves_its_text(folder: Path) -> None:
    path = folder / "phone-cards.md"
    app = opened(path)
    async with on_screen(app, 100, 24) as pilot:
        os.unlink(path)
        desk_of(app).watching.look()
        await settled(pilot)
        assert "no longer there" in said(app)
        assert "办案人员" in screen(app)


async def test_what_is_being_listed_is_said_with_how_many(tmp_path: Path) -> None:
    from reader.ui.shelving import bar

    app = opened(tmp_path)
    async with on_screen(app, 100, 24) as pilot:
        library = desk_of(app).query_one(Library)
        library.scanning = f"reading titles {bar(120, 400)}"
        await pilot.pause()
        assert "reading titles ▰▰▱▱▱▱▱▱ 120/400" in screen(app)


async def test_what_is_odd_about_an_article_is_said_when_it_is_read(folder: Path) -> None:
    odd = "---\ntitle: 渡口\ndate: Invalid Date\n---\n<p>船在清早五点开。</p>"
    (folder / "a.md").write_text(odd, "utf-8")
    app = opened(folder)
    async with on_screen(app, 120, 30) as pilot:
        assert "Invalid Date" not in said(app)
        await press(pilot, "enter")
        assert "Invalid Date" in said(app)


PRESSED = [
    key.keys.split(",")[0]
    for key in keys.KEYS
    if key.pane in {"desk", "body"} and not {"q", "ctrl+q"} & set(key.keys.split(","))
]


@pytest.mark.parametrize("text", ["", "<img src='a.png'>"], ids=["nothing", "a picture"])
async def test_no_key_breaks_a_desk_without_text(text: str, tmp_path: Path) -> None:
    """An article that has no paragraph to copy, no heading to raise, no section to save."""
    (tmp_path / "a.md").write_text(text, "utf-8")
    app = opened(tmp_path / "a.md")
    async with on_screen(app, 160, 40) as pilot:
        for key in PRESSED:
            await pilot.press(key, "escape")
        await settled(pilot)
        assert app.is_running
        assert app.return_code is None


async def test_a_sentence_in_a_panel_is_broken_where_its_language_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chinese has no blanks to break at: the framework left half a line empty, or cut before a comma."""
    monkeypatch.setattr(language, "_catalogue", language.gettext.translation("reader", language.FOLDER, ["zh"]))
    (tmp_path / "a.md").write_text("---\ntitle: 渡口\n---\n<p>船开了。</p>", "utf-8")
    app = opened(tmp_path / "a.md")
    async with on_screen(app, 140, 24):
        assert "没有找到小标题。按 H 把" in screen(app)


async def test_escape_gives_up_no_facts_of_an_article_that_is_shown(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        shown: list[bool] = []

        def give_up(document: Document | None) -> None:
            shown.append(document is not None and document.ready)
            desk_of(app).action_cancel()

        desk_of(app).watch(desk_of(app).query_one(Header), "document", give_up, init=False)
        await press(pilot, "ctrl+r")
        assert shown == [False, True]


async def test_an_article_that_was_left_before_its_facts_were_found_has_them_on_coming_back(desk: Make) -> None:
    app = desk("flash-metro.md", "phone-cards.md")
    async with on_screen(app, 140, 40) as pilot:
        opening, following = desk_of(app).opening, desk_of(app).following
        first, other = Place(app.paths[0]), Place(app.paths[1])
        ready: list[tuple[str, bool]] = []

        def go_on(document: Document | None) -> None:
            assert document is not None
            ready.append((document.article.path, document.ready))
            if len(ready) == 1:
                opening.open(other)

        desk_of(app).watch(desk_of(app).query_one(Header), "document", go_on, init=False)
        opening.open(first, again=True)
        await settled(pilot)
        opening.open(first)
        await settled(pilot)
        assert [path for path, found in ready if not found] == [first.path, other.path, first.path]
        assert following.document is not None
        assert following.document.article.path == first.path
        assert following.document.ready
