"""All words of some lists, found by one search of an article's text (Aho and Corasick, 1975)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

PARTED = "\u2028"  # between two texts: no list and no pattern holds it, and no word begins or ends with it


class WordSearch:
    """`many`: the search is built as fast as can be, else it searches as fast as can be."""

    def __init__(self, words: Sequence[str], *, many: bool = False) -> None:
        kind = Implementation.NoncontiguousNFA if many else Implementation.DFA
        self._automaton = AhoCorasick(words, implementation=kind)

    def places(self, texts: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
        """For each word found the number of its text and its own, and where in the text it begins and ends.

        They come by their ends, the longest first; words may overlap.
        """
        number, first, after = -1, 0, 0  # the text that is being searched, where it begins, and where the next one does
        for word, start, end in self._automaton.find_matches_as_indexes(PARTED.join(texts), overlapping=True):
            while end > after:
                number += 1
                first, after = after, after + len(texts[number]) + len(PARTED)
            yield number, word, start - first, end - first
