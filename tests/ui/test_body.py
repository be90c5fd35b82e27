"""The body alone: places, selection by keys and by mouse, hits, hints, widths, and what is drawn where."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

import reader
from reader import language
from reader.core.model import Article, Block, Fact, Section, Span
from reader.typeset import cells
from reader.ui import themes
from reader.ui.body import Body
from reader.ui.view import FLASH, SHORT

ROOT = Path(__file__).parents[2]
PROSE = "办案人员在仓库里清点出1800余万张卡，过磅约70吨。一位卖家说：“进价最低10元，号段不同，价钱也不同。”"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", language.gettext.NullTranslations())


class Host(App[None]):
    """A screen with nothing but a body, and all that it says."""

    CSS_PATH = ROOT / "styles" / "body.tcss"

    def __init__(self, article: Article, **options: Any) -> None:
        super().__init__()
        self.article, self.options, self.heard = article, options, []  # type: ignore[var-annotated]
        self.register_theme(themes.theme("dark"))
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables("dark")

    def compose(self) -> ComposeResult:
        self.body = Body()
        for name, value in self.options.items():
            setattr(self.body, name, value)
        yield self.body

    def on_mount(self) -> None:
        self.body.show(self.article, self.article.facts)
        self.body.focus()

    def on_body_said(self, message: Body.Said) -> None:
        self.heard.append(message.sentence)

    def on_body_followed(self, message: Body.Followed) -> None:
        self.heard.append(("follow", message.address))

    def on_body_pictured(self, message: Body.Pictured) -> None:
        self.heard.append(("picture", message.block))

    def on_body_moved(self, message: Body.Moved) -> None:
        self.heard.append((message.block, message.offset))


def made(*blocks: Block) -> Article:
    numbered = tuple(dataclasses.replace(block, index=index) for index, block in enumerate(blocks))
    sample = reader.read(ROOT / "articles" / "watchmaker.md", facts=False)
    section = Section(0, None, 0, False, None, 0, len(numbered) - 1)
    return dataclasses.replace(sample, blocks=numbered, sections=(section,), facts=())


def paragraph(text: str, *spans: Span, **fields: Any) -> Block:
    return Block(0, fields.pop("kind", "paragraph"), text, spans=spans, **fields)


@asynccontextmanager
async def reading(
    article: Article, size: tuple[int, int] = (60, 20), **options: Any
) -> AsyncIterator[tuple[Pilot[None], Body]]:
    app = Host(article, **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app.body


def rows(body: Body) -> list[str]:
    return [body.render_line(y).text.rstrip() for y in range(body.size.height)]


async def act(body: Body, *names: str) -> None:
    """What the keys of the desk do with the text."""
    for name in names:
        await body.run_action(name)


@pytest.fixture(scope="module")
def long() -> Article:
    return reader.read(ROOT / "articles" / "phone-cards.md")


async def test_the_place_is_the_same_character_after_every_width(long: Article) -> None:
    async with reading(long) as (pilot, body):
        body.go(9, 33)
        for width in (80, 34, 50, 120, 60):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert body.place == (9, 33)
        await act(body, "narrower", "narrower", "wider", "default_width")
        assert body.place == (9, 33)


async def test_an_article_shown_before_there_is_room_opens_at_its_place(long: Article) -> None:
    async with reading(long) as (pilot, body):
        body.show(long, long.facts, (12, 5))
        await pilot.pause()
        assert body.place == (12, 5)
        assert long.blocks[12].text[:6] in "".join(row.strip(" ▌") for row in rows(body))


async def test_moves_and_ends_say_where_they_are(long: Article) -> None:
    async with reading(long) as (pilot, body):
        await act(body, "end")
        assert body.place[0] == len(long.blocks) - 1
        await act(body, "top")
        assert body.place == (0, 0)
        await pilot.press("j", "k", "space", "b", "d", "u")
        await pilot.pause()
        assert body._top == (0, 0)
        assert pilot.app.heard[-1] == body.place  # type: ignore[attr-defined]


async def test_keys_select_lines_then_characters_and_the_other_end() -> None:
    async with reading(made(paragraph("一二三四五六七八九十" * 3), paragraph("甲乙")), (24, 10)) as (pilot, body):
        width = body._page.measure.text // 2
        await pilot.press("v")
        assert body.selected == ("一二三四五六七八九十" * 3)[:width]
        await pilot.press("j")
        assert body.selected == ("一二三四五六七八九十" * 3)[: 2 * width]
        await pilot.press("left", "h", "l")
        assert body.selected == ("一二三四五六七八九十" * 3)[: 2 * width - 1]
        await pilot.press("o", "right")
        assert body.selected == ("一二三四五六七八九十" * 3)[1 : 2 * width - 1]
        await pilot.press("v")
        assert body.selected == ""


async def test_a_selection_over_paragraphs_has_a_blank_line_and_none_of_our_line_ends() -> None:
    article = made(
        paragraph(PROSE),
        paragraph("", kind="rule"),
        paragraph("甲项", kind="list", marker="•"),
        paragraph("乙项", kind="list", marker="•"),
    )
    async with reading(article, (40, 20)) as (pilot, body):
        await pilot.press("v", *["j"] * 12)
        assert body.selected == f"{PROSE}\n\n甲项\n乙项"
        assert body.clear_selection()
        assert not body.clear_selection()


async def test_the_mouse_selects_whole_graphemes_and_a_click_goes_there() -> None:
    async with reading(made(paragraph(PROSE)), (40, 12)) as (pilot, body):
        left = body._left
        await pilot.mouse_down(body, offset=(left + 8, 0))
        await pilot.hover(body, offset=(left + 4, 1))
        await pilot.mouse_up(body, offset=(left + 4, 1))
        line = body._page.lines(0)[0].end
        assert body.selected == PROSE[4 : line + 2]
        await pilot.click(body, offset=(left + 5, 1))
        assert body.selected == ""
        assert body.place == (0, line + 2)


async def test_a_click_on_a_link_shows_its_address_and_one_beside_it_does_not() -> None:
    link, picture = Span(0, 4, "link", "https://news.example/a"), Block(1, "image", "渡口", src="a.png")
    async with reading(made(paragraph("参见报道", link), picture), (40, 12)) as (pilot, body):
        left = body._left
        for beside in ((left - 1, 0), (left + 8, 0), (left, 1), (left, 9)):
            await pilot.click(body, offset=beside)
        assert not [heard for heard in pilot.app.heard if heard[:1] == ("follow",)]  # type: ignore[attr-defined]
        await pilot.click(body, offset=(left + 2, 0))
        assert pilot.app.heard[-1] == ("follow", "https://news.example/a")  # type: ignore[attr-defined]
        await pilot.click(body, offset=(left + 2, 2))
        assert pilot.app.heard[-1] == ("picture", 1)  # type: ignore[attr-defined]


async def test_a_click_finds_its_character_among_our_own_blanks() -> None:
    async with reading(made(paragraph("用iPhone拍了30张照片")), (60, 8), spacing=True) as (_pilot, body):
        assert rows(body)[0].strip("▌ ") == "用 iPhone 拍了 30 张照片"
        left = body._left
        assert [body.place_at(left + x, 0) for x in (0, 3, 10, 15, 18)] == [(0, 0), (0, 1), (0, 7), (0, 9), (0, 11)]


async def test_hits_are_found_across_lines_and_stay_after_a_new_width() -> None:
    async with reading(made(*[paragraph(PROSE)] * 6), (30, 12)) as (pilot, body):
        assert body.search("一位卖家说") == (1, 6)
        assert body.step_hit(1) == (2, 6)
        assert body.step_hit(-2) == (6, 6)
        place = body.place
        await pilot.resize_terminal(50, 12)
        assert body.place == place
        assert body.clear_search()
        assert body.search("没有这句") == (0, 0)


async def test_letters_stand_on_links_and_choose_one() -> None:
    one, two = Span(2, 4, "link", "https://news.example/a"), Span(6, 8, "link", "b.html")
    async with reading(made(paragraph("参见报道，还有后续。", one, two))) as (pilot, body):
        await pilot.press("f")
        assert rows(body)[0].strip("▌ ") == "参见a 道，还s 后续。"
        await pilot.press("s")
        assert pilot.app.heard[-1] == ("follow", "b.html")  # type: ignore[attr-defined]
        assert "参见报道，还有后续。" in rows(body)[0]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见https://news.example/a?b=1，下同。", "https://news.example/a?b=1"),
        ("(see http://news.example/a.)", "http://news.example/a"),
        ("没有地址的httpsx://news.example", None),
    ],
)
async def test_an_address_that_is_printed_is_a_link(text: str, address: str | None) -> None:
    async with reading(made(paragraph(text))) as (pilot, _body):
        await pilot.press("f")
        said = ("follow", address) if address else "There is no link in sight."
        assert pilot.app.heard[-1] == said  # type: ignore[attr-defined]


async def test_another_key_takes_the_letters_away_and_does_nothing_else() -> None:
    links = [Span(at, at + 1, "link", f"https://news.example/{at}") for at in range(0, 8, 2)]
    async with reading(made(paragraph("甲乙丙丁戊己庚辛", *links))) as (pilot, body):
        await pilot.press("f", "G")
        assert "甲乙丙丁戊己庚辛" in rows(body)[0]
        assert not [heard for heard in pilot.app.heard if heard[:1] == ("follow",)]  # type: ignore[attr-defined]


async def test_one_link_needs_no_letter_and_none_says_so() -> None:
    async with reading(made(paragraph("甲乙", Span(0, 1, "link", "https://news.example/")))) as (pilot, _body):
        await pilot.press("f")
        assert pilot.app.heard[-1] == ("follow", "https://news.example/")  # type: ignore[attr-defined]
    async with reading(made(paragraph("甲乙"))) as (pilot, _body):
        await pilot.press("f")
        assert pilot.app.heard[-1] == "There is no link in sight."  # type: ignore[attr-defined]


async def test_the_picture_in_sight_is_asked_for() -> None:
    article = made(paragraph("甲"), paragraph("图注", kind="image", src="a.png"), paragraph("乙"))
    async with reading(article) as (pilot, _body):
        await pilot.press("i")
        assert pilot.app.heard[-1] == ("picture", 1)  # type: ignore[attr-defined]
    async with reading(made(paragraph("甲"))) as (pilot, _body):
        await pilot.press("i")
        assert pilot.app.heard[-1] == "There is no picture here."  # type: ignore[attr-defined]


@pytest.mark.parametrize("ambiguous", ["narrow", "wide"])
async def test_every_row_is_as_wide_as_the_pane_in_the_terminals_own_cells(ambiguous: str) -> None:
    article = made(
        paragraph(PROSE * 2), paragraph("“①—…”" * 9, kind="quote", level=1), paragraph("图", kind="image", src="a.png")
    )
    async with reading(article, (46, 24), ambiguous=ambiguous) as (_pilot, body):
        for y in range(20):
            strip = body.render_line(y)
            assert strip.cell_length == 46
            assert cells.width(strip.text, ambiguous) == 46, strip.text


async def test_drawn_lines_are_kept_until_something_over_them_changes(long: Article) -> None:
    async with reading(long) as (pilot, body):
        rows(body)
        kept = _drawn(body)
        await pilot.press("j")
        rows(body)
        assert all(_drawn(body)[key] is strip for key, strip in kept.items())
        body.search("卡")
        rows(body)
        assert not set(map(id, _drawn(body).values())) & set(map(id, kept.values()))


async def test_a_flash_draws_only_its_own_block_anew(long: Article) -> None:
    async with reading(long) as (_pilot, body):
        fact = body.facts[0]
        body.go(fact.block)
        rows(body)
        kept = _drawn(body)
        body.flash(fact)
        rows(body)
        assert {key[0] for key, strip in _drawn(body).items() if strip is not kept.get(key)} == {fact.block}


def _drawn(body: Body) -> dict[tuple[int, int, bool], Strip]:
    return {(block, *key): strip for block, drawn in body._strips.items() for key, strip in drawn.items()}


def marked(body: Body) -> str:
    """The reversed characters in sight."""
    strips = [body.render_line(y) for y in range(body.size.height)]
    return "".join(part.text for strip in strips for part in strip if part.style and part.style.reverse)


async def test_a_figure_stays_marked_while_the_reader_is_there(long: Article) -> None:
    async with reading(long) as (pilot, body):
        await act(body, "next_fact")
        first = marked(body)
        assert first
        await act(body, "next_fact", "previous_fact")
        await pilot.pause(FLASH + 0.1)
        assert marked(body) == first
        await act(body, "next_paragraph")
        assert not marked(body)


async def test_a_sentence_is_marked_for_a_moment(long: Article) -> None:
    async with reading(long) as (pilot, body):
        sentence = long.blocks[1].text[: SHORT + 1]
        body.flash(Fact("quote", 1, 0, SHORT + 1, sentence))
        await pilot.pause()
        assert marked(body) == sentence
        await pilot.pause(FLASH + 0.1)
        assert not marked(body)


async def test_there_are_ends_to_the_figures(long: Article) -> None:
    async with reading(long) as (pilot, body):
        await act(body, "next_fact")
        await act(body, "previous_fact")
        await pilot.pause()
        assert pilot.app.heard[-1] == "No further figures above."  # type: ignore[attr-defined]


async def test_the_usual_width_is_the_one_of_the_settings(long: Article) -> None:
    async with reading(long, (120, 20), column=60) as (_pilot, body):
        await act(body, "wider")
        assert body.column == 64
        await act(body, "default_width")
        assert body.column == 60
