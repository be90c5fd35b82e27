"""A hostile folder, read by every command and walked through in a real terminal: nothing acts, nothing is hidden."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.hostile import CANARY, forbidden, write
from tests.terminal.session import Session

READER = [sys.executable, "-m", "reader"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("enemy") / "articles"
    write(folder)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}


def test_the_check_itself_sees_what_is_forbidden() -> None:
    for raw in (b"\x1b]52;c;x\x07", b"\x1bPq", "\x9b1m".encode(), b"\x0e", b"\x1b[1337m", "\u202e".encode(), b"a\x00b"):
        assert forbidden(raw), raw
    assert not forbidden(b"\x1b[38;2;1;2;3m\x1b[?1049h\x1b[2;3H" + "正文“”……".encode())


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "command", [["export", "--to", "jsonl"], ["export", "--to", "text"], ["facts"], ["outline"], ["search", CANARY]]
)
def test_every_command_reads_the_folder_and_names_what_it_could_not(
    command: list[str], folder: Path, home: dict[str, str], tmp_path: Path
) -> None:
    before = _everything(folder)
    done = subprocess.run(
        [*READER, *command, str(folder)], capture_output=True, env={**os.environ, **home}, cwd=tmp_path, timeout=240
    )
    assert done.returncode == 1, done.stderr.decode()[-800:]
    assert b"Traceback" not in done.stderr
    assert not forbidden(done.stdout)
    assert not forbidden(done.stderr)
    said = done.stderr.decode()
    for name in ("enc-binary.md", "enc-zeros.md"):
        assert [row for row in said.splitlines() if name in row and ": " in row], said[-2000:]
    assert _everything(folder) == before
    assert not list(tmp_path.glob("owned*"))


def test_every_article_is_walked_through_and_no_forbidden_byte_is_written(folder: Path, home: dict[str, str]) -> None:
    with Session([*READER, "--no-tagger", str(folder)], 160, 45, env=home, cwd=folder.parent) as session:
        session.wait(lambda screen: len(screen.split()) > 20)
        session.settle()
        for _article in range(60):
            session.type("j")
            session.settle(0.05, 3)
        session.type("enter")
        session.settle()
        for keys in ("J", " ", "]", ")", "4", "tab", "j", "enter", "2", "R", "esc", "?", "esc", "J", "G", "J", "y"):
            session.type(keys)
            session.settle(0.1, 5)
        begun = time.perf_counter()
        session.type("\x11")  # ctrl+q
        assert session.exit_code() == 0
        assert time.perf_counter() - begun < 10
        assert not forbidden(bytes(session.raw)), forbidden(bytes(session.raw))[:5]


def _everything(folder: Path) -> list[tuple[bytes, int]]:
    return sorted((os.fsencode(entry.name), entry.stat(follow_symlinks=False).st_size) for entry in os.scandir(folder))
