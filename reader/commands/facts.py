"""`reader facts`: what articles say, one row a fact."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, read
from reader.commands.options import common
from reader.core import foreign
from reader.core.model import FIGURE_KINDS, NAME_KINDS, Article
from reader.language import _

KINDS = (*FIGURE_KINDS, *NAME_KINDS, "quote")


@click.command(
    epilog="""\b
Examples:
  reader facts articles/ --kind money --kind percent
  reader facts articles/ --to csv > facts.csv
  reader facts article.md --explain        which rule made a fact, which refusal dropped one"""
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    metavar="KIND",
    help="Only these: " + ", ".join(KINDS) + ".",
)
@click.option(
    "--to", "form", type=click.Choice(["table", "csv", "jsonl", "markdown"]), default="table", show_default=True
)
@click.option("--explain", is_flag=True, help="Show the rule of each fact, and the candidates that were refused.")
@common
def facts(paths: tuple[str, ...], kinds: tuple[str, ...], form: str, explain: bool,
          encoding: str | None, tagger: bool, jobs: int, **_others: object) -> int:  # fmt: skip
    """Print the facts of articles: figures, dates, names, quotations."""
    from reader.export import rows

    tally = Tally()
    articles = read(paths, Wish(encoding, tagger=tagger), tally, jobs)
    if form == "csv":
        printing.out(rows.header(), end="")
    elif form == "markdown":
        printing.out(rows.markdown_head(), end="")
    for article in articles:
        found = list(_rows(article, kinds))
        if form == "table":
            _table(article, found, explain)
        else:
            write = {"csv": rows.as_csv, "jsonl": rows.as_jsonl, "markdown": rows.as_markdown}[form]
            printing.out(write(found), end="")
        if explain:
            _refused(article)
    return tally.code


def _rows(article: Article, kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    from reader.export.rows import row

    return (row(article, fact) for fact in article.facts if not kinds or fact.kind in kinds)


def _table(article: Article, found: list[dict[str, Any]], explain: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    heads = ["¶", _("kind"), _("text"), _("value"), _("about"), _("section"), *([_("rule")] if explain else [])]
    made = Table(*heads, title=Text(foreign.line(article.meta.title)), title_justify="left", box=None, pad_edge=False)
    for row in found:
        about = row["about"] or row["name"] or row["speaker"] or ""
        value = row["iso"] or row["value"] or "–".join(filter(None, (row["min"], row["max"]))) or ""
        unit = row["unit"] if row["value"] and row["unit"] else ""
        cells = [
            str(row["paragraph"]),
            row["kind"],
            row["text"][:60],
            f"{value} {unit}".strip(),
            about,
            row["section"] or "",
        ]
        made.add_row(*(Text(foreign.line(cell)) for cell in [*cells, *([row["rule"]] if explain else [])]))
    printing.table(made)


def _refused(article: Article) -> None:
    from reader.extract import vetoes

    for veto in vetoes(article):
        sys.stderr.write(foreign.line(f"¶ {veto.block + 1}  {veto.text}  — {veto.reason}") + "\n")
