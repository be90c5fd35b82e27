"""Facts as rows: one a fact, with its file, section and sentence, for spreadsheets and databases."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from reader.core import foreign
from reader.core.model import Article, Fact
from reader.export import inline
from reader.export.data import written

COLUMNS = (
    "file", "title", "date", "section", "paragraph", "kind", "text", "value", "min", "max", "unit", "qualifier", "mod",
    "about", "iso", "basis", "name", "speaker", "verb", "direct", "sentence", "block", "start", "end", "rule", "sha256",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what spreadsheets begin a formula with (OWASP, CSV Injection)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def row(article: Article, fact: Fact) -> dict[str, Any]:
    """One fact with everything needed to check it."""
    from reader.extract.sentences import sentence

    block = article.blocks[fact.block]
    start, end = sentence(block.text, fact.start, fact.end)
    meta = article.meta
    found = {
        "file": foreign.name(article.path),
        "title": meta.title,
        "date": meta.date.isoformat() if meta.date else None,
        "section": article.sections[fact.section].title if article.sections else None,
        "paragraph": fact.block + 1,
        "sentence": foreign.line(block.text[start:end]),
        "sha256": article.sha256,
    }
    return {column: found[column] if column in found else getattr(fact, column) for column in COLUMNS}


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV without a header; a cell that a spreadsheet would run as a formula starts with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for found in rows:
        writer.writerow([_cell(found[column]) for column in COLUMNS])
    return out.getvalue()


def header() -> str:
    return ",".join(COLUMNS) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = foreign.clean(str(value).lower() if isinstance(value, bool) else str(value))
    return "'" + text if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def as_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(written(found) for found in rows)


SHORT = ("file", "kind", "text", "value", "unit", "about", "iso", "section")


def as_markdown(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows of a Markdown table, the columns of `SHORT`, without its head."""
    return "".join(
        "| " + " | ".join(inline.cell(inline.escaped(found[c] or "")) for c in SHORT) + " |\n" for found in rows
    )


def markdown_head() -> str:
    return "| " + " | ".join(SHORT) + " |\n|" + " --- |" * len(SHORT) + "\n"
