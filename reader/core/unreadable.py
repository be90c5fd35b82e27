"""What is said of a file that can't be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from reader.core import foreign
from reader.language import _


class Unreadable(Exception):
    """A file that can't be read: its path, why, and what to do, each fit for showing."""

    def __init__(self, path: str | os.PathLike[str], reason: str, advice: str = "") -> None:
        super().__init__(path, reason, advice)
        self.path, self.reason, self.advice = os.fspath(path), reason, advice

    def __str__(self) -> str:
        said = _("{reason}; {advice}").format(reason=self.reason, advice=self.advice) if self.advice else self.reason
        return f"{foreign.name(self.path)}: {said}"


@contextmanager
def contained(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn whatever goes wrong inside into `Unreadable`: a fault of ours on one file must not hide the others.

    The one place that catches everything, since what markup can make of three parsers has no complete list.
    """
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {foreign.line(str(error))[:120]}"
        raise Unreadable(path, said, _("this is a fault of the reader; please report it")) from error
