"""Copying: through a program of the desktop, the terminal (OSC 52), or a file, and the sentence that says which.

A program answers whether it has taken the text; the terminal does not (xterm's control sequences, "Manipulate
Selection Data"), and several take no notice at all. What may not have arrived is therefore in a file as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.core import foreign
from reader.language import _, ngettext
from reader.store import folders

MOST = 74_994  # bytes a terminal takes: 100,000 of base64 and sequence together is where the strictest ones stop
PATIENCE = 1.0  # seconds for a program to take the text

Condition = Callable[[Mapping[str, str]], bool]


class Screen(Protocol):
    """What sends the text to the terminal: Textual's `App`."""

    def copy_to_clipboard(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Program:
    """A command that reads the text on its standard input, and where it can work."""

    command: tuple[str, ...]
    works: Condition
    encoding: str = "utf-8"


def _local(env: Mapping[str, str]) -> bool:
    """Whether the desktop whose clipboard a program would fill is the one the reader sits at."""
    return not (env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def _wayland(env: Mapping[str, str]) -> bool:
    return _local(env) and bool(env.get("WAYLAND_DISPLAY"))


def _x11(env: Mapping[str, str]) -> bool:
    return _local(env) and bool(env.get("DISPLAY"))


PROGRAMS = (
    Program(("wl-copy",), _wayland),
    Program(("xclip", "-selection", "clipboard"), _x11),
    Program(("xsel", "--clipboard", "--input"), _x11),
    Program(("pbcopy",), lambda env: _local(env) and sys.platform == "darwin"),
    Program(("clip.exe",), lambda env: _local(env) and ("WSL_DISTRO_NAME" in env or os.name == "nt"), "utf-16"),
    Program(("termux-clipboard-set",), lambda env: "TERMUX_VERSION" in env),
    Program(("tmux", "load-buffer", "-w", "-"), lambda env: "TMUX" in env),
)


def copy(app: Screen, text: str) -> str:
    """Copy `text`, cleaned; the sentence for the reader says which way worked and what to do where none surely did."""
    text = foreign.clean(text)
    if not text:
        return _("There is nothing to copy.")
    fits = len(text.encode()) <= MOST
    if fits:
        app.copy_to_clipboard(text)
    amount = ngettext("{n} character", "{n} characters", len(text)).format(n=len(text))
    taken = next((program.command[0] for program in _programs(os.environ) if _take(program, text)), None)
    if taken:
        return _("Copied with {program}: {amount}.").format(program=taken, amount=amount)
    return _by_file(text, amount, sent=fits)


def _programs(env: Mapping[str, str]) -> Iterator[Program]:
    return (program for program in PROGRAMS if program.works(env))


def _take(program: Program, text: str) -> bool:
    """Whether the program is there and has taken the text."""
    found = shutil.which(program.command[0])
    if found is None or not os.path.isabs(found):  # never one that lies in the folder of articles
        return False
    try:
        done = subprocess.run(
            [found, *program.command[1:]],
            input=text.encode(program.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,
            cwd=os.path.expanduser("~"),
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _by_file(text: str, amount: str, sent: bool) -> str:
    path = folders.state().with_name("copied.txt")
    shown = foreign.name(path)
    try:
        _write(path, text)
    except OSError as problem:
        reason = problem.strerror or ""
        if sent:
            return _("Sent to the terminal: {amount}. Whether it took them it doesn't say.").format(amount=amount)
        return _("Not copied: too long for the terminal, and {path} can't be written: {reason}").format(
            path=shown, reason=reason
        )
    if sent:
        return _("Sent to the terminal: {amount}. If they don't paste, they are in {path}").format(
            amount=amount, path=shown
        )
    return _("Too long for the terminal: {amount} are in {path}").format(amount=amount, path=shown)


def _write(path: Path, text: str) -> None:
    """The file of what was copied last, for its owner alone, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(fresh, path)
