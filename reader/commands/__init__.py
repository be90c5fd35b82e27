"""The command line: one file a command."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reader.commands.export import export


@click.group()
def cli() -> None:
    """A reading desk for saved articles in the terminal."""


cli.add_command(export)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code: 0 done, 1 something unreadable, 2 wrong use."""
    result = cli.main(args=list(arguments), prog_name="reader", standalone_mode=False)
    return result if isinstance(result, int) else 0
