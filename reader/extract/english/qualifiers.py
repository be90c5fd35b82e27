"""English words before a figure that say how it is meant: more than, nearly, up to."""

from __future__ import annotations

import re
from functools import cache

from reader.extract.found import Found
from reader.extract.lexicon import table, words


@cache
def _mods() -> dict[str, str]:
    return {form.replace("-", " "): mod for mod, row in table("qualifiers")["en"].items() for form in words(row)}


_REACH = 24  # characters of the longest form and its blanks
_BEGINS = re.compile(r"(?<![\w-])\S")


_AFTER = re.compile(
    r"\s(?:(?P<more>or\s+(?:more|higher|above|older|over))|(?P<less>or\s+(?:less|lower|fewer|below|under)))\b"
)


_LASTING = re.compile(r"\b(?:for|in|after|within|of|by|just|well|is|was|been|took|takes|lasts|lasted|spent)\s$")


_DENIAL = re.compile(
    r"(?:\b(?:not|never|cannot|no longer)|\w+n[’']t)(?! only| just| merely)(?:\s[a-z]+){0,3}\s$", re.IGNORECASE
)
_TURNED = {"approx_above": "at_most", "more_than": "at_most", "less_than": "at_least"}


def _denied(text: str, start: int, mod: str) -> tuple[int, str]:
    """Where the qualifier begins and what it bounds, turned round by a negation: never rose above 4%."""
    if mod in _TURNED and (denial := _DENIAL.search(text, max(0, start - 36), start)):
        return denial.start(), _TURNED[mod]
    return start, mod


def qualified(text: str, found: Found) -> Found:
    """The figure with the qualifiers that touch it."""
    core = found.core or (found.start, found.end)
    for begun in _BEGINS.finditer(text, max(0, found.start - _REACH), found.start):
        form = text[begun.start() : found.start].removesuffix(" ")
        if form.lower() == "over" and found.kind == "duration" and not _LASTING.search(text, 0, begun.start()):
            return found  # to spend so much over five years
        if mod := _mods().get(" ".join(form.lower().split())):
            start, mod = _denied(text, begun.start(), mod)
            return found._replace(start=start, core=core, words=(text[start : found.start].strip(),), mod=mod)
    if after := _AFTER.match(text, found.end):
        mod = "at_least" if after["more"] else "at_most"
        return found._replace(end=after.end(), core=core, words=(after.group().strip(),), mod=mod)
    return found
