"""The state survives what disks, other readers and power cuts do to it; what it can't keep it says."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.store import ledger
from reader.store.state import State

SHA = "a" * 64
KILLS = int(os.environ.get("READER_KILLS", "8"))
FLIPS = int(os.environ.get("READER_FLIPS", "40"))


def filled(path: Path, articles: int = 30) -> State:
    """A state that has something to lose."""
    state = State(path)
    for number in range(articles):
        state.put("article", b"/articles/%d.md" % number, block=number, offset=7, progress="reading", star=number % 2)
        state.put("correction", SHA, number, level=2)
    for letter in "abc":
        state.put("mark", letter, path=b"/articles/1.md", block=3, offset=4)
    assert state.flush()
    return state


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


# Damage


def damaged(path: Path, spoil: Callable[[bytes], bytes]) -> bytes:
    """What a state became that somebody spoilt."""
    filled(path)
    path.write_bytes(spoil(path.read_bytes()))
    return path.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda whole: b"this is no database", id="text"),
        pytest.param(lambda whole: whole[:5000], id="truncated"),
        pytest.param(lambda whole: whole[:100] + b"\xff" * (len(whole) - 100), id="pages overwritten"),
        pytest.param(
            lambda whole: whole.replace(b"TABLE mark", b"TABLE park").replace(b"markmark", b"parkpark"), id="table gone"
        ),
        pytest.param(lambda whole: b"REDDING".join(whole.rsplit(b"reading", 3)), id="values that cannot be"),
    ],
)
def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    spoilt = damaged(tmp_path / "state.db", spoil)
    state = State(tmp_path / "state.db")
    state.put("article", b"/new.md", block=5)
    (aside,) = (path for path in tmp_path.iterdir() if ".corrupt-" in path.name)
    assert aside.read_bytes() == spoilt
    assert aside.name in state.notices[0]
    assert state.flush()
    assert State(tmp_path / "state.db").get("article", b"/new.md") == {"block": 5}


def test_what_can_be_read_of_a_damaged_file_is_carried_over(tmp_path: Path) -> None:
    damaged(tmp_path / "state.db", lambda whole: b"REDDING".join(whole.rsplit(b"reading", 1)))
    state = State(tmp_path / "state.db")
    assert len(state.rows["article"]) == 29
    assert sorted(state.rows["mark"]) == [("a",), ("b",), ("c",)]
    assert state.flush()
    assert State(tmp_path / "state.db").rows == state.rows


def test_a_journal_that_belongs_to_the_damaged_file_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "state.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"\x00" * 600)
    (tmp_path / "state.db").write_bytes(b"no database")
    state = filled(tmp_path / "state.db")
    assert any(path.name.endswith("-journal") and ".corrupt-" in path.name for path in tmp_path.iterdir())
    assert State(tmp_path / "state.db").rows == state.rows


def test_damage_while_reading_is_healed_from_memory(tmp_path: Path) -> None:
    state = filled(tmp_path / "state.db")
    (tmp_path / "state.db").write_bytes(b"somebody wrote something else here" * 300)
    state.put("article", b"/new.md", block=5)
    assert state.flush()
    assert State(tmp_path / "state.db").rows == state.rows
    assert len(state.notices) == 1


def test_a_file_taken_away_while_reading_is_written_anew(tmp_path: Path) -> None:
    state = filled(tmp_path / "state.db")
    (tmp_path / "state.db").unlink()
    state.put("article", b"/new.md", block=5)
    assert state.flush()
    assert state.flush()
    assert State(tmp_path / "state.db").rows == state.rows


def test_flipped_bytes_never_keep_the_reader_from_starting(tmp_path: Path) -> None:
    filled(tmp_path / "whole.db")
    whole, dice = (tmp_path / "whole.db").read_bytes(), random.Random(19)
    for flip in range(FLIPS):
        folder = tmp_path / str(flip)
        folder.mkdir()
        at = dice.randrange(len(whole))
        spoilt = whole[:at] + bytes([whole[at] ^ dice.randrange(1, 256)]) + whole[at + 1 :]
        (folder / "state.db").write_bytes(spoilt)
        state = State(folder / "state.db")
        assert set(state.rows) == set(ledger.TABLES)
        kept = [path for path in folder.iterdir() if path.read_bytes() == spoilt]
        assert len(kept) == 1, "the file as it was is there, under one name or another"
        state.put("article", b"/new.md", block=5)
        if state.flush():
            assert State(folder / "state.db").get("article", b"/new.md") == {"block": 5}
        else:
            assert state.notices


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


def test_a_later_reader_may_begin_while_this_one_runs(tmp_path: Path) -> None:
    state = filled(tmp_path / "state.db")
    with sqlite3.connect(tmp_path / "state.db") as connection:
        connection.execute(f"PRAGMA user_version = {ledger.VERSION + 1}")
    state.put("article", b"/new.md", block=5)
    assert not state.flush()
    assert "later version" in state.notices[0]


# Disks


@pytest.mark.parametrize("home", ["/proc/no/such/place", "a file"])
def test_without_a_place_for_it_the_state_is_in_memory(tmp_path: Path, home: str) -> None:
    if home == "a file":
        (tmp_path / home).write_text("here is no folder")
    state = State(tmp_path / home / "state.db")
    state.put("article", b"/new.md", block=5)
    assert state.get("article", b"/new.md") == {"block": 5}
    assert not state.flush()
    assert len(state.notices) == 1


FAILING = """
import resource, signal, sys
from pathlib import Path
from reader.store.state import State
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, limit = Path(sys.argv[1]), int(sys.argv[2])
state = State(path)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
for number in range(400):
    state.put("article", b"/full/%d" % number, block=number)
