"""Rows of facts: nothing in them runs, and other programs read what was written."""

from __future__ import annotations

import csv
import io

import pytest

from reader.core.model import Article, Block, Fact, Meta, Section
from reader.export import rows
from tests.export.reading import PARSER


def made(text: str, **said: str) -> dict[str, object]:
    article = Article(
        "a.md",
        "0" * 64,
        "utf-8",
        False,
        Meta(title=text),
        (Block(0, "paragraph", text),),
        (Section(0, text, 1, False, None, 0, 0),),
    )
    return rows.row(article, Fact("quantity", 0, 0, len(text), text, **said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－2-3", '=HYPERLINK("http://x","y")']
)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(rows.header() + rows.as_csv([made(text)]), newline=""))
    assert row["text"] == "'" + text.replace("\r", "\n")
    assert all(not (value or "").startswith(rows._FORMULA) for value in row.values())


@pytest.mark.parametrize("value", ["-5", "-0.25", "18000000"])
def test_numbers_stay_numbers(value: str) -> None:
    (row,) = csv.DictReader(io.StringIO(rows.header() + rows.as_csv([made("零下5度", value=value)]), newline=""))
    assert row["value"] == value


@pytest.mark.parametrize("text", ['他说："好，走"\n第二行', "a,b;c", "‘’“”", "a|b\\|c\n`d`", "<b>"])
def test_what_was_written_is_read(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(rows.header() + rows.as_csv([made(text)]), newline=""))
    assert row["text"] == text
    tokens = PARSER.parse(rows.markdown_head() + rows.as_markdown([made(text)] * 2))
    assert [token.type for token in tokens].count("tr_open") == 3
    cells = ["".join(child.content for child in token.children or []) for token in tokens if token.type == "inline"]
    assert cells[len(rows.SHORT) + rows.SHORT.index("text")] == " ".join(text.split())
    assert len(cells) == 3 * len(rows.SHORT)
