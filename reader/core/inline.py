"""Pieces of running text to one clean line: white space as print has it, spans, and how the line looked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.core.appearance import Context, Mark
from reader.core.draft import Look
from reader.core.foreign import clean
from reader.core.model import Span

Piece = tuple[str, Context]
SPACE = re.compile(r"[ \t\r\n\f\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
ODD_SPACE = re.compile(r"[\t\r\n\f\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|  ")
NEWLINE = re.compile(r"[\r\n\u2028\u2029]")
# Between these a line end of the source is no space: Chinese and Japanese are written without spaces.
HAN = re.compile(r"[\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
SHARED = frozenset("“”‘’—…·")
MOSTLY = 0.9  # of a line's letters, to call the line bold


def _space(run: re.Match[str]) -> str:
    if not NEWLINE.search(run[0]):
        return " "
    text, left, right = run.string, run.start(), run.end()
    if not left or right >= len(text):
        return " "
    before, after = text[left - 1], text[right]
    han = (HAN.match(before) is not None, HAN.match(after) is not None)
    return "" if all(han) or (any(han) and (before in SHARED or after in SHARED)) else " "


def collapse(text: str) -> str:
    """White space runs to one space, or none where a line ended between two Han characters; none at the ends."""
    return (SPACE.sub(_space, text) if ODD_SPACE.search(text) else text).strip(" ")


def shape(pieces: Sequence[Piece]) -> tuple[str, tuple[Span, ...]]:
    """The text of a line and its spans."""
    if not any(context.marks for _, context in pieces):
        return collapse("".join(clean(text) for text, _ in pieces)), ()
    texts = [clean(text) for text, _ in pieces]
    raw = "".join(texts)
    text = collapse(raw)
    spans = _spans(texts, pieces)
    if text != raw:
        spans = _moved(raw, spans)
    if (whole := clean(text)) != text:
        return whole, ()  # letters and marks of different elements became one
    return text, tuple(Span(start, end, mark[0], mark[1]) for start, end, mark in spans if start < end)


def _spans(texts: Sequence[str], pieces: Sequence[Piece]) -> list[tuple[int, int, Mark]]:
    """Neighbouring pieces with the same mark are one span."""
    opened: dict[Mark, int] = {}
    done: list[tuple[int, int, Mark]] = []
    at = 0
    for text, (_, context) in zip(texts, pieces, strict=True):
        ended = [mark for mark in opened if mark not in context.marks]
        done += [(opened.pop(mark), at, mark) for mark in ended]
        for mark in context.marks:
            opened.setdefault(mark, at)
        at += len(text)
    done += [(start, at, mark) for mark, start in opened.items()]
    return sorted(done, key=lambda span: (span[0], -span[1]))


def _moved(raw: str, spans: list[tuple[int, int, Mark]]) -> list[tuple[int, int, Mark]]:
    """The spans' places after `collapse`."""
    ends, lost, total = [0], [0], 0
    for run in SPACE.finditer(raw):
        kept = 0 if not run.start() or run.end() == len(raw) else len(_space(run))
        total += run.end() - run.start() - kept
        ends.append(run.end())
        lost.append(total)
    length = len(raw) - total

    def place(at: int) -> int:
        return max(0, min(length, at - lost[bisect_right(ends, at) - 1]))

    moved = []
    for start, end, mark in spans:
        inner = raw[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start < end:
            moved.append((place(start), place(end), mark))
    return moved


def look(pieces: Sequence[Piece]) -> Look:
    """How a line looks, judged by most of its letters."""
    if len(pieces) == 1:
        text, context = pieces[0]
        return _looks(context, context.bold, any(kind == "link" for kind, _ in context.marks), _opens(text))
    weights = [len(text.strip()) for text, _ in pieces]
    total = sum(weights) or 1
    bold = sum(weight for weight, (_, context) in zip(weights, pieces, strict=True) if context.bold)
    links = sum(w for w, (_, c) in zip(weights, pieces, strict=True) if any(kind == "link" for kind, _ in c.marks))
    main = pieces[max(range(len(pieces)), key=weights.__getitem__)][1]
    first = next((text for text, _ in pieces if text.strip(" \t\r\n")), "")
    return _looks(main, bold >= MOSTLY * total, links >= MOSTLY * total, _opens(first))


def _opens(text: str) -> bool:
    """An indent made of wide or no-break spaces."""
    head = text.lstrip(" \t\r\n")[:2]
    return head[:1] == "\u3000" or head == "\u00a0\u00a0"


def _looks(context: Context, bold: bool, linked: bool, indented: bool) -> Look:
    return Look(
        bold=bold,
        beside=context.aside,
        linked=linked,
        coloured=context.colour,
        size=context.size,
        centred=context.centred,
        indented=indented or context.indented,
        named=context.named,
    )
