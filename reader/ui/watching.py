"""Watching the open file: when it changes it is read again where it was left; when it goes, the text stays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.language import _
from reader.ui.wording import path as shown

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

EVERY = 2.0  # seconds between two looks; a file is read again when two of them see the same
Stamp = tuple[int, int]  # time of the last change in nanoseconds, size


def stamp(path: str) -> Stamp | None:
    """What changes when the file does; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


class Watching:
    """One file at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._path = ""
        self._known: Stamp | None = None
        self._seen: Stamp | None = None
        self._changed = False  # the next arrival is the file read again

    def arrived(self, path: str) -> None:
        """An article is on the desk."""
        if self._changed and path == self._path:
            self._desk.say(_("The file has changed: {path} was read again.").format(path=shown(path)))
        self._path, self._changed = path, False
        self._known = self._seen = stamp(path)

    def look(self) -> None:
        """Compare the file with what it was."""
        now = stamp(self._path) if self._path else None
        if now == self._known or self._desk.opening.reading:
            return
        if now is None:
            self._desk.say(
                _("{path} is no longer there. Its text stays here until you leave it.").format(path=shown(self._path)),
                problem=True,
            )
            self._known = None
        elif now == self._seen:
            self._changed, self._known = True, now
            self._desk.read_again(None)
        self._seen = now
