"""Settings, help, commands, the mouse, themes and terminals with few colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.color import Color

from reader import language
from reader.store import folders, ledger
from reader.ui import themes
from reader.ui.app import ReaderApp
from reader.ui.cards import Cards
from reader.ui.colourless import plain
from reader.ui.facts import Facts
from reader.ui.listing import Listing
from reader.ui.outline import Outline, Sections
from reader.ui.screens.sheet import Sheet
from reader.ui.sixteen import standing_in
from tests.journeys.seen import body, lines, on_screen, press, said, settled
from tests.journeys.seen import desk as desk_of
from tests.journeys.written import Written

Make = Callable[..., ReaderApp]


async def test_settings_reach_theme_and_page(desk: Make) -> None:
    app = desk("phone-cards.md", theme="paper", width=40, indent=True)
    async with on_screen(app, 140, 34) as pilot:
        assert app.theme == "paper"
        assert body(app).column == 40
        await press(pilot, "plus", "equals_sign")
        assert body(app).column == 40
        text = next(line for line in lines(app) if "办案人员" in line)
        assert "    办案人员" in text


async def test_keys_of_the_settings_replace_those_of_the_table(desk: Make, tmp_path: object) -> None:
    app = desk("phone-cards.md", keys={"help": ("w", "ctrl+e"), "theme": ()})
    async with on_screen(app, 140, 34) as pilot:
        await press(pilot, "question_mark")
        assert not isinstance(app.screen, Sheet)
        await press(pilot, "T")
        assert app.theme == "dark"
        await press(pilot, "w")
        assert isinstance(app.screen, Sheet)
        await press(pilot, "slash", *"the keys of this pane")
        row = next(line for line in lines(app) if "The keys of this pane" in line)
        assert "w ^E" in row


async def test_an_unknown_action_in_the_settings_is_said_and_the_desk_works(desk: Make) -> None:
    app = desk("phone-cards.md", keys={"fly": ("w",)})
    async with on_screen(app, 140, 34) as pilot:
        assert "fly" in said(app)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, Sheet)


async def test_the_help_is_searched_and_runs_what_is_chosen(desk: Make) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34) as pilot:
        await press(pilot, "？")
        assert isinstance(app.screen, Sheet)
        await press(pilot, "slash", *"next section", "enter")
        assert not isinstance(app.screen, Sheet)
        assert desk_of(app).query_one(Outline).here == 1


@pytest.mark.parametrize("key", ["colon", "：", "ctrl+p"])
async def test_every_command_is_found_by_its_name(desk: Make, key: str) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34) as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, Sheet)
        await press(pilot, *"wider", "enter")  # the name of the action; its help says "Wider column"
        assert body(app).column > 76


async def test_the_mouse_reaches_every_pane(desk: Make) -> None:
    app = desk()
    async with on_screen(app, 200, 40) as pilot:
        await pilot.click(Cards, offset=(6, 10))
        await settled(pilot)
        article = body(app).article
        assert article is not None
        assert article.path == desk_of(app).query_one(Cards).rows[desk_of(app).query_one(Cards).cursor].path
        await pilot.click(Sections, offset=(6, 1))
        await settled(pilot)
        assert body(app).place[0] >= 0
        facts = desk_of(app).query_one(Facts)
        await pilot.click("#fact-tabs", offset=(12, 0))
        await settled(pilot)
        assert facts.tab == "timeline"
        await pilot.click("#fact-scope", offset=(12, 0))
        await settled(pilot)
        assert facts.query_one(Listing).rows is not None
        await press(pilot, "escape")
        await pilot.click("LiveKeys", offset=(1, 0))
        await settled(pilot)
        assert isinstance(app.screen, Sheet)


async def test_the_theme_that_was_chosen_is_there_the_next_time(desk: Make) -> None:
    """In the first picture too, which is drawn before the desk is there; a theme of the settings goes before it."""
    async with on_screen(desk("phone-cards.md"), 100, 24) as pilot:
        await press(pilot, "T", "T")
        assert said(pilot.app) == "Theme: paper."  # type: ignore[arg-type]
    assert ledger.chosen(folders.state(), "theme") == "paper"
    async with on_screen(again := desk("phone-cards.md"), 100, 24):
        assert again.theme == "paper"
    async with on_screen(told := desk("phone-cards.md", theme="light"), 100, 24):
        assert told.theme == "light"


async def test_the_theme_changes_everything_and_says_how_to_keep_it(desk: Make) -> None:
    app = desk("phone-cards.md", theme="dark")
    async with on_screen(app, 100, 24) as pilot:
        for name in ("light", "paper", "contrast", "dark"):
            await press(pilot, "T")
            ground = Color.parse(themes.variables(name)["desk-ground"])
            grounds = {
                segment.style.bgcolor.triplet
                for strip in app.screen._compositor.render_strips()
                for segment in strip
                if segment.style and segment.style.bgcolor and len(segment.text) > 8
            }
            assert ground.rich_color.triplet in grounds
            assert not grounds & {
                Color.parse(themes.variables(other)["desk-ground"]).rich_color.triplet
                for other in themes.NAMES
                if other != name
            }
            assert f'theme = "{name}"' in said(app)


async def test_a_theme_is_named_in_the_language_of_the_reader(desk: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", language.gettext.translation("reader", language.FOLDER, ["zh"]))
    app = desk("phone-cards.md", theme="light")
    async with on_screen(app, 140, 24) as pilot:
        await press(pilot, "T")
        assert said(app).startswith("主题：纸张。")
        assert 'theme = "paper"' in said(app)


@pytest.mark.parametrize("width", [40, 80])
async def test_a_long_message_is_read_to_its_end_and_the_text_does_not_move(desk: Make, width: int) -> None:
    app = desk("phone-cards.md")
    async with on_screen(app, width, 24) as pilot:
        before = lines(app)
        await press(pilot, "T")
        shown = lines(app)
        assert said(app).replace(" ", "") in "".join(shown).replace(" ", "").replace("0%", "")
        assert [line[:-1] for line in shown[:16]] == [line[:-1] for line in before[:16]]  # but the scrollbar
        await press(pilot, "escape")
        assert lines(app) == before


async def test_no_color_means_none(desk: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = desk("phone-cards.md")
    async with on_screen(app, 120, 34):
        drawn = [segment for strip in app.screen._compositor.render_strips() for segment in strip if segment.style]
        shown = [plain(segment.style) for segment in drawn if segment.style]
        assert not [style for style in shown if style.color or style.bgcolor]
        assert any(style.reverse for style in shown)
        assert any(type(line).__name__ == "Colourless" for line in app._filters)
        assert not any(type(line).__name__ == "Monochrome" for line in app._filters)


def _is_ink(variable: str) -> bool:
    """Whether text is drawn in it."""
    inks = {f"desk-{name}" for name in ("text", "soft", "quiet", "accent", "problem")}
    return variable.startswith("fact-") or variable in inks


@pytest.mark.parametrize("name", themes.NAMES)
def test_of_sixteen_colours_each_hue_has_one_that_is_seen_on_its_ground(name: str) -> None:
    variables = themes.variables(name)
    ground = standing_in(_style(f"on {variables['desk-ground']}")).bgcolor
    for variable, colour in variables.items():
        if _is_ink(variable):
            stand_in = standing_in(_style(colour)).color
            assert stand_in is not None
            assert stand_in.number is not None
            assert stand_in != ground


@pytest.mark.parametrize("name", themes.NAMES)
def test_every_hue_can_be_read_on_its_ground(name: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 : 1, on the ground and on the row of the cursor."""
    variables = themes.variables(name)
    for surface in ("desk-ground", "desk-panel"):
        ground = Color.parse(variables[surface])
        for variable, colour in variables.items():
            if _is_ink(variable):
                contrast = _contrast(Color.parse(colour), ground)
                assert contrast >= 4.5, (variable, surface, contrast)


def _contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _style(text: str):  # type: ignore[no-untyped-def]
    from rich.style import Style

    return Style.parse(text)


async def test_no_character_is_lost_where_the_text_takes_the_room_of_the_library(desk: Make) -> None:
    """What is written to the terminal step by step is what is on the screen."""
    app = Written(desk(), 80, 24)
    async with on_screen(app, 80, 24) as pilot:
        for key in ("j", "j", "j", "enter"):
            await press(pilot, key)
        assert "连续降雨" in app.rows[2]
        assert [row.rstrip() for row in app.rows] == [line.rstrip() for line in lines(app)]
