"""`reader search`: one hit a line, from the index or without one, bad files said."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.commands import run

PAGE = "---\ntitle: {title}\n---\n<p>{text}</p>\n<h2>后来</h2>\n<p>{text}再说一遍。</p>\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.md").write_text(PAGE.format(title="甲", text="白菜涨到每斤三元，<b>买的人</b>少了。"), "utf-8")
    (made / "b.md").write_text(PAGE.format(title="乙", text="臺灣的高麗菜也漲價了，Price 也高。"), "utf-8")
    return made


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = run(["search", *arguments])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_a_line_has_file_section_paragraph_and_context(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = said(capsys, "买的人", str(folder))
    assert (code, err) == (0, "")
    first, second = (line.split("\t") for line in lines)
    assert first[0] == second[0] == str(folder / "a.md")
    assert (first[2], second[1], second[2]) == ("¶1", "后来", "¶3")
    assert first[3] == "白菜涨到每斤三元，买的人少了。"


def test_the_answers_are_the_same_without_an_index(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_index = said(capsys, "涨价", str(folder))
    again = said(capsys, "涨价", str(folder))
    through_every_file = said(capsys, "涨价", "--encoding", "utf-8", str(folder))
    (tmp_path / "no-folder").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no-folder"))
    in_memory = said(capsys, "涨价", str(folder))
    assert len(with_index[1]) == 2
    assert with_index == again == through_every_file == in_memory


def test_words_may_stand_apart_in_one_paragraph(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(said(capsys, "白菜 少了", str(folder))[1]) == 2
    assert said(capsys, "白菜 高丽菜", str(folder))[:2] == (0, [])
    assert said(capsys, "price", str(folder))[1] != []
    assert said(capsys, "PRICE", str(folder))[1] == []


def test_to_somebody_who_watches_it_says_that_there_is_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(capsys, "高铁", str(folder)) == (0, [], "")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "not found in any article" in said(capsys, "高铁", str(folder))[2]


def test_a_file_that_cannot_be_read_is_said_every_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.md").write_bytes(bytes(range(256)) * 4)
    for _time in range(2):
        code, lines, err = said(capsys, "买的人", str(folder))
        assert (code, len(lines)) == (1, 2)
        assert "bad.md" in err
    code, lines, err = said(capsys, "买的人", str(folder / "gone.md"), str(folder / "a.md"))
    assert (code, len(lines)) == (1, 2)
    assert "gone.md" in err


@pytest.mark.parametrize("query", ["", "  "])
def test_nothing_to_look_for_is_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str], query: str) -> None:
    assert said(capsys, query, str(folder))[:2] == (2, [])


def test_files_in_the_folder_are_articles_not_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("settings.toml", "state.db", "index.db", ".readerrc", "pyproject.toml", "sitecustomize.py"):
        (folder / name).write_text("raise SystemExit('run!')")
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    assert len(said(capsys, "买的人", str(folder))[1]) == 2
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before
