"""Headings of real pages against labels made by hand, where those pages are."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core import read

EVAL = Path(os.environ.get("READER_EVAL") or Path(__file__).parents[3] / "shared" / "eval")
F1 = 0.95  # the two floors may only rise
EXACT = 0.90

Labels = list[dict[str, object]]


def labelled() -> Iterator[tuple[Path, Labels]]:
    pages = {path.stem: path for path in (EVAL / "articles").glob("*.*")}
    for path in sorted((EVAL / "gold").glob("*.json")):
        yield pages[path.stem], json.loads(path.read_text("utf-8"))["headings"]
    for line in (EVAL / "headings.jsonl").read_text("utf-8").splitlines() if pages else ():
        label = json.loads(line)
        yield pages[label["name"]], label["headings"]


def bare(text: object) -> str:
    return re.sub(r"\s+", "", str(text))


def test_headings_of_real_pages() -> None:
    if not (EVAL / "gold").exists():
        pytest.skip(f"no labelled pages at {EVAL} (set READER_EVAL)")
    right = wrong = missed = exact = pages = 0
    for path, labels in labelled():
        found = Counter(bare(section.title) for section in read(path).sections if section.title)
        must = Counter(bare(label["text"]) for label in labels if label.get("must", True))
        extra = found - must - Counter(bare(label["text"]) for label in labels if not label.get("must", True))
        right, wrong, missed = right + (found & must).total(), wrong + extra.total(), missed + (must - found).total()
        exact, pages = exact + (not extra and not must - found), pages + 1
    assert 2 * right / (2 * right + wrong + missed) >= F1
    assert exact / pages >= EXACT
