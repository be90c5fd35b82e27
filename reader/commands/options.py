"""Options that several commands share, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from reader.core.model import Article
from reader.language import _

_COMMON = (
    click.option("--width", type=click.IntRange(8, 1000), metavar="N", help="Cells of a line of text."),
    click.option(
        "--ambiguous", type=click.Choice(["narrow", "wide"]), default="narrow", help="The cells of “ ” … — ·."
    ),
    click.option("--encoding", metavar="NAME", help="Read the files in this encoding."),
    click.option("--tagger/--no-tagger", default=True, help="Names with the tagger, where it is installed."),
    click.option("--jobs", type=click.IntRange(0, 64), default=0, metavar="N", help="Processes for many files."),
)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all have."""
    for option in reversed(_COMMON):
        command = option(command)
    return command


def parse_section(article: Article, wanted: str) -> int:
    """The index of a section named by its number or a part of its title. Raises `LookupError` with a sentence."""
    if wanted.isdigit() and int(wanted) < len(article.sections):
        return int(wanted)
    found = [section.index for section in article.sections if section.title and wanted in section.title]
    if not found:
        raise LookupError(_("there is no section “{wanted}”").format(wanted=wanted))
    return found[0]
