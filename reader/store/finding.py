"""What a search through all articles asks, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core import foreign
from reader.core.folding import Wanted

AROUND = 24  # characters of context on each side of a hit


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found. `context` is its surroundings on one line, and `context[context_start:]` begins with it.

    `title` is the article's; `section_title` is None in the lede; offsets are code points, end exclusive.
    """

    path: str
    title: str
    section_title: str | None
    block: int
    start: int
    end: int
    context: str
    context_start: int


class Query:
    """Words that must all stand in one paragraph; where they stand together, that is the place."""

    def __init__(self, text: str) -> None:
        text = foreign.line(text)
        self._whole = Wanted(text)
        self.words = tuple(map(Wanted, text.split(" "))) if text else ()
        self._longest_first = sorted(self.words, key=lambda word: -len(word.folded))

    def places(self, text: str) -> list[tuple[int, int]]:
        """All places of the words as they were typed; else one, of the longest word, where all are there."""
        if together := self._whole.places(text):
            return together
        apart = [word.places(text) for word in self._longest_first] if len(self.words) > 1 else [[]]
        return apart[0][:1] if all(apart) else []


def hit(path: str, title: str, section_title: str | None, block: int, text: str, start: int, end: int) -> Hit:
    """The place with its surroundings."""
    before = foreign.line("." + text[max(0, start - AROUND) : start] + ".")[1:-1].lstrip()
    before = "…" + before if start > AROUND else before
    after = foreign.line("." + text[end : end + AROUND] + ".")[1:-1].rstrip()
    after = after + "…" if end + AROUND < len(text) else after
    context = before + " ".join(text[start:end].split("\n")) + after
    return Hit(path, title, section_title, block, start, end, context, len(before))
