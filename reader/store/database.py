"""SQLite as the state and the index use it: what its errors mean, and how a damaged file is put aside.

Both keep a rollback journal: write-ahead logging does not work on network file systems (sqlite.org/wal.html), and no
call tells everywhere whether a home is on one.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

BUSY = 0.25  # seconds that a call waits for another reader's commit, which takes a few thousandths
_MAGIC = b"SQLite format 3\x00"
_PASSING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT,
}  # fmt: skip
ERRORS = (OSError, sqlite3.Error, ValueError, TypeError, OverflowError)  # what damaged files have been seen to raise


def _code(error: Exception) -> int:
    """The primary result code; 0 where Python itself complains, say of text that is no UTF-8."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def passing(error: Exception) -> bool:
    """Whether somebody else holds the file for the moment."""
    return _code(error) in _PASSING


def damaged(error: Exception) -> bool:
    """Whether the file itself is at fault, not its place, its permissions or the disk."""
    return not isinstance(error, OSError) and _code(error) not in _PASSING | _REFUSED


def readable(path: Path) -> bool:
    """Whether the file begins as SQLite's do; an empty one is a database without tables. Raises `OSError`."""
    with open(path, "rb") as file:
        start = file.read(len(_MAGIC))
    return start in {b"", _MAGIC}


def connect(path: Path, *, readonly: bool = False, wait: float = BUSY) -> sqlite3.Connection:
    """A connection without implicit transactions, for one thread at a time. Raises `sqlite3.Error`."""
    mode = "?mode=ro" if readonly else "?mode=rw"
    return sqlite3.connect(
        path.absolute().as_uri() + mode, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
    )


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the lock is taken at once, so that nobody writes between our reading and our writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


def create(path: Path) -> None:
    """Make an empty file that only its owner reads, unless there is one. Raises `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def put_aside(path: Path) -> Path:
    """Rename a damaged file and its journal, which must not meet the next file; returns the new name. Raises `OSError`.

    Nothing is replaced and nothing deleted.
    """
    stamp = time.strftime("%Y%m%dT%H%M%S")
    names = (path.with_name(f"{path.name}.corrupt-{stamp}{more}") for more in ("", *(f"-{n}" for n in range(2, 1000))))
    aside = next(name for name in names if not os.path.lexists(name))
    for suffix in ("-journal", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{path}{suffix}", f"{aside}{suffix}")
    os.rename(path, aside)
    return aside
