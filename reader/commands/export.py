"""`reader export`: articles and sections as Markdown, JSON, CSV or text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from reader.commands import printing
from reader.commands.articles import Tally, Wish, read
from reader.commands.options import common, parse_section
from reader.core import foreign
from reader.core.model import Article
from reader.export import files
from reader.export.parts import within
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
    tally, out = Tally(), _output(output, form, force)
    wish = Wish(encoding, facts=figures or form != "markdown", tagger=tagger and form != "text")
    for article in read(paths, wish, tally, jobs):
        try:
            index = parse_section(article, wanted) if wanted else None
        except LookupError as error:
            tally.complain(f"{foreign.name(article.path)}: {error.args[0]}")
            continue
        out.put(article, wanted, rendered(article, form, index, figures, width or 80, ambiguous or "narrow"), tally)
    out.close(tally)
    return tally.code


def rendered(article: Article, form: str, index: int | None, figures: bool, width: int, ambiguous: str) -> str:
    """One article, or the section `index` of it with those below, in a form; ends in a newline. CSV has no header."""
    if form == "markdown":
        from reader.export import markdown

        return markdown.article(article, figures) if index is None else markdown.section(article, index, figures)
    part = article if index is None else within(article, index)
    if form in {"json", "jsonl"}:
        from reader.export.data import to_json

        return json.dumps(to_json(part), ensure_ascii=False) + "\n"
    if form == "csv":
        from reader.export import rows

        return rows.as_csv(rows.row(article, fact) for fact in part.facts)
    from reader.typeset.text import plain

    text = plain(part, width, ambiguous)  # type: ignore[arg-type]
    return text if text.endswith("\n") else text + "\n"


def _output(named: str | None, form: str, force: bool) -> Printed | Folder | Whole:
    from reader.export import rows

    head = rows.header() if form == "csv" else ""
    if not named or named == "-":
        return Printed(head)
    if named.endswith(("/", os.sep)) or os.path.isdir(named):
        return Folder(Path(named), head, SUFFIXES[form], force)
    return Whole(Path(named), head, force)


class Printed:
    """Standard output: article after article, as soon as each is read."""

    def __init__(self, head: str) -> None:
        printing.out(head, end="")

    def put(self, article: Article, wanted: str | None, text: str, tally: Tally) -> None:
        printing.out(text, end="")

    def close(self, tally: Tally) -> None:
        """Nothing is left to write."""


class Folder:
    """A file for each article, under the name of its title; its path is printed."""

    def __init__(self, folder: Path, head: str, suffix: str, force: bool) -> None:
        self._folder, self._head, self._suffix, self._force = folder, head, suffix, force
        self._written: set[str] = set()

    def put(self, article: Article, wanted: str | None, text: str, tally: Tally) -> None:
        name = " ".join(filter(None, (article.meta.title, wanted)))
        # --force replaces what was there before, not another article of the same title.
        force = self._force and files.slug(name, self._suffix) not in self._written
        try:
            path = files.save(self._folder, name, self._head + text, self._suffix, force=force)
        except OSError as error:
            tally.complain(_nothing(self._folder, error))
            return
        self._written.add(path.name)
        printing.out(foreign.name(path))

    def close(self, tally: Tally) -> None:
        """Nothing is left to write."""


class Whole:
    """One file for all articles, under exactly the name given; an existing one only with --force."""

    def __init__(self, path: Path, head: str, force: bool) -> None:
        self._path, self._head, self._force = path, head, force
        self._texts: list[str] = []

    def put(self, article: Article, wanted: str | None, text: str, tally: Tally) -> None:
        self._texts.append(text)

    def close(self, tally: Tally) -> None:
        if not self._texts:
            return
        try:
            files.write(self._path, self._head + "".join(self._texts), force=self._force)
        except FileExistsError:
            shown = foreign.name(self._path)
            tally.complain(_("{path}: it is there already; --force replaces it").format(path=shown))
        except OSError as error:
            tally.complain(_nothing(self._path, error))


def _nothing(path: Path, error: OSError) -> str:
    said = _("{path}: nothing was written: {reason}")
    return said.format(path=foreign.name(path), reason=error.strerror or error)
