"""Filling the library: names first, so that a thousand files show as soon as ten; then what their heads say."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core import foreign
from reader.core.model import Meta
from reader.language import _, ngettext
from reader.ui import wording
from reader.ui.cards import Card

if TYPE_CHECKING:
    from reader.store.library import Changes
    from reader.ui.records import Records

PATIENCE = 0.25  # seconds between two looks at the list while it grows: often enough to live, seldom enough to read
BYTES_A_CHARACTER = 4  # of a saved page: three for a Han character in UTF-8, one for its markup; only an estimate

Report = Callable[[tuple[Card, ...], str], None]


def fill(paths: Sequence[str], records: Records, report: Report, stopped: Callable[[], bool]) -> None:
    """Report the cards of the folders again and again, with a sentence about what is going on; at the end with none."""
    cards: dict[str, Card] = {}
    _names(paths, cards, records, report, stopped)
    _heads(cards, report, stopped)


def _names(
    paths: Sequence[str], cards: dict[str, Card], records: Records, report: Report, stopped: Callable[[], bool]
) -> None:
    from reader.store import library

    last = 0.0
    for entry in library.scan(paths):
        if stopped():
            return
        card = named(entry.path, records)
        cards[entry.path] = described(card, entry.meta, entry.problem) if entry.meta or entry.problem else card
        if time.monotonic() - last > PATIENCE:
            last = time.monotonic()
            found = ngettext("{n} file found …", "{n} files found …", len(cards)).format(n=len(cards))
            report(tuple(cards.values()), found)
    report(tuple(cards.values()), "")


def _heads(cards: dict[str, Card], report: Report, stopped: Callable[[], bool]) -> None:
    """Title, date and source of every file, read from its head alone."""
    last = time.monotonic()
    for done, (path, card) in enumerate(list(cards.items()), 1):
        if stopped():
            return
        if card.known:
            continue
        cards[path] = _read(card)
        if time.monotonic() - last > PATIENCE:
            last = time.monotonic()
            report(tuple(cards.values()), _("reading titles {bar}").format(bar=bar(done, len(cards))))
    report(tuple(cards.values()), "")


def after(changes: Changes, paths: Sequence[str], cards: Sequence[Card], records: Records) -> tuple[Card, ...]:
    """The cards when files have come, gone or changed; what is marked meanwhile is as the records say. For a worker.

    With a `library.Watch(paths)` made before `fill`: whenever `changes = watch.look()` is not empty, these cards take
    the place of those that were shown.
    """
    from reader.store import library

    kept = {card.path: card for card in cards if card.path not in {*changes.gone, *changes.changed}}
    for path in (*changes.appeared, *changes.changed):
        kept[path] = _read(named(path, records))
    order = [entry.path for entry in library.scan(paths)]
    return tuple(
        replace(kept[path], progress=records.progress(path), star=records.starred(path))
        for path in order if path in kept
    )  # fmt: skip


def _read(card: Card) -> Card:
    """The card with what its file's head says, or why it can't be read."""
    from reader.core.source import head
    from reader.core.unreadable import Unreadable

    try:
        return described(card, head(card.path), None)
    except Unreadable as problem:
        return described(card, None, problem.reason)


def bar(done: int, everything: int, width: int = 8) -> str:
    """▰▰▱▱ 120/400"""
    full = width * done // max(1, everything)
    return "▰" * full + "▱" * (width - full) + f" {done}/{everything}"


def named(path: str, records: Records) -> Card:
    """The card of a file of which only the name is known."""
    return Card(
        path,
        foreign.name(os.path.basename(path) or path),
        progress=records.progress(path),
        star=records.starred(path),
        known=False,
        minutes=wording.minutes_of(_size(path) // BYTES_A_CHARACTER),
    )


def described(card: Card, meta: Meta | None, problem: str | None) -> Card:
    """The card with what the file's head says, or with why it cannot be read."""
    if meta is None:
        return replace(card, problem=problem, known=True)
    return replace(
        card, title=meta.title or card.title, date=wording.day(meta.date), source=wording.source(meta),
        categories=meta.categories, problem=problem, known=True,
    )  # fmt: skip


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0
