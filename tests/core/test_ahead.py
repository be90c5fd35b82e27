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


def test_the_child_draws_what_it_has_read(page: str, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    ahead.begin(page, lambda article: drawn.write_text(article.meta.title, "utf-8") and None)
    assert ahead.take(page) == read(page)
    assert drawn.read_text("utf-8") == "渡口"
    ahead.claim()


def test_no_child_draws_once_the_screen_is_claimed(page: str, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    slow = tmp_path / "slow.md"
    slow.write_text(PAGE, "utf-8")
    ahead.begin(str(slow), lambda _article: drawn.write_text("", "utf-8") and None)
    ahead.claim()
    drawn.unlink(missing_ok=True)  # it may have been the quicker one; from here on it must not
    assert ahead.take(str(slow)) is not None
    assert not drawn.exists()


@pytest.mark.parametrize("whole", [True, False])
def test_of_a_long_article_the_beginning_is_drawn(tmp_path: Path, whole: bool) -> None:
    path, drawn = tmp_path / "long.md", tmp_path / "drawn"
    path.write_text(
        "---\ntitle: 渡口\n---\n" + "<p>船在清早五点开，第一班只载菜农，第二班才载客人。</p>\n" * 4000, "utf-8"
    )
    ahead.begin(str(path), lambda article: drawn.write_text(str(len(article.blocks))) and None, whole=whole)
    article = ahead.take(str(path))
    assert (len(article.blocks) if article else None) == (4000 if whole else None)
    assert 100 < int(drawn.read_text()) < 4000
