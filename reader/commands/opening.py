"""`reader PATH ...`: the app where there is a terminal, plain text where there is none."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from typing import Any

import click

from reader.commands import printing
from reader.commands.options import Ambiguous, common
from reader.language import _
from reader.store.settings import Options


@click.command(
    name="open",
    help=_("Open files and folders on the desk; without a terminal, print their text."),
    epilog="\b\n" + _("Examples:") + """
  reader articles/
  reader article.md
  curl -s URL | reader -""",
)  # fmt: skip
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@common
def opening(
    paths: tuple[str, ...],
    encoding: str | None,
    jobs: int,
    width: int | None,
    ambiguous: Ambiguous | None,
    **others: Any,
) -> int:
    """The app where there is a terminal, plain text where there is none."""
    wanted = paths or (os.curdir,)
    if not printing.screen() or "-" in wanted:
        return _print(wanted, width or 80, ambiguous or "narrow", encoding, jobs)
    missing = [path for path in wanted if not os.path.lexists(path)]
    if missing:
        from reader.commands.articles import Tally
        from reader.core.unreadable import Unreadable

        tally = Tally()
        for path in missing:
            tally.complain(Unreadable(path, _("it is not there"), _("check the name")))
        if len(missing) == len(wanted):
            return tally.code
    options = _options(width=width, ambiguous=ambiguous, **others)
    return _open([path for path in wanted if path not in missing], options)


def _open(paths: list[str], options: Options) -> int:
    """The app, and the terminal as it was."""
    from reader.core import ahead
    from reader.ui import early, first, signals

    signals.guard(ahead.abandon)
    with early.keys_kept():
        _begin(paths, options)
        try:
            from reader.ui.app import run

            return run(paths, options)
        except BaseException:
            ahead.claim()
            first.leave()
            raise


def _begin(paths: list[str], options: Options) -> None:
    """The article that will be shown first is read, and drawn, by a child while the screen is made ready."""
    from reader.core import quarantine
    from reader.store import library
    from reader.ui import first

    entry = next(library.scan(paths[:1]), None)
    if entry is not None and entry.problem is None:
        single = len(paths) == 1 and not os.path.isdir(paths[0])
        quarantine.begin(entry.path, partial(first.draw, options=options, single=single))


def _options(**given: Any) -> Options:
    """The settings file, with what the command line says over it."""
    from reader.language import use
    from reader.store import folders, settings

    try:
        options = settings.load(folders.settings())
    except settings.Misset as error:
        raise click.UsageError(str(error)) from None
    if given["ambiguous"]:
        options = replace(options, asks=False)
    if given.pop("tagger") is False:
        options = replace(options, tagger=False)
    chosen = click.get_current_context().find_root().params.get("lang")
    if language := chosen or options.language:
        use(language)
    return replace(options, **{key: value for key, value in given.items() if value is not None})


def _print(paths: tuple[str, ...], width: int, ambiguous: Ambiguous, encoding: str | None, jobs: int) -> int:
    from reader.commands.articles import Tally, Wish, read
    from reader.typeset.lines import Measure
    from reader.typeset.text import rows

    tally = Tally()
    for number, article in enumerate(read(paths, Wish(encoding, tagger=False), tally, jobs)):
        if number:
            printing.out("\n" + "─" * min(width, 40) + "\n")
        printing.out(article.meta.title + "\n")
        for row in rows(article, Measure(width, ambiguous)):
            printing.out(row)
    return tally.code
