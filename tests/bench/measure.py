"""What a measurement is: ours beside theirs, in one run, as a ratio."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.terminal.session import Session

HERE = Path(__file__).parent
EMPTY = [sys.executable, str(HERE / "empty_app.py")]
READER = [sys.executable, "-m", "reader"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """`ours` and `theirs` in `unit`; `promise` is the highest ratio, or the highest `ours` where theirs is None."""

    what: str
    ours: float
    theirs: float | None
    unit: str
    promise: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs if self.theirs else self.ours

    @property
    def kept(self) -> bool:
        return self.ratio <= self.promise


def best(call: Callable[[], object], times: int = 5) -> float:
    """The quickest of some runs, in milliseconds: noise only ever adds."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        spent.append((time.perf_counter() - begun) * 1000)
    return min(spent)


def time_to(command: Sequence[str], text: str, env: dict[str, str], size: tuple[int, int] = (120, 36)) -> float:
    """Milliseconds from the start of a process until `text` stands on its screen."""
    with Session(command, *size, env=env) as session:
        session.wait(text)
        chunks, begun = list(session.chunks), session.started
    return (first_sight(chunks, text, size) - begun) * 1000


def first_sight(chunks: Sequence[tuple[float, bytes]], text: str, size: tuple[int, int]) -> float:
    """When `text` first stood on the screen: the bytes are replayed, so that reading them costs the program nothing."""
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)
    for moment, data in chunks:
        stream.feed(data)
        if text in "\n".join(screen.display):
            return moment
    raise AssertionError(f"never on the screen: {text}")


def side_by_side(ours: Callable[[], float], theirs: Callable[[], float], times: int = 7) -> tuple[float, float]:
    """Medians of two measurements taken in turn, so that a busy moment falls on both."""
    pairs = [(ours(), theirs()) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
