"""Nouns that several figures share out among them: 甲和乙分别为1和2."""

from __future__ import annotations

from reader.extract.kinds import BLANK, FIGURE, HARD, JOIN
from reader.extract.phrases import REACH
from reader.extract.spoken import Spoken

_LISTED = frozenset(("、", "和", "与", "與", "及", "以及"))


class Sharing(Spoken):
    """Gives each figure of a row its own noun of a row."""

    def _shared(self, first: int, last: int, word: int) -> str | None:
        """A和B分别为1和2: each figure its own of the nouns, where there are as many."""
        parts, chain = self._parts(first, last), self._chain(word)
        if len(parts) != len(chain):
            return self.clean(first, last)
        for which, part in zip(chain, parts, strict=True):
            self.found[which] = part
        return parts[0]

    def _resumed(self, word: int) -> bool:
        """甲为1，乙为2，分别增长3和4: each figure goes on about one of as many before it in the sentence."""
        chain, spoken = self._chain(word), list[str]()
        for at in range(word - 1, max(-1, word - 2 * REACH), -1):
            about = self.found[self.words.figures[at]] if self.kinds[at] & FIGURE else None
            if self.kinds[at] & HARD or len(spoken) == len(chain):
                break
            if about and about not in spoken:
                spoken.insert(0, about)
        if len(chain) < 2 or len(spoken) != len(chain):
            return False
        for which, about in zip(chain, spoken, strict=True):
            self.found[which] = about
        return True

    def _parts(self, first: int, last: int) -> list[str]:
        ends = [at for at in range(first, last) if self.parts[at] in _LISTED]
        edges = zip([first, *(at + 1 for at in ends)], [*ends, last], strict=True)
        return [part for begin, end in edges if (part := self.clean(begin, end))]

    def _chain(self, word: int) -> list[int]:
        """The figures that follow one another from `word`, with nothing but joiners between."""
        chain: list[int] = []
        for at in range(word, min(len(self.kinds), word + REACH)):
            if self.kinds[at] & FIGURE:
                chain.append(self.words.figures[at])
            elif not self.kinds[at] & (JOIN | BLANK) and self.parts[at] not in "，,":
                break
        return chain
