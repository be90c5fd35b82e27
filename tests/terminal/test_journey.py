"""One journey through a real terminal: a folder, a search across a line's end, a resize, and back to the place."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.terminal.session import PATIENCE, Session

ARTICLES = Path(__file__).parents[2] / "articles"
READER = [sys.executable, "-m", "reader", "--lang", "zh", "--no-tagger"]
WRAPPED = "您修好的不是表，是他船上的二十年"  # longer than the line that is left: found only in logical text
ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
MODES = (
    (b"\x1b[?1049h", b"\x1b[?1049l"),
    (b"\x1b[?1000h", b"\x1b[?1000l"),
    (b"\x1b[?1003h", b"\x1b[?1003l"),
    (b"\x1b[?25l", b"\x1b[?25h"),
    (b"\x1b[?2004h", b"\x1b[?2004l"),
)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    own = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    return {**own, "HOME": str(tmp_path), "XDG_DOCUMENTS_DIR": str(tmp_path / "documents")}


def squeezed(screen: str) -> str:
    """The text on the screen, whatever line it is in; the bar stands beside the lines of the paragraph that is read."""
    return "".join(screen.split()).replace("▌", "")


def given_back(raw: bytes) -> bool:
    """Whether every mode that was set was taken back afterwards."""
    return all(raw.rfind(off) > raw.rfind(on) for on, off in MODES if on in raw)


def test_a_reader_finds_a_phrase_across_a_line_end_resizes_quits_and_comes_back(home: dict[str, str]) -> None:
    """Search sees the text, not its lines; the place survives a new width and a new start."""
    article = str(ARTICLES / "watchmaker.md")
    with Session([*READER, article], 60, 20, env=home) as session:
        session.wait("¶")
        session.settle()
        session.type("/")
        session.settle(0.2)
        session.type(WRAPPED, "enter")
        session.wait(lambda screen: "船上的二十年" in squeezed(screen))
        session.type("esc")  # the marks go, the place stays
        session.settle(0.2)
        for columns, rows in ((100, 30), (44, 20), (70, 24)):
            session.resize(columns, rows)
            session.wait(lambda screen: "二十年" in squeezed(screen))
        session.type("q")
        assert session.exit_code() == 0
        assert given_back(bytes(session.raw))
    with Session([*READER, article], 80, 24, env=home) as session:
        session.wait(lambda screen: "二十年" in squeezed(screen))
        session.type("q")
        assert session.exit_code() == 0


def test_a_folder_is_read_a_section_exported_and_left(home: dict[str, str], tmp_path: Path) -> None:
    """The list shows titles, Enter reads, `e` writes the section to a new file, `q` goes back and then quits."""
    with Session([*READER, str(ARTICLES)], 120, 36, env=home) as session:
        session.wait("末班车之后")
        session.settle()
        session.type("enter")
        session.settle()
        session.type("J", "]")
        session.settle()
        found = [set(tmp_path.rglob("*.md"))]
        for _time in range(2):
            session.type("e")
            session.wait(lambda _screen: len(set(tmp_path.rglob("*.md"))) > len(found[-1]))
            session.settle()
            found.append(set(tmp_path.rglob("*.md")))
        session.type("q")
        session.settle()
        if session.process.poll() is None:
            session.type("q")
        assert session.exit_code() == 0
    first, second = (after - before for before, after in pairwise(found))
    assert len(first) == len(second) == 1, found
    assert first.pop().read_text("utf-8").strip()


def test_keys_that_are_typed_early_are_taken_and_not_written_over_the_first_picture(home: dict[str, str]) -> None:
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env=home) as session:
        while b"\x1b[?1049h" not in session.raw:
            session.read()
        session.type("down", "backspace", "?", "down")
        session.wait("选择")
        assert b"^[" not in session.raw
        session.type("q", "q")
        assert session.exit_code() == 0
        assert session.edits_lines


@pytest.mark.parametrize(
    ("keys", "seen"), [(":exp", "│exp"), ("/怀表\r", "1/1"), ("4fzz", "│zz"), ("?qq", "")], ids=ascii
)
def test_keys_that_come_at_once_go_where_each_has_put_the_keyboard(keys: str, seen: str, home: dict[str, str]) -> None:
    """As over a slow line: no letter of a word that is looked for is taken for a command."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 120, 24, env=home) as session:
        session.wait("? ")
        session.settle()
        session.type(keys)
        if seen:
            session.wait(lambda screen: seen in squeezed(screen))
        else:
            assert session.exit_code() == 0


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, home: dict[str, str]) -> None:
    """The alternate screen, the mouse, pasting and the cursor are given back, and the exit code says why."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env=home) as session:
        session.wait("? ")
        session.settle()
        os.kill(session.process.pid, number)
        code = session.exit_code()
        assert code == 128 + number
        assert given_back(bytes(session.raw))
        assert b"\x1b[?1049h" in session.raw
        assert session.edits_lines


def test_a_terminal_that_has_gone_ends_the_program(home: dict[str, str]) -> None:
    """Though no SIGHUP says so, as in a container: it would ask for keys that never come, as fast as it can."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env=home) as session:
        session.wait("? ")
        session.settle()
        session.hang_up()
        assert session.process.wait(PATIENCE) == 128 + signal.SIGHUP


