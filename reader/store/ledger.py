"""The tables of the state: made, brought up to date, read and written. What is damaged is put aside, never deleted."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.core import foreign
from reader.language import _
from reader.store import database

Value = int | str | bytes | None
Key = tuple[Value, ...]
Rows = dict[str, dict[Key, dict[str, Value]]]  # table -> key -> column -> value


@dataclass(frozen=True, slots=True)
class Table:
    """The columns that name a row, and those that say something of it."""

    key: tuple[str, ...]
    columns: tuple[str, ...]
    since: int = 1  # the version that made it


TABLES = {
    "article": Table(("path",), ("sha256", "size", "block", "offset", "progress", "star", "width")),
    "mark": Table(("letter",), ("path", "block", "offset")),
    "correction": Table(("sha256", "block"), ("level",)),
    "choice": Table(("name",), ("value",), since=2),
}

_WHOLE = "CHECK ({0} IS NULL OR (typeof({0}) = 'integer' AND {0} BETWEEN 0 AND 1000000000000))"
_STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"""CREATE TABLE article (
          path BLOB NOT NULL PRIMARY KEY CHECK (typeof(path) = 'blob'),
          sha256 TEXT CHECK (sha256 IS NULL OR (typeof(sha256) = 'text' AND length(sha256) = 64)),
          size INTEGER {_WHOLE.format("size")}, block INTEGER {_WHOLE.format("block")},
          offset INTEGER {_WHOLE.format("offset")},
          progress TEXT CHECK (progress IS NULL OR progress IN ('unread', 'reading', 'read')),
          star INTEGER CHECK (star IS NULL OR star IN (0, 1)), width INTEGER {_WHOLE.format("width")})""",
        f"""CREATE TABLE mark (
          letter TEXT NOT NULL PRIMARY KEY CHECK (length(letter) = 1),
          path BLOB NOT NULL CHECK (typeof(path) = 'blob'), block INTEGER NOT NULL {_WHOLE.format("block")},
          offset INTEGER NOT NULL {_WHOLE.format("offset")})""",
        f"""CREATE TABLE correction (
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64), block INTEGER NOT NULL {_WHOLE.format("block")},
          level INTEGER CHECK (level IS NULL OR level BETWEEN 0 AND 6), PRIMARY KEY (sha256, block))""",
    ),
    (
        """CREATE TABLE choice (
          name TEXT NOT NULL PRIMARY KEY CHECK (typeof(name) = 'text' AND length(name) <= 100),
          value TEXT CHECK (value IS NULL OR (typeof(value) = 'text' AND length(value) <= 100)))""",
    ),
)  # a step a version: what was released is never changed, only followed by another
VERSION = len(_STEPS)


class Damaged(Exception):
    """The file is no state, or not a whole one."""


class Newer(Exception):
    """The file was written by a later version of the reader."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was remembered, whether more can be, and what the user should know about it."""

    rows: Rows
    writable: bool = True
    notice: str = ""
    salvaged: bool = False  # the rows are in no file yet


def nothing() -> Rows:
    """No row in any table."""
    return {name: {} for name in TABLES}


def read(path: Path) -> Opened:
    """Read the state; raises nothing. A damaged file is put aside, and what can still be read of it is carried over."""
    try:
        return _read(path)
    except FileNotFoundError:
        return Opened(nothing())
    except Newer:
        return _of_later_version(path)
    except Damaged:
        return _put_aside(path)
    except database.ERRORS as error:
        return _in_use(path) if database.passing(error) else Opened(nothing(), False, _unreadable(path, error))


def _read(path: Path) -> Opened:
    if not database.readable(path):
        raise Damaged
    try:
        with closing(database.connect(path, readonly=not os.access(path, os.W_OK))) as connection:
            _check(connection)
            return Opened(_rows(connection))
    except database.ERRORS as error:
        if database.damaged(error):
            raise Damaged from error
        raise


