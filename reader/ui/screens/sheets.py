"""The rows of the sheets: keys, removals, encodings, ways to save, hits in the folder. Pure functions, no screen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.core import foreign
from reader.core.model import Article, Removed, Section
from reader.language import _
from reader.ui import keys, links, wording
from reader.ui.keys import Key, Pane
from reader.ui.opening import Place
from reader.ui.saving import SUFFIXES, Form
from reader.ui.screens.rows import Row

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

WORDS = 40  # characters that remind of a place
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "shift_jis", "euc-kr", "windows-1252")


def help_rows(active: Mapping[str, ActiveBinding], focused: Pane) -> list[Row]:
    """Every key as it is bound now, those of the focused pane first; keys changed in the settings are shown changed."""
    bound = _bound(active)
    order = sorted(keys.PANES, key=lambda pane: pane[0] != focused)
    return [
        row
        for pane, title in order
        for row in (Row(_(title), title=True), *(_key_row(key, bound.get(key.id, [])) for key in keys.of(pane)))
    ]


def command_rows(active: Mapping[str, ActiveBinding]) -> list[Row]:
    """What the focused pane, the desk and the app understand now; choosing one does it."""
    bound = _bound(active)
    return [
        _key_row(key, bound[key.id]) for key in keys.KEYS if key.id in bound and key.name not in ("palette", "cancel")
    ]


def _bound(active: Mapping[str, ActiveBinding]) -> dict[str, list[str]]:
    """Textual's name of each binding that works now, and the keys that it has."""
    bound: dict[str, list[str]] = {}
    for pressed, entry in active.items():
        if entry.enabled and entry.binding.id:
            bound.setdefault(entry.binding.id, []).append(pressed)
    return bound


def _key_row(key: Key, bound: list[str]) -> Row:
    now = [keys.cap(pressed) for pressed in bound if pressed.isascii()]
    caps = [cap for cap in key.keycaps if cap in now] + [cap for cap in now if cap not in key.keycaps]
    shown = [cap for cap in caps if len(cap) < 12] or list(key.keycaps)
    return Row(" ".join(shown), _(key.help), gives=next(iter(bound), None), also=f"{_(key.label)} {key.name}")


def removed_rows(article: Article) -> list[Row]:
    """What cleaning took out, by reason, each with its place; choosing one goes there."""
    rows: list[Row] = []
    for removal in article.removed:
        rows.append(Row(f"{wording.removed(removal.reason)}  ×{removal.count}", title=True))
        rows += [_removed_row(text, places) for text, places in _by_text(removal).items()]
    return rows


def _by_text(removal: Removed) -> dict[str, list[int]]:
    """What was removed once or again and again, with its places."""
    found: dict[str, list[int]] = {}
    for text, place in zip(removal.texts, removal.places or (0,) * removal.count, strict=False):
        found.setdefault(text.strip() or "␣", []).append(place)
    return found


def _removed_row(text: str, places: list[int]) -> Row:
    again = f"  （×{len(places)}：{' '.join(map(wording.paragraph, places))}）" if len(places) > 1 else ""
    return Row(wording.paragraph(places[0]), text + again, gives=places[0])


def encoding_rows(now: str) -> list[Row]:
    """The encodings that saved pages come in; the one in use is marked."""
    names = dict.fromkeys([*([now.lower()] if now else []), *ENCODINGS])
    return [Row(name, _("in use") if name == now.lower() else "", gives=name) for name in names]


def export_rows(article: Article, section: Section | None) -> list[Row]:
    """What can be saved, and as what: gives the form and the section, None for the whole article."""
    forms: tuple[tuple[Form, str], ...] = (
        ("markdown", _("Markdown")), ("figures", _("Markdown, its figures as a table at the end")),
        ("text", _("text, in lines as here")), ("json", _("JSON: paragraphs, sections, facts")),
        ("csv", _("its facts as CSV for a spreadsheet")),
    )  # fmt: skip
    parts: list[tuple[str, Section | None]] = []
    if section is not None:
        parts.append((_("Section: {title}").format(title=wording.heading(section, article)), section))
    parts.append((_("The whole article"), None))
    rows = []
    for title, part in parts:
        rows.append(Row(title, title=True))
        rows += [Row(SUFFIXES[form], words, gives=(form, part)) for form, words in forms]
    return rows


def mark_rows(
    marks: Mapping[str, tuple[str, int, int]], last: Place | None, titles: Mapping[str, str], open_now: Article | None
) -> list[Row]:
    """The marks by letter, and the place before the last jump; of the open article with the words that stand there."""
    rows = [Row(letter, _place(Place(*mark), titles, open_now), gives=Place(*mark)) for letter, mark in marks.items()]
    if last is not None:
        place = _place(last, titles, open_now)
        rows.append(Row("'", _("before the last jump: {place}").format(place=place), gives=last))
    return rows


def _place(place: Place, titles: Mapping[str, str], open_now: Article | None) -> str:
    number = wording.paragraph(place.block)
    if open_now is not None and place.path == open_now.path and place.block < len(open_now.blocks):
        return f"{number} {foreign.line(open_now.blocks[place.block].text[place.offset : place.offset + WORDS])}"
    return f"{titles.get(place.path) or foreign.name(os.path.basename(place.path))} {number}"


def address_rows(address: str) -> list[Row]:
    """What to do with an address, which is shown whole, with what is odd about it."""
    seen = links.look(address)
    rows = [Row(seen.shown, title=True), *(Row(remark, title=True) for remark in seen.remarks)]
    if seen.target is not None:
        rows.append(Row(_("Open"), _("in the browser, outside the reader"), gives=("open", address)))
    return [*rows, Row(_("Copy"), _("to the clipboard"), gives=("copy", address))]
