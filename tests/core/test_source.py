"""A path to a source: what may be opened, and what a file says of itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.core import source
from reader.core.source import head, load
from reader.core.unreadable import Unreadable


def written(folder: Path, text: str, name: str = "a.md") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Mon, 26 Apr 2021 21:36:15 GMT", "2021-04-26T21:36:15+00:00"),
        ("2021-04-26", "2021-04-26T00:00:00"),
        ("2021-04-26T21:36:15+08:00", "2021-04-26T21:36:15+08:00"),
        ("2021-04-26 21:36:15", "2021-04-26T21:36:15"),
        ("2019/09/27", "2019-09-27T00:00:00"),
        ("2021年4月6日 8:05", "2021-04-06T08:05:00"),
    ],
)
def test_dates_in_every_form_saved_files_have(tmp_path: Path, printed: str, iso: str) -> None:
    meta = load(written(tmp_path, f"---\ntitle: 甲\ndate: {printed}\n---\n正文")).meta
    assert meta.date is not None
    assert (meta.date.isoformat(), meta.date_text) == (iso, printed)


@pytest.mark.parametrize("printed", ["Invalid Date", "2021-13-45", "昨天", "0000-00-00"])
def test_what_is_no_date_says_so(tmp_path: Path, printed: str) -> None:
    found = load(written(tmp_path, f"---\ntitle: 甲\ndate: {printed}\n---\n正文"))
    assert (found.meta.date, found.meta.date_text) == (None, printed)
    assert any(printed in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("a.md", "# 第一个标题\n\n正文", "第一个标题"),
        ("文件名.md", "正文", "文件名"),
        ("a.html", "<html><head><title>页名_某新闻网</title></head><body><p>正文</p></body></html>", "页名"),
    ],
)
def test_every_article_has_a_title(tmp_path: Path, name: str, body: str, title: str) -> None:
    path = written(tmp_path, body, name)
    assert load(path).meta.title == title
    assert head(path).title == title


@pytest.mark.parametrize(
    ("name", "body", "form"),
    [
        ("a.md", "<div><p>一</p><p>二</p></div>", "html"),
        ("a.txt", "---\ntitle: x\n---\n<div><p>一</p><p>二</p></div>", "html"),
        ("a.txt", "第一段。\n\n第二段。", "text"),
        ("a.md", "## 标题\n\n正文<br>还有\n\n- 一\n- 二", "markdown"),
    ],
)
def test_the_form_of_a_body(tmp_path: Path, name: str, body: str, form: str) -> None:
    assert load(written(tmp_path, body, name)).form == form


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    for name in ("pipe.md", "loop.md", "device.md", "gone.md", ".", "x" * 300):
        with pytest.raises(Unreadable) as caught:
            load(tmp_path / name)
        assert caught.value.reason
        assert "\n" not in str(caught.value)


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LIMIT", 1000)
    path = written(tmp_path, "字" * 1000)
    with pytest.raises(Unreadable, match=r"a\.md"):
        load(path)


def test_a_list_reads_no_more_than_the_head(tmp_path: Path) -> None:
    path = written(tmp_path, "---\ntitle: 甲\ncategories: [乙]\n---\n" + "正文" * 500_000)
    assert (head(path).title, head(path).categories) == ("甲", ("乙",))


def test_the_refusal_shows_no_control_character(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        load(tmp_path / "\x1b]0;x\x07.md")
    assert "\x1b" not in str(caught.value)
