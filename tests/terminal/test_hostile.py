"""A hostile folder, read by every command and walked through in a real terminal: nothing acts, nothing is hidden."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.hostile import CANARY, forbidden, write
from tests.terminal.session import Session

PLAIN = {"export": ["--no-tagger"], "facts": ["--no-tagger"]}  # the tagger is slow, and guarded by its own tests
WALKED = ("seq-", "raw-", "text-", "toml-")
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
    "command",
    [["export", "--to", "jsonl"], ["export", "--to", "text"], ["facts"], ["search", CANARY]],
    ids=["json", "text", "facts", "search"],
)
def test_every_command_reads_the_folder_and_names_what_it_could_not(
    command: list[str], folder: Path, home: dict[str, str], tmp_path: Path
) -> None:
    before = _everything(folder)
    done = subprocess.run(
        [*READER, *command, *PLAIN.get(command[0], ()), str(folder)],
        capture_output=True,
        env={**os.environ, **home},
        cwd=tmp_path,
        timeout=240,
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


COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\\\)")  # what the reader itself copies, on request
EVERYWHERE = (
    "2", "j", "enter", "4", "j", "right", "right", "right", "right", "enter", "3", "3", "?", "esc", "R", "esc", "f", "esc", "E", "esc",
    "C", "esc", ":", "esc", "/", CANARY, "enter", "n", "esc", "m", "a", "v", "j", "esc", ")", "]", "G", "1", "c", "s", "f", "a", "esc",
)  # fmt: skip


def test_every_article_is_walked_through_and_no_forbidden_byte_is_written(folder: Path, home: dict[str, str]) -> None:
    """Each hostile article is opened and paged; on some of them every pane and sheet is looked at, and copied."""
    with Session([*READER, "--no-tagger", str(folder)], 160, 45, env=home, cwd=folder.parent) as session:
        session.wait(lambda screen: len(screen.split()) > 20)
        session.settle()
        for article in range(sum(name.startswith(WALKED) for name in os.listdir(folder))):
            session.type("J", " ")
            session.settle(0.03, 3)
            if article % 24 == 0:
                for key in (*EVERYWHERE, "y"):
                    session.type(key)
                    session.settle(0.02, 3)
        assert session.process.poll() is None, session.show()
        session.type("\x11")  # ctrl+q
        assert session.exit_code() == 0
        raw = bytes(session.raw)
    copied = [base64.b64decode(text) for text in COPIED.findall(raw)]
    assert CANARY.encode() in raw  # the walk has been among them
    for written in (COPIED.sub(b"", raw), *copied):
        assert not forbidden(written), forbidden(written)[:5]


def _everything(folder: Path) -> list[tuple[bytes, int]]:
    return sorted((os.fsencode(entry.name), entry.stat(follow_symlinks=False).st_size) for entry in os.scandir(folder))
