"""Facts as rows: one a fact, with its file, section and sentence, for spreadsheets and databases."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from reader.core import foreign
from reader.core.model import Article, Fact

COLUMNS = (
    "file", "title", "date", "section", "paragraph", "kind", "text", "value", "min", "max", "unit", "qualifier", "mod",
    "about", "iso", "basis", "name", "speaker", "verb", "direct", "sentence", "block", "start", "end", "rule", "sha256",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    text = str(value).lower() if isinstance(value, bool) else str(value)
    number = text.lstrip("-").replace(".", "", 1).isdigit()
    return "'" + text if text.startswith(_FORMULA) and not number else text


def as_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(found, ensure_ascii=False) + "\n" for found in rows)


SHORT = ("file", "kind", "text", "value", "unit", "about", "iso", "section")


def as_markdown(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows of a Markdown table, the columns of `SHORT`, without its head."""
    return "".join("| " + " | ".join(str(found[c] or "").replace("|", "\\|") for c in SHORT) + " |\n" for found in rows)


def markdown_head() -> str:
    return "| " + " | ".join(SHORT) + " |\n|" + " --- |" * len(SHORT) + "\n"
