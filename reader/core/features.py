"""What speaks for and against a line being a heading: a table of features, each with its weight and its reason.

A line's score is the sum of the weights of what holds for it, less `THRESHOLD`; above zero it may be a heading.
The weights were set on hand-labelled news pages and blogs; most of them cost several headings when taken away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from reader.core.draft import Draft
from reader.core.numbering import Number
from reader.core.vocabulary import pattern

LONG = 34  # in Han characters: a line this wide is running text
WIDEST = 44  # a wider line is no candidate
MARKED_WIDEST = 80  # nor is a line of this width that the page marked h1-h6
THRESHOLD = 2.6
# What these two count is void where the neighbour is a heading too: `headings` gives it back.
AFTER_OPEN = -1.0
OPENS_SHORT = -0.6

STOP = re.compile(r"[。；;，,、…]+[”’」』\"')）】]*$|[^\W\d_][a-z]\.[”’\"')]*$|\.\.\.$")
ASKS = re.compile(r"[？?][”’」』\"')）]*$")
CALLS = re.compile(r"[！!][”’」』\"')）]*$")
COLON = re.compile(r"[:：]$")
INSIDE = re.compile(r"[。；](?=.)|[？?！!](?![？?！!”’」』\"')）])(?=.)|[a-z]\.\s+[A-Z]")
ENDS = re.compile(r"[。！？!?.…][”’」』\"')）]*$")
ADDRESS = re.compile(r"https?://|www\.|\w@\w+\.\w")
DATE = re.compile(
    r"^[（(【\[]?(?:(?:19|20)\d\d\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?)?|\d{1,2}\s*月\s*\d{1,2}\s*日)[）)】\]]?(?:\s*(?:星期|周|週|礼拜)[一二三四五六日天])?(?:\s*[\u3400-\u9fff]{1,2})?(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?$"
)
# An equation, or a chain of steps: a statement set apart, not a title.
EQUATION = re.compile(r"\s[=＝]\s?\S.*\s?[-+*/×÷－＋(（]|(?:->|=>|→|➔|⟶).*(?:->|=>|→|➔|⟶)")
SAYS, OPENS, STOCK, SCENE = map(pattern, ("speech", "conjunction", "stock", "scene"))
FORMULA = re.compile(r"^(?:\\\[|\\begin|\$\$)|\\(?:frac|sum|mathcal|mathrm)\b")
SPEAKER = re.compile(r"^([^\s:：，。“”]{1,12})[:：](?=.)")
QUOTED = re.compile(r"^[“「『\"].*[”」』\"]$")
SIGNED = re.compile(r"^[—─\-–]{1,2}\s*\S")
TITLE_WORDS = re.compile(r"\b[A-Za-z][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate with its surroundings. Widths count a Han character as 1 and a Latin letter as a half."""

    draft: Draft
    text: str
    width: float
    number: Number | None
    counts: bool | None  # the number stands in a series that counts up
    bold: bool  # as the rest of the body is not; the same holds for the next four
    coloured: bool
    centred: bool
    larger: bool
    smaller: bool
    outdented: bool
    first: bool
    last: bool
    after: str  # what stands before it: start, long, closed, open, comma, image, bare, other
    before: str  # what follows: end, long, short, image, other
    dates: bool  # one of several lines of the page that are dates
    speaks: bool  # its "name:" opens other lines too
    captioned: bool | None  # what the page's images mostly have: True a short line after them, None too few images
    stressed: bool  # the page sets whole sentences in bold, more of them than lines that could be headings
    passage: bool  # a bold neighbour of it is a short line that ends as a sentence
    listed: bool  # the next number of its series follows, or stands before it, at once
    marked: bool  # the page marks headings of its own, so an unmarked one is the exception
    half: int  # 1, 2: the first or second of two styled lines alone that make one sentence; 0: neither
    broken: bool  # the page breaks its lines as verse does

    @property
    def apart(self) -> bool:
        """Running text stands before and after it."""
        return self.before == "long" and self.after in {"long", "closed"}

    @property
    def bare(self) -> bool:
        """It is nothing but a number."""
        return self.number is not None and self.number.kind == "bare"

    @property
    def signature(self) -> Hashable:
        """What lines of one kind have in common."""
        kind = self.number.kind if self.number else None
        size = self.draft.look.size if self.larger else 0
        return self.draft.tag, size, kind, self.bold, self.centred, self.coloured

    @property
    def plain(self) -> bool:
        """Nothing sets it off from running text but its length and its place."""
        return not (self.styled or self.number or self.after == "bare")

    @property
    def styled(self) -> bool:
        """It looks as the body does not."""
        return self.bold or self.coloured or self.larger or self.draft.look.named or self.centred


Feature = tuple[str, float, Callable[[Line], object]]

