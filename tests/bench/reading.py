"""Reading beside BeautifulSoup alone, on the same body, and whether it grows linearly."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bs4 import BeautifulSoup

import reader
from reader.core.foreign import clean
from tests.bench.measure import Measurement, best

ARTICLE = Path(__file__).parents[2] / "articles" / "phone-cards.md"


def measurements() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        front, body = _parts()
        spent: dict[int, float] = {}
        for kilobytes, times in ((10, 15), (100, 7), (1000, 3), (10_000, 1)):
            long = _repeated(body, kilobytes * 1000)
            path = Path(folder) / f"{kilobytes}.md"
            path.write_text(front + long, "utf-8")
            spent[kilobytes] = best(partial(reader.read, path, facts=False), times)
            alone = best(partial(BeautifulSoup, long, "lxml"), times)
            yield Measurement(
                f"reading {kilobytes:,} kB, beside BeautifulSoup alone", spent[kilobytes], alone, "ms", 3.0
            )
        yield Measurement("reading 10 MB, beside ten times 1 MB", spent[10_000], 10 * spent[1000], "ms", 1.5)
        text = _repeated(body, 100_000)
        yield Measurement("cleaning, as a share of reading 100 kB", best(lambda: clean(text)), spent[100], "ms", 0.03)


def _parts() -> tuple[str, str]:
    text = ARTICLE.read_text("utf-8")
    at = text.index("---", text.index("---") + 3) + 4
    return text[:at], text[at:]


def _repeated(body: str, size: int) -> str:
    """The body over and over, about `size` bytes of UTF-8."""
    return body * max(1, round(size / len(body.encode())))
