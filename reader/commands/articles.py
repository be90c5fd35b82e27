"""From paths to articles: folders opened, bad files said and passed over, several cores for many files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.commands import printing
from reader.core.model import Article, Fact
from reader.language import _, in_use, use

if TYPE_CHECKING:
    from reader.core.unreadable import Unreadable

    Asked = tuple[str, Future[Article | Unreadable]]

FEW = 8  # files that one process has read before others are started
DEADLINE = 30.0  # seconds that one file of many may take


@dataclass(frozen=True, slots=True)
class Wish:
    """How an article is wanted: in which encoding, with its facts, with the tagger."""

    encoding: str | None = None
    facts: bool = True
    tagger: bool = True


class Tally:
    """Counts what could not be read: the exit code says so."""

    def __init__(self) -> None:
        self.failed = 0

    def complain(self, problem: Unreadable | str) -> None:
        self.failed += 1
        printing.complain(problem)

    @property
    def code(self) -> int:
        return 1 if self.failed else 0


def files(paths: Sequence[str], tally: Tally) -> list[str]:
    """The files below the paths, in order; what can't be listed is said."""
    from reader.store import library

    found = []
    for entry in library.scan(paths):
        if entry.problem:
            tally.complain(f"{entry.path}: {entry.problem}")
        else:
            found.append(entry.path)
    if not found and not tally.failed:
        printing.complain(_("no articles there: {paths}").format(paths=", ".join(paths)))
    return found


def read(paths: Sequence[str], wish: Wish, tally: Tally, jobs: int = 0, streaming: bool = True) -> Iterator[Article]:
    """The articles of files and folders, in order; each file that can't be read is said and passed over.

    `streaming`: each is printed as it comes, so that a terminal needs no bar to see that something goes on.
    """
    found = files(paths, tally)
    jobs = jobs or min(os.cpu_count() or 1, 8)
    # The processes come first: one that is forked while the bar's thread holds a lock would hold it for ever.
    with closing(_each(found, wish, jobs)) as results, progress(not (streaming and sys.stdout.isatty())) as step:
        for done, result in enumerate(results, 1):
            step(done, len(found))
            if isinstance(result, Article):
                yield result
            else:
                tally.complain(result)


def one(path: str, wish: Wish) -> Article | Unreadable:
    """Read one file as wished; what goes wrong is the answer, so that it can cross a process."""
    from reader.core import quarantine
    from reader.core.unreadable import Unreadable, contained

    try:
        with contained(path):
            article = quarantine.read(path, wish.encoding, deadline=DEADLINE)
            return replace(article, facts=_facts(article, wish.tagger)) if wish.facts else article
    except Unreadable as problem:
        return problem


def _facts(article: Article, with_tagger: bool) -> tuple[Fact, ...]:
    from reader.extract import facts, tagger

    if not with_tagger or not tagger.available():
        return facts(article)
    from reader.store import tags

    return facts(article, tags.of(article))


def _each(found: Sequence[str], wish: Wish, jobs: int) -> Generator[Article | Unreadable, None, None]:
    """The answers in order; where there are many, the processes are at work when this returns."""
    if len(found) <= FEW or jobs < 2:
        return (one(path, wish) for path in found)
    pool = ProcessPoolExecutor(jobs, initializer=use, initargs=(in_use(),))
    return _answers(pool, [(path, pool.submit(one, path, wish)) for path in found], wish)


def _answers(
    pool: ProcessPoolExecutor, asked: Sequence[Asked], wish: Wish
) -> Generator[Article | Unreadable, None, None]:
    try:
        yield from (_result(path, future, wish) for path, future in asked)
    finally:
        # Waited for: an interpreter that ends while the pool closes its pipes may write to a closed one, and say so.
        pool.shutdown(wait=True, cancel_futures=True)


def _result(path: str, future: Future[Article | Unreadable], wish: Wish) -> Article | Unreadable:
    """A worker that was killed takes its pool with it: the files that are left are read here."""
    try:
        return future.result()
    except BrokenProcessPool:
        return one(path, wish)


@contextmanager
def progress(wanted: bool = True) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while many files are read, where somebody watches: tell it how many of how many."""
    if not wanted or not printing.seen():
        yield lambda done, everything: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # What goes to standard output stays there: rich would draw it above the bar, on standard error.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(_("reading"), visible=False)
        yield lambda done, everything: bar.update(task, completed=done, total=everything, visible=everything > FEW)
