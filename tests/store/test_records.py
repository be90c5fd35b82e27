"""What the desk asks and tells: articles found again after they moved or changed, and after the reader was closed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.store import folders
from reader.ui.records import Records


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name in "abc":
        (made / f"{name}.md").write_text(f"<p>{name}</p>")
    return made


def read_something(state: Path, folder: Path) -> None:
    records = Records(state)
    records.remember(str(folder / "a.md"), 5, 17)
    records.set_progress(str(folder / "b.md"), "read")
    records.star(str(folder / "b.md"))
    records.set_width(str(folder / "b.md"), 60)
    records.mark("x", str(folder / "a.md"), 2, 3)
    records.correct("f" * 64, 4, 2)
    records.correct("f" * 64, 5, 0)
    records.correct("f" * 64, 6, 1)
    records.correct("f" * 64, 6, None)
    assert records.save()


def test_everything_is_there_the_next_time(tmp_path: Path, folder: Path) -> None:
    read_something(tmp_path / "state.db", folder)
    records = Records(tmp_path / "state.db")
    a, b, c = (str(folder / f"{name}.md") for name in "abc")
    assert (records.place(a), records.progress(a), records.starred(a)) == ((5, 17), "reading", False)
    assert (records.place(b), records.progress(b), records.starred(b), records.width(b)) == ((0, 0), "read", True, 60)
    assert (records.place(c), records.progress(c), records.width(c)) == ((0, 0), "unread", None)
    assert records.marked("x") == (a, 2, 3)
    assert records.marks() == {"x": (a, 2, 3)}
    assert records.corrections("f" * 64) == {4: 2, 5: 0}
    assert records.star(b) is False
    assert records.notices == ()


def test_a_file_is_known_however_it_is_named(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_something(tmp_path / "state.db", folder)
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "a-link.md").symlink_to(folder / "a.md")
    monkeypatch.chdir(folder)
    records = Records(tmp_path / "state.db")
    for name in ("a.md", "./a.md", "../articles/a.md", str(tmp_path / "link" / "a.md"), str(tmp_path / "a-link.md")):
        assert records.place(name) == (5, 17)
        assert records.marked("x") == (name, 2, 3)


def test_a_moved_article_is_found_again_by_its_bytes(tmp_path: Path, folder: Path) -> None:
    read_something(tmp_path / "state.db", folder)
    folder.rename(tmp_path / "elsewhere")
    records = Records(tmp_path / "state.db")
    a, b, c = (str(tmp_path / "elsewhere" / f"{name}.md") for name in "abc")
    assert (records.place(a), records.progress(b), records.progress(c)) == ((5, 17), "read", "unread")
    assert records.marked("x") == (a, 2, 3)
    assert records.save()
    assert Records(tmp_path / "state.db").place(a) == (5, 17)


def test_an_edited_article_keeps_its_place(tmp_path: Path, folder: Path) -> None:
    read_something(tmp_path / "state.db", folder)
    (folder / "a.md").write_text("<p>other words</p>")
    assert Records(tmp_path / "state.db").place(str(folder / "a.md")) == (5, 17)


def test_another_article_with_the_size_of_a_lost_one_is_not_taken_for_it(tmp_path: Path, folder: Path) -> None:
    read_something(tmp_path / "state.db", folder)
    (folder / "a.md").unlink()
    (folder / "d.md").write_text("<p>d</p>")
    assert Records(tmp_path / "state.db").place(str(folder / "d.md")) == (0, 0)


def test_reading_on_makes_an_article_read_in_part_and_never_less(folder: Path) -> None:
    records, path = Records(), str(folder / "a.md")
    records.remember(path, 0, 0)
    assert records.progress(path) == "unread"
    records.remember(path, 1, 0)
    assert records.progress(path) == "reading"
    records.set_progress(path, "read")
    records.remember(path, 2, 0)
    assert records.progress(path) == "read"


@pytest.mark.parametrize("path", ["-", "no/such", "\udcff.md", "\ud800", "a\0b", "x" * 5000])
def test_no_name_is_too_odd(tmp_path: Path, path: str) -> None:
    records = Records(tmp_path / "state.db")
    records.remember(path, 1, 2)
    records.mark("m", path, 1, 2)
    assert (records.place(path), records.marked("m")) == ((1, 2), (path, 1, 2))
    assert records.save()
    assert Records(tmp_path / "state.db").place(path) == (1, 2)


def test_a_state_in_the_articles_folder_is_no_state(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T26: what lies among the articles is an article or nothing, never what the reader goes by."""
    from reader.store import folders

    read_something(folder / "state.db", folder)
    for name in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    records = Records(folders.state())
    assert records.place(os.fspath(folder / "a.md")) == (0, 0)
    records.remember(os.fspath(folder / "a.md"), 1, 1)
    assert records.save()
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_name_of_other_bytes_is_another_file() -> None:
    assert folders.path_of(folders.key("/x/\udcff.md")) == "/x/\udcff.md"
    assert len({folders.key(f"/x/{name}.md") for name in ("\udcff", "\udcfe", "?")}) == 3
