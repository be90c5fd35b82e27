"""The tables of the index, and what is asked of them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reader.core import folding
from reader.language import in_use
from reader.store import database
from reader.store.finding import Hit, Query, hit
from reader.store.folders import key, path_of
from reader.store.gathering import Leaf, stamp

SCHEMA = """
CREATE TABLE file (
  id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, changed INTEGER NOT NULL,
  entered INTEGER NOT NULL, sha256 TEXT NOT NULL, title TEXT NOT NULL, problem TEXT, advice TEXT NOT NULL,
  language TEXT NOT NULL);
CREATE TABLE block (
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL, number INTEGER NOT NULL, section TEXT, text TEXT NOT NULL);
CREATE INDEX block_of_file ON block (file);
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'trigram case_sensitive 1');
CREATE TABLE kept (sha256 TEXT NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (sha256, what))
"""
_GRAM = 3  # characters of which the table of words is made
_ASKED = 64  # characters of a word that the table is asked for: the text decides about the rest
_SEPARATOR = os.sep.encode()

Rank = tuple[int, tuple[tuple[bool, bytes], ...]]
Named = dict[int, tuple[Rank, str]]  # a file's row -> its place in the order, and its name


def settle(connection: sqlite3.Connection, listed: Mapping[bytes, str], paths: Sequence[str]) -> list[str]:
    """Let go of the files below `paths` that are not listed; returns those that are new or have changed."""
    asked = "SELECT path, id, size, changed, entered, problem IS NOT NULL AND language <> ? FROM file"
    rows = _typed(connection.execute(asked, (in_use(),)), bytes, int, int, int, int, int)
    known = {path: tuple(rest) for path, *rest in rows}
    roots = tuple(map(_root, paths))
    gone = [known[path][0] for path in known if path not in listed and path.startswith(roots)]
    if gone:
        with database.transaction(connection):
            for row in gone:
                _drop(connection, row)
    return [path for name, path in listed.items() if name not in known or known[name][1:] != (*stamp(path), 0)]


def _root(path: str) -> bytes:
    return key(path).rstrip(_SEPARATOR) + _SEPARATOR


def put(connection: sqlite3.Connection, leaf: Leaf) -> None:
    """Put a file in the place of its old self, all of it or nothing."""
    with database.transaction(connection):
        path = key(leaf.path)
        for (row,) in connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchall():
            _drop(connection, row)
        file = connection.execute(
            "INSERT INTO file (path, size, changed, entered, sha256, title, problem, advice, language)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (path, *leaf.stamp, leaf.sha256, leaf.title, leaf.problem, leaf.advice, in_use()),
        ).lastrowid
        first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM block").fetchone()[0]
        rows = [(first + at, file, *block) for at, block in enumerate(leaf.blocks)]
        connection.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?)", rows)
        texts = ((row, folding.folded(text)) for row, _file, _number, _section, text in rows)
        connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", texts)


def _drop(connection: sqlite3.Connection, file: int) -> None:
    connection.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM block WHERE file = ?)", (file,))
    connection.execute("DELETE FROM block WHERE file = ?", (file,))
    connection.execute("DELETE FROM file WHERE id = ?", (file,))


def hits(connection: sqlite3.Connection, query: Query, paths: Sequence[str] | None) -> Iterator[Hit]:
    """Every place of the query, in the order of the files and in reading order."""
    named = _named(connection, paths)
    found = [row for row in _candidates(connection, query) if row[0] in named]
    for file, number, row in sorted(found, key=lambda row: (named[row[0]][0], row[1])):
        asked = "SELECT file.title, section, text FROM block JOIN file ON file.id = file WHERE block.id = ?"
        ((title, section, text),) = _typed(connection.execute(asked, (row,)), str, str | None, str)
        for start, end in query.places(text):
            yield hit(named[file][1], title, section, number, text, start, end)


def _candidates(connection: sqlite3.Connection, query: Query) -> list[tuple[int, int, int]]:
    """File, block and row of the paragraphs that may hold the words; trigrams find the long ones."""
    words = [folding.folded(word.folded)[:_ASKED] for word in query.words]
    long = " AND ".join('"' + word.replace('"', '""') + '"' for word in words if len(word) >= _GRAM)
    short = [word for word in words if len(word) < _GRAM]
    conditions = ["words MATCH ?"] * bool(long) + ["instr(words.text, ?)"] * len(short)
    asked = "SELECT block.file, block.number, block.id FROM words JOIN block ON block.id = words.rowid WHERE "
    rows = connection.execute(asked + " AND ".join(conditions), [*filter(None, [long]), *short])
    return list(_typed(rows, int, int, int))


def problems(connection: sqlite3.Connection, paths: Sequence[str]) -> Iterator[Leaf]:
    """The files that could not be read, in order."""
    named = _named(connection, paths)
    asked = "SELECT id, size, changed, entered, problem, advice FROM file WHERE problem IS NOT NULL"
    rows = [row for row in _typed(connection.execute(asked), int, int, int, int, str, str) if row[0] in named]
    for row, *when, problem, advice in sorted(rows, key=lambda row: named[row[0]][0]):
        size, changed, entered = when
        yield Leaf(named[row][1], (size, changed, entered), problem=problem, advice=advice)


def _named(connection: sqlite3.Connection, paths: Sequence[str] | None) -> Named:
    """The files below `paths`, as `paths` name them and in their order, which within a folder is the library's."""
    files = list(_typed(connection.execute("SELECT id, path FROM file"), int, bytes))
    if paths is None:
        return {row: ((0, _rank(path)), path_of(path)) for row, path in files}
    given = {key(path): (at, path) for at, path in reversed(list(enumerate(paths)))}
    known = {path for _row, path in files}
    folders = [(at, path) for name, (at, path) in given.items() if name not in known and os.path.isdir(path)]
    named: Named = {row: ((given[path][0], ()), given[path][1]) for row, path in files if path in given}
    for at, folder in sorted(folders, reverse=True):
        root = _root(folder)
        for row, path in files:
            inside = path[len(root) :]
            if path not in given and path.startswith(root) and not _hidden(inside):
                named[row] = (at, _rank(inside)), os.path.join(folder, path_of(inside))
    return named


def _typed(rows: Iterable[tuple[Any, ...]], *types: Any) -> Iterator[tuple[Any, ...]]:
    """The rows; `ValueError` where a value is not what was written: one flipped bit makes a path a number."""
    for row in rows:
        if not all(map(isinstance, row, types)):
            raise ValueError("damaged")
        yield row


def _rank(path: bytes) -> tuple[tuple[bool, bytes], ...]:
    """The files of a folder come before the folders in it."""
    *folders, name = path.split(_SEPARATOR)
    return (*((True, folder) for folder in folders), (False, name))


def _hidden(path: bytes) -> bool:
    return any(part.startswith(b".") for part in path.split(_SEPARATOR))
