"""The sentence around a place, and the clause: what a reporter quotes and checks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_END = re.compile(r"[。！？；!?;…\n]+[”’」』）)\]\"']*|\.(?=\s+[A-Z“\"])[”\"]?")
_COMMA = re.compile(r"，|,(?!\d{3})")
_PAIRED = re.compile(r"（[^（）\n]{0,80}）|\([^()\n]{0,80}\)|《[^《》\n]{0,60}》|“[^“”\n]{0,40}”|「[^「」\n]{0,40}」")
# A clause that ends so says when, or who says it; what happened is in the next.
_UNFINISHED = re.compile(
    "(?:后|後|前|时|時|间|間|中|来|來|起|初|底|末|当天|當天|当日|當日|期间|期間|同时|同時|消息|上|里|裡|内|內|年|月|日|晚|悉"
    "|称|稱|说|說|道|表示|指出|认为|認為|透露|介绍|介紹|强调|強調|回忆|回憶|宣布|显示|顯示|发现|發現|报道|報道|通报|通報)$"
)
_ENOUGH = 8  # characters beside the date that can say what happened
_LONGEST = 120


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence that holds `text[start:end]`, its closing mark included, blanks at its ends not."""
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.end() >= end:
            last = found.end()
            break
    return _tight(text, first, last)


def _tight(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


class Clauses:
    """A text parted at commas and the ends of sentences, but not within brackets, titles and short quotations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._held = [found.span() for found in _PAIRED.finditer(text)]
        self.ends = sorted({found.end() for found in _END.finditer(text)} | {len(text)})
        commas = (found.start() for found in _COMMA.finditer(text))
        self.commas = [at for at in commas if not self._inside(at)]

    def _inside(self, at: int) -> bool:
        which = bisect_right(self._held, (at, len(self.text))) - 1
        return which >= 0 and self._held[which][0] < at < self._held[which][1] - 1

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The clause that says what happened at the date `text[start:end]`: the date's own, and those after it while it
        only says when (4月26日，…；事发后，…)."""
        which = bisect_left(self.ends, end)
        ended = bisect_right(self.ends, start)
        low, high = self.ends[ended - 1] if ended else 0, self.ends[which] if which < len(self.ends) else len(self.text)
        comma = bisect_left(self.commas, start)
        first = max(low, start - _LONGEST, self.commas[comma - 1] + 1 if comma else 0)
        at = bisect_left(self.commas, end)
        while True:
            last = self.commas[at] if at < len(self.commas) and self.commas[at] < high else high
            said = self.text[first:start] + self.text[end:last]
            if last == high or last - end > _LONGEST or self._says(said):
                last = min(last, end + 2 * _LONGEST)
                return _closed(self.text, *_tight(self.text, first, last))
            at += 1

    def _says(self, said: str) -> bool:
        bare = said.strip(" \u3000，,、（）()")
        return len(bare) >= _ENOUGH and not _UNFINISHED.search(bare[-4:])


def _closed(text: str, first: int, last: int) -> tuple[int, int]:
    """Without the points at its end."""
    while last > first and text[last - 1] in "。！？；，、,;!?.… \n":
        last -= 1
    return first, last
