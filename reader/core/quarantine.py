"""Reading that can be stopped: a large body is parsed in a process of its own, with a deadline and a memory limit.

A parser that hangs or eats the machine on hostile markup then costs the reader one child and a sentence, not its life.
The child is ours and so is the pipe: what comes back is the pickled article and nothing of the file's making.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from reader.core import ahead
from reader.core import read as read_here
from reader.core.model import Article
from reader.core.unreadable import Unreadable
from reader.language import _, in_use

LARGE = 400_000  # bytes: below, the worst markup known takes a few seconds, beside a screen that goes on
DEADLINE = 60.0  # seconds: five times what 10 MB of ordinary paragraphs take
MEMORY = 4 * 1024**3  # bytes of address space: lxml and bs4 take about 80 bytes for each of the file's

_POLL = 0.02  # seconds between looks at the cancel flag


def read(
    path: str | os.PathLike[str],
    encoding: str | None = None,
    deadline: float = DEADLINE,
    cancel: threading.Event | None = None,
) -> Article:
    """Read one article without its facts, in a child process if it is large. Raises `Unreadable`.

    `deadline` is in seconds; setting `cancel` from another thread ends the child at once.
    """
    path = os.fspath(path)
    if path == "-" or not _large(path):
        return (None if encoding else ahead.take(path)) or read_here(path, encoding)
    # -P: without it `-m` looks first in the current folder, which may be the one of the articles.
    command = [sys.executable, "-P", "-m", "reader.core.quarantine", path, encoding or "", in_use()]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            answer = _answer(child, path, deadline, cancel)
        finally:
            child.kill()
    return _unpacked(answer, path)


def begin(path: str, draw: Callable[[Article], None] | None = None) -> None:
    """Start to read a file that will be asked for first; of a large one only the beginning: see `ahead`."""
    ahead.begin(path, draw, whole=not _large(path))


def _large(path: str) -> bool:
    try:
        return os.stat(path).st_size > LARGE
    except (OSError, ValueError):
        return False  # opening it says why, in one place


def _answer(child: subprocess.Popen[bytes], path: str, deadline: float, cancel: threading.Event | None) -> bytes:
    """What the child wrote, read beside it so that a full pipe never blocks it."""
    received: list[bytes] = []
    assert child.stdout is not None
    reading = threading.Thread(target=lambda pipe: received.append(pipe.read()), args=(child.stdout,), daemon=True)
    reading.start()
    end = time.monotonic() + deadline
    while reading.is_alive():
        reading.join(_POLL)
        if cancel is not None and cancel.is_set():
            raise Unreadable(path, _("reading it was cancelled"), _("open it again to go on"))
        if time.monotonic() > end:
            raise Unreadable(path, _("reading it takes too long"), _("its markup may be broken or hostile"))
    return received[0]


def _unpacked(answer: bytes, path: str) -> Article:
    if not answer:
        raise Unreadable(path, _("reading it takes more memory than allowed"), _("its markup may be broken or hostile"))
    article = pickle.loads(answer)
    if isinstance(article, Unreadable):
        raise article
    assert isinstance(article, Article)
    return article


def _child(path: str, encoding: str, language: str) -> None:
    """In the child: read, and write the article or the refusal to standard output."""
    from reader.language import use

    use(language)
    _limit_memory()
    try:
        answer: Article | Unreadable = read_here(path, encoding or None)
    except Unreadable as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the deadline still holds
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))


if __name__ == "__main__":
    _child(*sys.argv[1:])
