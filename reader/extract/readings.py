"""Which readings of a surname and a given name are believed: what speaks for each anywhere, and lists of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.extract.worded import Mention, Worded

ENOUGH = 4.8  # the weight that makes a person of characters that could be something else


class Reading(NamedTuple):
    """A surname and what could be its given name, with what speaks for it."""

    line: Worded
    start: int
    end: int
    text: str
    weight: float


def believed(weighed: Sequence[Reading], known: Mapping[int, Sequence[Mention]]) -> Iterator[Reading]:
    """At each place the reading that weighs most anywhere in the article, if that is enough; lists hold together."""
    counts = Counter(one.text for one in weighed)
    most: dict[str, float] = {}
    for one in weighed:
        most[one.text] = max(most.get(one.text, 0.0), one.weight + min(counts[one.text] - 1, 3) * 0.4)
    best: dict[tuple[int, int], Reading] = {}
    for one in weighed:
        key = (one.line.block, one.start)
        if key not in best or most[one.text] + 0.3 * len(one.text) > most[best[key].text] + 0.3 * len(best[key].text):
            best[key] = one
    listed = _Listed(best, most, known)
    for one in best.values():
        weight = most[one.text]
        if weight >= ENOUGH or (weight >= ENOUGH - _BONUS and weight + listed.bonus(one) >= ENOUGH):
            yield one


_BETWEEN = frozenset("、 /")
_BONUS = 4.5  # no list says more


class _Listed:
    """Names in a list speak for each other: 李国梁、王晓梅、刘洋."""

    def __init__(
        self,
        starts: Mapping[tuple[int, int], Reading],
        most: Mapping[str, float],
        known: Mapping[int, Sequence[Mention]],
    ) -> None:
        self._most, self._starts = most, starts
        self._ends = {(one.line.block, one.end): one for one in starts.values()}
        persons = [(block, one) for block, some in known.items() for one in some if one.kind == "person"]
        self._known = {(block, one.start) for block, one in persons} | {(block, -one.end) for block, one in persons}

    def bonus(self, one: Reading) -> float:
        text, block = one.line.text, one.line.block
        behind, front = text[one.end : one.end + 1], text[one.start - 1 : one.start]
        bonus = 0.0
        if behind in _BETWEEN:
            bonus += self._speaks(self._starts.get((block, one.end + 1)), (block, one.end + 1), behind)
        if front in _BETWEEN:
            before = self._ends.get((block, one.start - 1))
            bonus += self._speaks(before, (block, 1 - one.start), front)
            bonus += 1.8 if front == " " and before and before.weight >= 6.5 else 0.0  # 记者 孙家乐 周文静
        return bonus

    def _speaks(self, other: Reading | None, place: tuple[int, int], mark: str) -> float:
        """What a neighbour says for a name: more where it is surely a person itself."""
        if place in self._known or (other and self._most[other.text] >= _SURE):
            return 0.9 if mark == " " else 1.6
        return 0.9 if other and other.weight >= 3.0 else 0.0


_SURE = 6.0
