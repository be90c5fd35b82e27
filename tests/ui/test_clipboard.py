"""Copying says which way worked. Programs are real ones: little scripts in a folder of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import language
from reader.ui import clipboard


class Terminal:
    """Takes what would be sent as OSC 52."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def copy_to_clipboard(self, text: str) -> None:
        self.sent.append(text)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No desktop, no tmux, a state folder of the test's own."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "SSH_TTY", "SSH_CONNECTION", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(language, "_catalogue", language.gettext.NullTranslations())
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def copied(tmp_path: Path) -> str:
    return (tmp_path / "state" / "reader-desk" / "copied.txt").read_text("utf-8")


def test_a_terminal_that_gives_no_answer_gets_a_file_beside_it(tmp_path: Path) -> None:
    terminal = Terminal()
    said = clipboard.copy(terminal, "过磅约70吨")
    assert terminal.sent == ["过磅约70吨"]
    assert copied(tmp_path) == "过磅约70吨"
    assert "copied.txt" in said
    assert "6 characters" in said


def test_a_program_that_took_the_text_is_named_and_no_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "xclip", f'echo "$@" > {tmp_path}/args; cat > {tmp_path}/taken')
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    said = clipboard.copy(Terminal(), "两行\n文字")
    assert "xclip" in said
    assert (tmp_path / "taken").read_text("utf-8") == "两行\n文字"
    assert (tmp_path / "args").read_text() == "-selection clipboard\n"
    assert not (tmp_path / "state").exists()


def test_the_next_program_is_tried_where_the_first_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "wl-copy", "exit 1")
    program(tmp_path / "bin", "xsel", f"cat > {tmp_path}/taken")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "xsel" in clipboard.copy(Terminal(), "文字")


def test_a_program_that_hangs_does_not_hang_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "xclip", "exec sleep 30")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    assert "copied.txt" in clipboard.copy(Terminal(), "文字")


def test_a_far_desktop_is_not_filled_when_reading_over_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "xclip", f"cat > {tmp_path}/taken")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/9")
    clipboard.copy(Terminal(), "文字")
    assert not (tmp_path / "taken").exists()


def test_a_program_that_lies_among_the_articles_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "articles", "xclip", f"touch {tmp_path}/ran")
    monkeypatch.chdir(tmp_path / "articles")
    monkeypatch.setenv("PATH", ".")
    monkeypatch.setenv("DISPLAY", ":0")
    clipboard.copy(Terminal(), "文字")
    assert not (tmp_path / "ran").exists()


def test_more_than_a_terminal_takes_goes_to_the_file_alone(tmp_path: Path) -> None:
    terminal, text = Terminal(), "字" * (clipboard.MOST // 3 + 1)
    said = clipboard.copy(terminal, text)
    assert terminal.sent == []
    assert copied(tmp_path) == text
    assert "Too long" in said


def test_controls_are_taken_out_before_anything_gets_the_text() -> None:
    terminal = Terminal()
    clipboard.copy(terminal, "好\x1b]52;c;eA==\x07的\u202e")
    assert not any(character in terminal.sent[0] for character in "\x1b\x07\u202e")


def test_the_file_is_for_its_owner_alone_and_is_replaced(tmp_path: Path) -> None:
    for text in ("第一", "第二"):
        clipboard.copy(Terminal(), text)
    assert copied(tmp_path) == "第二"
    assert (tmp_path / "state" / "reader-desk" / "copied.txt").stat().st_mode & 0o077 == 0


def test_a_state_folder_that_can_not_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", os.fspath(tmp_path / "state"))
    assert "doesn't say" in clipboard.copy(Terminal(), "文字")
    assert "Not copied" in clipboard.copy(Terminal(), "字" * clipboard.MOST)


def test_nothing_is_said_to_be_nothing() -> None:
    terminal = Terminal()
    assert clipboard.copy(terminal, "") == "There is nothing to copy."
    assert terminal.sent == []
