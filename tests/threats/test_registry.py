"""Every threat has its promise and its tests, and every test that is named is there."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = tomllib.loads(Path(__file__).with_name("registry.toml").read_text("utf-8"))


def test_every_threat_is_there_once_and_in_order() -> None:
    assert list(ROWS) == [f"T{number}" for number in range(1, 27)]


@pytest.mark.parametrize("row", ROWS)
def test_its_tests_are_there(row: str) -> None:
    assert ROWS[row]["threat"]
    assert ROWS[row]["promise"]
    assert ROWS[row]["tests"]
    missing = [test for test in ROWS[row]["tests"] if not _there(test)]
    assert missing == []


def _there(test: str) -> bool:
    path, _, name = test.partition("::")
    names = _names(ROOT / path)
    return name in names if name else bool(names)


@cache
def _names(path: Path) -> frozenset[str]:
    """The tests of a file; none where it isn't there."""
    if not path.is_file():
        return frozenset()
    found = ast.walk(ast.parse(path.read_text("utf-8")))
    functions = (node for node in found if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))
