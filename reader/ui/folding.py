"""Short texts in narrow panels: cut into lines that obey the Chinese line rules, at most so many."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

NEVER_FIRST = "，。、；：？！”’）》〉」』】〕…—·,.;:?!)%"
LEAST = 6  # cells in the last line of a title
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


def evened(text: str, width: int, most: int) -> list[str]:
    """A title in as many lines as it needs, the last one never a lone character or two."""
    lines = folded_lines(text, width, most)
    for narrower in range(width - 2, width // 2, -2):
        if len(lines) < 2 or cells(lines[-1]) >= LEAST:
            break
        if len(again := folded_lines(text, narrower, most + 1)) > len(lines):
            break
        lines = again
    return lines


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
        if _may_part(text[cut - 1], text[cut : cut + 1], text[cut + 1 : cut + 2]):
            return cut
    return max(1, latest)


def _may_part(before: str, after: str, beyond: str) -> bool:
    """Whether a line may end between two characters; .txt is a word."""
    begins_suffix = after == "." and _latin(beyond) and not _latin(before)
    parted_word = _latin(after) and (_latin(before) or before == ".")
    return (after not in NEVER_FIRST or begins_suffix) and before not in NEVER_LAST and not parted_word


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
