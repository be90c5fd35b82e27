"""`reader export`: articles and sections as Markdown, JSON, CSV or text."""

from __future__ import annotations

import json

import click

from reader.core.model import Article


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option("--to", "form", type=click.Choice(["markdown", "json", "jsonl", "csv", "text"]), default="markdown")
@click.option("--width", type=int, default=80)
def export(paths: tuple[str, ...], form: str, width: int) -> None:
    """Write articles, or one section, in another form."""
    import reader

    for path in paths:
        article = reader.read(path)
        click.echo(_rendered(article, form, width))


def _rendered(article: Article, form: str, width: int) -> str:
    if form in {"json", "jsonl"}:
        from reader.export.data import to_json

        return json.dumps(to_json(article), ensure_ascii=False)
    from reader.typeset.text import plain

    return plain(article, width=width)
