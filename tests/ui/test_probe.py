"""The terminal is asked how wide it draws “…”, and whatever it answers, or whether it does, nothing else is touched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.ui import probe
from tests.terminal.session import Session

ARTICLE = Path(__file__).parents[2] / "articles" / "watchmaker.md"
ASKED = b"\x1b[6n"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return [sys.executable, "-m", "reader", "--lang", "en", "--no-tagger", str(ARTICLE)]


@pytest.mark.parametrize(("column", "end"), [(2, "手才稳。”\n"), (3, "手才\n  稳。”\n")], ids=["narrow", "wide"])
def test_the_lines_end_as_the_width_of_the_marks_in_them_wants(column: int, end: str, command: list[str]) -> None:
    with Session(command, 60, 24) as session:
        session.wait(lambda _screen: ASKED in session.raw)
        os.write(session._master, f"\x1b[1;{column}R".encode())
        assert not session.wait(lambda screen: end in screen).startswith((probe.SAMPLE, f" {probe.SAMPLE}"))


def test_wide_marks_have_pushed_aside_what_stands_beside_the_text_which_is_drawn_again(command: list[str]) -> None:
    with Session(command, 120, 24) as session:
        session.wait("Outline")
        session.settle(1.0)
        before = len(session.raw)
        os.write(session._master, b"\x1b[1;3R")
        session.wait(lambda _screen: b"Figures" in session.raw[before:])


def test_a_terminal_that_gives_no_answer_shows_the_text_and_takes_keys(command: list[str]) -> None:
    with Session(command, 60, 24) as session:
        session.wait("钟表不骗人")
        session.type("?")
        session.wait("Help")
        session.type("esc")
        session.wait(lambda screen: "Help" not in screen)
        session.type("q")
        assert session.exit_code() == 0


def test_a_late_answer_is_not_taken_for_keys(command: list[str]) -> None:
    with Session(command, 60, 24) as session:
        session.wait("help")  # the desk itself, not its first picture
        before = session.settle()
        os.write(session._master, b"\x1b[1;2R")
        assert session.settle() == before
        session.type("q")
        assert session.exit_code() == 0


def test_nothing_is_asked_where_it_was_said(command: list[str]) -> None:
    with Session([*command, "--ambiguous", "narrow"], 60, 24) as session:
        session.wait("钟表不骗人")
        session.settle()
        assert ASKED not in session.raw


@pytest.mark.parametrize(("column", "cells"), [(1, "narrow"), (2, "wide"), (0, None), (40, None)])
def test_only_an_answer_from_the_corner_counts(column: int, cells: str | None) -> None:
    assert probe.answered(column) == cells


@pytest.mark.parametrize(
    ("env", "way"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "sixel"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "xterm-256color"}, "blocks"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/t,1,0", "KITTY_WINDOW_ID": "1"}, "blocks"),
        ({}, "blocks"),
    ],
)
def test_pictures_are_drawn_as_the_terminal_can(env: dict[str, str], way: str) -> None:
    assert probe.graphics(env) == way
