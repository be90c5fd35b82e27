"""Code set as it is written: its own lines and indents, tabs at their stops, what is too long folded."""

from __future__ import annotations

from collections.abc import Iterator

from reader.typeset import cells

STOP = 4  # cells from one tab stop to the next
FOLD = 2  # cells by which a folded rest stands further in

Piece = tuple[int, int, int]  # the cell at which it starts, and its span of the text


def code_lines(text: str, width: int, ambiguous: str) -> Iterator[tuple[list[Piece], bool]]:
    """The pieces of each line of at most `width` cells, and whether it is the rest of a folded one."""
    at = 0
    for row in text.split("\n"):
        pieces: list[Piece] = []
        x, start, folded = 0, at, False
        for grapheme in cells.graphemes(row):
            tab = grapheme == "\t"
            wide = STOP - x % STOP if tab else cells.width(grapheme, ambiguous)
            if x + wide > width and x > FOLD:
                yield [*pieces, (x - cells.width(text[start:at], ambiguous), start, at)], folded
                pieces, x, start, folded = [], FOLD, at, True
            if tab:
                pieces.append((x - cells.width(text[start:at], ambiguous), start, at))
                start = at + 1
            x += wide
            at += len(grapheme)
        yield [*pieces, (x - cells.width(text[start:at], ambiguous), start, at)], folded
        at += 1
