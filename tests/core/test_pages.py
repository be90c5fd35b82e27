"""Pages of our own, each with one quirk, and how they must be read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from reader.core import read
from tests.core.golden import cases, reading, source

FLOOR = 0.99  # F1 of headings over all pages; it may only rise


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_page_is_read_as_expected(case: Path) -> None:
    expected = case / "expected.json"
    assert expected.exists(), f"write it with: python -m tests.core.golden {case.name}   and read what it wrote"
    assert reading(case) == json.loads(expected.read_text("utf-8"))


def test_headings_of_all_pages() -> None:
    """Against headings.txt, which a person wrote before the page was read."""
    right = found = wanted = 0
    for case in cases():
        gold = Counter((case / "headings.txt").read_text("utf-8").splitlines())
        titles = Counter(section.title for section in read(source(case)).sections if section.title)
        right, found, wanted = right + (gold & titles).total(), found + titles.total(), wanted + gold.total()
    assert 2 * right / (found + wanted) >= FLOOR


def test_a_page_without_headings_gets_none() -> None:
    wrong = {}
    for case in cases():
        if not (case / "headings.txt").read_text("utf-8"):
            titles = [section.title for section in read(source(case)).sections if section.title]
            if titles:
                wrong[case.name] = titles
    assert not wrong
