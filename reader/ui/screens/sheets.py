"""The rows of the sheets: keys, removals, encodings, ways to save, hits in the folder. Pure functions, no screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.core.model import Article
from reader.language import _
from reader.ui import keys, wording
from reader.ui.keys import Pane
from reader.ui.screens.sheet import Row

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "shift_jis", "euc-kr", "windows-1252")


def help_rows(active: Mapping[str, ActiveBinding], focused: Pane) -> list[Row]:
    """Every key as it is bound now, those of the focused pane first; keys changed in the settings are shown changed."""
    bound: dict[str, list[str]] = {}
    for pressed, entry in active.items():
        if entry.binding.id:
            bound.setdefault(entry.binding.id, []).append(pressed)
    order = sorted(keys.PANES, key=lambda pane: pane[0] != focused)
    return [row for pane, title in order for row in (Row(_(title), title=True), *_pane_rows(pane, bound))]


def _pane_rows(pane: Pane, bound: Mapping[str, list[str]]) -> list[Row]:
    rows = []
    for key in keys.of(pane):
        now = [keys.cap(pressed) for pressed in bound.get(key.id, ()) if pressed.isascii()]
        caps = [cap for cap in key.keycaps if cap in now] + [cap for cap in now if cap not in key.keycaps]
        shown = [cap for cap in caps if len(cap) < 12] or list(key.keycaps)
        rows.append(Row(" ".join(shown), _(key.help)))
    return rows


def removed_rows(article: Article) -> list[Row]:
    """What cleaning took out, by reason, each with its place; choosing one goes there."""
    rows: list[Row] = []
    for removal in article.removed:
        rows.append(Row(f"{wording.removed(removal)}  ×{removal.count}", title=True))
        places = removal.places or (0,) * len(removal.texts)
        rows += [
            Row(wording.paragraph(min(place, max(0, len(article.blocks) - 1))), text.strip() or "␣", gives=place)
            for place, text in zip(places, removal.texts, strict=False)
        ]
    return rows


def encoding_rows(now: str) -> list[Row]:
    """The encodings that saved pages come in; the one in use is marked."""
    names = dict.fromkeys([now.lower(), *ENCODINGS])
    return [Row(name, _("in use") if name == now.lower() else "", gives=name) for name in names]


def export_rows() -> list[Row]:
    """What can be saved, and as what."""
    return [
        Row(_("This section"), _("Markdown, with where it is from"), gives="section"),
        Row(_("This section and its figures"), _("Markdown, the figures as a table at the end"), gives="section+"),
        Row(_("The article"), _("Markdown"), gives="article"),
        Row(_("The article"), _("JSON: blocks, sections, facts, removals"), gives="json"),
        Row(_("The facts"), _("CSV for a spreadsheet"), gives="csv"),
        Row(_("The text"), _("plain, as it is set here"), gives="text"),
    ]
