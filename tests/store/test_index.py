"""The index finds what a look through every file finds: after changes, in other hands, damaged, or without a file."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.core import read
from reader.core.folding import hits
from reader.core.model import Article
from reader.store import library
from reader.store.index import Index

ARTICLES = Path(__file__).parents[2] / "articles"
PAGE = "---\ntitle: {title}\n---\n<p>{text}</p>\n<p>第二段说的是别的事情，够长才不会被当成标题。</p>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    (made / "b").mkdir(parents=True)
    for name, text in (
        ("a", "仓库里有手机黑卡一千张，还没有激活。"),
        ("b/c", "臺灣的報紙說，手機黑卡很貴。"),
        ("d", "今天没有新闻。"),
    ):
        (made / f"{name}.md").write_text(PAGE.format(title=f"篇{name[-1]}", text=text), "utf-8")
    return made


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "cache" / "index.db")


def found(index: Index, query: str, *paths: Path) -> list[tuple[str, int, int, int]]:
    return [(hit.path, hit.block, hit.start, hit.end) for hit in index.search(query, list(map(str, paths)))]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, list[Article]]:
    index = Index(tmp_path_factory.mktemp("cache") / "index.db")
    index.refresh([str(ARTICLES)])
    return index, [read(entry.path) for entry in library.scan([str(ARTICLES)])]


@pytest.mark.parametrize(
    "query", ["卡", "手机", "黑卡", "约70吨", "電話卡", "the", "The", "。", "%", "_", "公安部“净网", "2019"]
)
def test_it_finds_what_a_look_through_every_file_finds(shelf: tuple[Index, list[Article]], query: str) -> None:
    index, articles = shelf
    looked_through = [(article.path, *hit) for article in articles for hit in hits(article.blocks, query)]
    assert [(hit.path, hit.block, hit.start, hit.end) for hit in index.search(query, [str(ARTICLES)])] == looked_through


def test_a_hit_says_where_it_is(index: Index, folder: Path) -> None:
    index.refresh([str(folder)])
    first, second = index.search("手机黑卡", [str(folder)])
    assert (first.path, first.title, first.section_title, first.block) == (str(folder / "a.md"), "篇a", None, 0)
    assert first.context[first.context_start :].startswith("手机黑卡")
    assert second.path == str(folder / "b" / "c.md")
    assert second.context[second.context_start :].startswith("手機黑卡")


def test_words_apart_must_all_be_in_the_paragraph(index: Index, folder: Path) -> None:
    index.refresh([str(folder)])
    assert found(index, "激活 手机黑卡", folder) == [(str(folder / "a.md"), 0, 4, 8)]
    assert found(index, "激活 报纸", folder) == []


def test_files_are_named_as_they_were_asked_for(index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.refresh([str(folder)])
    monkeypatch.chdir(folder)
    assert [path for path, *_place in found(index, "黑卡", Path(".."))] == ["../folder/a.md", "../folder/b/c.md"]
    assert [path for path, *_place in found(index, "黑卡", Path("b/c.md"), Path("a.md"))] == ["b/c.md", "a.md"]
    assert [hit.path for hit in index.search("黑卡")] == [str(folder / "a.md"), str(folder / "b" / "c.md")]


def test_it_follows_what_happens_to_the_files(index: Index, folder: Path) -> None:
    index.refresh([str(folder)])
    (folder / "a.md").write_text(PAGE.format(title="改", text="现在说的是白菜的价钱，涨了三成。"), "utf-8")
    (folder / "b" / "c.md").unlink()
    (folder / "e.md").write_text(PAGE.format(title="新", text="新来的文章也说手机黑卡的事情。"), "utf-8")
    seen: list[tuple[int, int]] = []
    index.refresh([str(folder)], lambda done, everything: seen.append((done, everything)))
    assert seen == [(1, 2), (2, 2)]
    assert found(index, "黑卡", folder) == [(str(folder / "e.md"), 0, 9, 11)]
    assert len(found(index, "白菜", folder)) == 1


def test_it_stops_when_told_and_goes_on_later(index: Index, folder: Path) -> None:
    index.refresh([str(folder)], stopped=lambda: True)
    assert len(found(index, "别的事情", folder)) == 1
    index.refresh([str(folder)])
    assert len(found(index, "别的事情", folder)) == 3


def test_what_cannot_be_read_is_said_and_hides_nothing(index: Index, folder: Path) -> None:
    (folder / "bad.md").write_bytes(bytes(range(256)) * 4)
    os.mkfifo(folder / "pipe.md")
    index.refresh([str(folder)])
    assert [Path(leaf.path).name for leaf in index.problems([str(folder)])] == ["bad.md", "pipe.md"]
    assert all(leaf.problem for leaf in index.problems([str(folder)]))
    assert len(found(index, "黑卡", folder)) == 2


def test_the_second_reader_finds_what_the_first_took_in(tmp_path: Path, folder: Path) -> None:
    first, second = Index(tmp_path / "index.db"), Index(tmp_path / "index.db")
    first.refresh([str(folder)])
    read_again: list[int] = []
    second.refresh([str(folder)], lambda done, _everything: read_again.append(done))
    assert read_again == []
    assert found(second, "黑卡", folder) == found(first, "黑卡", folder) != []


def test_what_was_costly_is_kept(tmp_path: Path) -> None:
    Index(tmp_path / "index.db").keep("abc", "names 1", "[1, 2]")
    again = Index(tmp_path / "index.db")
    assert again.kept("abc", "names 1") == "[1, 2]"
    assert again.kept("abc", "names 2") is None


@pytest.mark.parametrize("spoilt", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_index_is_made_again(tmp_path: Path, folder: Path, spoilt: bytes) -> None:
    path = tmp_path / "index.db"
    path.write_bytes(spoilt)
    index = Index(path)
    index.refresh([str(folder)])
    assert len(found(index, "黑卡", folder)) == 2
    assert len(found(Index(path), "黑卡", folder)) == 2


def test_flipped_bytes_never_stop_a_search(tmp_path: Path, folder: Path) -> None:
    path, dice = tmp_path / "index.db", random.Random(26)
    Index(path).refresh([str(folder)])
    whole = path.read_bytes()
    for _flip in range(int(os.environ.get("READER_FLIPS", "40"))):
        at = dice.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :])
        index = Index(path)
        index.refresh([str(folder)])
        index.search("黑卡", [str(folder)])
        index.close()


def test_rules_that_changed_make_it_again(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "index.db"
    Index(path).refresh([str(folder)])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET make = 'older'")
        connection.execute("UPDATE block SET text = 'as older rules had it'")
    index = Index(path)
    assert found(index, "黑卡", folder) == []
    index.refresh([str(folder)])
    assert len(found(index, "黑卡", folder)) == 2


@pytest.mark.parametrize("home", ["a file", "/proc/no/such/place"])
def test_without_a_place_for_it_the_index_is_in_memory(tmp_path: Path, folder: Path, home: str) -> None:
    if home == "a file":
        (tmp_path / home).write_text("here is no folder")
    index = Index(tmp_path / home / "index.db")
    index.refresh([str(folder)])
    assert len(found(index, "黑卡", folder)) == 2
    assert len(index.notices) == 1


def test_when_the_disk_is_full_the_index_is_in_memory(tmp_path: Path, folder: Path) -> None:
    """A limit on the size of files stands for the full disk: it needs no rights, and fails the write in the same way."""
    program = (
        "import resource, signal, sys; from pathlib import Path; from reader.store.index import Index\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "index = Index(Path(sys.argv[1])); index.refresh([sys.argv[2]])\n"
        "print(len(index.search('黑卡', [sys.argv[2]])), len(index.notices))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "index.db"), str(folder)]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout == "2 1\n"
