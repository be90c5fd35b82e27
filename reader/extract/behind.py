"""The noun behind a figure: 12家[面包店], 六成的[家长], 展出的300余幅来自民间的[老照片]."""

from __future__ import annotations

from reader.extract.kinds import AGAINST, BLANK, ENDS, FIGURE, GAP, JOIN, OF, STOP, VERB
from reader.extract.noun_words import PERSONS, lexicon
from reader.extract.phrases import PREFIXES, REACH, after, is_verb
from reader.extract.spoken import FIGURES, Spoken

_OF_PERSONS = frozenset("名位")  # classifiers that count nothing but persons


class Behind(Spoken):
    """Walks to the right."""

    def right(self, word: int, counted: bool = False) -> str | None:
        """The noun behind a figure, past 的, past a relative clause that ends with it, past a figure that shares it."""
        kinds, count = self.kinds, len(self.kinds)
        at = self._past_bracket(self._past_list(word + 1))
        behind = at < count and kinds[at] & OF != 0
        at += behind
        if at + 1 >= count or kinds[at] & ENDS:
            return self.clean(at, count) if at < count and not kinds[at] else None
        if self.parts[at][1:] in lexicon().priced and self.parts[at][0] == "一" and kinds[at + 1] == 0:
            return self.clean(at, after(self.words, at + 1)[1])
        if self._placed(at):
            return self.clean(at, after(self.words, at + 1)[1])
        if behind and kinds[at] & VERB and not kinds[at] & STOP and kinds[at + 1] & ENDS:
            return self.clean(at, at + 1)  # 4小时的会谈。
        if is_verb(self.words, at) or (kinds[at] & (STOP | GAP | AGAINST) and self.parts[at] not in PREFIXES):
            begin = at
            at = self._past_clause(at) if counted or behind else -1
            if at < 0:
                modified = behind and kinds[begin] & VERB and kinds[begin + 1] == 0  # 两小时的使用时间
                return self.clean(begin, after(self.words, begin + 1)[1]) if modified else None
        at += at < count and kinds[at] & FIGURES != 0
        if at >= count:
            return None
        first, last = after(self.words, at, through=not counted)
        if last - first > 1 and last < count and self.parts[last] in ("着", "著"):
            last -= 1  # before which stands a verb: 三个[数字]守着…
        if counted and first < last < count and kinds[last] & OF and self._unit(word) in _OF_PERSONS:
            last = self._person(last)
        return self.clean(first, self._unfated(first, last, self._unit(word)) if counted else last)

    def _unit(self, word: int) -> str | None:
        which = self.words.figures.get(word)
        return None if which is None else self.figures[which].unit

    def _person(self, of: int) -> int:
        """The end of a phrase before 的, past it where only then a person is named: 3名[检测阳性的患者]."""
        if self.parts[of - 1][-1] in PERSONS:
            return of
        last = after(self.words, of + 1)[1]
        return last if self.parts[last - 1][-1] in PERSONS else of

    def _unfated(self, first: int, last: int, unit: str | None) -> int:
        """The end of a phrase before what became of the things: 5名[游客]遇难; events are what became."""
        while last - first > 1 and self.parts[last - 1] in lexicon().fate and unit not in lexicon().events:
            last -= 1
        return last

    def _placed(self, at: int) -> bool:
        """在 and one character for a place before a noun: [在沪教师]."""
        starts, last = self.words.starts, min(at + 2, len(self.kinds) - 1)
        return (
            self.parts[at] == "在"
            and not self.kinds[at + 1]
            and not self.kinds[last]
            and starts[last] - starts[at] == 2
        )

    def _past_bracket(self, at: int) -> int:
        """The word behind a bracket that 的 follows: 3万元（约合…）[的奖金]."""
        if at >= len(self.kinds) or self.parts[at] not in ("（", "("):
            return at
        for closed in range(at + 1, min(len(self.kinds) - 1, at + REACH)):
            if self.parts[closed] in ("）", ")"):
                return closed + 1 if self.kinds[closed + 1] & OF else at
        return at

    def _past_list(self, at: int) -> int:
        """The word behind the figures of a list: 2个[和3个]展厅."""
        kinds, high = self.kinds, min(len(self.kinds) - 1, at + REACH)
        unit = self._unit(at - 1)
        while at < high and kinds[at] & (BLANK | JOIN) and kinds[at + 1] & (FIGURE | BLANK):
            if kinds[at + 1] & FIGURE and unit == "分" != self._unit(at + 1):
                break  # 24分、8个篮板
            at += 2 if kinds[at + 1] & FIGURE else 1
        return at

    def _past_clause(self, at: int) -> int:
        """The word behind the 的 that ends the relative clause beginning at `at`; -1 where there is none near."""
        for end in range(at, min(len(self.kinds), at + REACH)):
            if self.kinds[end] & ENDS:
                return -1
            if self.kinds[end] & OF:
                return end + 1
        return -1
