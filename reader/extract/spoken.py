"""What a text has spoken of so far, and how a phrase of it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.extract.cut import Cut
from reader.extract.found import Figure
from reader.extract.kinds import BLANK, DATE, FIGURE, GAP, HARD, JOIN, LABEL, OPEN, SOFT, STOP
from reader.extract.noun_words import lexicon
from reader.extract.parting import parted
from reader.extract.phrases import REACH, after, before, clause_before

FIGURES = FIGURE | LABEL
JOINERS = "，,。；;：:由从的之、和与及或以·/-－+&.•~～ \u3000"  # at the ends of a phrase
_THIS = frozenset("该該")
# A pronoun, an adverb or a verb begins it, or ends it: no phrase of a noun.
_NO_NOUN = re.compile(
    r"[我你您妳他她它咱](?![的们們国國方市省院军軍校县縣区區队隊行司家党黨])"
    r"|[不没沒](?:[该該许許会會能想做要再得敢出]|看到|[等相]$)|就[要在能会會]|也[就可]|即可|其[次实實]|只[问問收读讀用]|想[要说說]"
    r"|先是|而是|再[说說]|往往|真的不|如此|如下|最[早小]$|像[^素的]+$"
    r"|.+(?:(?<![衣沉])[了着]|(?<![一极標标雅精细兴景別别])致|(?<![存潜潛内內外现現签簽报報迟遲周])[在是到]|(?<![所国國公私持拥擁占享稀特自专專共富])有)$"
)
_SHORT = 12  # characters of a phrase that is shown with all its 的


class Spoken:
    """`found` is what each figure is about, as far as it is known; `last` the word and subject last spoken of, `amount`
    the same of the last figure that is no share."""

    def __init__(self, text: str, figures: Sequence[Figure], cut: Cut) -> None:
        self.figures = figures
        self.words = parted(text, figures, cut)
        self.kinds, self.parts = self.words.kinds, self.words.parts
        self.found: list[str | None] = [None] * len(figures)
        self.last: tuple[int, str] | None = None
        self.amount: tuple[int, str] | None = None

    def speak(self, which: int, about: str, amount: bool) -> None:
        """Keep what a figure is about: the next may go on about it, where it says enough."""
        self.found[which] = about
        if not lexicon().says_little(about):
            self.last = self.words.at[which], about
            self.amount = self.last if amount else self.amount

    def carried(self, at: int, changed: bool = False) -> str | None:
        """What the clause that begins behind `at` goes on about; what changed is an amount, not a share of it."""
        kinds = self.kinds
        if at > 0 and kinds[at] & (OPEN | JOIN):
            if kinds[at - 1] & FIGURES:
                return self._of_figure(at - 1)
            return self.clean(*before(self.words, at))
        for spoken in (self.amount, self.last) if changed else (self.last,):
            since, about = spoken or (-1, "")
            marks = [i for i in range(max(since, at - 2 * REACH, 0), at + 1) if kinds[i] & HARD]
            if spoken and at - since < 2 * REACH and (not marks or marks == [at]):
                return about
        return self._topic(at) if at > 0 and kinds[at] & SOFT else None

    def _topic(self, at: int) -> str | None:
        """The first noun of the clause that ends at `at`."""
        first = clause_before(self.words, at)
        while first < at and self.kinds[first] & (STOP | GAP | DATE | BLANK):
            first += 1
        if first >= at:
            return None
        _, last = after(self.words, first, through=True)
        return self.clean(first - (last > first > 0 and self.parts[first - 1] in _THIS), last)

    def _of_figure(self, at: int) -> str | None:
        """What another figure is about, or the figure itself where it is a label: 188号段."""
        which = self.words.figures[at]
        return self.figures[which].text if self.kinds[at] & LABEL else self.found[which]

    def clean(self, first: int, last: int) -> str | None:
        """The phrase without joiners at its ends, of its modifiers only what keeps it short."""
        if first >= last:
            return None
        text = self.words.part(first, last).strip(JOINERS)
        while len(text) > _SHORT and "的" in text[1:]:
            text = text[text.index("的", 1) + 1 :].strip(JOINERS)
        rate = text[:1] == "每" and text[1:] in lexicon().per
        counted = text[:1].isdigit() and len(text.lstrip("0123456789")) == 1  # 12板: a figure, though no kind of it
        empty = counted or rate or text in lexicon().empty or not any(map(str.isalpha, text))
        return None if empty or _NO_NOUN.match(text) else text
