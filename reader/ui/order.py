"""In which order the library lists its cards, and under which shelves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reader.ui.cards import Card

SORTS: dict[str, tuple[Callable[[Card], object], bool]] = {  # name: key, biggest first
    "place": (lambda card: card.path, False),
    "date": (lambda card: card.date, True),
    "title": (lambda card: card.title.casefold(), False),
    "source": (lambda card: (card.source.casefold(), card.path), False),
    "length": (lambda card: card.minutes, False),
    "progress": (lambda card: (("reading", "unread", "read").index(card.progress), card.path), False),
}
GROUPS = ("none", "source", "category")


@dataclass(frozen=True, slots=True)
class Order:
    """How the cards are sorted and grouped; `turned`: the other way round."""

    sort: str = "place"
    turned: bool = False
    group: str = "none"

    @classmethod
    def read(cls, text: str) -> Order:
        """What `written` gave; the usual order where it says nothing that is known."""
        sort, turned, group = (*text.split(), "", "", "")[:3]
        return cls(sort, turned == "turned", group) if sort in SORTS and group in GROUPS else cls()

    @property
    def written(self) -> str:
        """In three words."""
        return f"{self.sort} {'turned' if self.turned else 'usual'} {self.group}"

    def changed(self, what: str) -> Order:
        """After a key: "sort" and "group" take the next of their kind, "reverse" turns it round."""
        if what == "reverse":
            return replace(self, turned=not self.turned)
        if what == "group":
            return replace(self, group=_next(GROUPS, self.group))
        return replace(self, sort=_next(tuple(SORTS), self.sort), turned=False)

    def sorted(self, cards: Iterable[Card]) -> list[Card]:
        key, biggest_first = SORTS[self.sort]
        return sorted(cards, key=key, reverse=biggest_first != self.turned)  # type: ignore[arg-type]  # each key sorts its own type


def _next(names: Sequence[str], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]
