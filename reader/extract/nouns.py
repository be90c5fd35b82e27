"""The nouns about a figure: before it, behind it, the subject of its clause, and what was spoken of before.

`Nouns` reads one text. All offsets are numbers of words; every walk ends after `REACH` of them.
"""

from __future__ import annotations

from reader.extract.behind import Behind
from reader.extract.kinds import ADJECTIVE, AGAINST, BLANK, CHANGE, CLOSE, DATE, ENDS, FIGURE, GAP, JOIN, OF, OPEN, STOP
from reader.extract.noun_words import lexicon
from reader.extract.objects import Objects
from reader.extract.phrases import DISTANT, REACH, before
from reader.extract.sharing import Sharing
from reader.extract.spoken import FIGURES, JOINERS

_SKIPPED = GAP | BLANK | DATE
_POINTING = frozenset("这那此各某每這")
_SHARE = ("比重", "比例", "份额", "份額", "占比")
_TAKING = frozenset(("占", "约占", "佔", "占到", "占据", "占了", "仅占", "已占"))
_THIS = frozenset(("这一", "这个", "该", "此", "这", "上述", "這一", "這個", "該"))
_REACHED = frozenset(("完成", "实现", "實現", "取得"))
_ALL = frozenset(("所有", "全部", "整个", "整個", "全体", "全體"))
_EACH = frozenset(("分别", "分別"))


