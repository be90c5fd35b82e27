"""The object of a verb before a figure, of one that may also stand inside a noun: 安装|[路灯]300盏, but 安装费用."""

from __future__ import annotations

from reader.extract.kinds import JOIN, OF
from reader.extract.noun_words import lexicon
from reader.extract.phrases import SUFFIXES
from reader.extract.script import simplified
from reader.extract.spoken import Spoken


class Objects(Spoken):
    """Tells such verbs from what they have for their object."""

    def object_of(self, first: int, last: int, word: int) -> int:
        """Where the object begins in the noun before a figure: 安装|[路灯], 公司安装|[路灯]; but 培训机构 is whole."""
        kinds, low = self.kinds, first if last - first > 2 and self._counts(word) else last - 1
        places: list[int] = [first, *range(last - 2, low, -1)]
        for at in places if last - first > 1 else ():
            if self._acts(at, last) and not any(kinds[i] & (OF | JOIN) for i in range(first, last)):
                return at + 1
        return first

    def _acts(self, at: int, last: int) -> bool:
        """Whether a word is such a verb and what is behind it, up to `last`, no head of its own."""
        words, parts, behind = lexicon(), self.parts, at + 1
        if simplified(parts[at]) not in words.acts:
            return False
        head = simplified(parts[last - 1])
        if len(parts[behind]) == 1 < len(head):
            return False  # 生产|性|服务业
        return len(head) + last - behind > 2 and not (head in SUFFIXES or words.heads.intersection((head, head[-2:])))

    def _counts(self, word: int) -> bool:
        """Whether a figure counts things or persons: before their noun may stand who does what with them."""
        which = self.words.figures.get(word)
        figure = None if which is None else self.figures[which]
        if figure is None or figure.kind != "quantity":
            return False
        return figure.unit in lexicon().things or figure.unit in lexicon().own
