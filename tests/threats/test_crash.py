"""A fault of ours in the app gives the terminal back and is not taken for success (T22)."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.terminal.hostile import forbidden
from tests.terminal.session import Session
from tests.terminal.test_journey import given_back

ROOT = Path(__file__).parents[2]


def test_a_crash_gives_the_terminal_back_and_says_so(tmp_path: Path) -> None:
    env = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    article = str(ROOT / "articles" / "watchmaker.md")
    with Session([sys.executable, "-m", "tests.threats.crashing", article], 90, 30, env=env, cwd=ROOT) as session:
        assert session.exit_code() == 1
        raw = bytes(session.raw)
    assert b"Fault" in raw
    assert given_back(raw)
    assert not forbidden(raw), forbidden(raw)
