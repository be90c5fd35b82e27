"""What the desk remembers: in memory at once, and in the store soon after.

The rest of the desk asks and tells only this object; it never fails, and waits for the disk at most once, when the
first question comes before the state has been read.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.ui.cards import Progress

if TYPE_CHECKING:
    from reader.store.ledger import Value
    from reader.store.state import State

Row = Mapping[str, "Value"]


class Records:
    """Places, progress, stars, marks, widths, sorting and corrected headings; without a path, for one session.

    An article is known by its full path, and by its bytes once it has moved.
    """

    def __init__(self, path: Path | None = None, with_tagger: bool = True) -> None:
        self.with_tagger = with_tagger
        self._path = path
        self._names: dict[bytes, str] = {}  # the articles of this session, as they are named in it
        self._lost: dict[int, list[bytes]] = {}  # size of a file that is no longer where it was -> its keys
        self._state: State | None = None
        self._opening = threading.Thread(target=self._open, daemon=True)
        self._opening.start()

    def _open(self) -> None:
        """Beside the start of the app: the code for it is loaded, the file read."""
        from reader.store.folders import path_of
        from reader.store.state import State

        state = State(self._path)
        for (key,), row in state.rows["article"].items():
            if isinstance(key, bytes) and isinstance(size := row.get("size"), int) and not _exists(path_of(key)):
                self._lost.setdefault(size, []).append(key)
        self._state = state

    @property
    def _kept(self) -> State:
        self._opening.join()
        assert self._state is not None
        return self._state

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know about the state: sentences, the newest last; none while it is being read."""
        return tuple(self._state.notices) if self._state else ()

    def save(self) -> bool:
        """Write everything that is not yet written; says whether that worked."""
        return self._kept.flush()

    # Articles

    def place(self, path: str) -> tuple[int, int]:
        """Block and character where the reader stopped."""
        row = self._row(path)
        return _whole(row, "block"), _whole(row, "offset")

    def remember(self, path: str, block: int, offset: int) -> None:
        """The reader is here; an article that was never marked counts as being read from now on."""
        begun = {} if self._row(path).get("progress") or not (block or offset) else {"progress": "reading"}
        self._put(path, block=block, offset=offset, **begun)

    def progress(self, path: str) -> Progress:
        return cast(Progress, self._row(path).get("progress") or "unread")

    def set_progress(self, path: str, progress: Progress) -> None:
        self._put(path, progress=progress)

    def starred(self, path: str) -> bool:
        return bool(self._row(path).get("star"))

    def star(self, path: str) -> bool:
        """Star the article or take the star away; says whether it has one now."""
        self._put(path, star=int(not self.starred(path)))
        return self.starred(path)

    def width(self, path: str) -> int | None:
        """The cells of a line that the reader chose for this article."""
        return _whole(self._row(path), "width") or None

    def set_width(self, path: str, width: int | None) -> None:
        self._put(path, width=width)

    # The desk itself

    def choice(self, name: str) -> str:
        """How the reader wants a pane, as `choose` was told; "" where nothing was chosen."""
        return str(self._kept.get("choice", name).get("value") or "")

    def choose(self, name: str, value: str) -> None:
        self._kept.put("choice", name, value=value)

    # Headings

    def corrections(self, sha256: str) -> Mapping[int, int]:
        """Block index -> level of the heading that the reader made of it, 0 where a paragraph."""
        rows = self._kept.rows["correction"]
        levels = {block: row.get("level") for (name, block), row in tuple(rows.items()) if name == sha256}
        return {block: level for block, level in levels.items() if isinstance(block, int) and isinstance(level, int)}

    def correct(self, sha256: str, block: int, level: int | None) -> None:
        """Remember a heading's level, 0 for a paragraph; None forgets the correction."""
        self._kept.put("correction", sha256, block, level=level)

    # Marks

    def mark(self, letter: str, path: str, block: int, offset: int) -> None:
        self._kept.put("mark", letter, path=self._key(path), block=block, offset=offset)

    def marked(self, letter: str) -> tuple[str, int, int] | None:
        """Path, block and character; the path as it is named in this session, and where the file is now."""
        row = self._kept.get("mark", letter)
        key = row.get("path")
        return (self._named(key), _whole(row, "block"), _whole(row, "offset")) if isinstance(key, bytes) else None

    def marks(self) -> Mapping[str, tuple[str, int, int]]:
        """Letter -> path, block, character, by letter."""
        letters = sorted(str(letter) for (letter,) in tuple(self._kept.rows["mark"]))
        return {letter: place for letter in letters if (place := self.marked(letter))}

    # Names and rows

    def _key(self, path: str) -> bytes:
        from reader.store.folders import key

        folder, name = os.path.split(path)
        made = key(
            os.path.realpath(path) if os.path.islink(path) else os.path.join(_real(os.path.abspath(folder)), name)
        )
        self._names[made] = path
        return made

    def _row(self, path: str) -> Row:
        key = self._key(path)
        row = self._kept.get("article", key)
        return row or (self._moved(path, key) if self._lost else row)

    def _put(self, path: str, **values: Value) -> None:
        self._kept.put("article", self._key(path), **values)

    def _moved(self, path: str, key: bytes) -> Row:
        """An unknown file may be one that was elsewhere: the same size, then the same bytes."""
        from reader.core.files import fingerprint
        from reader.core.unreadable import Unreadable

        try:
            before = self._lost.get(os.stat(path).st_size, ())
            sha256 = fingerprint(path) if before else ""
        except (OSError, ValueError, Unreadable):
            return {}
        for old in before:
            row = self._kept.get("article", old)
            if row.get("sha256") == sha256:
                self._kept.put("article", key, **row)
                return self._kept.get("article", key)
        return {}

    def _named(self, key: bytes) -> str:
        """The path of an article: as it was asked for, or where its bytes are now."""
        from reader.store.folders import path_of

        path = self._names.get(key) or path_of(key)
        sha256 = self._kept.get("article", key).get("sha256")
        if sha256 is None or _exists(path):
            return path
        same = (name for (name,), row in tuple(self._kept.rows["article"].items()) if row.get("sha256") == sha256)
        found = (self._names.get(name) or path_of(name) for name in same if isinstance(name, bytes))
        return next(filter(_exists, found), path)


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _whole(row: Row, column: str) -> int:
    value = row.get(column)
    return value if isinstance(value, int) else 0
