"""What an article says: its figures, names and quotations, each with its place.

figures(text)    the figures of one string
facts(article)   everything, in reading order
vetoes(article)  what looked like a figure and was refused, with the reason
facts_and_vetoes(article)  both, for the price of the facts
"""

from __future__ import annotations

import dataclasses
import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reader.core.model import Article, Block, Fact, Veto

if TYPE_CHECKING:
    from reader.extract.clock import Clock
    from reader.extract.found import Figure

LONGEST = 50_000  # characters of a block: a longer paragraph is no prose but a dump, or bait
MOST = 20_000  # figures of an article, found in a second or two: more than anybody reads


def figures(text: str, date: datetime.date | None = None) -> tuple[Fact, ...]:
    """The figures of one string (block 0), relative dates resolved with `date`."""
    from reader.extract.clock import Clock
    from reader.extract.scan import find

    return tuple(figure.fact() for figure in find(text, Clock(date))[0])


def facts(article: Article, tagged: Any = None) -> tuple[Fact, ...]:
    """All facts of an article, in reading order; `tagged` is what `tagger.tag` made of it, where there is one.

    Of a block but a table the first `LONGEST` characters are looked through; after `MOST` figures no block is.
    """
    return facts_and_vetoes(article, tagged)[0]


def facts_and_vetoes(article: Article, tagged: Any = None) -> tuple[tuple[Fact, ...], tuple[Veto, ...]]:
    """`facts` and `vetoes` of one pass through the figures."""
    from reader.extract import about, ages, quotes
    from reader.extract.cut import cut
    from reader.extract.names import find as find_names

    article = _shortened(article)
    figured = _figures(article)
    cuts = cut(article)
    found = about.attach(article, [figure for block in figured for figure in block[0]], cuts)
    names = find_names(article, tagged, cuts)
    found = [*ages.named(article, found, names), *quotes.find(article, names), *names]
    found.sort(key=attrgetter("end"), reverse=True)  # of those that begin together the longer first
    found.sort(key=attrgetter("block", "start"))
    return tuple(found), _refused(figured)


def vetoes(article: Article) -> tuple[Veto, ...]:
    """The candidates that were refused, each with its named reason."""
    return _refused(_figures(_shortened(article)))


def _refused(figured: list[tuple[list[Figure], list[Veto]]]) -> tuple[Veto, ...]:
    return tuple(veto for _, refused in figured for veto in refused)


def _figures(article: Article) -> list[tuple[list[Figure], list[Veto]]]:
    from reader.extract.scan import find

    clock, count = clock_of(article), 0
    found: list[tuple[list[Figure], list[Veto]]] = []
    for block in article.blocks:
        if block.kind in {"code", "rule"} or count >= MOST:
            continue
        found.append(find(block.text, clock, block.index, block.section))
        count += len(found[-1][0])
    return found


def _shortened(article: Article) -> Article:
    """The article as far as it is looked through: what is too long cut off, and what no page shows left empty."""
    if not any(map(_too_much, article.blocks)):
        return article
    blocks = (dataclasses.replace(one, text=_looked_through(one)) if _too_much(one) else one for one in article.blocks)
    return dataclasses.replace(article, blocks=tuple(blocks))


def _too_much(block: Block) -> bool:
    return (len(block.text) > LONGEST and block.kind != "table") or block.role == "alt"


def _looked_through(block: Block) -> str:
    return "" if block.role == "alt" else block.text[:LONGEST]


def clock_of(article: Article) -> Clock:
    """What an article's dates are completed with: its own date, else one that its addresses or byline print."""
    from reader.extract.clock import of_article

    return of_article(article)
