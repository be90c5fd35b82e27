"""The lexicon: tables in TOML, read when first asked for and kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The tables of `NAME.toml`."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


def words(row: str) -> list[str]:
    """The forms of a row: parted by blanks, a hyphen for a blank inside a form of English."""
    return row.split()
