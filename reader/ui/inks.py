"""The inks of the text: how a heading, a figure, a hit is drawn in each theme.

A table, and not component classes of Textual's style sheet: those are matched against every rule whenever the focus
moves, and thirty of them cost more than drawing the text does.
"""

from __future__ import annotations

from functools import cache

from rich.style import Style

from reader.core.model import BlockKind
from reader.ui import themes

# ink -> its colour, its background (names of theme variables), the rest as Rich writes styles
_INKS: dict[str, tuple[str | None, str | None, str]] = {
    "heading": (None, None, "bold"),
    "inferred": (None, None, "bold"),
    "quote": ("desk-quiet", None, ""),
    "image": ("desk-quiet", None, ""),
    "embed": ("desk-quiet", None, ""),
    "note": ("desk-quiet", None, "italic"),
    "strong": (None, None, "bold"),
    "em": (None, None, "italic"),
    "link": (None, None, "underline"),
    "code": ("desk-accent", None, ""),
    "del": (None, None, "strike"),
    "sup": ("desk-quiet", None, ""),
    "sub": ("desk-quiet", None, ""),
    "mark": ("desk-quiet", None, ""),
    "cursor": ("desk-accent", None, ""),
    "hit": (None, "desk-mark", ""),
    "hit-here": ("desk-ground", "desk-accent", ""),
    "hint": ("desk-ground", "desk-accent", "bold"),
    "selection": (None, "desk-faint", ""),
    "flash": (None, None, "reverse"),
} | {f"fact-{kind}": (f"fact-{kind}", None, "") for kind in themes.KINDS}


@cache
def ink(theme: str, name: str) -> Style:
    """The style of one ink in one of `themes.NAMES`, to be laid over the text's own."""
    colour, ground, rest = _INKS[name]
    variables = themes.variables(theme)
    named = [rest, variables[colour] if colour else "", f"on {variables[ground]}" if ground else ""]
    return Style.parse(" ".join(filter(None, named)))


def ground(theme: str) -> Style:
    """The text's own style in a theme."""
    variables = themes.variables(theme)
    return Style.parse(f"{variables['desk-text']} on {variables['desk-ground']}")


def of_block(kind: BlockKind) -> str:
    """The ink of a block's whole text, "" for running text."""
    return kind if kind in {"heading", "quote", "note", "code", "image", "embed"} else ""
