"""`reader search`: full text over files and folders, one hit a line."""

from __future__ import annotations

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, read
from reader.commands.options import common
from reader.core import foreign
from reader.core.folding import hits
from reader.core.model import Article
from reader.language import _

AROUND = 24  # characters of context on each side


@click.command(
    epilog="""\b
Examples:
  reader search 黑卡 articles/
  reader search "70吨" articles/ | head"""
)
@click.argument("query")
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@common
def search(query: str, paths: tuple[str, ...], encoding: str | None, jobs: int, **_others: object) -> int:
    """Print every place of QUERY: file, section, paragraph, context. Simplified and traditional are the same."""
    tally = Tally()
    for article in read(paths, Wish(encoding, facts=False), tally, jobs):
        for block, start, end in hits(article.blocks, query):
            printing.out(_line(article, block, start, end))
    return tally.code


def _line(article: Article, block: int, start: int, end: int) -> str:
    text = article.blocks[block].text
    section = article.sections[article.blocks[block].section].title or _("Lede")
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    context = foreign.line(
        f"{'…' if start > AROUND else ''}{before}{text[start:end]}{after}{'…' if end + AROUND < len(text) else ''}"
    )
    return f"{foreign.name(article.path)}\t{foreign.line(section)}\t¶{block + 1}\t{context}"
