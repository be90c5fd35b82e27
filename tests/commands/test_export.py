"""`reader export`: every form, to the terminal, a file or a folder; nothing replaced unless told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import reader
from reader.commands import run
from reader.core.foreign import clean
from reader.export.data import to_json

ARTICLES = Path(__file__).parents[2] / "articles"
CARDS = str(ARTICLES / "phone-cards.md")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["export", "--no-tagger", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_json_is_what_python_reads(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, CARDS, "--to", "json")
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert made == json.loads(json.dumps(to_json(reader.read(CARDS))))
    keys = ["schema", "path", "sha256", "encoding", "meta", "blocks", "sections", "facts", "removed", "warnings"]
    assert [key for key in made if key in keys] == keys
    for fact in made["facts"]:
        assert made["blocks"][fact["block"]]["text"][fact["start"] : fact["end"]] == fact["text"]


@pytest.mark.parametrize("name", ["a\x1b]0;x\x07", "a\x9b2J", "a\u202eb", "e\u0301", "\u1112\u1161\u11ab", "a\nb"])
def test_a_name_that_a_terminal_would_obey_is_the_same_and_harmless(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.md"
    path.write_text("---\ntitle: 甲\n---\n<p>正文。</p>", "utf-8")
    said(capsys, str(path), "--to", "json", "-o", str(tmp_path / "out.json"))
    for text in (said(capsys, str(path), "--to", "json")[1], (tmp_path / "out.json").read_text("utf-8")):
        assert clean(text) == text
        assert json.loads(text)["path"] == str(path)


def test_many_articles_are_a_line_each_in_the_order_of_the_folder(capsys: pytest.CaptureFixture[str]) -> None:
    one = said(capsys, str(ARTICLES), "--to", "jsonl", "--jobs", "1")
    many = said(capsys, str(ARTICLES), "--to", "jsonl", "--jobs", "2")
    assert one == many
    paths = [json.loads(line)["path"] for line in one[1].splitlines()]
    assert paths == sorted(paths)
    assert len(paths) > 8


def test_csv_has_one_header_however_many_articles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _err = said(capsys, CARDS, str(ARTICLES / "night-bus.md"), "--to", "csv")
    table = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert {row["file"] for row in table} == {CARDS, str(ARTICLES / "night-bus.md")}
    assert out.count("file,title,") == 1
    assert said(capsys, CARDS, str(ARTICLES / "night-bus.md"), "--to", "csv", "-o", str(tmp_path / "all.csv"))[0] == 0
    assert (tmp_path / "all.csv").read_text() == out


def test_a_section_in_every_form_holds_that_section_only(capsys: pytest.CaptureFixture[str]) -> None:
    article = reader.read(CARDS)
    section = article.sections[2]
    title = section.title or ""
    markdown, text, table, data = (
        said(capsys, CARDS, "--section", "2", "--to", form)[1] for form in ("markdown", "text", "csv", "json")
    )
    assert f"section: '{title}'" in markdown
    assert text.split("\n")[0].strip() in title
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    assert {row["section"] for row in rows} == {title}
    assert all(row["text"] in row["sentence"] for row in rows)
    assert [block["index"] for block in json.loads(data)["blocks"]] == list(range(section.first, section.last + 1))
    assert said(capsys, CARDS, "--section", title[:4])[1] == markdown


def test_figures_are_a_table_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert "| figure | value |" not in said(capsys, CARDS)[1]
    assert "| figure | value |" in said(capsys, CARDS, "--figures")[1]


@pytest.mark.parametrize("wanted", ["没有这一节", "²", "99999"])
def test_a_section_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], wanted: str) -> None:
    code, out, err = said(capsys, CARDS, "--section", wanted)
    assert (code, out) == (1, "")
    assert "phone-cards.md" in err
    assert wanted in err


def test_a_file_is_written_once_and_replaced_only_when_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "new" / "cards.md"
    assert said(capsys, CARDS, "-o", str(target))[0] == 0
    whole = target.read_text()
    target.write_text("mine")
    code, _out, err = said(capsys, CARDS, "-o", str(target))
    assert (code, target.read_text()) == (1, "mine")
    assert "--force" in err
    assert said(capsys, CARDS, "-o", str(target), "--force")[0] == 0
    assert target.read_text() == whole


def test_a_file_where_a_folder_should_be_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    code, _out, err = said(capsys, CARDS, "-o", str(tmp_path / "taken" / "cards.md"))
    assert (code, (tmp_path / "taken").read_text()) == (1, "mine")
    assert "Not a directory" in err


def test_a_folder_gets_a_file_for_each_article(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _err = said(capsys, str(ARTICLES), "-o", f"{tmp_path}/notes/")
    written = sorted(path.name for path in (tmp_path / "notes").iterdir())
    assert code == 0
    assert sorted(Path(line).name for line in out.splitlines()) == written
    said(capsys, str(ARTICLES), "-o", str(tmp_path / "notes"))
    assert len(list((tmp_path / "notes").iterdir())) == 2 * len(written)
    said(capsys, str(ARTICLES), "-o", str(tmp_path / "notes"), "--force")
    assert len(list((tmp_path / "notes").iterdir())) == 2 * len(written)


def test_force_does_not_put_one_article_in_the_place_of_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: 同题\n---\n<p>这是{name}的正文，句子够长。</p>\n")
    code, out, _err = said(capsys, str(tmp_path), "-o", f"{tmp_path}/notes/", "--force")
    texts = [Path(line).read_text() for line in out.splitlines()]
    assert code == 0
    assert [f"这是{name}的正文" in text for name, text in zip("ab", texts, strict=True)] == [True, True]


def test_a_bad_file_leaves_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "good.md").write_text("---\ntitle: 好\n---\n<p>好的正文在这里，句子够长。</p>\n")
    code, out, err = said(capsys, str(tmp_path), "--to", "jsonl")
    assert (code, len(out.splitlines())) == (1, 1)
    assert len(err.splitlines()) == 1
    assert "bad.md" in err


@pytest.mark.parametrize("title", ["../../逃", "/etc/逃", "-rf", "\\e]52;c;eA==\\a", "CON", "黑" * 300])
def test_no_title_leads_out_of_the_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path, title: str) -> None:
    source = tmp_path / "in" / "a.md"
    source.parent.mkdir()
    source.write_text(f'---\ntitle: "{title}"\n---\n<p>正文在这里，句子够长。</p>\n')
    assert said(capsys, str(source), "-o", f"{tmp_path}/out/")[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
