"""Taking along: saving, copying, opening the page of an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from reader.ui.app import ReaderApp
from reader.ui.screens.sheet import Sheet
from tests.journeys.seen import body, lines, on_screen, press, said, screen

Make = Callable[..., ReaderApp]


def saved(folder: Path, suffix: str) -> list[Path]:
    return sorted((folder / "exports").glob(f"*{suffix}"))


async def test_one_key_saves_the_section_and_says_where(desk: Make, tmp_path: Path) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 160, 34) as pilot:
        await press(pilot, "right_square_bracket", "e")
        (path,) = saved(tmp_path, ".md")
        assert str(path) in said(app)
        text = path.read_text("utf-8")
        assert "sha256:" in text
        tokens = MarkdownIt().parse(text.split("---\n", 2)[2])
        assert "一条线索从昆明的工作室开始" in [t.content for t in tokens if t.type == "inline"]
        await press(pilot, "e")
        assert len(saved(tmp_path, ".md")) == 2
        assert path.read_text("utf-8") == text


async def test_the_chooser_saves_section_or_article_in_a_form(desk: Make, tmp_path: Path) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34) as pilot:
        for rows in (1, 3, 8, 9):
            await press(pilot, "E", *["j"] * rows, "enter")
        (figures,) = saved(tmp_path, ".md")
        assert "| 1800余万张 | 18000000 |" in figures.read_text("utf-8")
        assert len(saved(tmp_path, ".csv")) == 1
        found = [json.loads(path.read_text("utf-8")) for path in saved(tmp_path, ".json")]
        part, whole = sorted(found, key=lambda article: len(article["blocks"]))
        assert 0 < len(part["blocks"]) < len(whole["blocks"])
        assert {fact["section"] for fact in part["facts"]} == {0}


async def test_a_folder_that_cannot_be_written_is_said(desk: Make, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file in the way", "utf-8")
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34) as pilot:
        await press(pilot, "e")
        assert "Nothing was saved" in said(app)


async def test_a_paragraph_and_a_section_are_copied_with_their_source(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34) as pilot:
        await press(pilot, "y")
        assert app.clipboard.startswith("办案人员把最后一箱卡推上地磅")
        assert app.clipboard.splitlines()[-1].startswith("—— 一张电话卡，怎样变成骗子的账号？ · 示例日报 · 2021-04-26")
        assert app.clipboard.splitlines()[-1].endswith("¶1")
        await press(pilot, "Y")
        assert app.clipboard.count("\n\n") == 3


async def test_while_selecting_and_while_hits_are_marked_the_footer_says_what_keys_do(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 80, 20) as pilot:
        usual = lines(app)[-1]
        await press(pilot, "v")
        assert "widen" in lines(app)[-1]
        assert lines(app)[-1].count("copy") == lines(app)[-1].count("j k") == 1
        await press(pilot, "escape")
        assert lines(app)[-1] == usual
        await press(pilot, "slash", *"黑卡", "enter")
        assert "n N hits" in lines(app)[-1]
        await press(pilot, "escape")
        assert "n N hits" not in lines(app)[-1]


async def test_a_selection_is_copied_as_the_article_has_it(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 60, 20) as pilot:
        await press(pilot, "v", "j")
        selected = body(app).selected
        await press(pilot, "y")
        assert selected
        assert app.clipboard.startswith(selected)
        assert "\n" not in selected.strip("\n")
        assert not body(app).selected


async def test_a_fact_is_copied_with_its_sentence_and_source(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "4", "f", *"1800", "enter", "y")
        fact, sentence, source = app.clipboard.splitlines()
        assert fact.startswith("1800余万张")
        assert "缴获" in sentence
        assert source.endswith("¶1")


async def test_the_address_of_the_page_is_shown_before_anything_opens(desk: Make) -> None:
    app = desk("market-week-28.md")
    async with on_screen(app, 120, 34) as pilot:
        assert body(app).article is not None
        address = body(app).article.meta.url
        await press(pilot, "o")
        if address is None:
            assert "does not say which page" in said(app)
        else:
            assert isinstance(app.screen, Sheet)
            assert address in screen(app)


async def test_what_was_removed_is_listed_with_its_reason_and_its_place(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34) as pilot:
        await press(pilot, "R")
        assert "watermark  ×23" in screen(app)
        assert "advertisement  ×1" in screen(app)
        await press(pilot, "G", "enter")
        assert body(app).place[0] > 0


async def test_the_file_is_read_again_in_another_encoding(folder: Path, desk: Make) -> None:
    path = folder / "gbk.md"
    path.write_bytes("---\ntitle: 渡口\n---\n<p>船在清早五点开，第一班只载菜农和他们的担子。</p>".encode("gb18030"))
    app = ReaderApp([str(path)], desk("flash-metro.md").options)
    async with on_screen(app, 120, 34) as pilot:
        assert "船在清早五点开" in screen(app)
        await press(pilot, "C", "slash", *"big5", "enter")
        assert "船在清早五点开" not in screen(app)
        await press(pilot, "C", "slash", *"gb18030", "enter")
        assert "船在清早五点开" in screen(app)
