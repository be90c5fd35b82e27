"""What the lexicon holds of an article's text: names and the ends of names, all found by one search."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from reader.extract import bodies, gazetteer, roads, sites
from reader.extract.surnames import words
from reader.extract.worded import Sighted

PARTED = "\u2028"  # between two blocks: no name and no pattern of names holds it, no word begins or ends with it


def sighted(texts: Sequence[str]) -> list[Sighted]:
    """What is found in each of the texts."""
    automaton, roles = _automaton()
    found = [Sighted([], [], [], [], []) for _ in texts]
    lines = zip(texts, found, strict=True)
    first = after = 0  # where the line begins that is being filled, and where the next one does
    for pattern, start, end in automaton.find_matches_as_indexes(PARTED.join(texts), overlapping=True):
        while end > after:
            text, line = next(lines)
            first, after = after, after + len(text) + len(PARTED)
        line[roles[pattern]].append((start - first, end - first))
    return found


@cache
def _automaton() -> tuple[AhoCorasick, tuple[int, ...]]:
    """The search for every word of the lists, and to which field of a `Sighted` each word belongs."""
    lists = gazetteer.names(), long_names(), sites.suffixes(), bodies.every_suffix(), roads.marks()
    every = [word for listed in lists for word in listed]
    roles = tuple(role for role, listed in enumerate(lists) for _ in listed)
    return AhoCorasick(every, implementation=Implementation.NoncontiguousNFA), roles  # the one that is soonest built


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
