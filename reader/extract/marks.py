"""Quotation marks: which text stands between a pair, in Chinese, English and straight forms."""

from __future__ import annotations

import re
from typing import NamedTuple

_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_ANY = re.compile('[“”「」『』"‘’](?<![A-Za-z]‘)(?!(?<=’)[A-Za-z])')  # ‘ and ’ in a word are apostrophes
_ENDING = "。！？!?…"
LONGEST = 2000  # characters between two marks


class Quoted(NamedTuple):
    """`text[start:end]` without its marks, `text[before:after]` with them; `closed` is False where the mark is missing
    at the end of the paragraph."""

    before: int
    start: int
    end: int
    after: int
    closed: bool = True


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
                found.append(Quoted(opened - 1, opened, hit.start(), hit.end()))
                opened = -1
    if opened >= 0 and len(text) - opened <= LONGEST and mark != "‘":
        found.append(Quoted(opened - 1, opened, len(text), len(text), closed=False))
    return found


def is_sentence(text: str) -> bool:
    """Whether the quoted text is a sentence of its own: it ends as one."""
    return text.rstrip("”’」』\"'")[-1:] in _ENDING if text else False
