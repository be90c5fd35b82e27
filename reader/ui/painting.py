"""A typeset line as coloured segments: spans, facts, hits and selection laid over the text, letters standing on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core.model import Block
from reader.typeset import cells
from reader.typeset.lines import BLANKS, Line, Run, columns

Styles = Callable[[str], Style]  # by the name of an ink


@dataclass(frozen=True, slots=True)
class Wash:
    """A style over `text[start:end]` of a block; later ones lie over earlier ones."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over a block: washes, and letters that hide the characters on which they stand."""

    washes: Sequence[Wash] = ()
    badges: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Canvas:
    """`width` cells, the measure from cell `left` on; how the terminal draws ambiguous characters; the inks."""

    left: int
    width: int
    ambiguous: str
    styles: Styles

    def cells(self, text: str) -> int:
        return cells.width(text, self.ambiguous)


def base_style(block: Block, inferred: bool) -> str | None:
    """The ink of a block's whole text; None for running text."""
    if block.kind == "heading":
        return "inferred" if inferred else "heading"
    return block.kind if block.kind in {"quote", "note", "code", "image", "embed"} else None


def span_washes(block: Block) -> list[Wash]:
    """The inline styles of the page itself."""
    return [Wash(span.start, span.end, span.kind) for span in block.spans]


def paint(line: Line, block: Block, canvas: Canvas, base: Style, over: Over, bar: bool) -> Strip:
    """One screen line; `bar`: it is of the cursor's paragraph.

    The strip calls itself as wide as the canvas: Textual counts ambiguous characters as narrow whatever the terminal
    does with them.
    """
    mark = base + canvas.styles("mark")
    parts = [(x, [Segment(text, mark)]) for x, text in line.marks if text]
    parts += [(run.x, list(_run(run, block.text, canvas, base, over))) for run in line.runs]
    segments, at = _margin(canvas, base, bar)
    for x, drawn in sorted(parts, key=lambda part: part[0]):
        if (gap := canvas.left + x - at) > 0:
            segments.append(Segment(" " * gap, base))
            at += gap
        segments.extend(drawn)
        at += sum(canvas.cells(segment.text) for segment in drawn)
    segments.append(Segment(" " * max(0, canvas.width - at), base))
    if at > canvas.width:
        return Strip(segments).adjust_cell_length(canvas.width, base)
    return Strip(segments, canvas.width)


def margin(canvas: Canvas, base: Style, bar: bool) -> Strip:
    """A blank line, with the cursor's bar where its paragraph goes on."""
    segments, at = _margin(canvas, base, bar)
    return Strip([*segments, Segment(" " * max(0, canvas.width - at), base)], canvas.width)


def _margin(canvas: Canvas, base: Style, bar: bool) -> tuple[list[Segment], int]:
    left = canvas.left
    if not bar or left < 2:
        return ([Segment(" " * left, base)] if left else []), left
    ink = "▌" + " " * (2 - canvas.cells("▌"))
    return [Segment(" " * (left - 2), base), Segment(ink, base + canvas.styles("cursor"))], left


def _run(run: Run, text: str, canvas: Canvas, base: Style, over: Over) -> Iterator[Segment]:
    """The run's characters, cut wherever a wash begins or ends or a blank of ours stands; badges over them."""
    washes = [wash for wash in over.washes if wash.start < run.end and wash.end > run.start]
    badges = sorted(at for at in over.badges if run.start <= at < run.end)
    hidden = [_hidden(run, text, at, over.badges[at], canvas) for at in badges]
    cuts = {run.start, run.end, *run.gaps, *badges, *(end for end, _label in hidden)}
    for wash in washes:
        cuts |= {max(run.start, wash.start), min(run.end, wash.end)}
    until = run.start
    for left, right in pairwise(sorted(cuts)):
        if left in run.gaps and left >= until:
            yield Segment(" ", _styled(washes, left - 1, left + 1, base, canvas.styles))
        if left in badges and left >= until:
            until, label = hidden[badges.index(left)]
            yield Segment(label, base + canvas.styles("hint"))
        if left >= until:
            yield Segment(text[left:right].translate(BLANKS), _styled(washes, left, right, base, canvas.styles))


def _styled(washes: Sequence[Wash], left: int, right: int, base: Style, styles: Styles) -> Style:
    for wash in washes:
        if wash.start <= left and right <= wash.end:
            base += styles(wash.style)
    return base


def _hidden(run: Run, text: str, at: int, label: str, canvas: Canvas) -> tuple[int, str]:
    """Up to where a label hides the text from `at` on, and the label, filled up to those cells."""
    starts = columns(text, run, canvas.ambiguous)
    first = starts[at - run.start]
    past = next((i for i, cell in enumerate(starts) if cell - first >= len(label)), len(starts) - 1)
    return run.start + past, label.ljust(starts[past] - first)
