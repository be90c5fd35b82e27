"""English words before a figure that say how it is meant: more than, nearly, up to."""

from __future__ import annotations

import re
from functools import cache

from reader.extract.found import Found
from reader.extract.lexicon import table, words


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    mods = {form.replace("-", " "): mod for mod, row in table("qualifiers")["en"].items() for form in words(row)}
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(mods, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<form>{forms})\s?$", re.IGNORECASE), mods


_AFTER = re.compile(
    r"\s(?:(?P<more>or\s+(?:more|higher|above|older|over))|(?P<less>or\s+(?:less|lower|fewer|below|under)))\b"
)


def qualified(text: str, found: Found) -> Found:
    """The figure with the qualifiers that touch it."""
    pattern, mods = _before()
    core = found.core or (found.start, found.end)
    if before := pattern.search(text, max(0, found.start - 24), found.start):
        form = before["form"]
        mod = mods[" ".join(form.lower().split())]
        return found._replace(start=before.start(), core=core, words=(form,), mod=mod)
    if after := _AFTER.match(text, found.end):
        mod = "at_least" if after["more"] else "at_most"
        return found._replace(end=after.end(), core=core, words=(after.group().strip(),), mod=mod)
    return found
