"""A state that has something to lose."""

from __future__ import annotations

from pathlib import Path

from reader.store.state import State

SHA = "a" * 64


def filled(path: Path, articles: int = 30) -> State:
    """Places, headings and marks of so many articles, written."""
    state = State(path)
    for number in range(articles):
        state.put("article", b"/articles/%d.md" % number, block=number, offset=7, progress="reading", star=number % 2)
        state.put("correction", SHA, number, level=2)
    for letter in "abc":
        state.put("mark", letter, path=b"/articles/1.md", block=3, offset=4)
    assert state.flush()
    return state
