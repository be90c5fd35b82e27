"""The looks of the desk: light, dark, paper and high contrast.

Text is the brightest thing, panels recede, and every kind of fact has one hue, the same in the text, the panel and
the outline. Related kinds have related hues. All hues keep a contrast of at least 4.5 : 1 to their background
(WCAG 2.2, 1.4.3); a test measures it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.model import FIGURE_KINDS, NAME_KINDS, FactKind
from reader.language import _

if TYPE_CHECKING:
    from textual.theme import Theme

NAMES = ("dark", "light", "paper", "contrast")
KINDS: tuple[FactKind, ...] = (*FIGURE_KINDS, *NAME_KINDS, "quote")

# background, panel (a shade off it), text, soft (titles in panels), quiet (panels), faint (borders),
# accent (where I am), mark (found)
_GROUNDS: dict[str, tuple[str, ...]] = {
    "dark": ("#17191d", "#282c33", "#ebe8e1", "#cbc8c1", "#a3a19b", "#3a3e45", "#d8b26a", "#6b5a1e"),
    "light": ("#fcfcfa", "#f1f0ec", "#1a1a19", "#3d3c39", "#5f5e5a", "#cfcdc6", "#8a5a00", "#ffe79a"),
    "paper": ("#f5eedc", "#ece3cc", "#2a2215", "#463b28", "#655a43", "#cdbf9f", "#8c3b1f", "#f3d27a"),
    "contrast": ("#000000", "#3a3a3a", "#ffffff", "#ffffff", "#e4e4e4", "#ffffff", "#ffff00", "#005fff"),
}
# money percent quantity ratio date time duration ordinal identifier person org place quote
_HUES: dict[str, tuple[str, ...]] = {
    "dark": (
        "#e0b050", "#6cc9a8", "#7fb4ee", "#7cc7be", "#c39bea", "#b5a3ee", "#d29ade", "#a9afb8", "#a9afb8",
        "#ee9a8b", "#e6a86f", "#9bc87a", "#c9b89a",
    ),
    "light": (
        "#7d5500", "#0b6b4f", "#1557a0", "#0c6a66", "#6a35a5", "#5440ad", "#86308f", "#56606b", "#56606b",
        "#a8322a", "#96480c", "#3c6b12", "#6b5a35",
    ),
    "paper": (
        "#74500a", "#0f5f47", "#1a4f8f", "#125e5a", "#613095", "#4c3a9b", "#7a2b82", "#4f5761", "#4f5761",
        "#9a2c25", "#873f0b", "#38600f", "#5f4f2d",
    ),
    "contrast": (
        "#ffd700", "#00ffaf", "#87d7ff", "#00ffff", "#d7afff", "#d7afff", "#ffafff", "#ffffff", "#ffffff",
        "#ffafaf", "#ffaf5f", "#afff5f", "#ffffd7",
    ),
}  # fmt: skip


def variables(name: str) -> dict[str, str]:
    """Our own style variables for a theme: `desk-…` for surfaces, `fact-KIND` for hues."""
    ground, panel, text, soft, quiet, faint, accent, mark = _GROUNDS[name]
    surfaces = {"ground": ground, "panel": panel, "text": text, "soft": soft, "quiet": quiet}
    surfaces |= {"faint": faint, "accent": accent}
    hues = dict(zip(KINDS, _HUES[name], strict=True))
    return (
        {f"desk-{key}": value for key, value in surfaces.items()}
        | {"desk-mark": mark, "desk-problem": hues["person"]}
        | {f"fact-{kind}": hue for kind, hue in hues.items()}
        | {"border": faint, "border-blurred": faint, "footer-background": ground, "scrollbar-background": ground}
        | {"scrollbar": faint, "scrollbar-hover": quiet, "scrollbar-active": accent, "scrollbar-corner-color": ground}
        | {"scrollbar-background-hover": ground, "scrollbar-background-active": ground}
        | {"input-cursor-background": text, "input-cursor-foreground": ground, "input-cursor-text-style": "none"}
        | {"input-selection-background": mark, "block-cursor-background": accent, "block-cursor-foreground": ground}
    )


def dark(name: str) -> bool:
    """Whether light text stands on a dark ground."""
    return name in ("dark", "contrast")


def known(name: str | None) -> str:
    """The theme of that name, the first one where there is none."""
    return name if name in NAMES else NAMES[0]


def theme(name: str) -> Theme:
    """One of `NAMES` as Textual knows it."""
    from textual.theme import Theme

    ground, panel, text, _soft, _quiet, _faint, accent, _mark = _GROUNDS[name]
    return Theme(
        name=name, primary=accent, secondary=accent, accent=accent, warning=accent, error=_HUES[name][9],
        success=_HUES[name][11], foreground=text, background=ground, surface=ground, panel=panel, boost=panel,
        dark=dark(name), text_alpha=1.0, luminosity_spread=0.1, variables=variables(name),
    )  # fmt: skip


def title(name: str) -> str:
    """What a theme is called in the language of the reader."""
    return {"dark": _("dark"), "light": _("light"), "paper": _("paper"), "contrast": _("high contrast")}[name]


def after(name: str) -> str:
    """The theme that follows this one when the reader steps through them."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]
