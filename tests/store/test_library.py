"""The folder while it is open: files come, go and change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.store import library
from reader.ui import shelving
from reader.ui.cards import Card
from reader.ui.records import Records

PAGE = "---\ntitle: {}\n---\n<p>正文在这里，句子够长。</p>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "bca":
        (tmp_path / f"{name}.md").write_text(PAGE.format(name))
    return tmp_path


def filled(folder: Path, records: Records) -> tuple[Card, ...]:
    shelves: list[tuple[Card, ...]] = []
    shelving.fill([str(folder)], records, lambda cards, _going_on: shelves.append(cards), lambda: False)
    return shelves[-1]


def test_the_first_look_and_a_quiet_folder_say_nothing(folder: Path) -> None:
    watch = library.Watch([str(folder)])
    assert not watch.look()
    assert not watch.look()


def test_what_came_went_and_changed_is_told_once(folder: Path) -> None:
    watch = library.Watch([str(folder)])
    watch.look()
    (folder / "a.md").unlink()
    (folder / "b.md").write_text(PAGE.format("other"))
    (folder / "d.md").write_text(PAGE.format("new"))
    (folder / "notes.pdf").write_text("no article")
    a, b, d = (str(folder / f"{name}.md") for name in "abd")
    assert watch.look() == library.Changes(appeared=(d,), changed=(b,), gone=(a,))
    assert not watch.look()


def test_a_file_put_in_the_place_of_another_has_changed(folder: Path) -> None:
    watch, times = library.Watch([str(folder)]), (folder / "a.md").stat()
    watch.look()
    (folder / "new").write_text(PAGE.format("x"))
    os.utime(folder / "new", ns=(times.st_atime_ns, times.st_mtime_ns))
    os.replace(folder / "new", folder / "a.md")
    assert watch.look().changed == (str(folder / "a.md"),)


def test_a_named_file_that_goes_stays_listed_with_its_reason(folder: Path) -> None:
    paths, records = [str(folder / "a.md"), str(folder / "b.md")], Records()
    watch = library.Watch(paths)
    watch.look()
    cards = filled(folder, records)[:2]
    (folder / "a.md").unlink()
    after = shelving.after(watch.look(), paths, cards, records)
    assert [card.path for card in after] == paths
    assert (after[0].problem is not None, after[1].problem) == (True, None)


def test_the_cards_follow_the_folder_in_its_order(folder: Path) -> None:
    records, watch = Records(), library.Watch([str(folder)])
    watch.look()
    cards = filled(folder, records)
    assert [card.title for card in cards] == ["a", "b", "c"]
    (folder / "a.md").unlink()
    (folder / "b.md").write_text(PAGE.format("other"))
    (folder / "aa.md").write_text(PAGE.format("new"))
    (folder / "d.md").write_bytes(bytes(range(256)) * 4)
    records.star(str(folder / "c.md"))
    after = shelving.after(watch.look(), [str(folder)], cards, records)
    assert [(card.title, card.star, card.problem is None) for card in after] == [
        ("new", False, True), ("other", False, True), ("c", True, True), ("d.md", False, False),
    ]  # fmt: skip
    assert shelving.after(watch.look(), [str(folder)], after, records) == after


def test_a_folder_that_goes_takes_its_files_along(folder: Path, tmp_path: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "e.md").write_text(PAGE.format("e"))
    watch = library.Watch([str(folder)])
    watch.look()
    inner.rename(tmp_path.parent / f"{tmp_path.name}-gone")
    assert watch.look().gone == (str(inner / "e.md"),)


@pytest.mark.timeout(20)
def test_links_that_lead_back_are_walked_once(tmp_path: Path) -> None:
    """With two of them a walk that does not know where it has been takes 2 to the power of 40 folders."""
    (tmp_path / "a.md").write_text("x", "utf-8")
    (tmp_path / "one").symlink_to(".")
    (tmp_path / "two").symlink_to(".")
    assert [entry.path for entry in library.scan([str(tmp_path)])] == [str(tmp_path / "a.md")]


def test_a_file_of_several_names_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", "utf-8")
    (tmp_path / "b.md").hardlink_to(tmp_path / "a.md")
    (tmp_path / "c.md").symlink_to("a.md")
    assert [entry.path for entry in library.scan([str(tmp_path), str(tmp_path / "b.md")])] == [str(tmp_path / "a.md")]


def test_a_folder_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "MOST", 3)
    for number in range(5):
        (tmp_path / f"{number}.md").write_text("x", "utf-8")
    assert len(list(library.scan([str(tmp_path)]))) == 3
