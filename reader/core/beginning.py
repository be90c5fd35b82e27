"""The beginning of a long article: something to read while the rest of it is still being parsed.

What it holds may yet change (a watermark shows only by its number, a heading by the others), so it is for the eye
alone: nothing is counted in it, saved from it or remembered of it.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace

from reader.core.model import Article
from reader.core.unreadable import Unreadable, contained

LONG = 150_000  # bytes: below, reading all of it takes no longer than the rest of opening
HEAD = 20_000  # characters of the body, markup included

_END = re.compile(r"</(?:p|div|h[1-6]|li|table|blockquote)>|<br\s*/?>|\n\s*\n", re.IGNORECASE)


def beginning(path: str, encoding: str | None = None) -> Article | None:
    """The first paragraphs of a long file; None for a short one, or one that can't be read: reading it says why."""
    from reader.core import source, structure

    try:
        if os.stat(path).st_size < LONG:
            return None
        with contained(path):
            whole = source.load(path, encoding)
            ends = [found.end() for found in _END.finditer(whole.body, 0, HEAD)]
            return structure(replace(whole, body=whole.body[: ends[-1]], warnings=())) if ends else None
    except (OSError, ValueError, Unreadable):
        return None
