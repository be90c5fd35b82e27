"""The first article, read in a child process while this one is still importing the screen.

Each takes about as long as the other; on two cores they take it together. The child is forked before there is a
thread or a screen, reads one file of ordinary size, writes the pickled article into a pipe and ends. In between it
may draw a first picture of it. Two processes must not draw at once: who holds the token, a byte in a pipe, may.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from reader.core.model import Article

_begun: list[_Ahead] = []
_tokens: list[int] = []


@dataclass(frozen=True, slots=True)
class _Ahead:
    path: str
    state: tuple[int, int]  # of the file when it was begun: a file that has changed since is read anew
    child: int
    pipe: int


def begin(path: str, draw: Callable[[Article], None] | None = None, whole: bool = True) -> None:
    """Start to read a file; `take` has the article. Where a process can't be forked, nothing happens.

    `draw` is called in the child with the article, or with the beginning of a long one, unless the screen has been
    claimed. Not `whole`: no more than that is read.
    """
    state = _state(path)
    if state is None or not hasattr(os, "fork"):
        return
    (reading, writing), (token, back) = os.pipe(), os.pipe()
    os.write(back, b"!")
    os.set_blocking(token, False)
    child = os.fork()
    if child == 0:
        os.close(reading)
        _read(path, writing, partial(_draw, draw, token, back) if draw else None, whole)
    os.close(writing)
    os.close(back)
    _begun.append(_Ahead(path, state, child, reading))
    _tokens.append(token)


def claim() -> None:
    """From now on no child draws; one that is drawing is waited for."""
    while _tokens:
        select.select(_tokens[-1:], [], [])  # ready, too, when the child has ended with it
        with suppress(BlockingIOError):  # the child was quicker: it draws, then gives it back
            os.read(_tokens[-1], 1)
            os.close(_tokens.pop())


def abandon() -> None:
    """End every child that was begun and not taken: at once, so that none draws on a terminal that was given back."""
    for begun in _begun:
        os.kill(begun.child, signal.SIGKILL)


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


def _read(path: str, pipe: int, draw: Callable[[Article], None] | None, whole: bool) -> None:
    """In the child, which never returns: whatever goes wrong here goes wrong again, and is said, in the parent."""
    try:
        from reader.core import read
        from reader.core.beginning import beginning

        first = beginning(path) if draw is not None else None
        if draw is not None and first is not None:
            draw(first)
        if not whole:
            return
        article = read(path)
        if draw is not None and first is None:
            draw(article)
        with open(pipe, "wb") as file:
            file.write(pickle.dumps(article))
    finally:
        os._exit(0)


def _draw(draw: Callable[[Article], None], token: int, back: int, article: Article) -> None:
    try:
        held = os.read(token, 1)
    except BlockingIOError:
        return
    draw(article)
    os.write(back, held)


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
