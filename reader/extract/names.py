"""Who and what an article names: persons, organisations and places, each with its fullest form, at every mention.

Rules read each block (known names, suffixes, introductions), then the whole article: a name found once is found
everywhere, short forms find their long ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.core.model import Article, Block, Fact
from reader.extract import aliases, corrected, foreign, gazetteer, latin, organisations, people, periodicals, sites
from reader.extract.cut import Cut, cut, words_of
from reader.extract.fullest import fullest
from reader.extract.listed import agreed
from reader.extract.sifting import sifted
from reader.extract.tagger import Tagged
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded, longest


def find(
    article: Article, tagged: Sequence[Tagged] | None = None, cuts: Mapping[int, Cut] | None = None
) -> tuple[Fact, ...]:
    """The names of an article, in reading order; `tagged` is what `tagger.tag` made of it, where there is one."""
    lines = words_of((cut(article) if cuts is None else cuts).values())
    found = named(lines, tagged or ())
    forms = fullest(lines, found, {line.block: article.blocks[line.block].text for line in lines})
    return tuple(
        _fact(article.blocks[line.block], mention, forms[line.text[mention.start : mention.end], mention.kind])
        for line in lines
        for mention in found[line.block]
    )


def named(lines: Sequence[Worded], tagged: Sequence[Tagged]) -> dict[int, list[Mention]]:
    """The mentions of each block, in order, none overlapping another."""
    extra = corrected.by_block(lines, tagged)
    sure = {line.block: _sure(line, [one for one in extra[line.block] if one.kind != "person"]) for line in lines}
    whole = Whole(lines)
    persons, foreigners = people.find(whole, sure), foreign.find(whole, sure)
    chosen = {}
    for line in lines:
        told = [one for one in extra[line.block] if one.kind == "person"]
        every = longest([*sure[line.block], *foreigners[line.block], *persons[line.block], *told])
        chosen[line.block] = agreed(line, every)
    everywhere = aliases.everywhere(whole, chosen)
    return {line.block: sifted(line, everywhere[line.block]) for line in lines}


def _sure(line: Worded, tagged: Sequence[Mention]) -> list[Mention]:
    """The places and organisations of a block: known ones, the tagger's, and those that grow from them."""
    known = list(gazetteer.find(line))
    placed = longest([*sites.find(line, [*known, *tagged]), *known, *tagged])
    grown = organisations.find(line, [*known, *placed])
    return longest([*grown, *placed, *periodicals.find(line), *latin.find(line)])


_NO_FIGURE = (None,) * 10  # what a Fact says of figures alone; its fields are set by name at half as much again


def _fact(block: Block, mention: Mention, name: str) -> Fact:
    start, end, kind, rule = mention
    return Fact(kind, block.index, start, end, block.text[start:end], *_NO_FIGURE, block.section, rule, name)
