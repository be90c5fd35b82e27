"""What is said of a file that can't be read."""

from __future__ import annotations

import os

from reader.core import foreign


class Unreadable(Exception):
    """A file that can't be read: its path, why, and what to do, each fit for showing."""

    def __init__(self, path: str | os.PathLike[str], reason: str, advice: str = "") -> None:
        super().__init__(path, reason, advice)
        self.path, self.reason, self.advice = os.fspath(path), reason, advice

    def __str__(self) -> str:
        said = f"{foreign.name(self.path)}: {self.reason}"
        return f"{said}; {self.advice}" if self.advice else said
