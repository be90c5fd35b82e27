"""What the state is told is there again: for one reader, for two at once, and for files of other versions."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

from reader.store import ledger
from reader.store.state import State
from tests.store.filled import SHA, filled


def test_what_was_acknowledged_is_there_again(tmp_path: Path) -> None:
    before = filled(tmp_path / "state.db")
    again = State(tmp_path / "state.db")
    assert again.rows == before.rows
    assert again.get("article", b"/articles/3.md") == {"block": 3, "offset": 7, "progress": "reading", "star": 1}
    assert again.notices == []


def test_a_column_that_is_not_told_keeps_its_value(tmp_path: Path) -> None:
    filled(tmp_path / "state.db")
    second = State(tmp_path / "state.db")
    second.put("article", b"/articles/3.md", block=9)
    second.put("correction", SHA, 5, level=None)
    assert second.flush()
    third = State(tmp_path / "state.db")
    assert third.get("article", b"/articles/3.md") == {"block": 9, "offset": 7, "progress": "reading", "star": 1}
    assert third.get("correction", SHA, 5) == {}


def test_only_its_owner_may_read_it_and_it_has_no_write_ahead_log(tmp_path: Path) -> None:
    filled(tmp_path / "private" / "state.db")
    assert (tmp_path / "private" / "state.db").stat().st_mode & 0o077 == 0
    with sqlite3.connect(tmp_path / "private" / "state.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_article_is_written_with_what_its_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("abc")
    state = State(tmp_path / "state.db")
    state.put("article", os.fsencode(tmp_path / "a.md"), block=1)
    assert state.flush()
    row = State(tmp_path / "state.db").get("article", os.fsencode(tmp_path / "a.md"))
    assert (row["size"], row["sha256"]) == (3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


# Two readers at once


def test_two_readers_write_side_by_side(tmp_path: Path) -> None:
    states = [State(tmp_path / "state.db") for _reader in range(2)]

    def write(state: State, letter: str) -> None:
        for number in range(60):
            state.put("article", b"/%s/%d" % (letter.encode(), number), block=number)
            state.put("article", b"/same", block=number)
            if number % 6 == 0:
                assert state.flush(20)
        assert state.flush(20)

    threads = [threading.Thread(target=write, args=pair) for pair in zip(states, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = State(tmp_path / "state.db").rows["article"]
    assert len(rows) == 121
    assert rows[(b"/same",)] == {"block": 59}
    assert [state.notices for state in states] == [[], []]


def test_a_reader_that_holds_the_file_holds_up_nobody(tmp_path: Path) -> None:
    filled(tmp_path / "state.db")
    other = sqlite3.connect(tmp_path / "state.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    state = State(tmp_path / "state.db")
    state.put("article", b"/new.md", block=5)  # neither the question nor the answer waits for the other
    assert state.get("article", b"/new.md") == {"block": 5}
    assert not state.flush(0.1)
    other.execute("COMMIT")
    assert state.flush(20)
    assert State(tmp_path / "state.db").get("article", b"/new.md") == {"block": 5}


def test_a_lock_at_the_start_loses_nothing_of_the_file(tmp_path: Path) -> None:
    filled(tmp_path / "state.db")
    other = sqlite3.connect(tmp_path / "state.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    state = State(tmp_path / "state.db")
    assert state.get("mark", "a") == {}
    assert len(state.notices) == 1
    other.execute("COMMIT")
    state.put("mark", "z", path=b"/z.md", block=0, offset=0)
    assert state.flush(20)
    assert sorted(State(tmp_path / "state.db").rows["mark"]) == [("a",), ("b",), ("c",), ("z",)]


# Versions


def test_a_file_of_a_later_version_is_read_and_left_alone(tmp_path: Path) -> None:
    before = filled(tmp_path / "state.db").rows
    with sqlite3.connect(tmp_path / "state.db") as connection:
        connection.execute("ALTER TABLE article ADD COLUMN mood TEXT")
        connection.execute(f"PRAGMA user_version = {ledger.VERSION + 1}")
    bytes_before = (tmp_path / "state.db").read_bytes()
    state = State(tmp_path / "state.db")
    assert state.rows == before
    state.put("article", b"/new.md", block=5)
    assert not state.flush()
    assert state.get("article", b"/new.md") == {"block": 5}
    assert (tmp_path / "state.db").read_bytes() == bytes_before
    assert "later version" in state.notices[0]


def test_a_file_of_the_first_version_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    before = filled(path).rows
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE choice")
        connection.execute("PRAGMA user_version = 1")
    state = State(path)
    assert state.rows == before
    state.put("choice", "library", value="date usual none")
    assert state.flush()
    assert State(path).rows == state.rows
    assert state.notices == []


def test_a_later_reader_may_begin_while_this_one_runs(tmp_path: Path) -> None:
    state = filled(tmp_path / "state.db")
    with sqlite3.connect(tmp_path / "state.db") as connection:
        connection.execute(f"PRAGMA user_version = {ledger.VERSION + 1}")
    state.put("article", b"/new.md", block=5)
    assert not state.flush()
    assert "later version" in state.notices[0]


def test_a_later_version_with_other_tables_is_not_taken_for_damage(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE shelf (name TEXT)")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    opened = ledger.read(path)
    assert not opened.writable
    assert "later version" in opened.notice
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("state.db", before)]
