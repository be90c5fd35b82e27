"""Looking through all articles: the index is brought up to date beside the screen, hits are rows of a sheet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.language import _, ngettext
from reader.ui import wording
from reader.ui.opening import Place
from reader.ui.screens.rows import Row
from reader.ui.shelving import bar

if TYPE_CHECKING:
    from reader.store.index import Hit, Index

MOST = 500  # hits that are shown: who finds more types another word


@dataclass(frozen=True, slots=True)
class Found:
    """A hit that was chosen: where it is, and what was sought."""

    place: Place
    query: str


class Searching:
    """The index of these files and folders. Everything here runs beside the screen."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._index: Index | None = None
        self._said = 0  # notices that were said already

    def refresh(self, report: Callable[[str], None], stopped: Callable[[], bool]) -> None:
        """Take in what is new or changed; says how far it is, and nothing when it is done."""
        index = self._opened()

        def progress(done: int, todo: int) -> None:
            report(_("taking in {bar}").format(bar=bar(done, todo)) if done < todo else "")

        index.refresh(self._paths, progress, stopped)
        report("")

    def find(self, query: str) -> list[Row]:
        """The hits, those of one article and of one section together, below their titles."""
        hits = self._opened().search(query, self._paths, MOST)
        rows: list[Row] = []
        for _path, group in groupby(hits, key=lambda hit: hit.path):
            rows += _of_article(list(group), query)
        return rows

    @property
    def notices(self) -> Sequence[str]:
        """What there is to say about the index itself, once."""
        found = self._index.notices if self._index is not None else ()
        new, self._said = found[self._said :], len(found)
        return new

    def close(self) -> None:
        if self._index is not None:
            self._index.close()

    def _opened(self) -> Index:
        if self._index is None:
            from reader.store import folders
            from reader.store.index import Index

            _let_processes_start()
            self._index = Index(folders.index())
        return self._index


def _let_processes_start() -> None:
    """The index reads many files in processes, and what looks after them is handed our standard error.

    The framework's own standard error has no file behind it, so for this moment it is the terminal's again.
    """
    from multiprocessing import resource_tracker

    with contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _of_article(hits: Sequence[Hit], query: str) -> Iterator[Row]:
    """The title, with the section where there is one only, else the sections below it; below them the hits."""
    times = ngettext("{n} hit", "{n} hits", len(hits)).format(n=len(hits))
    title, sections = hits[0].title or _("without title"), {hit.section_title for hit in hits}
    only = f" › {hits[0].section_title}" if len(sections) == 1 and hits[0].section_title else ""
    yield Row(f"{title}{only}  {times}", title=True)
    for section, within in groupby(hits, key=lambda hit: hit.section_title):
        if section and not only:
            yield Row(f"  › {section}", title=True)
        yield from (_row(hit, query) for hit in within)


def _row(hit: Hit, query: str) -> Row:
    place = Place(hit.path, hit.block, hit.start)
    lit = (hit.context_start, hit.context_start + hit.end - hit.start)
    return Row(wording.paragraph(hit.block), hit.context, Found(place, query), lit=lit)
