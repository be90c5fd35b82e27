"""`reader settings`: a settings file with everything in it that can be set, as it is by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from reader.commands import printing
from reader.core import foreign
from reader.language import N_, _
from reader.store import folders

_SETTINGS = (
    ("theme", '"dark"', N_("dark, light, paper or contrast; else the one that was chosen last")),
    ("width", "76", N_("cells of a line of text, 36 to 160")),
    ("ambiguous", '"narrow"', N_("or wide: the cells of “ ” … — · ①; else the terminal is asked")),
    ("spacing", "false", N_("true: a blank between Han and Latin letters or digits")),
    ("indent", "false", N_("true: paragraphs begin two characters in")),
    ("language", '"zh"', N_("or en; else the locale decides")),
    ("tagger", "true", N_("names with the tagger, where it is installed")),
)  # name, value in TOML, what it means


@click.command(
    help=_("Print a settings file: all that can be set and every key, each behind a #."),
    epilog="\b\n" + _("Examples:") + "\n  reader settings > settings.toml",
)
def settings() -> int:
    for row in rows():
        printing.out(row)
    return 0


def rows() -> Iterator[str]:
    """The lines of a settings file in TOML; nothing in it is in force until the # before it is taken away."""
    from reader.ui import keys

    yield "# " + _("Read from {path}").format(path=foreign.name(folders.settings()))
    for name, value, meaning in _SETTINGS:
        yield f"# {name} = {value}  # {_(meaning)}"
    exports = json.dumps(foreign.name(folders.exports()), ensure_ascii=False)
    yield f"# exports = {exports}  # " + _("the folder for what is saved")
    yield "\n[keys]  # " + _("an empty list takes a key away")
    for pane, title in keys.PANES:
        yield f"\n# {_(title)}"
        for key in keys.of(pane):
            yield f"# {key.name} = {json.dumps(key.keys.split(','), ensure_ascii=False)}  # {_(key.help)}"
