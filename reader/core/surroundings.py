"""The candidates of a page with all that the features ask about them, gathered in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.draft import Draft
from reader.core.features import CALLS, DATE, ENDS, LONG, MARKED_WIDEST, SPEAKER, STOP, WIDEST, Line
from reader.core.habits import WORD, Body, body_of, captioned, halves, lone, stressed
from reader.core.images import SMALLER, UNSAID, is_smaller
from reader.core.lines import width
from reader.core.numbering import Number, counting, number_of

FILE = re.compile(r"\.\w{3,4}$|^[\w-]*\d{4,}[\w-]*$")  # a file's name in place of an alternative text
LARGER = 1.1  # times the body's type size
MOST_UNSAID = 18.0  # pixels: the most that a page which names no size is set in
PASSAGE = 4  # lines that short bold lines reach on either side
MARKED = 2  # headings of the page's own, before it is one that marks them


def candidates(drafts: Sequence[Draft]) -> list[Line | None]:
    """One entry a draft: the line and its surroundings, or None where it cannot be a heading."""
    widths = [width(draft.text) if draft.kind in {"paragraph", "quote", "list"} else 0.0 for draft in drafts]
    body = body_of(drafts, widths)
    alone = lone(drafts, widths)
    able = [_able(draft, wide) or at in alone for at, (draft, wide) in enumerate(zip(drafts, widths, strict=True))]
    numbers = [number_of(draft.text) if possible else None for draft, possible in zip(drafts, able, strict=True)]
    counts = counting(numbers)
    speakers = Counter(found[1] for draft in drafts if draft.text and (found := SPEAKER.match(draft.text)))
    dates = (
        sum(possible and DATE.match(draft.text) is not None for draft, possible in zip(drafts, able, strict=True)) >= 3
    )
    marked = sum(draft.tag is not None and possible for draft, possible in zip(drafts, able, strict=True)) >= MARKED
    page = _Page(
        drafts,
        widths,
        able,
        numbers,
        body,
        speakers,
        dates,
        captioned(drafts, widths),
        stressed(drafts, widths),
        marked,
        Counter(draft.text for draft in drafts if draft.kind == "image"),
        halves(drafts, widths, body),
    )
    return [page.line(at, counts[at]) if possible else None for at, possible in enumerate(able)]


def _able(draft: Draft, wide: float) -> bool:
    if draft.kind != "paragraph" or draft.look.beside or "\n" in draft.text or not WORD.search(draft.text):
        return False
    return wide <= (WIDEST if draft.tag is None and draft.text[0] != "【" else MARKED_WIDEST)


@dataclass(frozen=True, slots=True)
class _Page:
    drafts: Sequence[Draft]
    widths: Sequence[float]
    able: Sequence[bool]
    numbers: Sequence[Number | None]
    body: Body
    speakers: Counter[str]
    dates: bool
    captioned: bool | None
    stressed: bool
    marked: bool
    pictures: Counter[str]  # how often each alternative text stands for a picture
    halves: Sequence[int]

    def line(self, at: int, counts: bool | None) -> Line:
        draft, look, body = self.drafts[at], self.drafts[at].look, self.body
        speaker = SPEAKER.match(draft.text)
        return Line(
            draft=draft,
            text=draft.text,
            width=self.widths[at],
            number=self.numbers[at],
            counts=counts,
            bold=look.bold and not body.bold,
            coloured=look.coloured is not None and look.coloured != body.colour and not self._in_coloured_passage(at),
            centred=look.centred and not body.centred,
            larger=look.size > LARGER * (body.size or MOST_UNSAID),
            smaller=is_smaller(draft, SMALLER * (body.size or UNSAID)),
            outdented=body.indented and not look.indented and not look.centred,
            first=self._first(at),
            last=at == len(self.drafts) - 1,
            after=self._after(at),
            before=self._before(at),
            dates=self.dates and DATE.match(draft.text) is not None,
            speaks=speaker is not None and self.speakers[speaker[1]] >= 2,
            captioned=self.captioned,
            stressed=self.stressed,
            passage=look.bold and not self.halves[at] and self._in_bold_passage(at),
            listed=any(self._neighbours(at, near) for near in (at - 1, at + 1)),
            marked=self.marked and draft.tag is None,
            half=self.halves[at],
            broken=body.broken,
        )

    def _short_bold(self, at: int) -> bool:
        return (
            0 <= at < len(self.drafts)
            and self.drafts[at].kind == "paragraph"
            and self.drafts[at].look.bold
            and 0 < self.widths[at] < LONG
        )

    def _in_bold_passage(self, at: int) -> bool:
        """One of the short bold lines next to it, without a gap, ends as a sentence: they are slogans, or verse."""
        for step in (-1, 1):
            near = at + step
            while self._short_bold(near) and abs(near - at) <= PASSAGE:
                if STOP.search(self.drafts[near].text) or CALLS.search(self.drafts[near].text):
                    return True
                near += step
        return False

    def _in_coloured_passage(self, at: int) -> bool:
        """A paragraph beside it has its colour: the colour is that of a passage, a quotation or a letter."""
        return not self.halves[at] and any(
            0 <= near < len(self.drafts)
            and self.drafts[near].kind == "paragraph"
            and self.drafts[near].look.coloured == self.drafts[at].look.coloured
            and (self.widths[near] >= LONG or STOP.search(self.drafts[near].text))
            for near in (at - 1, at + 1)
        )

    def _neighbours(self, at: int, near: int) -> bool:
        """Two lines with numbers of one series that stand next to each other."""
        one = self.numbers[at]
        other = self.numbers[near] if 0 <= near < len(self.drafts) else None
        if one is None or other is None or one.kind != other.kind:
            return False
        if one.kind == "sign":
            return self.drafts[at].text[0] == self.drafts[near].text[0]
        return abs(one.value - other.value) == 1

    def _first(self, at: int) -> bool:
        return at < 6 and all(draft.kind in {"image", "note", "embed", "rule"} for draft in self.drafts[:at])

    def _after(self, at: int) -> str:
        """What kind of block stands before this one."""
        if at == 0:
            return "start"
        before = self.drafts[at - 1]
        if before.kind == "image":
            return "closed" if before.caption else "other" if self._described(before, self.drafts[at].text) else "image"
        if before.kind != "paragraph":
            return "closed" if before.kind in {"quote", "list", "table", "code"} else "other"
        number = self.numbers[at - 1]
        if number is not None and number.kind == "bare":
            return "bare"
        if self.widths[at - 1] >= LONG:
            return "long"
        if self.captioned and at > 1 and self.drafts[at - 2].kind == "image":
            return "closed"  # a caption needs no end
        if ENDS.search(before.text):
            return "closed"
        if before.text[-1] in "，、,":
            return "comma"
        # What is set in bold does not go on with a line that is not.
        bolder = self.drafts[at].look.bold and not before.look.bold and not self.body.bold
        return "other" if bolder else "open"

    def _described(self, image: Draft, line: str) -> bool:
        """Its alternative text says what a picture shows, and the line under it says something else."""
        if self.captioned or line in image.text or image.text in line:
            return False
        return self.pictures[image.text] == 1 and len(image.text) >= 4 and not FILE.search(image.text)

    def _before(self, at: int) -> str:
        """What kind of block follows this one."""
        if at + 1 >= len(self.drafts):
            return "end"
        following = self.drafts[at + 1]
        if following.kind != "paragraph":
            return "image" if following.kind == "image" else "other"
        return "long" if self.widths[at + 1] >= LONG else "short"