class Nouns(Behind, Sharing, Objects):
    """What stands to the left of a figure, with what `Behind` finds to its right."""

    def left(self, word: int, carry: bool = True, whole: bool = False) -> str | None:
        """The noun before a figure, over words of measuring and change; else what was spoken of, where `carry`.

        `whole`: the noun may be what the figure is a part or multiple of, then it is about the subject before that.
        """
        kinds = self.kinds
        at, changed, shared = self._skip(word)
        if at >= 0 and kinds[at] & FIGURES:
            return self._of_figure(at)
        first, last = before(self.words, at + 1)
        if first < last and self.parts[last] == "了":
            return None  # a verb stands before it
        if first == last:
            if at >= 0 and self.parts[at] in _THIS and self.parts[at + 1] in lexicon().generic:
                return self.parts[at + 1]  # 这一比例
            begins = at < 0 or kinds[at] & (ENDS | OPEN | JOIN)
            if shared and begins and self._resumed(word):
                return self.found[self.words.figures[word]]
            return self.carried(at, changed) if carry and begins else None
        if first and self.parts[first - 1] in _EACH:  # 甲、乙分别捐款1元、2元
            first, last, shared = *before(self.words, first - 1), True
        if shared:
            return self._shared(first, last, word)
        first = self._done(first, last)
        whole = whole or (first > 0 and self._of_whole(first, last))
        edge = first - (whole and first > 1 and self.parts[first - 1] in _ALL)
        if whole and not changed and edge and (subject := self._over(edge - 1)):
            return subject
        if first and self.parts[first - 1] == "每" and self.words.part(first, last) in lexicon().per:
            return self.left(first - 1, carry) if first > 1 else None
        if first > 1 and self.parts[first - 1] in DISTANT:
            earlier = before(self.words, first - 1)
            if earlier[0] < earlier[1]:
                first, last = self._pointed(*earlier), earlier[1]
            return self.clean(first, last)
        if all(kinds[i] & ADJECTIVE for i in range(first, last)) or self._broken(first, last):
            return None
        first = self.object_of(self._pointed(self._located(first), last), last, word)
        found = self._part_of(first, last) or self.clean(first, last)
        if (
            carry
            and found
            and lexicon().says_little(found)
            and (not first or kinds[first - 1] & (ENDS | FIGURE | DATE))
        ):
            return self.carried(first - 1) or found
        return found

    def subject(self, word: int) -> str | None:
        """The noun before the verb that has the figure for its object."""
        at, low = word - 1, max(-1, word - REACH)
        while at > low and not self.kinds[at] & (ENDS | OPEN | CLOSE):
            first, last = before(self.words, at + 1)
            if first < last < word and self.kinds[last] & FIGURE and self.parts[last - 1] in lexicon().acts:
                last -= 1  # 车|充电15分钟行驶…
            if first < last and self.parts[last] == "了":  # before which stands a verb
                last -= 1
                if first == last and self.figures[self.words.figures[word]].kind == "duration":
                    return None  # 暴晒了三个月
            if first < last and at + 1 < word:
                return self.clean(self._pointed(first, last), last)
            at -= 1
        return self.carried(at)

    def attribute(self, word: int) -> str | None:
        """The word of measuring itself: 身高, 把[售价]降到."""
        for at in range(word - 1, max(-1, word - REACH), -1):
            if self.parts[at] in lexicon().attribute:
                return self.parts[at]
            if not self.kinds[at] & (GAP | CHANGE):
                return None
        return None

    def begins(self, word: int) -> bool:
        """Whether nothing but words of measuring stand between the beginning of the clause and a figure."""
        at = self._skip(word)[0]
        return at < 0 or self.kinds[at] & (ENDS | OPEN | JOIN) != 0

    def _skip(self, word: int) -> tuple[int, bool, bool]:
        """The word before the figure's words of measuring; whether something changed; whether 分别 stands there."""
        kinds, at, changed, shared = self.kinds, word - 1, False, False
        low = max(-1, word - REACH)
        while at > low:
            kind = kinds[at]
            if kind & CHANGE:
                changed = True
            elif kind & CLOSE and self.parts[at] in "）)":
                at = self._opened(at)
            elif not kind & _SKIPPED and not (kind & OF and at == word - 1) and not self._rate(at):
                break
            shared = shared or self.parts[at] in _EACH
            at -= 1
        if changed:
            at, more = self._compared(at)
            shared = shared or more
        return at, changed, shared

    def _rate(self, at: int) -> bool:
        """每秒, before 800立方米."""
        return self.parts[at][:1] == "每" and self.parts[at][1:] in lexicon().per

    def _opened(self, at: int) -> int:
        """The bracket that is closed at `at`, or `at` where it is far."""
        for opened in range(at - 1, max(-1, at - REACH), -1):
            if self.parts[opened] in "（(":
                return opened
        return at

    def _compared(self, at: int) -> tuple[int, bool]:
        """The word before 比 or 较 and what is between them and `at`; whether 分别 stands before them."""
        kinds, shared = self.kinds, False
        for against in range(at, max(-1, at - REACH), -1):
            if kinds[against] & (ENDS | OPEN | CLOSE):
                break
            if kinds[against] & AGAINST and not kinds[against] & JOIN:
                at = against - 1
                while at >= 0 and against - at < REACH and kinds[at] & _SKIPPED:
                    shared = shared or self.parts[at] in _EACH
                    at -= 1
                break
        return at, shared

    def _broken(self, first: int, last: int) -> bool:
        """One Han character beside words of measuring is what is left of an adverb: 年|仅, 从警."""
        return last - first == 1 and len(self.parts[first]) == 1 and not self.parts[first].isascii()

    def _over(self, at: int) -> str | None:
        """The subject before the words that compare it with a whole: [A]占B的一半; else what was spoken of."""
        kinds, low = self.kinds, at - REACH
        if not kinds[at] & GAP or (kinds[at] & STOP and self.parts[at] in "中里内在"):
            return None
        while at >= 0 and at > low and kinds[at] & _SKIPPED:
            at -= 1
        first, last = before(self.words, at + 1)
        return self.clean(first, last) if first < last else self.carried(at)

    def _located(self, first: int) -> int:
        """The phrase with what is before 在: [销量在韩国]."""
        if first > 1 and self.parts[first - 1] == "在":
            earlier, end = before(self.words, first - 1)
            return earlier if earlier < end else first
        return first

    def _done(self, first: int, last: int) -> int:
        """One word of measuring with who reached it: [某业完成投资]."""
        if last - first == 1 and first > 1 and self.parts[first - 1] in _REACHED:
            earlier, end = before(self.words, first - 1)
            return earlier if earlier < end else first
        return first

    def _pointed(self, first: int, last: int) -> int:
        """Of 该市 the whole, of 这座桥 only the noun."""
        pointing = self.parts[first - 1]
        if pointing == "该" or pointing == "該":
            return first - 1
        counted = self.parts[first] in lexicon().things or (pointing == "每" and self.parts[first] in lexicon().per)
        thing = pointing in _POINTING and counted and first + 1 < last
        return first + thing

    def _of_whole(self, first: int, last: int) -> bool:
        """占 before it: the noun is what the figure is a share of, where it is no share itself."""
        return self.parts[first - 1] in _TAKING and not self.parts[last - 1].endswith(_SHARE)

    def _part_of(self, first: int, last: int) -> str | None:
        """A占B的比重, whole."""
        if first < 2 or self.parts[first - 1] != "占" or not self.parts[last - 1].endswith(_SHARE):
            return None
        earlier, end = before(self.words, first - 1)
        return self.words.part(earlier, last).strip(JOINERS) if earlier < end else None