full = state.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
state.put("article", b"/free", block=1)
print(full, len(state.notices), state.flush(20))
"""


@pytest.mark.parametrize("limit", [0, 1, 512, 4096, 9000, 20_000, 30_000])
def test_a_full_disk_loses_nothing_and_is_over_when_there_is_room(tmp_path: Path, limit: int) -> None:
    """The write that passes the limit fails, whichever it is: of the journal, the file, its first or a later page."""
    before = filled(tmp_path / "state.db").rows["article"]
    command = [sys.executable, "-c", FAILING, str(tmp_path / "state.db"), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False 1 True\n"
    rows = State(tmp_path / "state.db").rows["article"]
    assert before.items() <= rows.items()
    assert len(rows) == len(before) + 401


KILLED = """
import sys
from pathlib import Path
from reader.store.state import State
state, number = State(Path(sys.argv[1])), int(sys.argv[2])
while True:
    for _change in range(5):
        state.put("article", b"/%d" % number, block=number, progress="read")
        number += 1
    if state.flush(20):
        sys.stdout.write(f"{number}\\n")
        sys.stdout.flush()
"""


def test_what_was_acknowledged_survives_being_killed(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path, dice, number, lost = tmp_path / "state.db", random.Random(9), 0, 0
    for _kill in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(path), str(number)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            timer = threading.Timer(dice.uniform(0, 0.12), child.kill)
            timer.start()
            acknowledged = [int(line) for line in child.stdout if line.endswith(b"\n")]
            timer.join()
        number = acknowledged[-1] if acknowledged else number
        state = State(path)
        lost += sum((b"/%d" % old,) not in state.rows["article"] for old in range(number))
        assert state.notices == []
    assert number > 0
    assert lost == 0
    record_property("kills, acknowledged writes, lost", (KILLS, number, lost))


READ_ONLY = """
import os, sys
from pathlib import Path
from reader.store.state import State
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
state = State(Path(sys.argv[1]))
print(len(state.rows["article"]), len(state.notices))
state.put("article", b"/new.md", block=5)
print(state.flush(), state.get("article", b"/new.md"), len(state.notices))
"""


def test_a_state_that_may_only_be_read_is_read() -> None:
    """The superuser may write everywhere, so that he asks as nobody."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "state.db"
        filled(path)
        path.chmod(0o444)
        Path(home).chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        Path(home).chmod(0o755)
        assert done.stdout == "30 0\nFalse {'block': 5} 1\n", done.stderr
        assert [file.name for file in Path(home).iterdir()] == ["state.db"]


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


def test_two_damaged_files_of_one_second_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    for number in range(3):
        path.write_text(f"damaged {number}")
        ledger.read(path)
    assert sorted(file.read_text() for file in tmp_path.iterdir()) == ["damaged 0", "damaged 1", "damaged 2"]
