"""Terminals with sixteen colours: each colour of a theme has its stand-in among them, chosen by hand.

The nearest of sixteen, which is what the framework takes, is grey for nearly all of ours.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from reader.ui import themes

_DARK = {
    "desk-ground": 0, "desk-panel": 8, "desk-text": 15, "desk-soft": 7, "desk-quiet": 7, "desk-faint": 8,
    "desk-accent": 11, "desk-mark": 4, "desk-problem": 9,
    "fact-money": 3, "fact-percent": 2, "fact-quantity": 12, "fact-ratio": 6, "fact-date": 13, "fact-time": 13,
    "fact-duration": 13, "fact-ordinal": 7, "fact-identifier": 7, "fact-person": 9, "fact-org": 3,
    "fact-place": 10, "fact-quote": 7,
}  # fmt: skip
_LIGHT = {
    "desk-ground": 15, "desk-panel": 7, "desk-text": 0, "desk-soft": 0, "desk-quiet": 8, "desk-faint": 7,
    "desk-accent": 1, "desk-mark": 11, "desk-problem": 1,
    "fact-money": 1, "fact-percent": 2, "fact-quantity": 4, "fact-ratio": 6, "fact-date": 5, "fact-time": 5,
    "fact-duration": 5, "fact-ordinal": 8, "fact-identifier": 8, "fact-person": 1, "fact-org": 3,
    "fact-place": 2, "fact-quote": 8,
}  # fmt: skip


class Sixteen(LineFilter):
    """Replaces the colours of the themes; what is none of them is left to the framework."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.style is None else Segment(segment.text, standing_in(segment.style))
            for segment in segments
        ]


@lru_cache(maxsize=4_000)
def standing_in(style: Style) -> Style:
    """The style in sixteen colours."""
    colour, ground = _nearest(style.color), _nearest(style.bgcolor)
    return style + Style(color=colour, bgcolor=ground) if colour or ground else style


def _nearest(ink: Ink | None) -> Ink | None:
    number = _table().get(tuple(ink.triplet)) if ink is not None and ink.triplet else None
    return None if number is None else Ink.from_ansi(number)


@cache
def _table() -> dict[tuple[int, ...], int]:
    return {
        Color.parse(themes.variables(name)[variable]).rgb: number
        for name in themes.NAMES
        for variable, number in (_DARK if themes.dark(name) else _LIGHT).items()
    }
