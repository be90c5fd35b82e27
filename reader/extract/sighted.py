"""What the lexicon holds of an article's text: names and the ends of names, all found by one search."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reader.extract import bodies, gazetteer, roads, sites
from reader.extract.surnames import words
from reader.extract.word_search import WordSearch
from reader.extract.worded import Sighted


def sighted(texts: Sequence[str]) -> list[Sighted]:
    """What is found in each of the texts."""
    search, roles = _search()
    found = [Sighted([], [], [], [], []) for _ in texts]
    for number, word, start, end in search.places(texts):
        found[number][roles[word]].append((start, end))
    return found


@cache
def _search() -> tuple[WordSearch, tuple[int, ...]]:
    """The search for every word of the lists, and to which field of a `Sighted` each word belongs."""
    lists = gazetteer.names(), long_names(), sites.suffixes(), bodies.every_suffix(), roads.marks()
    every = [word for listed in lists for word in listed]
    roles = tuple(role for role, listed in enumerate(lists) for _ in listed)
    return WordSearch(every, many=True), roles


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
