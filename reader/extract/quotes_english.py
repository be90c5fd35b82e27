"""Quotations in English prose: "…," said X; X said: "…"; X said that …; according to X, …"""

from __future__ import annotations

import re
from functools import cache

from reader.core.model import Block, Fact
from reader.extract.lexicon import table, words
from reader.extract.marks import Quoted, quoted

_SENTENCE = 12  # characters of words in marks that go on after somebody has spoken
_END = re.compile(  # no point of an abbreviation: U.S., Mr., 6:30 a.m. on Saturday
    r"[!?](?=\s|$)|\n|$|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bRep)"
    r"(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)\."
    r"(?:(?<![ap]\.m\.)(?=\s|$)|(?=\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]|$))"
)
_NAME = (
    r"(?:[A-Z][\w.'’\-]*|of|the|and|for|de|van|von|al|bin)(?:\s+(?:[A-Z][\w.'’\-]*|of|the|and|for|de|van|von|al|bin))*"
)
_NOUN = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+[a-z][\w'’\-]*(?:\s+[\w'’\-]+){0,4}?"
_ALSO = "has|have|had|also|later|then|since|repeatedly|earlier|publicly|again"
_PERSON = rf"(?<!\w)(?:{_NAME}|{_NOUN}|[Hh]e|[Ss]he|[Tt]hey|[A-Z]?[a-z]{{1,20}}s)(?!\w)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(words(table("speech")["english"]))
    finding = "|".join(words(table("speech")["english_finding"]))
    return (
        re.compile(rf"\s*(?:(?P<verb>{verbs})\s+(?P<who>{_PERSON})|(?P<who2>{_PERSON})\s+(?P<verb2>{verbs}))\b"),
        re.compile(rf"(?P<who>{_PERSON})(?:,[^,\n]{{1,60}},)?\s+(?P<verb>{verbs})(?:\s+\w+){{0,3}}[,:]?\s*$"),
        re.compile(
            rf"(?P<who>{_PERSON})(?:,[^,.\n]{{1,60}},)?\s+(?:(?:{_ALSO})\s+){{0,2}}"
            rf"(?:(?P<verb>{verbs})\s+(?:(?:[\w']+\s+){{0,3}}?that\s+)?|(?P<verb2>{finding})\s+that\s+)(?=[a-z])"
        ),
        re.compile(r"[Aa]ccording to (?P<who>[^,.\n]{2,60}),\s*"),
    )


def find(block: Block) -> list[Fact]:
    """The quotations of an English paragraph; none where it is in another language."""
    text = block.text
    letters = sum(map(text.count, "etaoin"))
    if letters * 6 < len(text):
        return []
    marks = quoted(text)
    found: list[Fact] = []
    last: str | None = None
    for number, mark in enumerate(marks):
        said = _beside(text, mark, marks[number - 1].after if number else 0)
        if said is None and not (
            last and text[mark.end - 1 : mark.end] in tuple(".!?") and mark.end - mark.start > _SENTENCE
        ):
            continue
        who, verb = said or (last, None)
        last = who
        found.append(_fact(block, mark.start, mark.end, who, verb, direct=True))
    return sorted((*found, *_indirect(block, marks)), key=lambda fact: fact.start)


def _beside(text: str, mark: Quoted, floor: int) -> tuple[str | None, str | None] | None:
    """Who says the words in marks, and how: behind them after a comma or point, or before them."""
    behind, before, _that, _source = _patterns()
    if text[mark.end - 1 : mark.end] in tuple(",.!?") and (hit := behind.match(text, mark.after)):
        return hit["who"] or hit["who2"], hit["verb"] or hit["verb2"]
    hit = before.search(text, max(floor, mark.before - 120), mark.before)
    return (hit["who"], hit["verb"]) if hit else None


def _indirect(block: Block, marks: list[Quoted]) -> list[Fact]:
    text = block.text
    found: list[Fact] = []
    for pattern in _patterns()[2:]:
        for hit in pattern.finditer(text):
            if any(mark.before <= hit.end() and hit.start() < mark.after for mark in marks):
                continue
            end = _END.search(text, hit.end())
            stop = end.start() if end else len(text)
            if any(fact.start < stop and hit.end() <= fact.start for fact in found):
                continue  # according to one, another said: the words are the other's
            if stop - hit.end() > 10 and not any(mark.before < stop and hit.end() < mark.after for mark in marks):
                named = pattern.groupindex
                verb = hit["verb"] or hit["verb2"] if "verb" in named else "according to"
                found.append(_fact(block, hit.end(), stop, hit["who"], verb, direct=False))
    return found


def _fact(block: Block, start: int, end: int, who: str | None, verb: str | None, direct: bool) -> Fact:
    return Fact(
        kind="quote",
        block=block.index,
        start=start,
        end=end,
        text=block.text[start:end],
        section=block.section,
        speaker=who,
        verb=verb,
        direct=direct,
        rule="quote.direct" if direct else "quote.indirect",
    )
