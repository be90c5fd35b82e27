"""A database that can be made again: thrown away when it is damaged or of another make, in memory where it must be."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from reader.language import _
from reader.store import database

PATIENCE = 5.0  # seconds to wait for another reader, who takes in one file at a time
_T = TypeVar("_T")


class Cache:
    """One file, or memory, with the tables of `schema`; `make` tells what made them, and another make is dropped.

    Any thread may call; calls take turns.
    """

    def __init__(self, path: Path | None, schema: str, make: str) -> None:
        self.path, self._schema, self._make = path, schema, make
        self.notices: list[str] = []
        self.makes = 0  # how often it was opened: what was in it may be gone when this grows
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def do(self, work: Callable[[sqlite3.Connection], _T], restore: Callable[[], None] = lambda: None) -> _T:
        """Do the work; where the file fails, `restore` what was in it, and do it once more, at last in memory."""
        for _attempt in range(2):
            try:
                with self._lock:
                    return work(self._open())
            except database.ERRORS as error:
                self._give_up(error)
            restore()
        with self._lock:
            return work(self._open())

    def close(self) -> None:
        with self._lock, suppress(sqlite3.Error):
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection, self.makes = self._opened(), self.makes + 1
        return self._connection

    def _opened(self) -> sqlite3.Connection:
        if self.path is None:
            connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        else:
            database.create(self.path)
            connection = database.connect(self.path, wait=PATIENCE)
        # What power loss may spoil is made again; what kill -9 leaves is whole all the same.
        connection.execute("PRAGMA synchronous = OFF")
        if self._of_our_make(connection):
            return connection
        with database.transaction(connection):
            self._build(connection)
        return connection

    def _of_our_make(self, connection: sqlite3.Connection) -> bool:
        with suppress(sqlite3.OperationalError):
            return [(self._make,)] == connection.execute("SELECT make FROM about").fetchall()
        return False

    def _build(self, connection: sqlite3.Connection) -> None:
        for _kind, name in connection.execute("SELECT type, name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not name.startswith("sqlite_"):
                connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        for statement in filter(str.strip, self._schema.split(";")):
            connection.execute(statement)
        connection.execute("CREATE TABLE about (make TEXT NOT NULL)")
        connection.execute("INSERT INTO about VALUES (?)", (self._make,))

    def _give_up(self, error: Exception) -> None:
        """What is damaged is thrown away; a file that can't be used is left alone, and memory takes its place."""
        self.close()
        if self.path is None:
            return
        if database.damaged(error):
            with suppress(OSError):
                for suffix in ("-journal", "-wal", "-shm", ""):
                    Path(f"{self.path}{suffix}").unlink(missing_ok=True)
                return
        self.path = None
        self.notices.append(_("The index can't be kept in its file; it is made anew in memory."))
