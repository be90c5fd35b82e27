"""`reader outline`: the sections of articles, inferred ones marked."""

from __future__ import annotations

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, read
from reader.commands.options import common
from reader.core.model import Article, Section
from reader.language import _


@click.command(
    help=_("Print the sections of each article. ≈ marks a heading that the page did not mark."),
    epilog="\b\n" + _("Examples:") + """
  reader outline article.md
  reader outline --explain articles/""",
)  # fmt: skip
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option("--explain", is_flag=True, help=_("Say why each is a heading, and what was removed."))
@common
def outline(paths: tuple[str, ...], explain: bool, encoding: str | None, jobs: int, **_others: object) -> int:
    tally = Tally()
    for article in read(paths, Wish(encoding, facts=False), tally, jobs):
        printing.out(f"{article.meta.title or article.path}")
        for section in article.sections:
            printing.out(_row(article, section, explain))
        for removed in article.removed if explain else ():
            sample = removed.sample[:40]
            printing.out(_("  removed: {reason} ×{n}").format(reason=removed.reason, n=removed.count) + f"  {sample}")
        for warning in article.warnings:
            printing.out(f"  ! {warning}")
        printing.out("")
    return tally.code


def _row(article: Article, section: Section, explain: bool) -> str:
    title = section.title or _("Lede")
    mark = "≈" if section.inferred else " "
    where = f"¶ {section.first + 1}–{section.last + 1}" if article.blocks else "¶ –"
    why = f"  [{section.reason}]" if explain and section.reason else ""
    return "  " * max(0, section.level - 1) + f" {mark}{section.index}. {title}  ({where}){why}"
