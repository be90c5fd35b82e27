"""Folders to files: names first, since thousands of names cost nothing; what is in them is read on demand."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.model import Meta
from reader.language import _

KINDS = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml", ".txt"})
MOST = 100_000  # files of one library: a folder with more is not a library


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to list. `key` tells two names of one file; `problem` is why it can't be read, a sentence."""

    path: str
    key: str
    meta: Meta | None = None
    problem: str | None = None


Stamp = tuple[int, int, int]  # time of the last change in nanoseconds, size, inode


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that are new, have changed or are gone since the last look, in the order of the library."""

    appeared: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.appeared or self.changed or self.gone)


class Watch:
    """What happens to the files below paths. Looking costs a list of names and a stat a file: for a worker."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self._known: dict[str, Stamp | None] | None = None

    def look(self) -> Changes:
        """What has happened since the last look; nothing at the first. Raises nothing."""
        before, now = self._known, {entry.path: _stamp(entry.path) for entry in scan(self._paths)}
        self._known = now
        if before is None:
            return Changes()
        return Changes(
            appeared=tuple(path for path in now if path not in before),
            changed=tuple(path for path, stamp in now.items() if path in before and before[path] != stamp),
            gone=tuple(path for path in before if path not in now),
        )


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def scan(paths: Sequence[str]) -> Iterator[Entry]:
    """The articles below folders, and files as named; each file once, in the order of names. Raises nothing."""
    seen: set[tuple[int, int]] = set()
    count = 0
    for path in paths:
        for entry in _below(path, seen) if os.path.isdir(path) else _named(path, seen):
            yield entry
            count += 1
            if count >= MOST:
                return


def _named(path: str, seen: set[tuple[int, int]]) -> Iterator[Entry]:
    if path == "-" or not _seen(path, seen):
        yield Entry(path, path)


def _below(root: str, seen: set[tuple[int, int]]) -> Iterator[Entry]:
    """Depth first with a stack of our own; no folder twice, so that loops of links end, and nothing outside `root`."""
    inside = os.path.realpath(root)
    folders, visited = [root], set()
    while folders:
        folder = folders.pop()
        identity = os.path.realpath(folder)
        if identity in visited:
            continue
        visited.add(identity)
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Entry(folder, folder, problem=_("this folder can't be read: {reason}").format(reason=error.strerror))
            continue
        below = []
        for entry in found:
            if entry.name.startswith("."):
                continue
            folder_like, kind = _is_folder(entry), os.path.splitext(entry.name)[1].lower()
            if entry.is_symlink() and not _contains(inside, entry.path):
                if folder_like or kind in KINDS:
                    yield Entry(entry.path, entry.path, problem=_leads_out())
            elif folder_like:
                below.append(entry.path)
            elif kind in KINDS and not _seen(entry.path, seen):
                yield Entry(entry.path, entry.path)
        folders.extend(reversed(below))


def refusal(path: str, roots: Sequence[str]) -> str | None:
    """Why a file that is listed below one of the roots is not opened: it is a link that leads out of there."""
    if not os.path.islink(path):
        return None
    above = [root for root in roots if os.path.isdir(root) and path.startswith(os.path.join(root, ""))]
    inside = any(_contains(os.path.realpath(root), path) for root in above)
    return _leads_out() if above and not inside else None


def _leads_out() -> str:
    return _("it leads out of the folder, and is not followed")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _contains(root: str, path: str) -> bool:
    """Whether a link leads to a place below the root; one that leads nowhere is listed, to say so."""
    try:
        return not os.path.exists(path) or os.path.commonpath([root, os.path.realpath(path)]) == root
    except ValueError:
        return False


def _seen(path: str, seen: set[tuple[int, int]]) -> bool:
    """Whether this file was listed already, under this or another name."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return False
    identity = (status.st_dev, status.st_ino)
    if identity in seen and stat.S_ISREG(status.st_mode):
        return True
    seen.add(identity)
    return False
