"""Writing exports: a name that every system takes, the whole file or nothing, and never over another."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from reader.core import foreign

LONGEST = 200  # bytes of a name, its suffix and number included: 255 is the limit of common file systems

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*␀-␡\ufffd]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)", re.IGNORECASE)
_SPACES = re.compile(r"[\s_]+")


def slug(text: str, suffix: str = ".md") -> str:
    """A file name for a title: legal on three systems, at most `LONGEST` bytes, never hidden or an option."""
    name = unicodedata.normalize("NFC", foreign.line(text))
    name = _SPACES.sub(" ", _FORBIDDEN.sub(" ", name)).strip(" .-~")
    if not name or _RESERVED.match(name):
        name = f"article {name}".strip()
    room = LONGEST - len(suffix.encode()) - 8
    while len(name.encode()) > room:
        name = name[:-1]
        while name and unicodedata.combining(name[-1]):
            name = name[:-1]
    return name.rstrip(" .") + suffix


def save(folder: Path, name: str, text: str, suffix: str = ".md", *, force: bool = False) -> Path:
    """Write `text` into `folder` under a name made of `name`; returns the path. Raises `OSError`.

    The file appears whole or not at all, and never in the place of another: a taken name gets a number. With `force`
    the file of that name is replaced, as wholly.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = slug(name, "")
    handle, temporary = tempfile.mkstemp(prefix=".reader-", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        if force:
            os.replace(temporary, folder / (stem + suffix))
            return folder / (stem + suffix)
        return _linked(Path(temporary), folder, stem, suffix)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _linked(temporary: Path, folder: Path, stem: str, suffix: str) -> Path:
    """Give the file its name; a link never replaces, so two readers at once get two files."""
    for number in range(1, 10_000):
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        try:
            os.link(temporary, path, follow_symlinks=False)
            return path
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            return _created(temporary, path)
    raise FileExistsError(f"{folder / stem}")


def _created(temporary: Path, path: Path) -> Path:
    """Where there are no links: create the name for ourselves alone, then put the file in its place."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o644)
    os.close(handle)
    os.replace(temporary, path)
    return path


def write(path: Path, text: str, *, force: bool = False) -> None:
    """Write one file under exactly its name, whole or not at all. Raises `FileExistsError` unless `force`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not force and os.path.lexists(path):
        raise FileExistsError(os.fspath(path))
    handle, temporary = tempfile.mkstemp(prefix=".reader-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        if force:
            os.replace(temporary, path)
        else:
            os.link(temporary, path, follow_symlinks=False)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
