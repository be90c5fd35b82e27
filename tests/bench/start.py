"""From the command to the text, beside an empty Textual app; a large folder beside a small one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import EMPTY, READER, Measurement, side_by_side, time_to

ARTICLES = Path(__file__).parents[2] / "articles"


def measurements() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        article = str(ARTICLES / "phone-cards.md")
        yield Measurement(
            "start to the article's text, beside an empty app",
            *side_by_side(lambda: time_to([*READER, article], "公安部", env), lambda: time_to(EMPTY, "READY", env)),
            "ms",
            1.5,
        )
        large, small = (_folder(home, count) for count in (1000, 10))
        yield Measurement(
            "first rows of a folder of 1,000, beside one of 10",
            *(
                side_by_side(
                    lambda: time_to([*READER, large], "样本", env), lambda: time_to([*READER, small], "样本", env)
                )
            ),
            "ms",
            1.3,
        )


def _folder(home: Path, count: int) -> str:
    folder = home / f"articles-{count}"
    folder.mkdir()
    text = (ARTICLES / "night-bus.md").read_text("utf-8")
    for number in range(count):
        title = f"title: '样本{number:04}"
        (folder / f"{number:04}.md").write_text(text.replace("title: '", title, 1), "utf-8")
    shutil.copytree(ARTICLES / "images", folder / "images")
    return str(folder)