FEATURES: tuple[Feature, ...] = (
    # A sentence ends; a heading does not.
    ("ends as a sentence", -5, lambda line: STOP.search(line.text)),
    ("no end", 1.5, lambda line: not ENDS.search(line.text)),
    ("asks", 0.9, lambda line: ASKS.search(line.text)),
    ("calls", 0.4, lambda line: CALLS.search(line.text)),
    ("colon", -3.5, lambda line: COLON.search(line.text) and not STOCK.match(line.text)),
    ("two sentences", -3, lambda line: INSIDE.search(line.text) and line.plain),
    ("two sentences, styled", -1.5, lambda line: INSIDE.search(line.text) and not line.plain),
    # Length: a heading is read at a glance.
    ("glance", 1, lambda line: 4 <= line.width < 28),
    ("rather long", -0.5, lambda line: 28 <= line.width < LONG),
    ("long", -2, lambda line: line.width >= LONG),
    ("a word set off", 0.7, lambda line: (line.bold or line.larger) and _word(line)),
    ("a word", -1.5, lambda line: _word(line)),
    # What surrounds it: a heading stands between paragraphs and opens the next.
    ("opens a paragraph", 0.8, lambda line: line.before == "long"),
    ("opens a short line", OPENS_SHORT, lambda line: line.before == "short"),
    ("after a paragraph", 0.6, lambda line: line.after in {"long", "closed"}),
    ("after an open line", AFTER_OPEN, lambda line: line.after in {"open", "comma"}),
    ("after a comma", -2.5, lambda line: line.after == "comma"),
    ("under a number", 2.8, lambda line: line.after == "bare" and not COLON.search(line.text)),
    ("half of a heading", 5, lambda line: line.half == 1),
    ("other half of a heading", 2.5, lambda line: line.half == 2),
    ("first", -2.2, lambda line: line.first),
    ("last", -6, lambda line: line.last),
    # How it looks, where the body does not look so.
    ("bold", 2.6, lambda line: line.bold),
    # A picture is centred, and so is what stands under it.
    ("centred", 1, lambda line: line.centred and line.after != "image"),
    ("larger", 1.5, lambda line: line.larger),
    ("coloured", 0.8, lambda line: line.coloured),
    ("class", 2, lambda line: line.draft.look.named),
    ("smaller", -3, lambda line: line.smaller),
    ("not indented", 0.6, lambda line: line.outdented),
    ("plain", -0.9, lambda line: line.plain),
    ("plain among broken lines", -3, lambda line: line.broken and line.plain and not line.apart),
    # Numbers, by how seldom they open anything but a heading.
    ("chapter", 2.5, lambda line: _numbered(line, "chapter")),
    ("article of a law", -4, lambda line: _numbered(line, "article")),
    ("part", 2, lambda line: _numbered(line, "part")),
    ("numbered", 1.5, lambda line: _numbered(line, "ordinal", "padded", "parted", "decimal", "hash")),
    ("listed", 0.6, lambda line: _numbered(line, "arabic", "closed", "circled")),
    ("boxed", 1.5, lambda line: _numbered(line, "boxed")),
    ("signed", 1.2, lambda line: _numbered(line, "sign")),
    ("bare number", 1.8, lambda line: _numbered(line, "bare")),
    ("counts up", 1.3, lambda line: line.counts),
    ("in a list", -2.5, lambda line: line.listed),
    ("counts nothing", -1.2, lambda line: line.counts is False and not _numbered(line, "boxed", "sign")),
    # Under a picture a short line is its caption, unless this page writes none.
    ("caption?", -1.8, lambda line: _under_picture(line) and not (line.number or _set_off(line))),
    ("styled caption?", -1, lambda line: _under_picture(line) and _set_off(line)),
    ("no captions here", 0.4, lambda line: line.after == "image" and line.captioned is False),
    ("captions here", -0.9, lambda line: line.after == "image" and line.captioned is True and not line.number),
    # What it says.
    ("link", -3.5, lambda line: line.draft.look.linked),
    ("formula", -5, lambda line: FORMULA.search(line.text) or EQUATION.search(line.text)),
    ("plain on a marked page", -3, lambda line: line.marked and line.plain),
    ("styled on a marked page", -1, lambda line: line.marked and not line.plain and not line.counts),
    ("scene", -2.5, lambda line: SCENE.search(line.text)),
    ("stress", -3, lambda line: line.bold and line.stressed),
    ("in a bold passage", -3.5, lambda line: line.passage),
    ("speaker", -4, lambda line: line.speaks),
    ("conjunction", -1.2, lambda line: OPENS.match(line.text)),
    ("announces speech", -2, lambda line: SAYS.search(line.text)),
    ("date", -2, lambda line: not line.dates and DATE.match(line.text)),
    ("date of a diary", 2.2, lambda line: line.dates),
    ("stock name", 4, lambda line: STOCK.match(line.text)),
    ("quoted", -0.3, lambda line: QUOTED.match(line.text)),
    ("address", -4, lambda line: ADDRESS.search(line.text)),
    ("title case", 0.6, lambda line: _title_case(line.text)),
)


def score(line: Line) -> float:
    """How much speaks for a heading; above zero is more than speaks against it."""
    return sum(weight for _, weight, holds in FEATURES if holds(line)) - THRESHOLD


def _under_picture(line: Line) -> bool:
    return line.after == "image" and line.captioned is not False


def _set_off(line: Line) -> bool:
    """As captions seldom are."""
    return line.bold or line.larger or line.draft.look.named


def _word(line: Line) -> bool:
    return line.width < 4 and line.number is None and not STOCK.match(line.text)


def _numbered(line: Line, *kinds: str) -> bool:
    return line.number is not None and line.number.kind in kinds


def _title_case(text: str) -> bool:
    words = [word for word in TITLE_WORDS.findall(text) if len(word) > 3]
    return len(words) >= 2 and all(word[0].isupper() for word in words) and len(text.encode()) == len(text)
