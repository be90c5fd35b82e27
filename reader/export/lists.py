"""The items of a list as Markdown: nested by the width of the markers above, numbered as they were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.core.model import Block
from reader.export import inline

_NUMBER = re.compile(r"([0-9]{1,9})[.)、．]?")


def items(blocks: Sequence[Block]) -> str:
    """Consecutive list blocks; an item's further paragraphs stand below it, parted by an empty line."""
    out: list[str] = []
    open_items: list[Item] = []  # the item that is open on each level
    for block in blocks:
        depth, text = max(1, block.level or 1), inline.lines(block)
        if block.marker is None and open_items:
            out += ["", *_indented(text, open_items[min(depth, len(open_items)) - 1].column)] if text else []
            continue
        before = open_items[depth - 1] if depth <= len(open_items) else None
        column = open_items[min(depth - 1, len(open_items)) - 1].column if depth > 1 and open_items else 0
        item = Item(block.marker or "", column, before)
        text = f"{inline.plain(item.own)} {text}".rstrip() if item.own else text
        if text:  # an empty item ends a paragraph in one reading and makes it a heading in another
            open_items[depth - 1 :] = [item]
            first, *rest = _indented(text, item.column)
            out += [""] if out and item.begins_late else []
            out += [" " * column + item.marker + first[item.column :], *rest]
    return "\n".join(row.rstrip() if not row.strip() else row for row in out)


class Item:
    """Its marker in Markdown, and the column where its text begins."""

    def __init__(self, printed: str, column: int, before: Item | None) -> None:
        number = _NUMBER.fullmatch(printed)
        self.numbered = number is not None
        self.own = "" if number or printed in "•-*+–·◦▪‣●○■□" else printed  # a marker that Markdown does not have
        self.value = int(number.group(1)) if number else 0
        self.goes_on = before is not None and self.numbered == before.numbered and self.value == before.value + 1
        self.begins_late = self.numbered and self.value != 1 and not self.goes_on  # such a list can't end a paragraph
        self._delimiter = _delimiter(self, before)
        self.marker = f"{self.value}{self._delimiter} " if number else f"{self._delimiter} "
        self.column = column + len(self.marker)


def _delimiter(item: Item, before: Item | None) -> str:
    """Another one than before where the numbers do not go on: Markdown counts on from a list's first number."""
    usual, other = (".", ")") if item.numbered else ("-", "*")
    if before is None or before.numbered != item.numbered:
        return usual
    if item.goes_on or not item.numbered:
        return before._delimiter
    return other if before._delimiter == usual else usual


def _indented(text: str, column: int) -> list[str]:
    return [" " * column + row for row in text.split("\n")]
