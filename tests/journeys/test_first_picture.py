"""What the child draws before the desk is there is what the desk then draws, in the same cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core import read
from reader.store.settings import THEMES, Options
from reader.typeset import cells
from reader.ui import first, inks
from reader.ui.app import ReaderApp
from reader.ui.body import Body

ARTICLES = Path(__file__).parents[2] / "articles"
SIZES = [(160, 45), (100, 30), (80, 24), (40, 20)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("single", [True, False], ids=["file", "folder"])
async def test_the_text_stands_where_the_desk_will_set_it(size: tuple[int, int], single: bool) -> None:
    path = str(ARTICLES / "rice-and-books.md")
    drawn = [text for text, _style in first.rows(read(path), Options(), single, *size)]
    assert len(drawn) == size[1]
    assert {cells.width(text) for text in drawn} == {size[0]}
    app = ReaderApp([path] if single else [path, str(ARTICLES / "night-bus.md")])
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        body = app.screen.query_one(Body)
        body.set_facts(())  # figures that are kept whole may move a line; they come later
        left, top, _width, height = body.region
        for row in range(height):
            text = body.render_line(row).text.replace("▌", " ").rstrip()
            assert drawn[top + row].rstrip() == (" " * left + text if text else ""), row


def test_it_stands_on_the_ground_of_the_theme() -> None:
    article = read(str(ARTICLES / "rice-and-books.md"))
    grounds = [
        [style.bgcolor for _text, style in first.rows(article, Options(theme=name), True, 80, 24)] for name in THEMES
    ]
    assert grounds == [[inks.ground(name).bgcolor] * 24 for name in THEMES]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "TRUECOLOR"),
        ({"TERM": "xterm-256color"}, "EIGHT_BIT"),
        ({"TERM": "linux"}, None),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, None),
    ],
)
def test_it_is_only_drawn_in_colours_that_are_known(environment: dict[str, str], expected: str | None) -> None:
    assert first.colours(environment) == expected
