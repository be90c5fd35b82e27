"""An article laid out as far as it is looked at: blocks are set when they come near the screen, and only guessed at
before. Rows are lines from the top; a block's first rows may be blank.

Guesses are replaced by counts as blocks are set, so rows may shift; a place (block, character) never does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from reader.core.model import Block
from reader.typeset.lines import Line, Measure, Spans, set_block
from reader.typeset.text import blanks

Spot = tuple[int, int]  # a block, and a row in it, its blank rows included


class Page:
    """The blocks of an article at one measure; `keep` are the spans of each block that stay whole."""

    def __init__(self, blocks: Sequence[Block], measure: Measure, keep: Mapping[int, Spans]) -> None:
        self.blocks, self.measure = blocks, measure
        self._keep = keep
        self._set: dict[int, tuple[Line, ...]] = {}
        self._heights = [self._guess(index) for index in range(len(blocks))]
        self._tops: list[int] | None = None

    def _guess(self, index: int) -> int:
        """About how many rows: two cells a character, as in Chinese; it costs nothing and is replaced when seen."""
        block = self.blocks[index]
        return self.gap(index) + max(1, -(-2 * len(block.text) // self.measure.text)) + block.text.count("\n", 0, 9999)

    def gap(self, index: int) -> int:
        """Blank rows above a block."""
        return blanks(self.blocks[index - 1], self.blocks[index], self.measure) if index else 0

    def lines(self, index: int) -> tuple[Line, ...]:
        """The set lines of a block."""
        found = self._set.get(index)
        if found is None:
            found = self._set[index] = set_block(self.blocks[index], self.measure, self._keep.get(index, ()))
            height = self.gap(index) + len(found)
            if height != self._heights[index]:
                self._heights[index] = height
                self._tops = None
        return found

    def rows(self, index: int) -> int:
        """The rows of a block, its blank ones included; sets it."""
        return self.gap(index) + len(self.lines(index))

    @property
    def tops(self) -> list[int]:
        """The row at which each block starts, and last the height of the page."""
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops

    @property
    def height(self) -> int:
        return self.tops[-1]

    def row(self, spot: Spot) -> int:
        return self.tops[spot[0]] + spot[1] if self.blocks else 0

    def spot(self, row: int) -> Spot:
        """The block at a row, and the row in it; sets that block."""
        if not self.blocks:
            return 0, 0
        index = min(max(0, bisect_right(self.tops, max(0, row)) - 1), len(self.blocks) - 1)
        return index, min(max(0, row - self.tops[index]), self.rows(index) - 1)

    def move(self, spot: Spot, by: int) -> Spot:
        """The spot `by` rows below (or above) another, as far as the page goes; sets what lies between."""
        index, row = spot[0], spot[1] + by
        while row < 0 and index > 0:
            index -= 1
            row += self.rows(index)
        while self.blocks and row >= self.rows(index) and index < len(self.blocks) - 1:
            row -= self.rows(index)
            index += 1
        return index, min(max(0, row), self.rows(index) - 1) if self.blocks else 0

    def spot_of(self, block: int, offset: int = 0) -> Spot:
        """Where a place stands: the line that holds the character."""
        if not self.blocks:
            return 0, 0
        block = min(max(0, block), len(self.blocks) - 1)
        last = 0
        for at, line in enumerate(self.lines(block)):
            if any(run.start <= offset < run.end for run in line.runs):
                last = at
                break
            if line.runs and line.start <= offset:
                last = at
        return block, self.gap(block) + last

    def held(self, block: int, offset: int) -> tuple[int, int]:
        """The nearest place that the article has."""
        if not self.blocks:
            return 0, 0
        block = min(max(0, block), len(self.blocks) - 1)
        return block, min(max(0, offset), len(self.blocks[block].text))

    def line(self, spot: Spot) -> Line | None:
        """The line at a spot; None where it is blank."""
        at = spot[1] - self.gap(spot[0])
        lines = self.lines(spot[0]) if self.blocks else ()
        return lines[at] if 0 <= at < len(lines) else None

    def place(self, spot: Spot) -> tuple[int, int]:
        """The block and the character at the start of a spot's line."""
        line = self.line(spot)
        return spot[0], line.start if line else 0
