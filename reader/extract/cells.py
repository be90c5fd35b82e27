"""Figures in a table: about what the names of their row and column say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.core.model import Block
from reader.extract.found import Figure


def about(block: Block, figures: Sequence[Figure]) -> list[str | None]:
    """For each figure the name of its row and of its column, parted by a blank; None in the row and column of names."""
    rows = block.text.split("\n")
    begins = [0]
    for row in rows:
        begins.append(begins[-1] + len(row) + 1)
    heads = rows[0].split("\t")
    named = block.header or not any(map(_numbered, heads))
    found: list[str | None] = []
    for figure in figures:
        number = bisect_right(begins, figure.start) - 1
        before = rows[number][: figure.start - begins[number]]
        column = before.count("\t")
        names = (rows[number].split("\t")[0] if column else "", _head(heads, column) if number and named else "")
        found.append(" ".join(filter(None, map(str.strip, names))) or None)
    return found


def _head(heads: Sequence[str], column: int) -> str:
    """The column's name, where the first row has one that is not itself a figure."""
    return heads[column] if column < len(heads) and not _numbered(heads[column]) else ""


def _numbered(cell: str) -> bool:
    return cell[:1].isdigit()
