"""Tables that hold data, and tables that only place things on the page."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from bs4 import Tag

CELL = 120  # characters: cells whose median is longer are columns of prose
NODES = 20_000
BLOCKS = frozenset({"table", "pre", "h1", "h2", "h3", "iframe", "video", "ins", "form"})


def is_data(table: Tag) -> bool:
    """At least two rows with two cells that hold short texts, and no table, code or form inside."""
    if table.attrs.get("role") == "presentation":
        return False
    rows: list[int] = []
    lengths: list[int] = []
    stack, seen = list(reversed(table.contents)), 0
    while stack and seen < NODES:
        seen += 1
        node = stack.pop()
        if isinstance(node, str):
            if lengths:
                lengths[-1] += len(node.strip())
            continue
        tag = cast("Tag", node)
        if tag.name in BLOCKS:
            return False
        if tag.name == "tr":
            rows.append(0)
        elif tag.name in {"td", "th"}:
            lengths.append(0)
            if rows:
                rows[-1] += 1
        stack.extend(reversed(tag.contents))
    wide = sum(cells >= 2 for cells in rows)
    return wide >= 2 and any(lengths) and median(lengths) <= CELL
