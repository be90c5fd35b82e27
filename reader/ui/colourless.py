"""NO_COLOR (no-color.org): no colour reaches the terminal; what colour said is said by reversing and bold type."""

from __future__ import annotations

from functools import lru_cache

from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from reader.ui import themes


class Colourless(LineFilter):
    """What has a ground of its own (the cursor's row, hits, the selection, a line to type into) is reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.style is None else Segment(segment.text, plain(segment.style))
            for segment in segments
        ]


@lru_cache(maxsize=4_000)
def plain(style: Style) -> Style:
    """The style without its colours."""
    ground = style.bgcolor.triplet if style.bgcolor else None
    lit = ground is not None and ground not in _GROUNDS
    return Style(
        bold=style.bold, italic=style.italic, underline=style.underline, strike=style.strike,
        reverse=lit != bool(style.reverse), link=style.link, meta=style.meta,
    )  # fmt: skip


_GROUNDS = {
    ColorTriplet(*Color.parse(themes.variables(name)["desk-ground"]).rgb) for name in themes.NAMES
}  # what lies under all text, in any theme
