"""`reader facts`: what articles say, one row a fact."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, read
from reader.commands.destinations import Printed, destination
from reader.commands.options import common
from reader.core import foreign
from reader.core.model import FIGURE_KINDS, NAME_KINDS, Article
from reader.export import rows
from reader.language import _

KINDS = (*FIGURE_KINDS, *NAME_KINDS, "quote")
FORMS = ("table", "csv", "jsonl", "markdown")
_HEADS = {"csv": rows.header, "markdown": rows.markdown_head}
_SUFFIXES = {"csv": ".csv", "jsonl": ".jsonl", "markdown": ".md"}
_WRITE = {"csv": rows.as_csv, "jsonl": rows.as_jsonl, "markdown": rows.as_markdown}


@click.command(
    help=_("Print the facts of articles: figures, dates, names, quotations."),
    epilog="\b\n" + _("Examples:") + """
  reader facts articles/ --kind money --kind percent
  reader facts articles/ --to csv > facts.csv
  reader facts article.md --explain""",
)  # fmt: skip
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    metavar="KIND",
    help=_("Only these: {kinds}.").format(kinds=", ".join(KINDS)),
)
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True, help=_("The form."))
@click.option("--explain", is_flag=True, help=_("Show the rule of each fact, and the candidates that were refused."))
@click.option("-o", "--output", metavar="FILE|FOLDER", help=_("Write there; a folder gets a file for each article."))
@click.option("--force", is_flag=True, help=_("Replace the file of that name."))
@common
def facts(paths: tuple[str, ...], kinds: tuple[str, ...], form: str, explain: bool, output: str | None, force: bool,
          encoding: str | None, tagger: bool, jobs: int, **_others: object) -> int:  # fmt: skip
    if output and form == "table":
        raise click.UsageError(_("A table is for the terminal: -o wants --to csv, jsonl or markdown."))
    head = _HEADS[form]() if form in _HEADS else ""
    tally, out = Tally(), destination(output, head, _SUFFIXES.get(form, ""), force)
    for article in read(paths, Wish(encoding, tagger=tagger), tally, jobs, streaming=isinstance(out, Printed)):
        found = list(_rows(article, kinds))
        if form == "table":
            _table(article, found, explain)
        else:
            out.put(article.meta.title, _WRITE[form](found), tally)
        if explain:
            _refused(article)
    out.close(tally)
    return tally.code


def _rows(article: Article, kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    return (rows.row(article, fact) for fact in article.facts if not kinds or fact.kind in kinds)


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
