"""Reading ahead gives what reading gives, once, and nothing where the file has changed or can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core import ahead, quarantine, read
from reader.core.unreadable import Unreadable

PAGE = "---\ntitle: 渡口\n---\n<p>船在清早五点开，第一班只载菜农。</p>"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    return str(path)


def test_it_gives_the_same_article(page: str) -> None:
    ahead.begin(page)
    assert ahead.take(page) == read(page)


def test_it_gives_it_once(page: str) -> None:
    ahead.begin(page)
    assert ahead.take(page) is not None
    assert ahead.take(page) is None


def test_a_file_that_changed_meanwhile_is_read_anew(page: str) -> None:
    ahead.begin(page)
    Path(page).write_text(PAGE.replace("五点", "六点钟"), "utf-8")
    assert "六点钟" in quarantine.read(page).blocks[0].text


def test_another_encoding_is_read_anew(page: str) -> None:
    ahead.begin(page)
    assert quarantine.read(page, "gb18030").encoding == "gb18030"
    ahead.take(page)


def test_what_cannot_be_read_is_said_by_the_reading_that_follows(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (str(tmp_path / "missing.md"), str(tmp_path / "empty")):
        ahead.begin(path)
        with pytest.raises(Unreadable):
            quarantine.read(path)
