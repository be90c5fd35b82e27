"""Writing exports: a name that every system takes, the whole file or nothing, and never over another."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from reader.core import foreign

LONGEST = 200  # bytes of a name, its suffix and number included: 255 is the limit of common file systems

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*␀-␡\ufffd]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)", re.IGNORECASE)
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}
_SPACES = re.compile(r"[\s_]+")


def slug(text: str, suffix: str = ".md") -> str:
    """A file name for a title: legal on three systems, at most `LONGEST` bytes, never hidden or an option."""
    name = unicodedata.normalize("NFC", foreign.line(text))
    name = _SPACES.sub(" ", _FORBIDDEN.sub(" ", name)).strip(" .-~")
    if not name or _RESERVED.match(name):
        name = f"article {name}".strip()
    return _within(name, LONGEST - len(suffix.encode()) - 8).rstrip(" .") + suffix


def _within(name: str, room: int) -> str:
    """As much of a name as `room` bytes hold, no pile of marks cut in the middle."""
    kept = name.encode()[:room].decode(errors="ignore")
    while len(kept) < len(name) and kept and unicodedata.combining(kept[-1]):
        kept = kept[:-1]
    return kept


def save(folder: Path, name: str, text: str, suffix: str = ".md", *, force: bool = False) -> Path:
    """Write `text` into `folder` under a name made of `name`; returns the path. Raises `OSError`.

    The file appears whole or not at all, and never in the place of another: a taken name gets a number. With `force`
    the file of that name is replaced, as wholly.
    """
    stem = slug(name.removesuffix(suffix), "")
    numbers = (f" ({number})" for number in range(2, 10_000))
    return _put(folder, (f"{stem}{number}{suffix}" for number in ("", *numbers)), text, force)


def write(path: Path, text: str, *, force: bool = False) -> None:
    """Write one file under exactly its name, as wholly; a taken one only with `force`. Raises `OSError`."""
    if not force and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path))
    _put(path.parent, iter((path.name,)), text, force)


def _put(folder: Path, names: Iterator[str], text: str, force: bool) -> Path:
    """Write beside the place, then give the file the first of the names that is free."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(folder)) from None
    temporary = folder / f".reader-{secrets.token_hex(8)}"
    try:
        _write(temporary, text)
        path = _replacing(temporary, folder / next(names)) if force else _named(temporary, folder, names)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
    _settle(folder)
    return path


def _write(path: Path, text: str) -> None:
    """A new file, on the disk when this returns."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o666)
    with open(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _replacing(temporary: Path, path: Path) -> Path:
    os.replace(temporary, path)
    return path


def _named(temporary: Path, folder: Path, names: Iterator[str]) -> Path:
    """A link never replaces, so two readers at once get two files; a link that lies there is not followed."""
    for name in names:
        try:
            os.link(temporary, folder / name, follow_symlinks=False)
            return folder / name
        except FileExistsError:
            continue
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        with contextlib.suppress(FileExistsError):
            return _claimed(temporary, folder / name)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(folder))


def _claimed(temporary: Path, path: Path) -> Path:
    """On a file system without links: take the name for ourselves alone, then put the file in its place."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o666))
    try:
        return _replacing(temporary, path)
    except OSError:
        os.unlink(path)
        raise


def _settle(folder: Path) -> None:
    """The name is on the disk too, where the system can say so of a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
