"""Headings: those that the page marked, and those that it only shows as lines among paragraphs.

Each line gets a score (`features`), lines that look alike support each other, and the best sequence of headings and
body is found by Viterbi: a heading seldom follows a heading. What follows each other and looks alike is one heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from statistics import median

from reader.core.draft import Draft
from reader.core.features import AFTER_OPEN, ENDS, OPENS_SHORT, SCENE, STOCK, STOP, Line, score
from reader.core.levels import levels
from reader.core.model import Span
from reader.core.surroundings import candidates

CERTAIN = 12.0  # the score of a line that the page itself marked
RESCUE = 0.5  # the score of a line whose neighbours in its series are headings
MOST = 0.28  # of all paragraphs: more plain lines of one look than this are verse or chat
DIGEST = 0.9  # of such lines open a paragraph
LINES = 3  # the most lines one heading has


def infer(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with headings told apart, their lines joined, their levels set."""
    lines = candidates(drafts)
    scores = [None if line is None else CERTAIN if _marked(lines, at) else score(line) for at, line in enumerate(lines)]
    _cohere(lines, scores)
    _rescue(lines, scores)
    _open(lines, scores)
    chosen = _sequence(lines, scores)
    runs = _runs(lines, chosen)
    return _joined(drafts, lines, [] if _alone(lines, runs) else runs)


def signature(line: Line) -> Hashable:
    """What lines of one kind have in common."""
    kind = line.number.kind if line.number else None
    size = line.draft.look.size if line.larger else 0
    return line.draft.tag, size, kind, line.bold, line.centred, line.coloured


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
            groups[signature(line)].append(at)
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
        and signature(line) == signature(first)
        and abs(line.width - first.width) <= 2
    ]
    if len(alike) >= 2:
        scores[at] = max(scores[at] or 0, RESCUE)


def _after_heading(line: Line, before: Line) -> float:
    """What it costs that a heading follows a heading; what each lost for its neighbour's sake is given back."""
    given = (AFTER_OPEN if line.after == "open" else 0) + (OPENS_SHORT if before.before == "short" else 0)
    return _stacked(line, before) + (given if line.draft.tag is None else 0)


def _stacked(line: Line, before: Line) -> float:
    if _bare(before):
        return 3.0 if _bare(line) else 0.0
    if line.draft.tag is not None and before.draft.tag is not None:
        return 0.0
    if signature(line) != signature(before):
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


def _runs(lines: Sequence[Line | None], chosen: Sequence[bool]) -> list[list[int]]:
    """Which lines make one heading each: same look, next to each other, at most three; a number takes its title."""
    runs: list[list[int]] = []
    for at, is_heading in enumerate(chosen):
        line = lines[at]
        if not is_heading or line is None:
            continue
        before = lines[runs[-1][-1]] if runs and runs[-1][-1] == at - 1 else None
        if before is not None and _continues(line, before) and not _titled(lines, runs[-1]):
            runs[-1].append(at)
        else:
            runs.append([at])
    # A run of many such lines is no heading, and a run that has a caption in it is a caption.
    return [
        run
        for run in runs
        if len(run) <= LINES and not any(SCENE.search(line.text) for at in run if (line := lines[at]))
    ]


def _alone(lines: Sequence[Line | None], runs: Sequence[Sequence[int]]) -> bool:
    """One heading parts nothing from nothing: a single line that the page did not mark is emphasis.

    Unless only headings are called so: notes and sources often have the only heading of a text.
    """
    line = lines[runs[0][0]] if len(runs) == 1 else None
    return line is not None and line.draft.tag is None and not STOCK.match(line.text)


def _titled(lines: Sequence[Line | None], run: Sequence[int]) -> bool:
    """A bare number that has its title already."""
    first = lines[run[0]]
    return len(run) > 1 and first is not None and _bare(first)


def _bare(line: Line) -> bool:
    """A line that is nothing but a number."""
    return line.number is not None and line.number.kind == "bare"


def _continues(line: Line, before: Line) -> bool:
    if _bare(before):
        return not _bare(line)
    if line.draft.tag is not None or before.draft.tag is not None:
        return False
    return signature(line) == signature(before) and not ENDS.search(before.text) and line.number is None


def _joined(drafts: Sequence[Draft], lines: Sequence[Line | None], runs: list[list[int]]) -> list[Draft]:
    firsts = {run[0]: run for run in runs}
    rest = {at for run in runs for at in run[1:]}
    heads = [line for run in runs if (line := lines[run[0]]) is not None]
    level_of = dict(
        zip(
            firsts, levels(heads, [signature(line) for line in heads], [(run[0], run[-1]) for run in runs]), strict=True
        )
    )
    done = []
    for at, draft in enumerate(drafts):
        line = lines[at]
        if at in firsts and line is not None:
            head = _one([drafts[other] for other in firsts[at]])
            inferred = draft.tag is None
            done.append(
                replace(
                    head,
                    kind="heading",
                    level=level_of[at],
                    marker=None,
                    inferred=inferred,
                    reason=reason(line, firsts[at]),
                )
            )
        elif at not in rest:
            done.append(draft)
    return done


def _one(parts: Sequence[Draft]) -> Draft:
    """The lines of a heading joined with one space."""
    if len(parts) == 1:
        return parts[0]
    text, spans = "", list[Span]()
    for part in parts:
        text += " " if text else ""
        spans += [replace(span, start=span.start + len(text), end=span.end + len(text)) for span in part.spans]
        text += part.text
    return replace(parts[0], text=text, spans=tuple(spans))


def reason(line: Line, run: Sequence[int]) -> str:
    """Why a line is a heading, in a few words that are translated where they are shown."""
    if line.draft.tag is not None:
        return f"tag h{line.draft.tag}"
    if line.number is not None:
        return {"boxed": "line in brackets", "sign": "line with a sign"}.get(line.number.kind, "numbered line")
    if line.draft.look.named:
        return "class of a title"
    if line.bold:
        return "bold line"
    if line.larger:
        return "larger type"
    if line.coloured:
        return "coloured line"
    if line.centred:
        return "centred line"
    return "short line between paragraphs"
