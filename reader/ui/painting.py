"""A typeset line as coloured segments: spans, facts, hits and selection laid over the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core.model import Block
from reader.typeset import cells
from reader.typeset.lines import Line

Styles = Callable[[str], Style]  # by the name of an ink


@dataclass(frozen=True, slots=True)
class Wash:
    """A style over `text[start:end]` of a block; later ones lie over earlier ones."""

    start: int
    end: int
    style: str


def base_style(block: Block, inferred: bool) -> str | None:
    """The ink of a block's whole text; None for running text."""
    if block.kind == "heading":
        return "inferred" if inferred else "heading"
    return block.kind if block.kind in {"quote", "note", "code", "image", "embed"} else None


def span_washes(block: Block) -> list[Wash]:
    """The inline styles of the page itself."""
    return [Wash(span.start, span.end, span.kind) for span in block.spans]


def paint(
    line: Line, block: Block, base: Style, styles: Styles, washes: Sequence[Wash], left: int, width: int, bar: bool
) -> Strip:
    """One screen line of `width` cells whose measure starts at cell `left`; `bar`: the cursor's paragraph."""
    parts: list[tuple[int, list[Segment]]] = [
        (x, [Segment(mark, base + styles("mark"))]) for x, mark in line.marks if mark
    ]
    parts += [(run.x, list(_segments(block.text, run.start, run.end, base, styles, washes))) for run in line.runs]
    segments, at = _margin(base, styles, left, bar)
    for x, drawn in sorted(parts, key=lambda part: part[0]):
        if (gap := left + x - at) > 0:
            segments.append(Segment(" " * gap, base))
            at += gap
        segments.extend(drawn)
        at += sum(cells.width(segment.text) for segment in drawn)
    segments.append(Segment(" " * max(0, width - at), base))
    return Strip(segments).adjust_cell_length(width, base)


def margin(base: Style, styles: Styles, left: int, width: int, bar: bool) -> Strip:
    """A blank line, with the cursor's bar where its paragraph goes on."""
    segments, at = _margin(base, styles, left, bar)
    return Strip([*segments, Segment(" " * max(0, width - at), base)], width)


def _margin(base: Style, styles: Styles, left: int, bar: bool) -> tuple[list[Segment], int]:
    if not bar or left < 2:
        return ([Segment(" " * left, base)] if left else []), left
    return [Segment(" " * (left - 2), base), Segment("▌ ", base + styles("cursor"))], left


def _segments(
    text: str, start: int, end: int, base: Style, styles: Styles, washes: Sequence[Wash]
) -> Iterator[Segment]:
    """`text[start:end]` cut wherever a wash begins or ends."""
    over = [wash for wash in washes if wash.start < end and wash.end > start]
    cuts = sorted({start, end, *(max(start, wash.start) for wash in over), *(min(end, wash.end) for wash in over)})
    for left, right in pairwise(cuts):
        style = base
        for wash in over:
            if wash.start <= left and right <= wash.end:
                style += styles(wash.style)
        yield Segment(text[left:right], style)
