"""How many cells a character takes on a terminal.

Wide and full-width characters take two cells, marks none (UAX #11). Ambiguous ones (“ ” … — · ①) take one or two,
as the terminal is set. The narrow counts are those of Textual's own `cell_len` for single characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate


class _Widths(dict[str, int]):
    """Cells by character, looked up once and remembered."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self.ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        cells = self[character] = self._cells(character)
        return cells

    def _cells(self, character: str) -> int:
        if character == "\t":
            return 1  # set as a blank, or at a stop of its own in code
        if "\U0001f3fb" <= character <= "\U0001f3ff" or unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
            return 0
        kind = unicodedata.east_asian_width(character)
        return 2 if kind in "WF" else self.ambiguous if kind == "A" else 1


NARROW, WIDE = _Widths(1), _Widths(2)

# What a reader sees as one character and no line may part: a base with its marks, joined emoji, a flag.
GRAPHEME = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff]*(?:\u200d.[\ufe0f\U0001f3fb-\U0001f3ff]*)*",
    re.DOTALL,
)

# What follows a joiner is drawn in the cells before it; the emoji selector makes a narrow sign wide.
_JOINERS = re.compile("\u200d.|(?<=[#*0-9\xa9\xae\u203c-\u3299\U0001f000-\U0001faff])\ufe0f", re.DOTALL)


def table(ambiguous: str) -> dict[str, int]:
    """Cells by character; `ambiguous` is "narrow" or "wide"."""
    return WIDE if ambiguous == "wide" else NARROW


def width(text: str, ambiguous: str = "narrow") -> int:
    """The cells that `text` takes on one line."""
    if text.isascii():
        return len(text)
    if _JOINERS.search(text):
        return sum(_joined(text, ambiguous))
    return sum(map(table(ambiguous).__getitem__, text))


def columns(text: str, ambiguous: str = "narrow") -> list[int]:
    """The cell at which each character starts, and last the width: `len(text) + 1` numbers."""
    if _JOINERS.search(text):
        return [0, *accumulate(_joined(text, ambiguous))]
    return [0, *accumulate(map(table(ambiguous).__getitem__, text))]


def _joined(text: str, ambiguous: str) -> list[int]:
    """The cells of each character where some are joined: emoji drawn as one are as wide as the first (UTS #51)."""
    found = list(map(table(ambiguous).__getitem__, text))
    for joiner in _JOINERS.finditer(text):
        at = joiner.end() - 1
        found[at] = int(text[at] == "\ufe0f" and found[at - 1] == 1)
    return found


def graphemes(text: str) -> Iterator[str]:
    """The user-perceived characters of `text`."""
    return (found.group() for found in GRAPHEME.finditer(text))


def cut(text: str, cells: int, ambiguous: str = "narrow") -> str:
    """`text` in at most `cells` cells, ending in an ellipsis where something had to go."""
    if width(text, ambiguous) <= cells:
        return text
    ellipsis = table(ambiguous)["…"]
    kept, taken = "", 0
    for grapheme in graphemes(text):
        taken += width(grapheme, ambiguous)
        if taken > cells - ellipsis:
            break
        kept += grapheme
    return kept + "…" if cells >= ellipsis else ""
