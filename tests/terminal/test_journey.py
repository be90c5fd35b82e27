"""One journey through a real terminal: a folder, a search across a line's end, a resize, and back to the place."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.session import Session

ARTICLES = Path(__file__).parents[2] / "articles"
READER = [sys.executable, "-m", "reader", "--lang", "zh", "--no-tagger"]
FAR = "没有徒弟的手艺"  # a heading well below the first screen of watchmaker.md
WRAPPED = "您修好的不是表，是他船上的二十年"  # longer than the line that is left: found only in logical text


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}


def squeezed(screen: str) -> str:
    return "".join(screen.split())


def test_a_reader_finds_a_phrase_across_a_line_end_resizes_quits_and_comes_back(home: dict[str, str]) -> None:
    """Search sees the text, not its lines; the place survives a new width and a new start."""
    article = str(ARTICLES / "watchmaker.md")
    with Session([*READER, article], 60, 20, env=home) as session:
        session.wait("钟表不骗人")
        session.type("/")
        session.settle(0.2)
        session.type(WRAPPED, "enter")
        session.wait(lambda screen: "船上的二十年" in squeezed(screen) or "是他船上" in squeezed(screen))
        session.resize(100, 30)
        session.wait(lambda screen: "二十年" in squeezed(screen))
        session.resize(44, 20)
        session.wait(lambda screen: "二十年" in squeezed(screen))
        session.type("esc", "q")
        assert session.exit_code() == 0
    with Session([*READER, article], 80, 24, env=home) as session:
        session.wait(lambda screen: "二十年" in squeezed(screen))
        session.type("q")
        assert session.exit_code() == 0


def test_a_folder_opens_at_its_library_and_every_article_is_one_key_away(home: dict[str, str]) -> None:
    """The list shows titles, Enter reads, `q` goes back and then quits."""
    with Session([*READER, str(ARTICLES)], 120, 36, env=home) as session:
        session.wait("末班车之后")
        session.type("enter")
        session.settle()
        session.type("J")
        session.settle()
        session.type("q")
        session.settle()
        session.type("q")
        assert session.exit_code() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, home: dict[str, str]) -> None:
    """The alternate screen, the mouse, pasting and the cursor are given back, and the exit code says why."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env=home) as session:
        session.wait("钟表不骗人")
        os.kill(session.process.pid, number)
        code = session.exit_code()
        raw = bytes(session.raw)
    assert code == 128 + number
    for on, off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?1000h", b"\x1b[?1000l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?2004h", b"\x1b[?2004l"),
    ):
        assert raw.rfind(off) > raw.rfind(on), (on, off)


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_that_can_not_draw_gets_plain_text(env: dict[str, str], home: dict[str, str]) -> None:
    """No escape sequence is written where none is understood."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env={**home, **env}) as session:
        assert session.exit_code() == 0
        assert b"\x1b" not in session.raw
        assert "顾永年" in bytes(session.raw).decode()
