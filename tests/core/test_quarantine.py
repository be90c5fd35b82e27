"""Reading that can be stopped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.core import quarantine, read
from reader.core.unreadable import Unreadable


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.md"
    path.write_text("---\ntitle: 长\n---\n" + "<p>一段不短的正文，写了又写。</p>\n" * 40_000, "utf-8")
    return path


def test_a_large_file_reads_the_same_in_a_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: 甲\n---\n<p>第一段。</p><p>第二段。</p>", "utf-8")
    monkeypatch.setattr(quarantine, "LARGE", 1)
    assert quarantine.read(path) == read(path)


def test_the_childs_refusal_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(bytes(4000))
    monkeypatch.setattr(quarantine, "LARGE", 1)
    with pytest.raises(Unreadable, match="not text"):
        quarantine.read(tmp_path / "a.md")


def test_a_deadline_ends_it(large: Path) -> None:
    with pytest.raises(Unreadable, match="too long"):
        quarantine.read(large, deadline=0.05)


def test_a_cancel_ends_it(large: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Unreadable, match="cancelled"):
        quarantine.read(large, cancel=cancel)
