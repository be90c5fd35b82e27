"""Short texts in narrow panels: cut into lines that obey the Chinese line rules, at most so many."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

NEVER_FIRST = "，。、；：？！”’）》〉」』】〕…—·,.;:?!)%"
NEVER_LAST = "“‘（《〈「『【〔("


@lru_cache(maxsize=8_000)
def folded_lines(text: str, width: int, most: int) -> list[str]:
    """`text` in lines of at most `width` cells; when `most` lines do not hold it, the last one ends with …."""
    rest = text
    lines: list[str] = []
    while rest and len(lines) < most:
        if cells(rest) <= width:
            return [*lines, rest]
        cut = _cut(rest, width)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest and lines:
        lines[-1] = shortened(lines[-1] + rest, width)
    return lines or [""]


def shortened(text: str, width: int) -> str:
    """`text`, or as much of it as leaves room for … in `width` cells."""
    if cells(text) <= width:
        return text
    return text[: _fitting(text, width - 1)].rstrip() + "…"


def cells(text: str) -> int:
    """The width of a cleaned text on the screen."""
    return cell_len(text)


def _fitting(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells."""
    used = 0
    for index, character in enumerate(text):
        used += cells(character)
        if used > width:
            return index
    return len(text)


def _cut(text: str, width: int) -> int:
    """Where to break a line: as late as the marks and Latin words allow, never at zero."""
    latest = _fitting(text, width)
    for cut in range(latest, max(1, latest // 2), -1):
        before, after = text[cut - 1], text[cut : cut + 1]
        parted_word = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        if after not in NEVER_FIRST and before not in NEVER_LAST and not parted_word:
            return cut
    return max(1, latest)
