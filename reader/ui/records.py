"""What the desk remembers: in memory while it runs, and in the store where there is one to write to.

The rest of the desk asks and tells only this object; it never blocks and never fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.ui.library import Progress


@dataclass(slots=True)
class Records:
    """Reading places, marks, stars and corrected headings."""

    with_tagger: bool = True
    _corrections: dict[str, dict[int, int]] = field(default_factory=dict)
    _places: dict[str, tuple[int, int]] = field(default_factory=dict)
    _progress: dict[str, Progress] = field(default_factory=dict)
    _stars: set[str] = field(default_factory=set)
    _marks: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def corrections(self, sha256: str) -> Mapping[int, int]:
        """Block index -> level of the heading that the reader made of it, 0 where a paragraph."""
        return self._corrections.get(sha256, {})

    def correct(self, sha256: str, block: int, level: int | None) -> None:
        """Remember a heading's level, 0 for a paragraph; None forgets the correction."""
        levels = self._corrections.setdefault(sha256, {})
        if level is None:
            levels.pop(block, None)
        else:
            levels[block] = level

    def place(self, path: str) -> tuple[int, int]:
        """Block and character where the reader stopped."""
        return self._places.get(path, (0, 0))

    def remember(self, path: str, block: int, offset: int) -> None:
        self._places[path] = (block, offset)

    def progress(self, path: str) -> Progress:
        return self._progress.get(path, "unread")

    def set_progress(self, path: str, progress: Progress) -> None:
        self._progress[path] = progress

    def starred(self, path: str) -> bool:
        return path in self._stars

    def star(self, path: str) -> bool:
        """Star the article or take the star away; says whether it has one now."""
        self._stars ^= {path}
        return path in self._stars

    def mark(self, letter: str, path: str, block: int, offset: int) -> None:
        self._marks[letter] = (path, block, offset)

    def marked(self, letter: str) -> tuple[str, int, int] | None:
        return self._marks.get(letter)

    def marks(self) -> Mapping[str, tuple[str, int, int]]:
        """Letter -> path, block, character, by letter."""
        return dict(sorted(self._marks.items()))

    def save(self) -> None:
        """Write everything that is not yet written."""
