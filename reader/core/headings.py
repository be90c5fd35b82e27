"""Headings: those that the page marked, and those that it only shows as lines among paragraphs.

Each line gets a score (`features`), lines that look alike support each other, and the best sequence of headings and
body is found by Viterbi: a heading seldom follows a heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from statistics import median

from reader.core.draft import Draft
from reader.core.features import AFTER_OPEN, OPENS_SHORT, STOP, Line, score
from reader.core.runs import joined
from reader.core.surroundings import candidates

CERTAIN = 12.0  # the score of a line that the page itself marked
RESCUE = 0.5  # the score of a line whose neighbours in its series are headings
MOST = 0.28  # of all paragraphs: more plain lines of one look than this are verse or chat
DIGEST = 0.9  # of such lines open a paragraph


def infer(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with headings told apart, their lines joined, their levels set."""
    lines = candidates(drafts)
    scores = [None if line is None else CERTAIN if _marked(lines, at) else score(line) for at, line in enumerate(lines)]
    _cohere(lines, scores)
    _rescue(lines, scores)
    _open(lines, scores)
    return joined(drafts, lines, _sequence(lines, scores))


def _marked(lines: Sequence[Line | None], at: int) -> bool:
    """An h1-h6 of the page is a heading, unless it is a sentence or one of a list of links."""
    line = lines[at]
    if line is None or line.draft.tag is None:
        return False
    if STOP.search(line.text) and line.width > 20:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    return not (line.draft.look.linked and (line.last or (following is not None and following.draft.look.linked)))


def _cohere(lines: Sequence[Line | None], scores: list[float | None]) -> None:
    """Lines that look alike and score well support each other; a plain line alone, or too many, do not."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        found = scores[at]
        if line is not None and found is not None and -1.0 < found < CERTAIN:
            groups[line.signature].append(at)
    paragraphs = sum(line is None or line.draft.kind == "paragraph" for line in lines)
    for members in groups.values():
        first = lines[members[0]]
        good = [at for at in members if (scores[at] or 0) > 0]
        if first is None or not good:
            continue
        change = _support(lines, good, first, paragraphs)
        for at in members:
            scores[at] = (scores[at] or 0) + change


def _support(lines: Sequence[Line | None], good: Sequence[int], first: Line, paragraphs: int) -> float:
    # In a digest of short news each line opens a paragraph; in verse and chat short lines follow each other.
    opening = sum(line.before == "long" for at in good if (line := lines[at]) is not None)
    if first.plain and len(good) > max(3, MOST * paragraphs) and opening < DIGEST * len(good):
        return -2.5
    if len(good) == 1:
        return -0.8 if first.plain else -0.4
    widths = [line.width for at in good if (line := lines[at]) is not None]
    alike = max(widths) - min(widths) <= 0.6 * median(widths) + 2
    return min(0.9, 0.3 * (len(good) - 1)) + (0.4 if alike else 0)


def _rescue(lines: Sequence[Line | None], scores: list[float | None]) -> None:
    """Where two lines of a series are headings, the others are too, unless they end as sentences do."""
    series: dict[Hashable, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line is not None and line.number is not None and (line.counts or line.number.kind in {"boxed", "sign"}):
            series[(line.number.kind, line.bold)].append(at)
    for members in series.values():
        accepted = sum((scores[at] or 0) > 0 for at in members)
        if accepted < max(2, 0.4 * len(members)):
            continue
        for at in members:
            line = lines[at]
            if line is not None and not STOP.search(line.text):
                scores[at] = max(scores[at] or 0, RESCUE)


def _open(lines: Sequence[Line | None], scores: list[float | None]) -> None:
    """A page may begin with a heading: its first line is one where two headings look like it and are as long."""
    at = next((at for at, line in enumerate(lines) if line is not None and line.first), None)
    first = lines[at] if at is not None else None
    if at is None or first is None or STOP.search(first.text):
        return
    alike = [
        line
        for line, found in zip(lines, scores, strict=True)
        if line is not None
        and (found or 0) > 0
        and line.signature == first.signature
        and abs(line.width - first.width) <= 2
    ]
    if len(alike) >= 2:
        scores[at] = max(scores[at] or 0, RESCUE)


def _after_heading(line: Line, before: Line) -> float:
    """What it costs that a heading follows a heading; what each lost for its neighbour's sake is given back."""
    given = (AFTER_OPEN if line.after == "open" else 0) + (OPENS_SHORT if before.before == "short" else 0)
    return _stacked(line, before) + (given if line.draft.tag is None else 0)


def _stacked(line: Line, before: Line) -> float:
    if before.bare:
        return 3.0 if line.bare else 0.0
    if line.draft.tag is not None and before.draft.tag is not None:
        return 0.0
    if line.signature != before.signature:
        return 0.4
    return 0.3 if line.bold or (line.width + before.width < 30 and line.styled) else 3.0


def _sequence(lines: Sequence[Line | None], scores: Sequence[float | None]) -> list[bool]:
    """The best sequence of headings and body (Viterbi over two states)."""
    body, heading = 0.0, float("-inf")
    back: list[tuple[bool, bool]] = []  # for state body, heading: was the block before a heading?
    for at, line in enumerate(lines):
        found = scores[at]
        from_body, from_heading = body, heading
        back.append((from_heading > from_body, False))
        body = max(from_body, from_heading)
        heading = float("-inf")
        if line is not None and found is not None:
            before = lines[at - 1] if at else None
            stacked = from_heading - (_after_heading(line, before) if before else 0)
            back[-1] = (back[-1][0], stacked > from_body)
            heading = max(from_body, stacked) + found
    chosen, state = [False] * len(lines), heading > body
    for at in range(len(lines) - 1, -1, -1):
        chosen[at] = state
        state = back[at][int(state)]
    return chosen
