"""The first article, read in a child process while this one is still importing the screen.

Each takes about as long as the other; on two cores they take it together. The child is forked before there is a
thread or a screen, reads one file of ordinary size, writes the pickled article into a pipe and ends.
"""

from __future__ import annotations

import os
import pickle
import select
from dataclasses import dataclass

from reader.core.model import Article

_begun: list[_Ahead] = []


@dataclass(frozen=True, slots=True)
class _Ahead:
    path: str
    state: tuple[int, int]  # of the file when it was begun: a file that has changed since is read anew
    child: int
    pipe: int


def begin(path: str) -> None:
    """Start to read a file; `take` has the article. Where a process can't be forked, nothing happens."""
    state = _state(path)
    if state is None or not hasattr(os, "fork"):
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _read(path, writing)
    os.close(writing)
    _begun.append(_Ahead(path, state, child, reading))


def ready(path: str) -> bool:
    """Whether `take` would answer at once."""
    pipes = [begun.pipe for begun in _begun if begun.path == path]
    return bool(pipes) and bool(select.select(pipes, [], [], 0)[0])


def take(path: str) -> Article | None:
    """The article that was begun, once; None where there is none, or it failed: then it is read here, and says why."""
    found = next((begun for begun in _begun if begun.path == path), None)
    if found is None:
        return None
    _begun.remove(found)
    with open(found.pipe, "rb") as pipe:
        answer = pipe.read() if found.state == _state(path) else b""
    os.waitpid(found.child, 0)
    article = pickle.loads(answer) if answer else None
    return article if isinstance(article, Article) else None


def _read(path: str, pipe: int) -> None:
    """In the child, which never returns: whatever goes wrong here goes wrong again, and is said, in the parent."""
    try:
        from reader.core import read

        with open(pipe, "wb") as file:
            file.write(pickle.dumps(read(path)))
    finally:
        os._exit(0)


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
