"""The library: the articles of the folders, one card each. Thousands are no different from ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from reader.language import _
from reader.ui.cards import Card, Cards, Shelf
from reader.ui.listing import Listing
from reader.ui.matching import matches
from reader.ui.order import Order
from reader.ui.panel import Panel


class Library(Panel):
    """The panel. Down: `cards`, `open_path`, `scanning`. Up: `Previewed` while moving, `Opened` on Enter."""

    cards: reactive[tuple[Card, ...]] = reactive((), init=False)
    open_path: reactive[str] = reactive("", init=False)
    scanning: reactive[str] = reactive("", init=False)
    arranged: reactive[Order] = reactive(Order(), init=False)

    @dataclass
    class Previewed(Message):
        """The cursor rests on this article."""

        path: str

    @dataclass
    class Opened(Message):
        """The reader wants to read this article."""

        path: str

    @dataclass
    class Arranged(Message):
        """The reader wants it sorted or grouped so, now and the next time."""

        order: Order

    def __init__(self) -> None:
        super().__init__(Cards(), id="library")
        self.border_title = _("Library")

    @property
    def order(self) -> list[str]:
        """The paths in the order in which they are listed."""
        return [row.path for row in self.listing.rows if isinstance(row, Card)]

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        row = self.listing.current
        return row if isinstance(row, Card) else None

    def watch_cards(self) -> None:
        self.rebuild()

    def watch_arranged(self) -> None:
        self.rebuild()

    def watch_open_path(self) -> None:
        listing = self.listing
        assert isinstance(listing, Cards)
        listing.open_path = self.open_path
        if not self.has_focus_within:
            self.point_at(self.open_path)

    def watch_scanning(self) -> None:
        self._subtitle()

    def change(self, path: str, **changes: object) -> None:
        """Put a new card in the place of an article's old one."""
        old = next((card for card in self.cards if card.path == path), None)
        if old is None:
            return
        new = replace(old, **changes)  # type: ignore[arg-type]  # the fields of a card
        if new != old:
            self.cards = tuple(new if card is old else card for card in self.cards)

    def point_at(self, path: str) -> None:
        """Put the cursor on an article without opening it."""
        for index, row in enumerate(self.listing.rows):
            if isinstance(row, Card) and row.path == path:
                self.listing.place(index)
                return

    def rebuild(self) -> None:
        at = self.card.path if self.card and self.open_path else self.open_path
        self.listing.show(self._rows())
        self.point_at(at)
        self.border_title = Content(f"{_('Library')} {len(self.order)}") if self.cards else _("Library")
        self._subtitle()
        self.say_when_empty(
            _("No article matches. Esc shows all.") if self.cards else self.scanning or _("No articles here.")
        )

    def _subtitle(self) -> None:
        names = {
            "place": _("by file"), "date": _("by date"), "title": _("by title"), "source": _("by source"),
            "length": _("by length"), "progress": _("by progress"),
        }  # fmt: skip
        sorting = names[self.arranged.sort] + (" ↑" if self.arranged.turned else "")
        self.border_subtitle = Content(self.scanning or sorting)

    def _rows(self) -> Sequence[Card | Shelf]:
        sought = self.sought
        found = self.arranged.sorted(
            card for card in self.cards
            if not sought or matches(sought, card.title, card.source, " ".join(card.categories), card.path, card.date)
        )  # fmt: skip
        if self.arranged.group == "none":
            return found
        groups: dict[str, list[Card]] = {}
        for card in found:
            groups.setdefault(self._group_of(card), []).append(card)
        rows: list[Card | Shelf] = []
        for name, cards in groups.items():
            rows += [Shelf(name, len(cards)), *cards]
        return rows

    def _group_of(self, card: Card) -> str:
        by_source = self.arranged.group == "source"
        name = card.source if by_source else next(iter(card.categories), "")
        if name:
            return name
        return _("without a source") if by_source else _("without a category")

    def on_cards_asked(self, message: Cards.Asked) -> None:
        message.stop()
        self.arranged = self.arranged.changed(message.what)
        self.post_message(self.Arranged(self.arranged))

    def filtered(self) -> None:
        """What is found is looked at while it is looked for."""
        if self.card and self.card.path != self.open_path:
            self.post_message(self.Previewed(self.card.path))

    def on_listing_moved(self, message: Listing.Moved) -> None:
        message.stop()
        if isinstance(message.row, Card):
            self.post_message(self.Previewed(message.row.path))

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        message.stop()
        if isinstance(message.row, Card):
            self.post_message(self.Opened(message.row.path))
