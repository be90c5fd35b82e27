"""Quality on real articles, as floors: READER_EVAL names a folder with labels, articles and the scorer `score.py`.

The scorer prints its figures as one JSON object on its last line, by measure; `floors.toml` says how low each may be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
EVAL = os.environ.get("READER_EVAL", "")

pytestmark = pytest.mark.skipif(not EVAL, reason="READER_EVAL names no folder with labelled articles")


@cache
def scores(what: str) -> dict[str, Any]:
    scorer = Path(EVAL) / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        extra = ["--suites", folder] if what == "suites" else []
        copy_suites(Path(folder))
        run = subprocess.run(
            [sys.executable, scorer, what, *extra],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=110,
        )
    assert run.returncode == 0, run.stderr[-400:]
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])[what]
    return found


def copy_suites(folder: Path) -> None:
    """The suites without the lines that say nothing of what they ask for: the scorer needs a scope."""
    for path in (Path(EVAL) / "suites").glob("*.jsonl"):
        lines = [line for line in path.read_text("utf-8").splitlines() if "scope" in json.loads(line)]
        (folder / path.name).write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize(
    ("what", "measure", "name", "floor"),
    [
        pytest.param(what, measure, name, floor, id=f"{what} {measure} {name}")
        for what, measures in FLOORS.items()
        for measure, names in measures.items()
        for name, floor in names.items()
    ],
)
def test_a_measure_stays_above_its_floor(what: str, measure: str, name: str, floor: float) -> None:
    assert scores(what)[measure][name] >= floor
