"""The sentence around a place: what a reporter quotes and checks."""

from __future__ import annotations

import re

_END = re.compile(r"[。！？；!?;…\n]+[”’」』）)\]\"']*|\.(?=\s+[A-Z“\"])[”\"]?")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence that holds `text[start:end]`, its closing mark included, blanks at its ends not."""
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.end() >= end:
            last = found.end()
            break
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
