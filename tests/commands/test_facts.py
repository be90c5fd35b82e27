"""`reader facts`: a row a fact, from many files on all cores, in a form that other programs take."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.commands import run
from tests.export.reading import PARSER

ARTICLES = Path(__file__).parents[2] / "articles"
CARDS = str(ARTICLES / "phone-cards.md")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["facts", "--no-tagger", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_every_row_holds_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, CARDS, "--to", "jsonl")
    article = reader.read(CARDS)
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["kind"], row["block"], row["start"], row["end"]) for row in rows] == [
        (fact.kind, fact.block, fact.start, fact.end) for fact in article.facts
    ]
    for row in rows:
        assert article.blocks[row["block"]].text[row["start"] : row["end"]] == row["text"]
        assert row["sha256"] == article.sha256


def test_csv_holds_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in said(capsys, CARDS, "--to", "jsonl")[1].splitlines()]
    table = list(csv.DictReader(io.StringIO(said(capsys, CARDS, "--to", "csv")[1], newline="")))
    assert [row["text"] for row in table] == [row["text"] for row in rows]
    assert [row["value"] for row in table] == [row["value"] or "" for row in rows]


def test_markdown_is_one_table_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = said(capsys, CARDS, "--to", "markdown")
    tokens = PARSER.parse(out)
    assert code == 0
    assert [token.type for token in tokens].count("table_open") == 1
    assert [token.type for token in tokens].count("tr_open") == 1 + len(reader.read(CARDS).facts)


def test_kinds_are_chosen_and_wrong_ones_refused(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = said(capsys, CARDS, "--to", "jsonl", "--kind", "money", "--kind", "percent")
    assert {json.loads(line)["kind"] for line in out.splitlines()} == {"money", "percent"}
    assert said(capsys, CARDS, "--kind", "sum")[0] == 2


def test_the_order_does_not_depend_on_the_processes(capsys: pytest.CaptureFixture[str]) -> None:
    one = said(capsys, str(ARTICLES), "--to", "csv", "--jobs", "1")
    assert said(capsys, str(ARTICLES), "--to", "csv", "--jobs", "3") == one


def test_one_bad_file_is_said_and_the_rest_is_done(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.md").write_text(f"<p>仓库里一共有{number + 3}万张卡，都没有激活。</p>")
    (tmp_path / "05.md").write_bytes(bytes(range(256)) * 4)
    code, out, err = said(capsys, str(tmp_path), "--to", "jsonl", "--kind", "quantity", "--jobs", "2")
    assert (code, len(out.splitlines()), len(err.splitlines())) == (1, 11, 1)
    assert "05.md" in err


def test_it_writes_files_and_folders(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = said(capsys, str(ARTICLES), "--to", "csv")[1]
    assert said(capsys, str(ARTICLES), "--to", "csv", "-o", str(tmp_path / "all.csv"))[0] == 0
    assert (tmp_path / "all.csv").read_text() == table
    assert said(capsys, str(ARTICLES), "--to", "csv", "-o", str(tmp_path / "all.csv"))[0] == 1
    assert said(capsys, CARDS, "--to", "csv", "-o", str(tmp_path))[0] == 0
    assert len(list(tmp_path.iterdir())) == 2
    assert said(capsys, CARDS, "-o", str(tmp_path / "x"))[0] == 2


def test_explained_each_fact_has_its_rule_and_each_refusal_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, err = said(capsys, CARDS, "--explain")
    assert "规则" in out or "rule" in out
    assert all("—" in line for line in err.splitlines())


@pytest.mark.parametrize("arguments", [["facts", "--to", "csv"], ["export", "--to", "jsonl"], ["search", "手机"]])
def test_the_bar_is_for_the_terminal_and_the_rows_for_the_pipe(tmp_path: Path, arguments: list[str]) -> None:
    """Standard error is a terminal, standard output is not: rows must not be drawn above the bar."""
    command = [sys.executable, "-m", "reader", *arguments, "--no-tagger", "--jobs", "2", str(ARTICLES)]
    env = os.environ | {"TERM": "xterm-256color", "XDG_CACHE_HOME": str(tmp_path)}
    quiet = subprocess.run(command, capture_output=True, timeout=60, check=True, env=env | {"TERM": "dumb"}).stdout
    ours, theirs = pty.openpty()
    try:
        watched = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, timeout=60, check=True, env=env).stdout
    finally:
        os.close(theirs)
        os.close(ours)
    assert watched == quiet != b""
