"""The command line: one file a command. What is no command is a path, and opens."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from reader import __version__
from reader.commands import clicked
from reader.language import LANGUAGES, _, use

COMMANDS = ("export", "facts", "outline", "search", "settings")
_OPEN = "open"
CLOSE = 0.7  # of `difflib`: a letter or two amiss


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

    def invoke(self, ctx: click.Context) -> Any:
        """A pipe that closes early is no error, whatever Click and Rich make of it."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (BrokenPipeError, SystemExit) as left:
            if isinstance(left, SystemExit) and not isinstance(left.__context__, BrokenPipeError):
                raise
            from reader.commands.printing import quiet_pipe

            quiet_pipe()
            return 0

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _with_command(args))


def _refuse_mistyped(word: str) -> None:
    """A word that is no path but close to a command is told from a file's name, which has an ending."""
    if not word.isalpha() or os.path.lexists(word):
        return
    from difflib import get_close_matches

    for command in get_close_matches(word, COMMANDS, 1, CLOSE):
        raise click.UsageError(
            _("There is no command {word!r}, and no such path. Did you mean {command!r}?").format(
                word=word, command=command
            )
        )


def _with_command(args: list[str]) -> list[str]:
    """Put `open` before the first word that is neither an option of the door's nor a command."""
    at = 0
    while at < len(args) and args[at] == "--lang":
        at += 2
    if at < len(args) and (args[at] in {"--help", "-h", "--version"} or args[at].startswith("--lang=")):
        return args
    if at >= len(args) or args[at] not in COMMANDS:
        _refuse_mistyped(next(iter(args[at:]), ""))
        return [*args[:at], _OPEN, *args[at:]]
    return args


def door() -> Door:
    """The command line in the language that is in use."""
    return Door(
        "reader",
        help=_("A reading desk for saved articles in the terminal."),
        epilog="\b\n" + _("Examples:") + """
  reader articles/                            # """ + _("the desk") + """
  reader FILE | head                          # """ + _("plain text, set in lines") + """
  reader export FILE --section 2 -o notes/    # Markdown
  reader facts articles/ --kind money --to csv
  reader search 黑卡 articles/

\b
""" + _("`reader [PATH ...]` opens files and folders; without PATH the current folder.")
        + "\n" + _("Theme, width, encoding …: reader PATH --help. The keys: ? in the desk.")
        + "\n" + _("Completion, for bash (zsh_source, fish_source for others):")
        + '\n  eval "$(_READER_COMPLETE=bash_source reader)"',
        context_settings={"help_option_names": ["-h", "--help"]},
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                help=_("The language of messages; else the locale decides."),
            )
        ],
    )  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code: 0 done, 1 something unreadable, 2 wrong use."""
    _open_streams()
    arguments = _lang_first(list(arguments))
    asked = _asked(arguments)
    use(asked)
    clicked.speak(asked)
    line = click.version_option(__version__, prog_name="reader")(door())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = line.main(args=arguments, prog_name="reader", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Abort:
        return 130
    except OSError as error:
        from reader.commands.printing import refused

        return refused(error)
    return result if isinstance(result, int) else 0


def _open_streams() -> None:
    """A stream that was closed is opened on nothing, so that no file of ours is ever given its number.

    With PYTHONUNBUFFERED, as in many containers, what a full disk leaves of a write is dropped without an error.
    """
    if isinstance(raw := getattr(sys.stdout, "buffer", None), io.RawIOBase):
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), line_buffering=raw.isatty())
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for as long as we run


def _lang_first(arguments: list[str]) -> list[str]:
    """`--lang` is taken wherever it stands."""
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            return ["--lang", arguments[at + 1], *arguments[:at], *arguments[at + 2 :]]
        if word.startswith("--lang="):
            return ["--lang", word.partition("=")[2], *arguments[:at], *arguments[at + 1 :]]
    return arguments


def _asked(arguments: list[str]) -> str | None:
    """The language that the command line names, which must be known before its help is made."""
    return arguments[1] if arguments[:1] == ["--lang"] and len(arguments) > 1 else None
