"""The second line of defence: what a line of the screen may contain on its way to the terminal.

Text of a file is cleaned when it is read (`reader.core.foreign`). Should a widget ever be given text that was not,
nothing in it can still steer the terminal: every control character becomes a visible sign of one cell. Segments that
the framework itself marks as control (images) are not text and pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class Sink(LineFilter):
    """Replaces control characters in all text, and takes away links that a browser should not be given."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [segment if segment.control else _clean(segment) for segment in segments]


def _clean(segment: Segment) -> Segment:
    text, style = segment.text, segment.style
    dirty = CONTROL.search(text) is not None
    unsafe = style is not None and style.link is not None and not _may_link(style.link)
    if not dirty and not unsafe:
        return segment
    return Segment(CONTROL.sub(_visible, text), _unlinked(style) if unsafe else style)


def _unlinked(style: Style | None) -> Style | None:
    return style.update_link(None) if style is not None else None


def _visible(match: re.Match[str]) -> str:
    """A picture of the control character (U+2400 block) or the replacement character: always one cell."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _may_link(address: str) -> bool:
    return CONTROL.search(address) is None and address.partition(":")[0].lower() in _SAFE_SCHEMES
