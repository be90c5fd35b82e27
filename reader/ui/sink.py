"""The second line of defence: what a line of the screen may contain on its way to the terminal.

Text of a file is cleaned when it is read (`reader.core.foreign`). Should a widget ever be given text that was not,
nothing in it can still steer the terminal: every control character becomes a visible sign of one cell. Segments that
the framework itself marks as control (images) are not text and pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from reader.core.foreign import inert

if TYPE_CHECKING:
    from textual.color import Color

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class Sink(LineFilter):
    """Replaces control characters in all text, and takes away links that a browser should not be given."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [segment if segment.control else _clean(segment) for segment in segments]


def _clean(segment: Segment) -> Segment:
    text, style = inert(segment.text), segment.style
    unsafe = style is not None and style.link is not None and not _may_link(style.link)
    if text == segment.text and not unsafe:
        return segment
    return Segment(text, style.update_link(None) if style is not None and unsafe else style)


def _may_link(address: str) -> bool:
    return inert(address) == address and address.partition(":")[0].lower() in _SAFE_SCHEMES
