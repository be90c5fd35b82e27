"""Plain text: an empty line parts paragraphs; without empty lines, or with indents, each line is one."""

from __future__ import annotations

import re

from reader.core.appearance import Context
from reader.core.draft import Page
from reader.core.lines import Lines, width

EMPTY = re.compile(r"\n[ \t\u3000\u00a0]*\n")
INDENTED = re.compile(r"^(?:\u3000|\u00a0\u00a0|\t| {2,})\S", re.MULTILINE)
WRAPPED = 30  # lines of at least this width and much the same length were broken by a program


def read(body: str) -> Page:
    """The drafts of a text without markup."""
    lines = Lines()
    context = Context()
    for part in EMPTY.split(body):
        for paragraph in _paragraphs(part):
            lines.text(paragraph, context)
            lines.flush()
    return Page(lines.drafts, [])


def _paragraphs(part: str) -> list[str]:
    """The lines of a part, joined where a program had broken them at a margin."""
    rows = [row for row in part.split("\n") if row.strip()]
    if len(rows) < 2 or INDENTED.search(part):
        return rows
    widths = [width(row) for row in rows[:-1]]
    wrapped = min(widths) >= WRAPPED and max(widths) - min(widths) < 12
    return [" ".join(rows) if all(row.isascii() for row in rows) else "\n".join(rows)] if wrapped else rows
