"""Options that several commands share, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args

import click

from reader import __version__
from reader.core.model import Article
from reader.language import _
from reader.store.settings import THEMES

Ambiguous = Literal["narrow", "wide"]


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all have."""
    for option in reversed(_options()):
        command = option(command)
    return command


def _options() -> tuple[Callable[..., Any], ...]:
    """Made when a command is loaded: by then the language of their help is known."""
    return (
        click.option("--theme", type=click.Choice(THEMES), help=_("The theme of the app.")),
        click.option("--width", type=_whole(8, 1000), metavar="N", help=_("Cells of a line of text.")),
        click.option("--ambiguous", type=click.Choice(get_args(Ambiguous)), help=_("The cells of “ ” … — ·.")),
        click.option("--encoding", metavar="NAME", callback=_encoding, help=_("Read the files in this encoding.")),
        click.option("--tagger/--no-tagger", default=True, help=_("Names with the tagger, where it is installed.")),
        click.option("--jobs", type=_whole(0, 64), default=0, metavar="N", help=_("Processes for many files.")),
        click.version_option(__version__, prog_name="reader"),
    )


def _whole(least: int, most: int) -> click.IntRange:
    """A whole number, and called so in the language of messages where something else was given."""
    kind = click.IntRange(least, most)
    kind.name = _("whole number")
    return kind


def _encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    """A name that is no encoding is the caller's slip, not that of every file."""
    try:
        "".encode(name or "utf-8")
    except LookupError:
        known = _("there is no encoding {name!r}; utf-8, gb18030 and big5 are some").format(name=name)
        raise click.BadParameter(known) from None
    return name


def parse_section(article: Article, wanted: str) -> int:
    """The index of a section named by its number or a part of its title. Raises `LookupError` with a sentence."""
    if wanted.isdecimal() and len(wanted) < 10 and int(wanted) < len(article.sections):
        return int(wanted)
    found = [section.index for section in article.sections if section.title and wanted in section.title]
    if not found:
        raise LookupError(_("there is no section “{wanted}”; reader outline lists them").format(wanted=wanted))
    return found[0]
