"""Short lines that single breaks part, three or more of them: verse, an address, a programme. They are one block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from reader.core.draft import Draft
from reader.core.lines import joined, width

SHORT = 22  # Han characters wide
FEWEST = 3  # lines


def gather(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the lines of verse joined, a newline between them."""
    done: list[Draft] = []
    run: list[Draft] = []
    for draft in drafts:
        if not (run and draft.glued and draft.kind == run[-1].kind and draft.marker is None):
            done += _closed(run)
            run = []
        run.append(draft)
    return done + _closed(run)


def _closed(run: list[Draft]) -> list[Draft]:
    if len(run) < FEWEST or run[0].kind not in {"paragraph", "quote", "list"}:
        return run
    widths = [width(line.text) for line in run]
    if median(widths) >= SHORT or max(widths) >= 2 * SHORT:
        return run
    text, spans = joined([(line.text, line.spans) for line in run], "\n")
    return [replace(run[0], text=text, spans=spans)]
