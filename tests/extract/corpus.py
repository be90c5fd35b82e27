"""The corpora of sentences: `tests/corpora/NAME.toml` as parameters of a test."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reader
from reader.core.model import Fact

CORPORA = Path(__file__).parents[1] / "corpora"
DATE = datetime.date(2021, 4, 26)  # of the article that the sentences would stand in


def tables(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPORA / f"{name}.toml").read_text("utf-8"))


def cases(*names: str) -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    """(table, sentence, figures it holds)."""
    for name in names:
        for title, rows in tables(name).items():
            for sentence, *figures in rows.get("case", ()):
                yield f"{name} {title}", sentence, figures


def nevers(*names: str) -> Iterator[tuple[str, str]]:
    """(table, sentence without a figure)."""
    for name in names:
        for title, rows in tables(name).items():
            for sentence in rows.get("never", ()):
                yield f"{name} {title}", sentence


def figures(sentence: str) -> tuple[Fact, ...]:
    return reader.figures(sentence, date=DATE)


def said(fact: Fact, sentence: str, name: str) -> str:
    """What a fact says under a name; the empty string for nothing."""
    if name == "core":
        assert fact.core
        return sentence[slice(*fact.core)]
    return str(getattr(fact, name) or "")