def _check(connection: sqlite3.Connection) -> None:
    """Whole and of our version; an empty file gets its tables when it is first written to."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise Newer
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Damaged
    if version < 0 or (version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
        raise Damaged


def _rows(connection: sqlite3.Connection) -> Rows:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return {name: dict(_table(connection, name)) if table.since <= version else {} for name, table in TABLES.items()}


def _table(connection: sqlite3.Connection, name: str) -> Iterator[tuple[Key, dict[str, Value]]]:
    table, width = TABLES[name], len(TABLES[name].key)
    for row in connection.execute(f"SELECT {', '.join((*table.key, *table.columns))} FROM {name}"):
        said = zip(table.columns, row[width:], strict=True)
        yield row[:width], {column: value for column, value in said if value is not None}


def write(path: Path, rows: Iterable[tuple[str, Key, Mapping[str, Value]]]) -> bool:
    """Write columns of rows, all or none; committed and on the disk when it returns. Says whether the file is new.

    Raises `database.ERRORS`, and `Newer`.
    """
    database.create(path)
    with closing(database.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        with database.transaction(connection):
            new = _bring_up_to_date(connection)
            for name, key, values in rows:
                with suppress(sqlite3.IntegrityError):  # one row that the checks refuse must not hold up the others
                    _put(connection, name, key, values)
    return new


def _bring_up_to_date(connection: sqlite3.Connection) -> bool:
    """Inside the transaction, so that of two readers that start together one makes the tables; says whether we did."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise Newer
    for step in _STEPS[version:]:
        for statement in step:
            connection.execute(statement)
    if version < VERSION:
        connection.execute(f"PRAGMA user_version = {VERSION}")
    return bool(version == 0)


def _put(connection: sqlite3.Connection, name: str, key: Key, values: Mapping[str, Value]) -> None:
    table = TABLES[name]
    columns = [column for column in table.columns if column in values]
    everything = (*table.key, *columns)
    update = ", ".join(f"{column} = excluded.{column}" for column in columns)
    connection.execute(
        f"INSERT INTO {name} ({', '.join(everything)}) VALUES ({', '.join('?' * len(everything))})"
        f" ON CONFLICT ({', '.join(table.key)}) DO " + (f"UPDATE SET {update}" if update else "NOTHING"),
        (*key, *(values[column] for column in columns)),
    )


def _of_later_version(path: Path) -> Opened:
    rows = nothing()
    with suppress(*database.ERRORS), closing(database.connect(path, readonly=True)) as connection:
        rows = {name: dict(_table(connection, name)) for name in TABLES}
    return Opened(rows, writable=False, notice=later(path))


def _put_aside(path: Path) -> Opened:
    try:
        aside = database.put_aside(path)
    except OSError as error:
        return Opened(nothing(), writable=False, notice=_unreadable(path, error))
    saved = _salvaged(aside)
    said = _("{path} was damaged. It was moved to {aside}; what could still be read of it was kept.")
    said = said if any(saved.values()) else _("{path} was damaged. It was moved to {aside}; a new one is begun.")
    return Opened(saved, salvaged=True, notice=said.format(path=foreign.name(path), aside=foreign.name(aside.name)))


def _salvaged(aside: Path) -> Rows:
    """The rows of a damaged file that a whole one would take: tried in memory, so that its checks decide."""
    rows = nothing()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as trial:
        _bring_up_to_date(trial)
        for name in TABLES:
            with suppress(*database.ERRORS), closing(database.connect(aside, readonly=True)) as connection:
                for key, values in _table(connection, name):
                    with suppress(*database.ERRORS):
                        _put(trial, name, key, values)
                        rows[name][key] = values
    return rows


def later(path: Path) -> str:
    """The sentence on a file of a later version."""
    said = _("{path} was written by a later version of the reader: places and marks are not saved in this session.")
    return said.format(path=foreign.name(path))


def _in_use(path: Path) -> Opened:
    said = _("{path} is held by another program: what was remembered before shows when the reader is started again.")
    return Opened(nothing(), notice=said.format(path=foreign.name(path)))


def _unreadable(path: Path, error: Exception) -> str:
    said = _("{path} can't be read ({reason}): places and marks are kept for this session only.")
    reason = getattr(error, "strerror", None) or str(error)
    return said.format(path=foreign.name(path), reason=foreign.line(reason))


def chosen(path: Path, name: str) -> str:
    """What was chosen last time, "" where nothing was or the state can't be asked at once."""
    if not path.exists():
        return ""
    try:
        with closing(database.connect(path, readonly=True, wait=0)) as connection:
            row = connection.execute("SELECT value FROM choice WHERE name = ?", (name,)).fetchone()
            return str(row[0] or "") if row else ""
    except database.ERRORS:
        return ""


def unchanged(path: Path, key: bytes, sha256: str) -> bool:
    """Whether the state surely says nothing of how an article is shown: no place, width or corrected heading."""
    if not path.exists():
        return True
    asked = """SELECT EXISTS (SELECT 1 FROM article WHERE (path = :key OR sha256 = :sha) AND
        (block > 0 OR offset > 0 OR width > 0)) OR EXISTS (SELECT 1 FROM correction WHERE sha256 = :sha)"""
    try:
        with closing(database.connect(path, readonly=True, wait=0)) as connection:
            return bool(connection.execute(asked, {"key": key, "sha": sha256}).fetchone() == (0,))
    except database.ERRORS:
        return False
