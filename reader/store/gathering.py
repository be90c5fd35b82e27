"""What the index takes from files: read beside the screen, in processes of their own where there are many."""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from reader.language import in_use, use

FEW = 8  # files that are read here, before processes are started for more
AHEAD = 64  # files read before the slowest of them is written: bounds the memory
DEADLINE = 30.0  # seconds that one file of many may take

Stamp = tuple[int, int, int]  # size, and the times of the last change of content and of the entry, in nanoseconds


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file as the index keeps it: its blocks with the titles of their sections, or why it can't be read."""

    path: str
    stamp: Stamp
    sha256: str = ""
    title: str = ""
    blocks: tuple[tuple[int, str | None, str], ...] = ()
    problem: str | None = None
    advice: str = ""


def stamp(path: str) -> Stamp:
    """What changes when the file does; zeros where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0, 0, 0
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def leaf(path: str) -> Leaf:
    """Read one file; what goes wrong is in the answer, so that one bad file never hides the others."""
    from reader.core import quarantine
    from reader.core.unreadable import Unreadable, contained

    now = stamp(path)  # before reading: a change while it is read is seen the next time
    try:
        with contained(path):
            article = quarantine.read(path, deadline=DEADLINE)
    except Unreadable as problem:
        return Leaf(path, now, problem=problem.reason, advice=problem.advice)
    titles = [section.title for section in article.sections]
    blocks = tuple((block.index, titles[block.section], block.text) for block in article.blocks if block.text)
    return Leaf(path, now, article.sha256, article.meta.title, blocks)


def leaves(paths: Sequence[str], jobs: int = 0) -> Generator[Leaf, None, None]:
    """The leaves of files, in order. Closing the iterator ends the processes after the files they are at."""
    jobs = jobs or min(os.cpu_count() or 1, 8)
    if len(paths) <= FEW or jobs < 2:
        yield from map(leaf, paths)
        return
    # Spawned, not forked: the app has threads, and a lock that one of them holds would be held for ever.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=use, initargs=(in_use(),))
    try:
        yield from _in_pool(pool, paths)
        pool.shutdown()  # waited for: see `commands.articles`
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_pool(pool: ProcessPoolExecutor, paths: Sequence[str]) -> Iterator[Leaf]:
    waiting = iter(paths)
    futures = [(path, pool.submit(leaf, path)) for path in itertools.islice(waiting, AHEAD)]
    while futures:
        path, future = futures.pop(0)
        try:
            yield future.result()
        except BrokenProcessPool:  # a process was killed; what is left is read here
            yield from map(leaf, (path, *(left for left, _future in futures), *waiting))
            return
        futures += [(more, pool.submit(leaf, more)) for more in itertools.islice(waiting, 1)]
