"""The second line of defence (T2): text that nobody cleaned is shown by every kind of widget, in a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reader.store.settings import Options
from reader.ui.app import ReaderApp
from reader.ui.sink import Sink
from tests.terminal.hostile import SEQUENCES, forbidden
from tests.terminal.session import PATIENCE, Session

ROOT = Path(__file__).parents[2]


def shown(how: str) -> bytes:
    """The bytes that a terminal gets; they are not drawn, since pyte too stumbles over what may be among them."""
    with Session([sys.executable, "-m", "tests.threats.showing", how], 120, 50, cwd=ROOT) as session:
        while b"KANARIE" not in session.raw and session.process.poll() is None:
            session.read()
        while session.read(0.4):
            pass
        session.type("q")
        while session.read(0.4):
            pass
        assert session.process.wait(PATIENCE) == 0, bytes(session.raw)[-2000:]
        return bytes(session.raw)


def test_no_widget_lets_a_control_sequence_through() -> None:
    assert forbidden(shown("with")) == []


def test_without_the_sink_they_do() -> None:
    """Else the test above would prove nothing."""
    assert forbidden(shown("without"))


async def test_the_desk_stands_behind_it(tmp_path: Path) -> None:
    """Whatever its widgets are given, what the desk draws is harmless."""
    (tmp_path / "a.md").write_text("---\ntitle: 甲\n---\n<p>正文。</p>", "utf-8")
    app = ReaderApp([str(tmp_path)], Options(tagger=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        uncleaned = Static(Content("KANARIE " + "".join(SEQUENCES.values()).replace("\n", " ")))
        await app.push_screen(Screen())
        await app.screen.mount(uncleaned)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        drawn = "".join(segment.text for strip in strips for segment in strip if not segment.control)
        assert "KANARIE" in drawn
        assert not forbidden(drawn.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_control_character_becomes_a_sign_of_one_cell(name: str) -> None:
    (segment,) = Sink().apply([Segment(SEQUENCES[name])], Color(0, 0, 0))
    assert len(segment.text) == len(SEQUENCES[name])
    assert not forbidden(segment.text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://ok.example/a", True), ("HTTP://ok.example", True), ("mailto:a@b.example", True), ("file:///etc/passwd", False),
        ("javascript:alert(1)", False), ("http://x/\x1b]0;x\x07", False), ("//x", False), ("http://[::1", True), ("", False),
    ],
)  # fmt: skip
def test_only_links_that_a_browser_should_follow_reach_the_terminal(address: str, kept: bool) -> None:
    (segment,) = Sink().apply([Segment("x", Style(link=address))], Color(0, 0, 0))
    assert bool(segment.style and segment.style.link) == kept
