"""Searching in the article: all hits marked, one of them the present one. Seen is the text, never its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reader.core.folding import Hit, hits
from reader.core.model import Article, Fact
from reader.language import _
from reader.ui.painting import Wash
from reader.ui.view import Place, View


class Marking(View):
    """Hits survive a new width and new facts; a new article has none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._hits: list[Hit] = []
        self._hit = -1
        self._hits_of: dict[int, list[Hit]] = {}

    def show(self, article: Article, facts: Sequence[Fact] = (), place: Place = (0, 0)) -> None:
        self._find([])
        super().show(article, facts, place)

    def search(self, query: str, loose: bool = True) -> tuple[int, int]:
        """Mark all hits, go to the first from the cursor on; (which, of how many), from 1, (0, 0) for none."""
        self._find(hits(self.article.blocks, query, loose) if self.article else [])
        here = self.place
        self._hit = next((at for at, hit in enumerate(self._hits) if hit[:2] >= here), 0 if self._hits else -1)
        return self._to_hit()

    def step_hit(self, step: int) -> tuple[int, int]:
        """The next hit, or the one before; after the last comes the first."""
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
        return self._to_hit()

    def clear_search(self) -> bool:
        """Forget the hits; says whether there were any."""
        had = bool(self._hits)
        self._find([])
        self._repaint()
        return had

    def _find(self, found: list[Hit]) -> None:
        of_block: dict[int, list[Hit]] = defaultdict(list)
        for hit in found:
            of_block[hit[0]].append(hit)
        changed = bool(self._hits) != bool(found)
        self._hits, self._hit, self._hits_of = found, -1, of_block
        if changed and self.is_attached:
            self.screen.refresh_bindings()

    @property
    def hints(self) -> list[tuple[str, str, str]]:
        """What the footer says before the keys that always work: caps, label, key."""
        return [("n N", _("hits"), "n"), ("Esc", _("clear"), "escape")] if self._hits else super().hints

    def _to_hit(self) -> tuple[int, int]:
        self._repaint()
        if self._hits:
            self.go(*self._hits[self._hit][:2])
        return self._hit + 1, len(self._hits)

    def _washes(self, index: int) -> list[Wash]:
        here = self._hits[self._hit] if self._hits else None
        marked = [Wash(hit[1], hit[2], "hit-here" if hit == here else "hit") for hit in self._hits_of.get(index, ())]
        return super()._washes(index) + marked