@pytest.mark.parametrize("moment", [0.15, 0.25, 0.35, 0.5, 0.7])
def test_a_signal_while_it_starts_leaves_the_terminal_too(moment: float, home: dict[str, str]) -> None:
    """From the first picture on, which another process draws; before it there is nothing to give back."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env=home) as session:
        time.sleep(moment)
        os.kill(session.process.pid, signal.SIGTERM)
        code = session.exit_code()
        assert given_back(bytes(session.raw)), bytes(session.raw)[-200:]
        assert code == 128 + signal.SIGTERM or b"\x1b" not in session.raw


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_that_can_not_draw_gets_plain_text(env: dict[str, str], home: dict[str, str]) -> None:
    """No escape sequence is written where none is understood."""
    with Session([*READER, str(ARTICLES / "watchmaker.md")], 80, 24, env={**home, **env}) as session:
        assert session.exit_code() == 0
        assert b"\x1b" not in session.raw
        assert "顾永年" in bytes(session.raw).decode()


@pytest.mark.parametrize("closed", [0, 1, 2], ids=["input", "output", "errors"])
def test_without_a_terminal_the_text_is_printed_and_nothing_waits(closed: int, home: dict[str, str]) -> None:
    """Standard input, output or errors a pipe, a closed descriptor or nothing at all."""
    command = [*READER, str(ARTICLES / "watchmaker.md")]
    streams = {0: subprocess.DEVNULL, 1: subprocess.PIPE, 2: subprocess.PIPE}
    done = subprocess.run(
        command, stdin=streams[0], stdout=streams[1], stderr=streams[2], env={**os.environ, **home}, timeout=PATIENCE, check=False,
        preexec_fn=(lambda: os.close(closed)) if closed == 0 else None,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "顾永年" in done.stdout.decode()
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("end", ["input", "output"])
def test_a_terminal_at_one_end_is_none(end: str, home: dict[str, str]) -> None:
    """Nothing waits for keys from a pipe, and nothing is drawn into one."""
    master, slave = pty.openpty()
    streams = (slave, subprocess.PIPE) if end == "input" else (subprocess.DEVNULL, slave)
    command = [*READER, str(ARTICLES / "watchmaker.md")]
    env = {**os.environ, **home, "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdin=streams[0], stdout=streams[1], stderr=subprocess.PIPE, env=env) as program:
        os.close(slave)
        written = program.stdout.read() if program.stdout else _all(master)
        assert program.wait(PATIENCE) == 0
    os.close(master)
    assert "顾永年" in written.decode()
    assert b"\x1b" not in written


def _all(terminal: int) -> bytes:
    """Until the program has closed its side, which Linux tells by an error."""
    written = b""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 1 << 16):
            written += part
    return written


def test_a_pipe_that_is_closed_early_is_no_error(home: dict[str, str]) -> None:
    line = f"{sys.executable} -m reader --no-tagger {ARTICLES} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, env={**os.environ, **home}, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
