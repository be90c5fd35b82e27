"""Where else the names of an article stand than where a rule has found them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from reader.core.model import NameKind
from reader.extract import gazetteer
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded

Known = Mapping[str, tuple[NameKind, str]]  # what each name is, and the rule that says so


def again(whole: Whole, found: Mapping[int, Sequence[Mention]], known: Known) -> dict[int, list[Mention]]:
    """The mentions of each block with the kind that their name has, and every further place of the known names."""
    places = _places(whole, known)
    return {line.block: _further(line, found[line.block], known, places[line.block]) for line in whole.lines}


def apart(line: Worded, start: int, end: int) -> bool:
    """Whether a name may stand here: between words; one of three characters and more needs one side of it."""
    if _LETTER.match(line.text[start]) and _LETTER.match(line.text[start - 1 : start]):
        return False
    if _LETTER.match(line.text[end - 1]) and _LETTER.match(line.text[end : end + 1]):
        return False
    sides = (start in line.at) + (end in line.at)
    return sides == 2 or (end - start > 2 and sides == 1)


_LETTER = re.compile("[A-Za-z0-9]")


def _places(whole: Whole, known: Known) -> dict[int, list[tuple[int, int]]]:
    """Where the names stand, by block. Those of the lexicon are sighted already, the others are sought."""
    places = {
        line.block: [(start, end) for start, end in line.sighted.names if line.text[start:end] in known]
        for line in whole.lines
    }
    for name in known:
        if len(name) > 1 and name not in gazetteer.names():
            for line, start, end in whole.sought(name):
                places[line.block].append((start, end))
    return places


def _further(
    line: Worded, mentions: Sequence[Mention], known: Known, places: Sequence[tuple[int, int]]
) -> list[Mention]:
    """What is found already, and what stands between: at each place the longest name."""
    result = [_as_most(line, one, known) for one in mentions]
    begun = {one.start for one in mentions}
    if begun.issuperset([start for start, _ in places]):  # as in most lines
        return result
    filled = {at for one in mentions for at in range(one.start, one.end)}
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if filled.isdisjoint(range(start, end)) and apart(line, start, end):
            result.append(Mention(start, end, *known[line.text[start:end]]))
            filled.update(range(start, end))
    return sorted(result, key=attrgetter("start"))


def _as_most(line: Worded, one: Mention, known: Known) -> Mention:
    """A mention with the kind that its name has."""
    kind, _ = known[line.text[one.start : one.end]]
    return one if one.kind == kind else one._replace(kind=kind)
