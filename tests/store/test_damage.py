"""A damaged state is put aside, never deleted, and what can be read of it is carried over."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.store import ledger
from reader.store.state import State
from tests.store.filled import filled

FLIPS = int(os.environ.get("READER_FLIPS", "40"))


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


def test_two_damaged_files_of_one_second_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    for number in range(3):
        path.write_text(f"damaged {number}")
        ledger.read(path)
    assert sorted(file.read_text() for file in tmp_path.iterdir()) == ["damaged 0", "damaged 1", "damaged 2"]
