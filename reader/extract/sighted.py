"""What the lexicon holds of an article's text: names and the ends of names, all found by one search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from reader.extract import bodies, gazetteer, sites
from reader.extract.surnames import words
from reader.extract.worded import Sighted

PARTED = "\u2028"  # between two blocks: no name holds it, and no character beside it makes a word with it


def sighted(texts: Sequence[str]) -> Iterator[Sighted]:
    """What is found in each of the texts."""
    automaton, roles = _automaton()
    hits = automaton.find_matches_as_indexes(PARTED.join(texts), overlapping=True)  # by end, the longest first
    at = first = 0
    for text in texts:
        found, last = Sighted([], [], [], []), first + len(text)
        while at < len(hits) and hits[at][2] <= last:
            pattern, start, end = hits[at]
            for role in roles[pattern]:
                found[role].append((start - first, end - first))
            at += 1
        found.names.sort(key=_as_begun)
        found.long.sort(key=_as_begun)
        yield found
        first = last + len(PARTED)


def _as_begun(place: tuple[int, int]) -> tuple[int, int]:
    return place[0], -place[1]


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[int, ...], ...]]:
    """The search for every word, and to which lists of a `Sighted` each word belongs."""
    roles: dict[str, tuple[int, ...]] = {}
    for role, known in enumerate((gazetteer.names(), long_names(), sites.suffixes(), bodies.every_suffix())):
        for word in known:
            roles[word] = (*roles.get(word, ()), role)
    return AhoCorasick(roles, implementation=Implementation.NoncontiguousNFA), tuple(roles.values())  # soonest built


@cache
def long_names() -> frozenset[str]:
    """Persons of three characters and more, other names of four: too long to be anything else."""
    others = gazetteer.places() | gazetteer.organisations()
    persons = {name for name in gazetteer.foreigners() if len(name) > 2}
    long = {name for name in others if len(name) > 3}
    # 国民|党主席, 卫福|部长
    offices = {name for name in gazetteer.organisations() if len(name) == 3 and name[-1] in "党部院局署厅"}
    offices = {name for name in offices if f"{name}长" not in words("titles")}
    return frozenset(persons | long | offices) | gazetteer.seas() | gazetteer.abroad() | gazetteer.compounds()
