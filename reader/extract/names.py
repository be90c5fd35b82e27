"""Who and what an article names: persons, organisations and places, each with its fullest form, at every mention.

Rules read each block (known names, suffixes, introductions), then the whole article: a name found once is found
everywhere, short forms find their long ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reader.core.model import Article, Block, Fact
from reader.extract import aliases, corrected, foreign, gazetteer, latin, organisations, people, periodicals, sites
from reader.extract.tagger import Tagged
from reader.extract.worded import Mention, Worded, worded

_SILENT = frozenset({"code", "rule"})


def find(article: Article, tagged: Sequence[Tagged] | None = None) -> tuple[Fact, ...]:
    """The names of an article, in reading order; `tagged` is what `tagger.tag` made of it, where there is one."""
    lines = [worded(block) for block in article.blocks if block.kind not in _SILENT and block.text.strip()]
    found = named(lines, tagged or ())
    fullest = aliases.fullest(lines, found, {line.block: article.blocks[line.block].text for line in lines})
    return tuple(
        _fact(article.blocks[line.block], mention, fullest[line.text[mention.start : mention.end], mention.kind])
        for line in lines
        for mention in found[line.block]
    )


def named(lines: Sequence[Worded], tagged: Sequence[Tagged]) -> dict[int, list[Mention]]:
    """The mentions of each block, in order, none overlapping another."""
    by_block: dict[int, list[Tagged]] = defaultdict(list)
    for one in tagged:
        by_block[one.block].append(one)
    texts = {line.block: line.text for line in lines}
    counts = Counter(texts[one.block][one.start : one.end] for one in tagged if one.block in texts)
    sure: dict[int, list[Mention]] = {}
    persons_tagged: dict[int, list[Mention]] = {}
    for line in lines:
        extra = list(corrected.corrected(line, by_block[line.block], counts)) if tagged else []
        persons_tagged[line.block] = [one for one in extra if one.kind == "person"]
        known = list(gazetteer.find(line))
        if extra:
            known = longest([*known, *(one for one in extra if one.kind != "person")])
        placed = longest([*sites.find(line, known), *known])
        named = organisations.find(line, placed)
        sure[line.block] = longest([*named, *placed, *periodicals.find(line), *latin.find(line)])
    persons, foreigners = people.find(lines, sure), foreign.find(lines, sure)
    chosen = {
        line.block: longest(
            [*sure[line.block], *foreigners[line.block], *persons[line.block], *persons_tagged[line.block]]
        )
        for line in lines
    }
    return aliases.everywhere(lines, chosen)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that overlap a longer one, or as long a one that came before; in order."""
    taken: list[Mention] = []
    filled: set[int] = set()
    for one in sorted(mentions, key=lambda one: one.start - one.end):
        span = range(one.start, one.end)
        if filled.isdisjoint(span):
            filled.update(span)
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def _fact(block: Block, mention: Mention, name: str) -> Fact:
    text = block.text[mention.start : mention.end]
    return Fact(mention.kind, block.index, mention.start, mention.end, text, rule=mention.rule, name=name)
