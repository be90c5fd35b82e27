"""Stretches of a text in which nothing is a figure: addresses, versions, titles, names, the numbers of lists."""

from __future__ import annotations

import re
from bisect import bisect_right

from reader.extract.folding import holds_any
from reader.extract.found import Found
from reader.extract.seeking import compiled

_ADDRESS = r"https?://[!-~]+|www\.[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
_VERSION = r"[0-9](?<![\d.].)\d{0,2}(?:\.\d++){2,}+"
_TITLE = r"《[^《》]{1,60}》"
_NUMBERED_NAME = r"[“「『‘](?:[^“”「」『』‘’\d]{0,8}\d{1,4}[”」』’]|(?<=[“「])\d{1,2}[·•・‧．.]\d{1,2}[”」])"
_EVENT = r"[0-9](?<!\d.)\d?[·•・‧]\d{1,2}(?!\d)"
_LIST = re.compile(
    r"\s*(?:[（(]?\d{1,2}(?:[)）、．]|\.(?!\d))|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节条款编篇])"
)
# Reasons, characters without which a text holds no such stretch, and the patterns.
_STRETCHES = (
    ("address", ("://", "@", "www."), _ADDRESS),
    ("version or code", ".", _VERSION),
    ("title of a work", "《", _TITLE),
    ("name in quotation marks", "”」』’", _NUMBERED_NAME),
    ("event named by its date", "·•・‧", _EVENT),
)
# One of the marks, most of them behind a digit: most texts hold none, and so none of the stretches.
_MAY_HOLD = re.compile(r"[@《:w”」』’·•・‧.](?:(?<=[@《])|(?<=:)//|(?<=w)ww\.|(?<=\d[”」』’·•・‧.]))")


class Closed:
    """The closed stretches of a text: `around` tells in logarithmic time whether one holds a candidate."""

    def __init__(self, text: str) -> None:
        found = [
            (match.start(), match.end(), why)
            for why, marks, pattern in (_STRETCHES if _MAY_HOLD.search(text) else ())
            if holds_any(text, marks)
            for match in compiled(pattern).finditer(text)
        ]
        if number := _LIST.match(text):
            found.append((0, number.end(), "number of a list"))
        self._starts: list[int] = []
        self._farthest: list[tuple[int, str]] = []  # of all that begin no later: where it ends, and why
        for start, end, why in sorted(found):
            reach = (end, why)
            self._starts.append(start)
            self._farthest.append(max(reach, self._farthest[-1]) if self._farthest else reach)

    def around(self, found: Found) -> str | None:
        """Why a candidate is refused that lies in a closed stretch; None where it lies in none."""
        at = bisect_right(self._starts, found.start)
        if not at:
            return None
        end, why = self._farthest[at - 1]
        return why if found.end <= end else None
