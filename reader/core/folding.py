"""Finding in an article: on its logical text, so that a line's end hides nothing.

Case is smart (an upper-case letter in the query asks for case), full and half width are the same, and so are simplified
and traditional characters, one to one, so that offsets stay the text's own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from reader.core.model import Block

Hit = tuple[int, int, int]  # block, start, end
_LETTERS = {0x130: "i", 0x3A3: "σ", 0x3C2: "σ"}  # the letters whose small form is two, or depends on what follows


def hits(blocks: Sequence[Block], query: str, loose: bool = True) -> list[Hit]:
    """Every place of `query`, in reading order; none for an empty one. Not `loose`: only case may differ."""
    wanted = Wanted(query, loose)
    return [(block.index, start, end) for block in blocks for start, end in wanted.places(block.text)]


class Wanted:
    """A query, folded once for many texts; `exact` where its case counts."""

    def __init__(self, query: str, loose: bool = True) -> None:
        self.exact = query != query.lower()
        self._fold = folded if loose else _lowered
        self.folded = self._fold(query, case=not self.exact)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each place in `text`, in order, none inside another."""
        if not self.folded.strip():
            return []
        found, length, text = [], len(self.folded), self._fold(text, case=not self.exact)
        at = text.find(self.folded)
        while at >= 0:
            found.append((at, at + length))
            at = text.find(self.folded, at + length)
        return found


def folded(text: str, case: bool = True) -> str:
    """`text` with what does not matter made equal; as many characters as before."""
    return _lowered(text.translate(_table()), case)


def _lowered(text: str, case: bool = True) -> str:
    return text.translate(_LETTERS).lower() if case else text


@cache
def _table() -> dict[int, str]:
    """Full width to half width, quotation marks to plain ones, traditional characters to simplified ones."""
    wide = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F)}
    quotes = dict.fromkeys(map(ord, "“”„«»「」『』＂"), '"') | dict.fromkeys(map(ord, "‘’‚＇"), "'")
    return _simplified() | wide | {0x3000: " ", 0xA0: " "} | quotes


def _simplified() -> dict[int, str]:
    """Traditional characters and variants to one form; the pairs of `lexicon/simplified.txt`."""
    lines = files("reader.core").joinpath("lexicon/simplified.txt").read_text("utf-8").splitlines()
    return {ord(pair[0]): pair[1] for line in lines if not line.startswith("#") for pair in line.split()}
