"""`reader search`: full text over files and folders, one hit a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, files, progress, read
from reader.commands.options import common
from reader.core import foreign
from reader.language import _
from reader.store.finding import Hit, Query, hit


@click.command(
    help=_("Print every place of QUERY: file, section, paragraph, context. Simplified and traditional are the same."),
    epilog="\b\n" + _("Examples:") + """
  reader search 黑卡 articles/
  reader search "实名 登记" articles/      # """ + _("both words in one paragraph") + """
  reader search 70吨 articles/ | head""",
)  # fmt: skip
@click.argument("query")
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@common
def search(query: str, paths: tuple[str, ...], encoding: str | None, jobs: int, **_others: object) -> int:
    if not Query(query).words:
        raise click.UsageError(_("There is nothing to look for: QUERY is empty."))
    tally = Tally()
    # What is no file, or is read in an encoding of the caller's, is no business of the index.
    if "-" in paths or encoding:
        _print(_looked_through(Query(query), paths, Wish(encoding, facts=False), tally, jobs))
    else:
        _print(_indexed(query, paths, tally, jobs))
    return tally.code


def _indexed(query: str, paths: Sequence[str], tally: Tally, jobs: int) -> Iterable[Hit]:
    """Through the index, which takes in first what is new or has changed."""
    from reader.core.unreadable import Unreadable
    from reader.store import folders
    from reader.store.index import Index

    found, index = files(paths, tally), Index(folders.index())
    with progress() as step:
        index.refresh(paths, step, jobs=jobs)
    for leaf in index.problems(found):
        tally.complain(Unreadable(leaf.path, leaf.problem or "", leaf.advice))
    return index.search(query, found, limit=None)


def _looked_through(query: Query, paths: Sequence[str], wish: Wish, tally: Tally, jobs: int) -> Iterator[Hit]:
    """Through every file."""
    for article in read(paths, wish, tally, jobs):
        for block in article.blocks:
            title = article.sections[block.section].title
            for start, end in query.places(block.text):
                yield hit(article.path, article.meta.title, title, block.index, block.text, start, end)


def _print(hits: Iterable[Hit]) -> None:
    if not sys.stdout.isatty():
        for found in hits:
            printing.out("\t".join((*_place(found), found.context)))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False, emoji=False, markup=False)
    nothing = True
    for found in hits:
        nothing = False
        line = Text("  ".join(_place(found)) + "  ", "dim").append(found.context, "not dim")
        at = len(line) - len(found.context) + found.context_start
        line.stylize("bold", at, at + found.end - found.start)
        console.print(line)
    if nothing:
        printing.complain(_("not found in any article"))


def _place(found: Hit) -> tuple[str, str, str]:
    """File, section and paragraph."""
    return foreign.name(found.path), foreign.line(found.section_title or _("Lede")), f"¶{found.block + 1}"
