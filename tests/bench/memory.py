"""What a reader with an article open weighs, beside an empty Textual app."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measure import EMPTY, READER, Measurement
from tests.terminal.session import Session

ARTICLE = Path(__file__).parents[2] / "articles" / "phone-cards.md"


def measurements() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as home:
        env = {f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        ours = _megabytes([*READER, "--no-tagger", str(ARTICLE)], "公安部", env)
        yield Measurement("memory with an article open", ours, _megabytes(EMPTY, "READY", env), "MB", 2.5)


def _megabytes(command: Sequence[str], text: str, env: dict[str, str]) -> float:
    with Session(command, 120, 36, env=env) as session:
        session.wait(text)
        session.settle(1.0)
        found = subprocess.run(["ps", "-o", "rss=", "-p", str(session.process.pid)], capture_output=True, text=True)
    return int(found.stdout) / 1024
