"""Moving through an article of 1 MB beside a bare view of as many lines, from outside: from the key to the last byte
of the frame. Opening, a new width, and what it weighs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measure import READER, Measurement, side_by_side, time_to
from tests.terminal.session import Session

ARTICLES = Path(__file__).parents[2] / "articles"
BARE = [sys.executable, str(Path(__file__).with_name("bare_view.py"))]
SIZE = (120, 36)
MOVES = {"line": "j", "page": " ", "section": "]", "figure": ")"}
TIMES = 100  # moves of each kind
ROUND = 20  # moves of ours, then of theirs, so that a busy moment falls on both
QUIET = 0.03  # seconds without a byte end a frame
TITLE = "一张电话卡"


def measurements() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        small, large = (_article(home, size) for size in (10_000, 1_000_000))
        yield Measurement(
            "opening 1 MB, beside 10 KB",
            *side_by_side(lambda: _opened(large, env), lambda: _opened(small, env), 5),
            "ms",
            1.3,
        )
        yield from _moving(large, env)


def _article(home: Path, size: int) -> str:
    """The sample article's body over and over, about `size` bytes of UTF-8."""
    text = (ARTICLES / "phone-cards.md").read_text("utf-8")
    at = text.index("---", text.index("---") + 3) + 4
    path = home / f"{size}.md"
    path.write_text(text[:at] + text[at:] * max(1, round(size / len(text[at:].encode()))), "utf-8")
    return str(path)


def _opened(path: str, env: dict[str, str]) -> float:
    return time_to([*READER, "--no-tagger", path], "公安部", env)


def _moving(path: str, env: dict[str, str]) -> Iterator[Measurement]:
    with (
        Session([*READER, "--no-tagger", path], *SIZE, env=env) as ours,
        Session([*BARE, "14000"], *SIZE, env=env) as theirs,
    ):
        ours.wait("公安部")
        theirs.wait("000001")
        ours.settle(2.0, 60)
        for name, key in MOVES.items():
            spent = _in_turn(ours, theirs, key)
            yield Measurement(f"key to frame, {name}, median", *map(statistics.median, spent), "ms", 1.5)
            yield Measurement(f"key to frame, {name}, 95th percentile", *map(_late, spent), "ms", 1.5)
        yield Measurement("a new width, to the last byte", statistics.median(_resized(ours)), None, "ms", 50)


def _in_turn(ours: Session, theirs: Session, key: str) -> tuple[list[float], list[float]]:
    spent: tuple[list[float], list[float]] = ([], [])
    for _round in range(TIMES // ROUND):
        for session, times in zip((ours, theirs), spent, strict=True):
            session.settle(0.1)
            times += [_pressed(session, key) for _move in range(ROUND)]
    return spent


def _pressed(session: Session, key: str) -> float:
    """Milliseconds from a key to the last byte of the frame that answers it."""
    begun = time.perf_counter()
    session.type(key)
    return _answered(session, begun)


def _answered(session: Session, begun: float) -> float:
    before = len(session.chunks)
    session.read(1.0)
    while session.read(QUIET):
        pass
    if len(session.chunks) == before:
        raise AssertionError("the key was not answered")
    return (session.chunks[-1][0] - begun) * 1000


def _resized(session: Session) -> Iterator[float]:
    for width in (110, 120) * 10:
        session.settle(0.1)
        begun = time.perf_counter()
        session.resize(width, SIZE[1])
        yield _answered(session, begun)


def _late(spent: Sequence[float]) -> float:
    return statistics.quantiles(spent, n=20)[-1]
