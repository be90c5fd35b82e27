"""`reader export`: articles and sections as Markdown, JSON, CSV or text."""

from __future__ import annotations

import click

from reader.commands.articles import Tally, Wish, read
from reader.commands.destinations import Printed, destination
from reader.commands.options import Ambiguous, common, parse_section
from reader.core import foreign
from reader.core.model import Article
from reader.export import rows
from reader.export.parts import within
from reader.language import _

SUFFIXES = {"markdown": ".md", "json": ".json", "jsonl": ".jsonl", "csv": ".csv", "text": ".txt"}


@click.command(
    help=_("Write articles, or one section of them, in another form."),
    epilog="\b\n" + _("Examples:") + """
  reader export article.md                         # """ + _("the article as Markdown") + """
  reader export article.md --section 2 -o notes/   # """ + _("one section into a folder") + """
  reader export articles/ --to jsonl > all.jsonl   # """ + _("everything, one object a line"),
)  # fmt: skip
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option("--section", "wanted", metavar="N|TITLE", help=_("Only this section: its number, or part of its title."))
@click.option(
    "--to", "form", type=click.Choice(list(SUFFIXES)), default="markdown", show_default=True, help=_("The form.")
)
@click.option("-o", "--output", metavar="FILE|FOLDER", help=_("Write there; a folder gets a file for each article."))
@click.option("--force", is_flag=True, help=_("Replace the file of that name."))
@click.option("--figures", is_flag=True, help=_("Markdown: end with a table of the figures."))
@common
def export(paths: tuple[str, ...], wanted: str | None, form: str, output: str | None, force: bool, figures: bool,
           width: int | None, ambiguous: Ambiguous | None, encoding: str | None, tagger: bool, jobs: int,
           **_others: object) -> int:  # fmt: skip
    tally, out = Tally(), destination(output, rows.header() if form == "csv" else "", SUFFIXES[form], force)
    wish = Wish(encoding, facts=figures or form != "markdown", tagger=tagger and form != "text")
    for article in read(paths, wish, tally, jobs, streaming=isinstance(out, Printed)):
        try:
            index = parse_section(article, wanted) if wanted else None
        except LookupError as error:
            tally.complain(f"{foreign.name(article.path)}: {error.args[0]}")
            continue
        name = " ".join(filter(None, (article.meta.title, wanted)))
        out.put(name, rendered(article, form, index, figures, width or 80, ambiguous or "narrow"), tally)
    out.close(tally)
    return tally.code


def rendered(article: Article, form: str, index: int | None, figures: bool, width: int, ambiguous: Ambiguous) -> str:
    """One article, or the section `index` of it with those below, in a form; ends in a newline. CSV has no header."""
    if form == "markdown":
        from reader.export import markdown

        return markdown.article(article, figures) if index is None else markdown.section(article, index, figures)
    part = article if index is None else within(article, index)
    if form in {"json", "jsonl"}:
        from reader.export.data import to_json, written

        return written(to_json(part))
    if form == "csv":
        return rows.as_csv(rows.row(article, fact) for fact in part.facts)
    from reader.typeset.text import plain

    text = plain(part, width, ambiguous)
    return text if text.endswith("\n") else text + "\n"
