"""From lines to headings: what follows each other and looks alike is one heading, with its level and its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.core.draft import Draft
from reader.core.features import ENDS, SCENE, STOCK, Line
from reader.core.levels import levels
from reader.core.model import Span

LINES = 3  # the most lines one heading has


def joined(drafts: Sequence[Draft], lines: Sequence[Line | None], chosen: Sequence[bool]) -> list[Draft]:
    """The drafts with the chosen lines made headings; all three are as long as the page."""
    runs = _runs(lines, chosen)
    if _alone(lines, runs):
        return list(drafts)
    heads = [line for run in runs if (line := lines[run[0]]) is not None]
    levelled = zip(runs, heads, levels(heads, [(run[0], run[-1]) for run in runs]), strict=True)
    made = {run[0]: _heading([drafts[at] for at in run], line, level) for run, line, level in levelled}
    rest = {at for run in runs for at in run[1:]}
    return [made.get(at, draft) for at, draft in enumerate(drafts) if at not in rest]


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


def _continues(line: Line, before: Line) -> bool:
    if before.bare:
        return not line.bare
    if line.draft.tag is not None or before.draft.tag is not None:
        return False
    return line.signature == before.signature and not ENDS.search(before.text) and line.number is None


def _titled(lines: Sequence[Line | None], run: Sequence[int]) -> bool:
    """A bare number that has its title already."""
    first = lines[run[0]]
    return len(run) > 1 and first is not None and first.bare


def _alone(lines: Sequence[Line | None], runs: Sequence[Sequence[int]]) -> bool:
    """One heading parts nothing from nothing: a single line that the page did not mark is emphasis.

    Unless only headings are called so: notes and sources often have the only heading of a text.
    """
    line = lines[runs[0][0]] if len(runs) == 1 else None
    return line is not None and line.draft.tag is None and not STOCK.match(line.text)


def _heading(parts: Sequence[Draft], line: Line, level: int) -> Draft:
    """The lines of a heading joined with one space; what it is, it is by its first `line`."""
    text, spans = "", list[Span]()
    for part in parts:
        text += " " if text else ""
        spans += [replace(span, start=span.start + len(text), end=span.end + len(text)) for span in part.spans]
        text += part.text
    return replace(
        parts[0],
        kind="heading",
        text=text,
        spans=tuple(spans),
        level=level,
        marker=None,
        inferred=line.draft.tag is None,
        reason=_reason(line),
    )


def _reason(line: Line) -> str:
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
