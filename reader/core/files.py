"""A file's bytes: opened without waiting for it or obeying it, or why there are none."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable

from reader.core import foreign
from reader.core.unreadable import Unreadable
from reader.language import _

LIMIT = 16 * 1024 * 1024  # bytes: ten times the longest article seen, and about what a parse may cost


def contents(path: str, limit: int = LIMIT + 1) -> bytes:
    """At most `limit` bytes of a regular file; never waits for a pipe or reads a device. Raises `Unreadable`."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from None
    try:
        return _regular(path, handle, limit)
    except OSError as error:
        raise _unopened(path, error) from None
    finally:
        os.close(handle)


def fingerprint(path: str | os.PathLike[str]) -> str:
    """The sha256 of a file's bytes, as its article will have it. Raises `Unreadable`."""
    return hashlib.sha256(contents(os.fspath(path))).hexdigest()


def _regular(path: str, handle: int, limit: int) -> bytes:
    mode = os.fstat(handle).st_mode
    if stat.S_ISDIR(mode):
        raise Unreadable(path, _("it is a folder"))
    if not stat.S_ISREG(mode):
        raise Unreadable(path, _("it is not a regular file"), _("pipes and devices are not opened"))
    with open(handle, "rb", closefd=False) as file:
        if (data := file.read(limit)) is None:  # a file of the system that would make us wait
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return data


_REASONS: dict[int, Callable[[], tuple[str, str]]] = {
    errno.ENOENT: lambda: (_("it is not there"), _("it may have been moved or deleted")),
    errno.EACCES: lambda: (_("no permission to read it"), _("change its permissions")),
    errno.EPERM: lambda: (_("no permission to read it"), _("change its permissions")),
    errno.ELOOP: lambda: (_("its links lead in a circle"), _("remove the link")),
    errno.EISDIR: lambda: (_("it is a folder"), ""),
    errno.ENAMETOOLONG: lambda: (_("its name is too long"), _("rename it")),
}


def _unopened(path: str, error: OSError | ValueError) -> Unreadable:
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    reason, advice = known() if known else (foreign.line(getattr(error, "strerror", None) or str(error)), "")
    return Unreadable(path, reason, advice)
