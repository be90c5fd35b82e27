"""Where a command writes: standard output, a folder, or a file. Nothing is replaced unless told."""

from __future__ import annotations

import os
from pathlib import Path

from reader.commands import printing
from reader.commands.articles import Tally
from reader.core import foreign
from reader.export import files
from reader.language import _


def destination(named: str | None, head: str, suffix: str, force: bool) -> Printed | Folder | Whole:
    """What `-o` names: nothing or "-", a folder that is there or ends in a slash, else a file. Each file has `head`."""
    if not named or named == "-":
        return Printed(head)
    if named.endswith(("/", os.sep)) or os.path.isdir(named):
        return Folder(Path(named), head, suffix, force)
    return Whole(Path(named), head, force)


class Printed:
    """Standard output: article after article, as soon as each is read."""

    def __init__(self, head: str) -> None:
        printing.out(head, end="")

    def put(self, name: str, text: str, tally: Tally) -> None:
        printing.out(text, end="")

    def close(self, tally: Tally) -> None:
        """Nothing is left to write."""


class Folder:
    """A file for each article, under the name of its title; its path is printed."""

    def __init__(self, folder: Path, head: str, suffix: str, force: bool) -> None:
        self._folder, self._head, self._suffix, self._force = folder, head, suffix, force
        self._written: set[str] = set()

    def put(self, name: str, text: str, tally: Tally) -> None:
        # --force replaces what was there before, not another article of the same title.
        force = self._force and files.slug(name, self._suffix) not in self._written
        try:
            path = files.save(self._folder, name, self._head + text, self._suffix, force=force)
        except OSError as error:
            tally.complain(_nothing(self._folder, error))
            return
        self._written.add(path.name)
        printing.out(foreign.name(path))

    def close(self, tally: Tally) -> None:
        """Nothing is left to write."""


class Whole:
    """One file for all articles, under exactly the name given; an existing one only with --force."""

    def __init__(self, path: Path, head: str, force: bool) -> None:
        self._path, self._head, self._force = path, head, force
        self._texts: list[str] = []

    def put(self, name: str, text: str, tally: Tally) -> None:
        self._texts.append(text)

    def close(self, tally: Tally) -> None:
        if not self._texts:
            return
        try:
            files.write(self._path, self._head + "".join(self._texts), force=self._force)
        except FileExistsError:
            shown = foreign.name(self._path)
            tally.complain(_("{path}: it is there already; --force replaces it").format(path=shown))
        except OSError as error:
            tally.complain(_nothing(self._path, error))


def _nothing(path: Path, error: OSError) -> str:
    said = _("{path}: nothing was written: {reason}")
    return said.format(path=foreign.name(path), reason=error.strerror or error)
