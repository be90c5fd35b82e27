"""`reader export`: articles and sections as Markdown, JSON, CSV or text."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, read
from reader.commands.options import common, parse_section
from reader.core.model import Article
from reader.language import _

SUFFIXES = {"markdown": ".md", "json": ".json", "jsonl": ".jsonl", "csv": ".csv", "text": ".txt"}


@click.command(
    epilog="""\b
Examples:
  reader export article.md                         the article as Markdown
  reader export article.md --section 2 -o notes/   one section into a folder
  reader export articles/ --to jsonl > all.jsonl   everything, one object a line"""
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option("--section", "wanted", metavar="N|TITLE", help="Only this section: its number, or part of its title.")
@click.option(
    "--to", "form", type=click.Choice(list(SUFFIXES)), default="markdown", show_default=True, help="The form."
)
@click.option("-o", "--output", metavar="FILE|FOLDER", help="Write there; a folder gets a file for each article.")
@click.option("--force", is_flag=True, help="Replace the file of that name.")
@click.option("--figures", is_flag=True, help="Markdown: end with a table of the figures.")
@common
def export(paths: tuple[str, ...], wanted: str | None, form: str, output: str | None, force: bool, figures: bool,
           width: int | None, ambiguous: str | None, encoding: str | None, tagger: bool, jobs: int,
           **_others: object) -> int:  # fmt: skip
    """Write articles, or one section of them, in another form."""
    tally = Tally()
    collected: list[str] = []
    for article in read(paths, Wish(encoding, tagger=tagger and form != "text"), tally, jobs):
        try:
            text = rendered(article, form, wanted, figures, width or 80, ambiguous or "narrow")
        except LookupError as error:
            tally.complain(f"{article.path}: {error.args[0]}")
            continue
        if output and (Path(output).is_dir() or output.endswith("/")):
            _into(Path(output), article, wanted, text, form, force, tally)
        elif output:
            collected.append(text)
        else:
            printing.out(text, end="" if text.endswith("\n") else "\n")
    if output and collected:
        _whole(Path(output), "\n".join(collected), force, tally)
    return tally.code


def rendered(article: Article, form: str, wanted: str | None, figures: bool, width: int, ambiguous: str) -> str:
    """One article, or one section of it, in a form. Raises `LookupError` where there is no such section."""
    if form in {"json", "jsonl"}:
        from reader.export.data import to_json

        return json.dumps(to_json(article), ensure_ascii=False)
    index = parse_section(article, wanted) if wanted else None
    if form == "text":
        from reader.typeset.text import plain

        return plain(article, width, ambiguous)  # type: ignore[arg-type]
    if form == "csv":
        from reader.export import rows

        facts = [fact for fact in article.facts if index is None or fact.section == index]
        return rows.header() + rows.as_csv(rows.row(article, fact) for fact in facts)
    from reader.export import markdown

    return markdown.article(article, figures) if index is None else markdown.section(article, index, figures)


def _into(folder: Path, article: Article, wanted: str | None, text: str, form: str, force: bool, tally: Tally) -> None:
    from reader.export.files import save

    name = " ".join(filter(None, (article.meta.title, wanted)))
    try:
        path = save(folder, name, text if text.endswith("\n") else text + "\n", SUFFIXES[form], force=force)
    except OSError as error:
        tally.complain(_("{folder}: nothing was written: {reason}").format(folder=folder, reason=error.strerror))
    else:
        printing.out(str(path))


def _whole(path: Path, text: str, force: bool, tally: Tally) -> None:
    """Write one file under exactly the name given; an existing one only with --force."""
    from reader.export.files import write

    try:
        write(path, text if text.endswith("\n") else text + "\n", force=force)
    except FileExistsError:
        tally.complain(_("{path}: it is there already; --force replaces it").format(path=path))
    except OSError as error:
        tally.complain(_("{path}: nothing was written: {reason}").format(path=path, reason=error.strerror))
