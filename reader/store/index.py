"""The full-text index of folders: one transaction a file, so that each is found as soon as it is read.

It finds what a look through every file would find: its trigrams only name paragraphs that may hold the words, and
`finding.Query` decides on their text. Words of one or two characters are looked for in all of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

import reader
from reader.store import library, shelves
from reader.store.cache import Cache
from reader.store.finding import Hit, Query
from reader.store.folders import key
from reader.store.gathering import Leaf, leaves

__all__ = ["Hit", "Index"]

LIMIT = 500  # hits of one search, unless told otherwise
_T = TypeVar("_T")

Progress = Callable[[int, int], None]  # files done, files to do


def _make() -> str:
    """What the blocks depend on besides the files: this schema, and the rules that read an article."""
    rules = (Path(reader.__file__).parent / "core").glob("**/*")
    newest = max((rule.stat().st_mtime_ns for rule in rules if rule.suffix in {".py", ".toml", ".txt"}), default=0)
    return f"1 {reader.__version__} {newest}"


class Index:
    """An index in a file that can always be made again, or in memory (path None). Any thread but the screen's."""

    def __init__(self, path: Path | None) -> None:
        self._cache = Cache(path, shelves.SCHEMA, _make())
        self._paths: tuple[str, ...] = ()

    @property
    def notices(self) -> Sequence[str]:
        """Sentences for the user about the index itself."""
        return self._cache.notices

    def refresh(
        self, paths: Sequence[str], progress: Progress | None = None, stopped: Callable[[], bool] | None = None,
        jobs: int = 0,
    ) -> None:  # fmt: skip
        """Take in the files below `paths` that are new or changed, and let go of those that are no more.

        Both callbacks are called after each file, on the caller's thread; `stopped` ends it there. Raises nothing.
        """
        self._paths = tuple(paths)
        listed = {key(entry.path): entry.path for entry in library.scan(paths) if not entry.problem}
        listed.pop(key("-"), None)
        for _make_again in range(3):
            make = self._cache.makes
            due = self._cache.do(lambda connection: shelves.settle(connection, listed, paths))
            if self._take(due, progress or _unheard, stopped or _never, jobs) or make == self._cache.makes:
                return

    def _take(self, due: Sequence[str], progress: Progress, stopped: Callable[[], bool], jobs: int) -> bool:
        """Read and write file after file; says whether it was stopped."""
        with closing(leaves(due, jobs)) as found:
            for done, leaf in enumerate(found, 1):
                self._cache.do(partial(shelves.put, leaf=leaf))
                progress(done, len(due))
                if stopped():
                    return True
        return False

    def search(self, query: str, paths: Sequence[str] | None = None, limit: int | None = LIMIT) -> tuple[Hit, ...]:
        """The places of `query` in what was taken in of `paths` (files, folders), in their order. Raises nothing.

        Files are named as `paths` name them; without `paths` all files are looked through, under their full names.
        Words parted by blanks must all stand in one paragraph. Nothing is found for an empty query.
        """
        wanted = Query(query)
        if not wanted.words:
            return ()
        return self._do(lambda connection: tuple(islice(shelves.hits(connection, wanted, paths), limit)))

    def problems(self, paths: Sequence[str]) -> tuple[Leaf, ...]:
        """Those of the files that could not be read, each with its reason."""
        return self._do(lambda connection: tuple(shelves.problems(connection, paths)))

    def keep(self, sha256: str, what: str, value: str) -> None:
        """Keep what was costly to find out about a text, such as what the tagger made of it."""
        self._cache.do(
            lambda connection: connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (sha256, what, value))
        )

    def kept(self, sha256: str, what: str) -> str | None:
        """What was kept; None if nothing was, or the index was made again since."""
        asked = "SELECT value FROM kept WHERE sha256 = ? AND what = ?"
        row = self._cache.do(lambda connection: connection.execute(asked, (sha256, what)).fetchone())
        return None if row is None else str(row[0])

    def close(self) -> None:
        self._cache.close()

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        return self._cache.do(work, restore=lambda: self.refresh(self._paths))


def _unheard(done: int, everything: int) -> None:
    """Progress that nobody asked for."""


def _never() -> bool:
    return False
