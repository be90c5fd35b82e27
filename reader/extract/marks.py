"""Quotation marks: which text stands between a pair, in Chinese, English and straight forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_ANY = re.compile('[“”「」『』"‘’](?<![A-Za-z]‘)(?!(?<=’)[A-Za-z])')  # ‘ and ’ in a word are apostrophes
_ENDING = "。！？!?…"
LONGEST = 2000  # characters between two marks


@dataclass(frozen=True, slots=True)
class Quoted:
    """`text[start:end]` without its marks; `closed` is False where the mark is missing at the end of the paragraph."""

    start: int
    end: int
    closed: bool = True

    @property
    def before(self) -> int:
        """The offset of the opening mark."""
        return self.start - 1

    @property
    def after(self) -> int:
        """The offset behind the closing mark."""
        return self.end + self.closed


def quoted(text: str) -> list[Quoted]:
    """The outermost pairs of `text`, in order; what stands inside another pair is part of it."""
    found: list[Quoted] = []
    opened, mark, depth = -1, "", 0
    for hit in _ANY.finditer(text):
        sign = hit[0]
        if opened >= 0 and hit.start() - opened > LONGEST:
            opened = -1
        if opened < 0:
            if sign in _PAIRS or sign == '"':
                opened, mark, depth = hit.end(), sign, 1
        elif sign == mark and mark != '"':
            depth += 1
        elif sign == _PAIRS.get(mark) or (sign == '"' and mark in '"“'):
            depth -= 1
            if not depth or sign == '"':
                found.append(Quoted(opened, hit.start()))
                opened = -1
    if opened >= 0 and len(text) - opened <= LONGEST and mark != "‘":
        found.append(Quoted(opened, len(text), closed=False))
    return found


def is_sentence(text: str) -> bool:
    """Whether the quoted text is a sentence of its own: it ends as one."""
    return text.rstrip("”’」』\"'")[-1:] in _ENDING if text else False
