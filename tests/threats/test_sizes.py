"""Any window (T24): from one cell to more than a wall of screens, and a storm of sizes while reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.store.settings import Options
from reader.ui.app import ReaderApp

ARTICLES = Path(__file__).parents[2] / "articles"
SIZES = (
    (1, 1),
    (2, 2),
    (3, 60),
    (20, 5),
    (19, 5),
    (20, 4),
    (200, 1),
    (1, 200),
    (400, 100),
    (39, 12),
    (90, 3),
    (120, 36),
)
KEYS = ("enter", "J", "space", "2", "3", "4", "1", "question_mark", "escape", "slash", "x", "escape", "G")


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_the_desk_lives_in_any_window(size: tuple[int, int]) -> None:
    app = ReaderApp([str(ARTICLES)], Options(tagger=False))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        for key in KEYS:
            await pilot.press(key)
        assert app.is_running


async def test_a_storm_of_sizes_leaves_the_desk_as_it_was() -> None:
    app = ReaderApp([str(ARTICLES / "watchmaker.md")], Options(tagger=False))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.workers.wait_for_complete()
        for size in (*SIZES, *SIZES[::-1], (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.press("J")
        assert app.is_running
        await pilot.pause()
        drawn = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
        assert "修表匠" in drawn.replace(" ", "")
