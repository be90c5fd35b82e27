"""Blocks made for tests, and their lines as they would be printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.core.model import Block
from reader.typeset.lines import Line, Measure, set_block
from reader.typeset.text import drawn


def block(text: str, **fields: Any) -> Block:
    return Block(0, fields.pop("kind", "paragraph"), text, **fields)


def printed(made: Block, width: int, keep: Sequence[tuple[int, int]] = (), **measure: Any) -> list[str]:
    """The block's lines at a whole width of `width` cells."""
    found = Measure(width, **measure)
    return [drawn(line, made.text, found.ambiguous) for line in set_block(made, found, keep)]


def characters(lines: Sequence[Line]) -> list[int]:
    """The offsets of all characters that some run holds, in the order of lines and runs."""
    return [at for line in lines for run in line.runs for at in range(run.start, run.end)]
