"""The command line: one file a command. What is no command is a path, and opens."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from reader import __version__
from reader.language import LANGUAGES, use

COMMANDS = ("export", "facts", "outline", "search")
_OPEN = "open"


class Door(click.Group):
    """Commands loaded when they are called; any other first word opens the desk."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == _OPEN:
            from reader.commands.opening import opening

            return opening
        if cmd_name not in COMMANDS:
            return None
        found = getattr(importlib.import_module(f"reader.commands.{cmd_name}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _with_command(args))


def _with_command(args: list[str]) -> list[str]:
    """Put `open` before the first word that is neither an option of the door's nor a command."""
    at = 0
    while at < len(args) and args[at] == "--lang":
        at += 2
    if at < len(args) and (args[at] in {"--help", "-h", "--version"} or args[at].startswith("--lang=")):
        return args
    if at >= len(args) or args[at] not in COMMANDS:
        return [*args[:at], _OPEN, *args[at:]]
    return args


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  reader articles/                            the desk
  reader FILE | head                          plain text
  reader export FILE --section 2 -o notes/    a section as Markdown
  reader facts articles/ --kind money         figures with what they count
  reader search 黑卡 articles/                  full text

\b
`reader [PATH ...]` opens files and folders; without PATH the current folder.
Completion: eval "$(_READER_COMPLETE=bash_source reader)" (zsh_source, fish_source)""",
)
@click.version_option(__version__, prog_name="reader")
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of messages; else the locale decides.")
def cli(lang: str | None) -> None:
    """A reading desk for saved articles in the terminal."""
    use(lang)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code: 0 done, 1 something unreadable, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = cli.main(args=_lang_first(list(arguments)), prog_name="reader", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Abort:
        return 130
    except BrokenPipeError:
        from reader.commands.printing import quiet_pipe

        quiet_pipe()
        return 0
    return result if isinstance(result, int) else 0


def _lang_first(arguments: list[str]) -> list[str]:
    """`--lang` is taken wherever it stands."""
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            return ["--lang", arguments[at + 1], *arguments[:at], *arguments[at + 2 :]]
        if word.startswith("--lang="):
            return ["--lang", word.partition("=")[2], *arguments[:at], *arguments[at + 1 :]]
    return arguments
