"""`reader outline`, and names of files that are no text, through every command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.commands import run

ARTICLES = Path(__file__).parents[2] / "articles"


def test_every_section_stands_with_its_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    article = reader.read(ARTICLES / "phone-cards.md", facts=False)
    assert run(["outline", str(ARTICLES / "phone-cards.md")]) == 0
    title, *rows = capsys.readouterr().out.rstrip("\n").split("\n")
    assert title == article.meta.title
    for row, section in zip(rows, article.sections, strict=False):
        assert f"{section.index}. {section.title or ''}" in row
        assert f"{section.first + 1}–{section.last + 1}" in row
        assert ("≈" in row) == section.inferred


def test_explained_it_gives_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    article = reader.read(ARTICLES / "phone-cards.md", facts=False)
    assert run(["outline", "--explain", str(ARTICLES / "phone-cards.md")]) == 0
    out = capsys.readouterr().out
    assert all(section.reason in out for section in article.sections if section.reason)
    assert all(f"{removed.reason} ×{removed.count}" in out for removed in article.removed)


@pytest.mark.parametrize(
    "command", [["outline"], ["facts", "--to", "jsonl"], ["export", "--to", "jsonl"], ["search", "没有激活"]]
)
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_name_that_is_no_text_is_a_file_like_any_other(tmp_path: Path, command: list[str], locale: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with open(os.path.join(os.fsencode(folder), b"\xff\x1b]0;x\x07.md"), "w", encoding="utf-8") as file:
        file.write("---\ntitle: 好\n---\n<p>仓库里有7万张卡，没有激活。</p>")
    env = {"PATH": os.environ["PATH"], "LC_ALL": locale, "XDG_CACHE_HOME": str(tmp_path / "c")}
    done = subprocess.run(
        [sys.executable, "-m", "reader", *command, str(folder)], capture_output=True, timeout=60, env=env
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert done.stdout.count(b"\n") >= 1


def test_a_folder_without_articles_is_said_to_have_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It is no failure, but silence would be taken for articles without sections."""
    assert run(["outline", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "no articles there" in printed.err
    assert str(tmp_path) in printed.err
