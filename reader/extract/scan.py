"""The figures of one text: all candidates, the vetoes over them, then qualifiers and bounds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from reader.core.model import Fact, Mod, Veto
from reader.extract import counting, dates, english, ordinals, qualifiers, refusals, shares, times
from reader.extract.clock import Clock
from reader.extract.folding import closed_up, fold
from reader.extract.found import Found, longest
from reader.extract.numerals import text_of

_MAY_COUNT = re.compile(
    r"[\d零一二三四五六七八九十百千万亿两半几数$£€¥½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|"
    r"dozen|hundred|thousand|million|billion|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.IGNORECASE,
)


def find(text: str, clock: Clock, block: int = 0) -> tuple[list[Fact], list[Veto]]:
    """The figures of one text, and the candidates that were refused; `clock` goes on from text to text."""
    folded, places = closed_up(fold(text))
    if not _MAY_COUNT.search(folded):
        return [], []
    printed = text if places is None else "".join(text[place] for place in places[:-1])
    kept, out = refusals.sifted(printed, folded, _candidates(folded, clock))
    facts = [_fact(_back(one, places), text, block) for one in (_qualified(one, folded) for one in longest(kept))]
    vetoes = [_back(replace(one, rule=reason), places) for one, reason in out]
    return facts, [Veto(block, one.start, one.end, text[one.start : one.end], one.rule) for one in vetoes]


def _candidates(folded: str, clock: Clock) -> list[Found]:
    return [
        *dates.find(folded, clock),
        *times.find(folded),
        *counting.find(folded),
        *shares.find(folded),
        *ordinals.find(folded),
        *english.find(folded, clock),
    ]


def _qualified(found: Found, folded: str) -> Found:
    """The figure with its qualifiers, and the bounds they set."""
    start, end, words, mod = qualifiers.around(found, folded)
    low, high = found.low, found.high
    if found.value is not None and low is None and high is None:
        low, high = qualifiers.bounds(found.value, mod)
    core = found.core or (found.start, found.end)
    return replace(found, start=start, end=end, core=core, words=words, mod=mod, low=low, high=high)


def _back(found: Found, places: list[int] | None) -> Found:
    """A found thing in the text as it was before blanks were closed up."""
    if places is None:
        return found
    core = found.core and (places[found.core[0]], places[found.core[1] - 1] + 1)
    return replace(found, start=places[found.start], end=places[found.end - 1] + 1, core=core)


def _fact(found: Found, text: str, block: int) -> Fact:
    low, high = found.bounds or (text_of(found.low), text_of(found.high))
    return Fact(
        kind=found.kind,
        block=block,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        core=found.core,
        value=text_of(found.value),
        min=low,
        max=high,
        unit=found.unit,
        qualifier="、".join(found.words) or found.vague,
        mod=cast("Mod | None", found.mod),
        iso=found.iso,
        basis=found.basis,
        rule=found.rule,
    )
