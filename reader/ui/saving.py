"""What can be saved of an article, and in which form. Pure functions, no screen."""

from __future__ import annotations

from typing import Literal

from reader.core.model import Article, Section
from reader.export.parts import within
from reader.typeset.lines import Measure

Form = Literal["markdown", "figures", "text", "json", "csv"]
SUFFIXES: dict[Form, str] = {"markdown": ".md", "figures": ".md", "text": ".txt", "json": ".json", "csv": ".csv"}


def rendered(article: Article, section: Section | None, form: Form, measure: Measure) -> str:
    """The article, or one section with those below it, in a form; `measure` sets the plain text."""
    if form in ("markdown", "figures"):
        from reader.export import markdown

        figures = form == "figures"
        return markdown.section(article, section.index, figures) if section else markdown.article(article, figures)
    part = within(article, section.index) if section else article
    if form == "json":
        from reader.export.data import to_json, written

        return written(to_json(part), indent=1)
    if form == "csv":
        from reader.export import rows

        return rows.header() + rows.as_csv(rows.row(article, fact) for fact in part.facts)
    from reader.typeset import text

    return "\n".join(text.rows(part, measure)) + "\n"
