"""A long article: its beginning is there to be read at once, and the rest comes without moving the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.beginning import LONG, beginning
from reader.ui.app import ReaderApp
from tests.journeys.conftest import ARTICLES
from tests.journeys.seen import body, lines, on_screen
from tests.journeys.seen import desk as desk_of

Make = Callable[..., ReaderApp]


@pytest.fixture
def long(folder: Path) -> Path:
    text = (ARTICLES / "phone-cards.md").read_text("utf-8")
    at = text.index("---", text.index("---") + 3) + 4
    path = folder / "long.md"
    path.write_text(text[:at] + text[at:] * (2 * LONG // len(text.encode())), "utf-8")
    return path


def test_a_beginning_is_the_start_of_the_article_and_only_of_a_long_one(long: Path) -> None:
    import reader

    first, whole = beginning(str(long)), reader.read(long, facts=False)
    assert first is not None
    assert 20 < len(first.blocks) < len(whole.blocks)
    assert first.sha256 == whole.sha256
    assert [block.text for block in first.blocks[:20]] == [block.text for block in whole.blocks[:20]]
    assert beginning(str(ARTICLES / "phone-cards.md")) is None
    assert beginning(str(long.with_name("missing.md"))) is None


async def test_the_rest_comes_without_moving_the_reader(long: Path) -> None:
    from reader.store.settings import Options

    app = ReaderApp([str(long)], Options(tagger=False))
    async with on_screen(app, 100, 30) as pilot:
        desk = desk_of(app)
        whole = desk.following.document
        assert whole is not None
        first = beginning(str(long))
        assert first is not None
        desk.following.begin(first, 0, 0)
        assert desk.following.document is None  # nothing of it can be saved, counted or remembered
        assert desk.wandering.here is None
        body(app).go(7, 3)
        await pilot.pause()
        assert lines(app)[0].rstrip().endswith("reading on … · ¶ 1/…")
        top = body(app)._top
        desk.following.show(whole, 0, 0)
        await pilot.pause()
        assert body(app).place == (7, 3)
        assert body(app)._top == top
        assert lines(app)[0].rstrip().endswith(f"/{len(whole.article.blocks)}")
        desk.following.show(whole, 0, 0)
        assert body(app).place == (0, 0)
