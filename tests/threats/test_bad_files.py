"""What can't be read is named with its reason, in one line, and hides nothing else (T17, T25)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.hostile import forbidden

READER = [sys.executable, "-m", "reader"]


def _locked(path: Path) -> None:
    path.write_text("x")
    path.chmod(0)


def _vanishing(path: Path) -> None:
    path.symlink_to("gone.md")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "zeros.md": (lambda path: path.write_bytes(bytes(9000)), "not text"),
    "binary.md": (lambda path: path.write_bytes(bytes(range(256)) * 50), "not text"),
    "pipe.md": (lambda path: os.mkfifo(path), "not a regular file"),
    "loop.md": (lambda path: path.symlink_to(path.name), "circle"),
    "device.md": (lambda path: path.symlink_to("/dev/zero"), "out of the folder"),
    "secret.md": (lambda path: path.symlink_to("/etc/passwd"), "out of the folder"),
    "elsewhere": (lambda path: path.symlink_to("/etc"), "out of the folder"),
    "gone-link.md": (_vanishing, "not there"),
    "large.md": (lambda path: path.write_bytes(b"a" * (16 * 1024 * 1024 + 1)), "larger than"),
    "locked.md": (_locked, "no permission"),
    "\x1b]0;x\x07.md": (lambda path: path.write_bytes(bytes(9000)), "not text"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (make, _reason) in BAD.items():
        make(folder / name)
    (folder / "good.md").write_text("---\ntitle: 好文章\n---\n<p>共有三十人。</p>", "utf-8")
    return folder


@pytest.mark.parametrize("command", ["outline", "facts", "export", "search"])
def test_each_is_named_with_its_reason_and_the_good_one_is_read(command: str, folder: Path, tmp_path: Path) -> None:
    words = [command, *(["三十"] if command == "search" else []), str(folder)]
    done = subprocess.run([*READER, "--lang", "en", *words], capture_output=True, env=_env(tmp_path), timeout=60)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert "三十" in done.stdout.decode() or "好文章" in done.stdout.decode()
    assert "root:" not in done.stdout.decode()
    assert not forbidden(done.stdout + done.stderr)
    for name, (_make, reason) in BAD.items():
        if name == "locked.md" and os.geteuid() == 0:
            continue  # nobody locks root out
        shown = name.replace("\x1b", "␛").replace("\x07", "␇")
        assert [row for row in said if f"{shown}: " in row and reason in row], (name, said)


def _env(home: Path) -> dict[str, str]:
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    return {**os.environ, **own, "HOME": str(home)}
