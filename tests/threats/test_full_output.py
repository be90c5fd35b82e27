"""What a command prints goes to a disk that is full (T16): one line says so, and the exit code is not 0."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = str(Path(__file__).parents[2] / "articles" / "watchmaker.md")
COMMANDS = {
    "open": [ARTICLE], "outline": ["outline", ARTICLE], "table": ["facts", ARTICLE], "csv": ["facts", ARTICLE, "--to", "csv"],
    "export": ["export", ARTICLE], "search": ["search", "的", ARTICLE],
}  # fmt: skip
LIMITED = (
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); from reader.__main__ import main; main()"
)


def printed(command: list[str], to: Path, home: Path, unbuffered: str) -> subprocess.CompletedProcess[bytes]:
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    env = {**os.environ, **own, "HOME": str(home), "PYTHONUNBUFFERED": unbuffered, "LANG": "C.UTF-8"}
    with to.open("wb") as out:
        return subprocess.run(
            [sys.executable, *command], stdout=out, stderr=subprocess.PIPE, env=env, timeout=60, check=False
        )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_said_in_a_line(command: str, tmp_path: Path) -> None:
    done = printed(["-m", "reader", *COMMANDS[command]], Path("/dev/full"), tmp_path, "")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["reader: standard output can't be written: No space left on device"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_an_article_is_no_success(unbuffered: str, tmp_path: Path) -> None:
    """A disk that takes the beginning only; Python drops the rest without a word where its streams have no buffer."""
    done = printed(["-c", LIMITED, "export", ARTICLE], tmp_path / "out.md", tmp_path, unbuffered)
    assert (tmp_path / "out.md").stat().st_size == 100
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
