"""Text with its links and emphasis as Markdown that reads back to the same characters.

After CommonMark 0.31: what its parser would take for markup is escaped, no more, so that the file stays good to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from reader.core.model import Block, Span

_WEB = re.compile(r"https?://[^\s<>\x00-\x20\x7f]+", re.IGNORECASE)
_UNSEEN = re.compile(r"[^\x21-\x5b\x5d-\x7e\w]")  # with the backslash
_SPECIAL = re.compile(r"[\\`*\[\]<~]|!(?=\[)|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{0,40}(?:;|$))")
_LINE_START = re.compile(
    r"^(?:(\d{1,9})([.)])(?=\s|$)|(#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=[-:|])|=(?==*\s*$)|:(?=-)|[>|]))", re.MULTILINE
)
_MARKS = {"strong": "**", "em": "*", "del": "~~"}


def web(address: str | None) -> bool:
    """Whether an address may stand in an export: absolute, http or https."""
    return bool(address) and _WEB.fullmatch(address or "") is not None


def target(address: str) -> str:
    """An address between the angle brackets of a link: nothing in it is an escape, an entity or invisible."""
    shown = _UNSEEN.sub(lambda found: quote(found[0]), address)
    return "<" + re.sub(r"&(?=#?\w{1,40};)", "&amp;", shown) + ">"


def escaped(text: str) -> str:
    """Text that stands inside a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def cell(text: str) -> str:
    """Markdown that stands in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def lines(block: Block) -> str:
    """A block's text where a line begins: its own line breaks are kept, white space around its lines is not."""
    return broken(styled(block, 0, len(block.text)))


def plain(text: str) -> str:
    """Text without spans, where a line begins."""
    return broken(escaped(text))


def broken(text: str) -> str:
    """A line break of the page is a backslash before the newline; no line begins like a heading, a list or a quote."""
    rows = [row.strip() for row in text.strip().split("\n")]
    return "\\\n".join(_LINE_START.sub(_guarded, row) for row in rows)


def _guarded(found: re.Match[str]) -> str:
    number, delimiter, mark = found.groups()
    return f"{number}\\{delimiter}" if number else f"\\{mark}"


def styled(block: Block, start: int, end: int) -> str:
    """A part of a block's text with its emphasis, and with the links and code in and beside it."""
    small = [span for span in block.spans if span.kind == "code" or (span.kind == "link" and web(span.href))]
    small = _without_touching_code(list(_apart(small, start, end)))
    large = [_core(span, block.text) for span in block.spans if span.kind in _MARKS]
    large = [span for span in large if not any(_cut(span, other) for other in small)]
    out, at = [""], start
    for span in _apart(large, start, end):
        before, inner = (_linked(block.text, *part, small) for part in ((at, span.start), (span.start, span.end)))
        touching = not before and len(out) > 1  # **a****b** is read as neither
        mark = "" if touching or not (inner[0].isalnum() and inner[-1].isalnum()) else _MARKS[span.kind]
        out += [before, mark + inner + mark]
        at = span.end
    return "".join([*out, _linked(block.text, at, end, small)])


def _core(span: Span, text: str) -> Span:
    """The span without blanks and punctuation at its ends: Markdown knows no emphasis that begins or ends with them."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return replace(span, start=start, end=end)


def _apart(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The spans within a part that stand side by side: the longest first where some begin together."""
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= start and span.start < span.end <= end:
            start = span.end
            yield span


def _without_touching_code(spans: Sequence[Span]) -> list[Span]:
    """Two spans of code that touch would be read as one, with the backticks between them: the second is plain text."""
    kept: list[Span] = []
    for span in spans:
        if not (kept and span.kind == kept[-1].kind == "code" and span.start == kept[-1].end):
            kept.append(span)
    return kept


def _cut(span: Span, other: Span) -> bool:
    """Whether the other begins or ends inside the span but does not lie in it, or holds all of it."""
    apart = other.end <= span.start or span.end <= other.start
    return not apart and not (span.start <= other.start and other.end <= span.end)


def _linked(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    out, at = [""], start
    for span in spans:
        if start <= span.start and span.end <= end:
            small = _small(text[span.start : span.end], span)
            before = escaped(text[at : span.start])
            if small.startswith("[") and before.endswith("!"):
                before = before[:-1] + "\\!"  # not an image
            out += [before, small]
            at = span.end
    return "".join([*out, escaped(text[at:end])])


def _small(text: str, span: Span) -> str:
    if not text.strip():
        return escaped(text)
    if span.kind == "link":
        return f"[{escaped(text)}]({target(span.href or '')})"
    if "\n" in text:
        return escaped(text)
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    room = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{room}{text}{room}{ticks}"
