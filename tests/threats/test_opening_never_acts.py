"""Law 3: reading a folder starts no program, opens no connection, writes nothing outside the reader's own folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import hostile, stranger

WATCHED = Path(__file__).with_name("watched.py")
ROOT = WATCHED.parents[2]
OWN_CHILD = "-m reader.core.quarantine"  # the reader's own process for a large body; it reads and answers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What asks for something in both hostile folders; bombs and bait are walked through elsewhere."""
    folder = tmp_path_factory.mktemp("acting") / "articles"
    asking = ("seq-", "page-", "links-", "pages-", "heads-", "yaml-", "-", "$", "[")
    for path in (*hostile.write(folder), *stranger.write(folder)):
        if not path.name.startswith(asking) or path.stat().st_size > 20_000:
            path.unlink()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def watch(home: Path, *arguments: str) -> dict[str, Any]:
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    env = {**os.environ, **own, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(WATCHED), *arguments], capture_output=True, env=env, timeout=110, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-1500:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def outside(found: dict[str, Any], home: Path) -> list[tuple[str, list[str]]]:
    """What was done but in the reader's own folders and processes."""
    own = (str(home), f"file:{home}", f"file://{home}", "/dev/", ":memory:", "file::memory:")
    return [
        (event, arguments)
        for event, arguments in found["done"]
        if not any(argument.startswith(own) for argument in arguments[:2]) and OWN_CHILD not in " ".join(arguments)
    ]


def test_the_watching_sees_what_acts(tmp_path: Path) -> None:
    found = watch(tmp_path / "home", "control", str(tmp_path))
    assert {event for event, _ in outside(found, tmp_path / "home")} >= {"subprocess.Popen", "write", "socket.connect", "os.mkdir"}  # fmt: skip


@pytest.mark.parametrize(
    "command", [["export", "--to", "json"], ["facts"], ["outline"], ["search", "三十"], ["open"]], ids=lambda c: c[0]
)
def test_a_command_does_nothing_but_read(command: list[str], folder: Path, home: Path) -> None:
    before = everything(folder)
    words = [] if command == ["open"] else command
    found = watch(home, "command", *words, *([] if command[0] == "search" else ["--no-tagger", "--jobs", "1"]), str(folder))  # fmt: skip
    assert outside(found, home) == []
    assert everything(folder) == before


def test_the_desk_does_nothing_but_read(folder: Path, home: Path) -> None:
    before = everything(folder)
    found = watch(home, "desk", str(folder))
    assert outside(found, home) == []
    assert everything(folder) == before


def everything(folder: Path) -> list[tuple[bytes, int, int]]:
    """Names, sizes and times of change."""
    found = [(os.fsencode(entry.path), entry.stat(follow_symlinks=False)) for entry in os.scandir(folder)]
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in found)
