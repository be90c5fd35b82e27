"""Where a line may end: ICU's opportunities (UAX #14), and the rules of Chinese setting on top.

A closing mark never starts a line, an opening one never ends it; ——, …… , Latin words and numbers stay whole; a figure
with its qualifier and unit stays whole while it fits; a closing mark may hang into the margin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.typeset.cells import GRAPHEME
from reader.typeset.kinsoku import HANGING, NO_END, NO_START, PAIRS, may_part

_WHOLE = re.compile(r"[0-9０-９]+(?:[.,．，:：][0-9０-９]+)*[%％‰]?|[A-Za-z]+(?:['’][A-Za-z]+)*")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_OPENING = re.compile("(?<=[^\\x00-\\x7f“‘（［｛〔【《〈「『〖｟])[“‘（［｛〔【《〈「『〖]")
_CLOSERS = "[、。，．：；！？）］｝〕】》〉」』〗”’]"
_CLOSING = re.compile(f"(?<!{_CLOSERS}){_CLOSERS}++(?=[^\\x00-\\x7f])")  # from a run's first mark only: linear


def lines(
    text: str, columns: Sequence[int], limit: int, hang: int = 0, keep: Sequence[tuple[int, int]] = (), first: int = 0
) -> Iterator[tuple[int, int]]:
    """Part `text` into lines of at most `limit` cells: pairs of offsets, white space at the ends left out.

    `columns` is `cells.columns(text)`; `hang` the cells past `limit` that a closing mark may use; `keep` sorted spans
    that stay whole while they fit; `first` the cells by which the first line is shorter.
    """
    ends = _opportunities(text, columns, limit, keep)
    start, count, room = 0, len(text), limit - first
    while start < count:
        end = _furthest(text, columns, ends, start, room, hang)
        stop = end
        while stop > start and text[stop - 1] in " \t":
            stop -= 1
        yield start, stop
        start = end
        while start < count and text[start] in " \t":
            start += 1
        room = limit
    if not count:
        yield 0, 0


def _furthest(text: str, columns: Sequence[int], ends: Sequence[int], start: int, room: int, hang: int) -> int:
    """The end of the longest line that starts at `start`."""
    reach = columns[start] + room
    fits = bisect_right(columns, reach, start) - 1
    while fits < len(text) and text[fits] == " ":
        fits += 1  # blanks at a line's end are not set
    if fits >= len(text):
        return len(text)
    at = bisect_right(ends, fits) - 1
    best = ends[at] if at >= 0 and ends[at] > start else 0
    if hang and (hung := _hung(text, columns, ends, at + 1, reach, hang)):
        return hung
    if not best and at + 1 < len(ends) and columns[ends[at + 1]] <= reach + hang:
        return ends[at + 1]  # rather a whole figure behind its quotation mark in the margin than a parted one
    return best or _forced(text, start, fits)


def _hung(text: str, columns: Sequence[int], ends: Sequence[int], at: int, reach: int, hang: int) -> int:
    """The next opportunity, where only closing marks stand between the measure and it and they fit the margin."""
    if at >= len(ends):
        return 0
    end = ends[at]
    inner = end
    while inner and text[inner - 1] == " ":
        inner -= 1
    full = inner
    while inner and text[inner - 1] in HANGING and columns[full] - columns[inner - 1] <= hang:
        inner -= 1
    return end if inner < full and columns[inner] <= reach and columns[full] <= reach + hang else 0


def _forced(text: str, start: int, fits: int) -> int:
    """A break inside something longer than a line: between graphemes, and by the rules of marks where it can be."""
    ends = [start + found.end() for found in GRAPHEME.finditer(text[start : fits + 24])]
    edges = [end for end in ends if end <= fits] or ends[:1]
    for edge in reversed(edges[-12:]):
        if (
            edge < len(text)
            and may_part(text[edge - 1], text[edge])
            and not (text[edge - 1] == text[edge] and text[edge] in PAIRS)
        ):
            return edge
    return edges[-1]


def _opportunities(text: str, columns: Sequence[int], limit: int, keep: Sequence[tuple[int, int]]) -> list[int]:
    """Offsets after which a line may end, in order."""
    from icu4py.breakers import LineBreaker

    # ICU counts UTF-16 units: a stand-in of one unit keeps its offsets ours.
    plain = _ASTRAL.sub("字", text) if not text.isascii() else text
    joined = [] if plain == text else [match.span() for match in GRAPHEME.finditer(text)]
    found = {end for _start, end in LineBreaker(plain, "zh").segments()}
    found.update(match.start() for match in _OPENING.finditer(text))
    found.update(match.end() for match in _CLOSING.finditer(text))
    for start, end in (*(match.span() for match in _WHOLE.finditer(text)), *keep):
        if end - start > 1 and columns[end] - columns[start] <= limit:
            found.difference_update(range(start + 1, end))
    for start, end in joined:
        found.difference_update(range(start + 1, end))
    return sorted(end for end in found if end == len(text) or _allowed(text, end))


def _allowed(text: str, end: int) -> bool:
    after = text[end]
    before = text[end - 1] if end else ""
    if before == " ":
        before = text[:end].rstrip(" ")[-1:] if end < 64 else text[end - 64 : end].rstrip(" ")[-1:]
    return after not in NO_START and before not in NO_END and not (before == after and after in PAIRS)
