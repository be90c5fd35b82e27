"""The figures of one text: all candidates, the vetoes over them, then qualifiers and bounds."""

from __future__ import annotations

import re
from typing import cast

from reader.core.model import Mod, Veto
from reader.extract import counting, dates, english, ordinals, qualifiers, refusals, shares, times
from reader.extract.clock import Clock
from reader.extract.folding import closed_up, fold
from reader.extract.found import Figure, Found, longest
from reader.extract.numerals import text_of
from reader.extract.qualifiers import Qualified

_NUMBERED = re.compile(r"[0-9零一二三四五六七八九十百千万亿两半几数元$£€¥½¼¾]")


def find(text: str, clock: Clock, block: int = 0, section: int = 0) -> tuple[list[Figure], list[Veto]]:
    """The figures of one text, and the candidates that were refused.

    `clock` goes on from text to text; `block` and `section` are where the text stands in its article.
    """
    folded, places = closed_up(fold(text))
    if not _may_count(folded):
        return [], []
    printed = text if places is None else "".join(text[place] for place in places[:-1])
    candidates = _candidates(folded, clock)
    if not candidates:
        return [], []
    kept, out = refusals.sifted(printed, folded, candidates)
    figures: list[Figure] = []
    last = 0
    for one in longest(kept):
        span = qualifiers.around(one, folded, last)
        figures.append(_figure(one, span, places, text, block, section))
        last = span.end
    vetoes = [(*_back(one.start, one.end, places), reason) for one, reason in out]
    return figures, [Veto(block, start, end, text[start:end], reason) for start, end, reason in vetoes]


def _may_count(folded: str) -> bool:
    return bool(_NUMBERED.search(folded)) or english.spells(folded)


def _candidates(folded: str, clock: Clock) -> list[Found]:
    return [
        *dates.find(folded, clock),
        *times.find(folded),
        *counting.find(folded),
        *shares.find(folded),
        *ordinals.find(folded),
        *english.find(folded, clock),
    ]


def _back(start: int, end: int, places: list[int] | None) -> tuple[int, int]:
    """A stretch in the text as it was before blanks were closed up."""
    return (start, end) if places is None else (places[start], places[end - 1] + 1)


def _figure(found: Found, span: Qualified, places: list[int] | None, text: str, block: int, section: int) -> Figure:
    """The figure with its qualifiers and the bounds they set, in the text as printed."""
    (start, end), mod = span[:2], cast("Mod | None", span.mod)
    core = found.core or (found.start, found.end)
    if places is not None:
        (start, end), core = _back(start, end, places), _back(*core, places)
    printed, value, (least, most) = text[start:end], text_of(found.value), found.bounds or _bounds(found, mod)
    qualifier = "、".join(span.words) or found.vague
    return Figure(
        found.kind, block, start, end, printed, core, value, least, most, found.unit, qualifier, mod,
        found.iso, found.basis, section, found.rule,
    )  # fmt: skip


def _bounds(found: Found, mod: str | None) -> tuple[str | None, str | None]:
    """What the figure says of its interval, else what its qualifier does."""
    low, high = found.low, found.high
    if low is None and high is None:
        if found.value is None or mod is None:
            return None, None
        low, high = qualifiers.bounds(found.value, mod)
    return text_of(low), text_of(high)
