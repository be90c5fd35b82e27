"""The one place from which commands write: foreign text cleaned, a closed pipe no error, colours for a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from reader.core import foreign
from reader.language import _

if TYPE_CHECKING:
    from rich.table import Table

    from reader.core.unreadable import Unreadable


def out(text: str, end: str = "\n") -> None:
    """Write cleaned text to standard output."""
    sys.stdout.write(foreign.clean(text) + end)


def complain(problem: Unreadable | str) -> None:
    """One line on standard error: the file, the reason, what to do."""
    sys.stderr.write("reader: " + foreign.line(str(problem)) + "\n")


def table(made: Table) -> None:
    """A table, in colours where a terminal is there to see them. Its cells were cleaned as it was made."""
    from rich.console import Console

    console = Console(soft_wrap=False, highlight=False, emoji=False, markup=False)
    if not sys.stdout.isatty():
        console.width = 160
    console.print(made)


def seen() -> bool:
    """Whether somebody watches: standard error is a terminal that can draw."""
    return _draws(sys.stderr)


def screen() -> bool:
    """Whether the app can open: both ends a terminal that can draw."""
    return _draws(sys.stdin) and _draws(sys.stdout)


def _draws(stream: TextIO) -> bool:
    """Whether a stream is a terminal that can draw."""
    return stream.isatty() and os.environ.get("TERM") not in {None, "", "dumb"}


def refused(error: OSError) -> int:
    """Say that standard output takes no more, as where its disk is full; returns the exit code."""
    complain(_("standard output can't be written: {reason}").format(reason=error.strerror or error))
    quiet_pipe()
    return 1


def quiet_pipe() -> None:
    """What is left to write goes nowhere: the reader of our pipe has gone, which is its right."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
