"""What the reader keeps: reading places, progress, stars, marks, corrected headings. In memory at once, on disk soon.

A thread of its own writes, so that no disk, lock or network home ever holds up the screen. What `flush` has
acknowledged is committed and survives kill -9; what can't be written stays in memory and is said once.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from pathlib import Path

from reader.core import foreign
from reader.core.files import fingerprint
from reader.core.unreadable import Unreadable
from reader.language import _
from reader.store import database, ledger
from reader.store.folders import path_of
from reader.store.ledger import Key, Rows, Value

SOON = 0.3  # seconds in which changes gather for one commit: moving the cursor is not worth one each
AGAIN = 5.0  # seconds after which a write that was refused is tried again
PATIENCE = 3.0  # seconds that a flush waits

Row = tuple[str, Key]  # table, key
Changes = dict[Row, dict[str, Value]]


class State:
    """The rows of the state, read when they are first asked for. No method raises, none waits for the disk but `flush`
    and the first question."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._writable = path, path is not None
        self.notices: list[str] = []
        self._waiting: Changes = {}
        self._changes = self._committed = self._tried = 0  # how many there were, are on the disk, were attempted
        self._urgent = False
        self._lock = threading.Condition()
        self._reading = threading.Lock()
        self._loaded: Rows | None = None
        self._stamps: dict[Key, tuple[int, int]] = {}
        self._writer: threading.Thread | None = None

    @property
    def rows(self) -> Rows:
        """Everything that is remembered: table, key, column, value."""
        with self._reading:
            if self._loaded is None:
                opened = ledger.read(self._path) if self._path else ledger.Opened(ledger.nothing())
                self._take(opened)
                self._loaded = opened.rows
            return self._loaded

    def _take(self, opened: ledger.Opened) -> None:
        self._writable = self._writable and opened.writable
        self._say(opened.notice)
        if opened.salvaged:
            with self._lock:
                self._change(everything(opened.rows))

    def get(self, table: str, *key: Value) -> Mapping[str, Value]:
        return self.rows[table].get(key, {})

    def put(self, table: str, *key: Value, **values: Value) -> None:
        """Remember at once; write soon."""
        rows = self.rows
        with self._lock:
            rows[table].setdefault(key, {}).update(values)
            self._change({(table, key): values})

    def flush(self, timeout: float = PATIENCE) -> bool:
        """Write now; True when all that was put before is committed, False when it could not be."""
        with self._lock:
            wanted, self._urgent = self._changes, True
            self._lock.notify_all()
            self._lock.wait_for(lambda: max(self._committed, self._tried) >= wanted or not self._writable, timeout)
            return self._committed >= wanted

    def _change(self, changes: Mapping[Row, Mapping[str, Value]]) -> None:
        """With the lock held: what has to be written, for the writer, who is there from the first change on."""
        self._changes += 1
        if not self._writable:
            return
        for row, values in changes.items():
            self._waiting.setdefault(row, {}).update(values)
        if self._writer is None:
            self._writer = threading.Thread(target=self._write, name="state", daemon=True)
            self._writer.start()
        self._lock.notify_all()

    # In the writer's thread

    def _write(self) -> None:
        while self._writable:
            with self._lock:
                self._lock.wait_for(lambda: self._waiting)
                self._lock.wait_for(lambda: self._urgent, SOON)
                rows, self._waiting = self._waiting, {}
                changes, self._urgent = self._changes, False
            self._commit(rows, changes)

    def _commit(self, rows: Changes, changes: int) -> None:
        assert self._path is not None
        try:
            new = ledger.write(self._path, [(*row, self._signed(row, values)) for row, values in rows.items()])
        except ledger.Newer:
            self._stop(ledger.later(self._path))
        except database.ERRORS as error:
            self._failed(self._path, error, rows, changes)
        else:
            with self._lock:
                self._committed = changes
                if new and len(rows) < sum(map(len, self.rows.values())):  # the file was taken away: write it all anew
                    self._change(everything(self.rows))
                self._lock.notify_all()

    def _failed(self, path: Path, error: Exception, rows: Changes, changes: int) -> None:
        """Nothing is lost: the changes wait for another attempt, which comes soon where there is hope."""
        hope = database.passing(error)
        if database.damaged(error):
            opened = ledger.read(path)
            self._say(opened.notice)
            hope = opened.salvaged
        with self._lock:
            rows = everything(self.rows) if hope and not database.passing(error) else rows
            for row, values in self._waiting.items():
                rows.setdefault(row, {}).update(values)
            self._waiting = rows
            if not hope:
                self._refused(path, error, changes)

    def _refused(self, path: Path, error: Exception, changes: int) -> None:
        """With the lock held: say it, let those go on who wait for a commit, and rest."""
        said = _("{path} can't be written ({reason}): places and marks are kept in memory until it can.")
        reason = getattr(error, "strerror", None) or str(error)
        self._say(said.format(path=foreign.name(path), reason=foreign.line(reason)))
        self._tried = changes
        self._lock.notify_all()
        self._lock.wait_for(lambda: self._urgent, AGAIN)

    def _signed(self, row: Row, values: dict[str, Value]) -> dict[str, Value]:
        """An article's row with what its file is, so that it is known again when it has moved."""
        table, key = row
        if table != "article" or not isinstance(key[0], bytes):
            return values
        path = path_of(key[0])
        try:
            status = os.stat(path)
            stamp = status.st_size, status.st_mtime_ns
            if self._stamps.get(key) != stamp:
                signature: dict[str, Value] = {"size": status.st_size, "sha256": fingerprint(path)}
                self._stamps[key] = stamp
                self.rows[table].setdefault(key, {}).update(signature)
                return values | signature
        except (OSError, ValueError, Unreadable):
            pass  # it is gone, or never was a file; what is known of it stays
        return values

    def _stop(self, notice: str) -> None:
        self._say(notice)
        with self._lock:
            self._writable = False
            self._lock.notify_all()

    def _say(self, notice: str) -> None:
        if notice and notice not in self.notices:
            self.notices.append(notice)


def everything(rows: Rows) -> Changes:
    """A copy of all rows, as changes; with the lock held."""
    return {(table, key): dict(values) for table, kept in rows.items() for key, values in kept.items()}
