"""Asking the terminal how wide it draws “ … — ·, without waiting for the answer.

A character is written to the corner of the screen, and the cursor's place is asked for (DSR 6, ECMA-48) before the
character is blotted out and the corner drawn again: column 2 after one character means narrow, column 3 wide. The
framework reads the answer as an event of its own, so it is never taken for keys, comes when it comes, and a terminal
that gives none costs nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

SAMPLE = "…"
QUESTION = f"\x1b7\x1b[H{SAMPLE}\x1b[6n\x1b[H \x1b8"  # the cursor is kept, the answer is asked for at the corner

Ambiguous = Literal["narrow", "wide"]
Graphics = Literal["kitty", "sixel", "blocks"]


def answered(column: int) -> Ambiguous | None:
    """What a cursor at this column (from 0) says; None where the answer is to another question."""
    return {1: "narrow", 2: "wide"}.get(column)  # type: ignore[return-value]


def graphics(env: Mapping[str, str] | None = None) -> Graphics:
    """How the terminal can draw pictures, as far as its name tells; inside tmux or screen only blocks are sure."""
    env = os.environ if env is None else env
    term, program = env.get("TERM", ""), env.get("TERM_PROGRAM", "")
    if "TMUX" in env or term.startswith(("screen", "tmux")):
        return "blocks"
    if term in {"xterm-kitty", "xterm-ghostty"} or "KITTY_WINDOW_ID" in env or program == "ghostty":
        return "kitty"
    if term in {"foot", "foot-extra", "mlterm", "contour"} or program in {"WezTerm", "iTerm.app"}:
        return "sixel"
    return "blocks"
