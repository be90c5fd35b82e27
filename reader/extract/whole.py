"""The lines of an article as one text: what few of them hold is looked for once, and not in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.extract.word_search import PARTED
from reader.extract.worded import Worded


class Whole:
    """`text` holds the lines in order, with one character between them; line `i` begins at `begins[i]`."""

    def __init__(self, lines: Sequence[Worded]) -> None:
        self.lines = lines
        self.text = PARTED.join(line.text for line in lines)
        self.begins = [0, *accumulate(len(line.text) + len(PARTED) for line in lines)]

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[Worded, int, int]]:
        """Each match as line, start and end; `pattern` matches no character between lines, and looks at none."""
        for match in pattern.finditer(self.text):
            yield self.place(*match.span())

    def sought(self, part: str) -> Iterator[tuple[Worded, int, int]]:
        """Each place where a part of a text stands; a single character is sought at a fourth of what a class costs."""
        at = self.text.find(part)
        while at >= 0:
            yield self.place(at, at + len(part))
            at = self.text.find(part, at + 1)

    def place(self, start: int, end: int) -> tuple[Worded, int, int]:
        """The line of a stretch of the text, and where in it the stretch begins and ends."""
        which = bisect_right(self.begins, start) - 1
        begin = self.begins[which]
        return self.lines[which], start - begin, end - begin
