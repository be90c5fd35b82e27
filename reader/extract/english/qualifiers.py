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


def qualified(text: str, found: Found) -> Found:
    """The figure with the qualifiers that touch it."""
    core = found.core or (found.start, found.end)
    for begun in _BEGINS.finditer(text, max(0, found.start - _REACH), found.start):
        form = text[begun.start() : found.start].removesuffix(" ")
        if mod := _mods().get(" ".join(form.lower().split())):
            return found._replace(start=begun.start(), core=core, words=(form,), mod=mod)
    if after := _AFTER.match(text, found.end):
        mod = "at_least" if after["more"] else "at_most"
        return found._replace(end=after.end(), core=core, words=(after.group().strip(),), mod=mod)
    return found
