"""The nouns about a figure: before it, behind it, the subject of its clause, and what was spoken of before.

`Nouns` reads one text. All offsets are numbers of words; every walk ends after `REACH` of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.extract.cut import Cut
from reader.extract.found import Figure
from reader.extract.kinds import (
    ADJECTIVE,
    AGAINST,
    BLANK,
    CHANGE,
    CLOSE,
    DATE,
    ENDS,
    FIGURE,
    GAP,
    HARD,
    JOIN,
    LABEL,
    OF,
    OPEN,
    SOFT,
    STOP,
    VERB,
)
from reader.extract.lexicon import table, words
from reader.extract.parting import parted
from reader.extract.phrases import DISTANT, PREFIXES, REACH, after, before, clause_before, is_verb

_JOINERS = "，,。；;：:由从的之、和与及或以·/-－+&.•~～ \u3000"
_SKIPPED = GAP | BLANK | DATE
_FIGURES = FIGURE | LABEL
_SHORT = 12  # characters of a phrase that is shown with all its 的
_LISTED = frozenset(("、", "和", "与", "與", "及", "以及"))
_POINTING = frozenset("这那此各某每這")
_SETS = ("own", "generic", "attribute", "priced", "per", "empty")
_SHARE = ("比重", "比例", "份额", "份額", "占比")
_TAKING = frozenset(("占", "约占", "佔", "占到", "占据", "占了", "仅占", "已占"))
_THIS = frozenset(("这一", "这个", "该", "此", "这", "上述", "這一", "這個", "該"))
_REACHED = frozenset(("完成", "实现", "實現", "取得"))
_ALL = frozenset(("所有", "全部", "整个", "整個", "全体", "全體"))
_EACH = frozenset(("分别", "分別"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classifiers; units that name what they count; nouns that say too little; measures that may stand alone; what a
    price is for and what a rate is by; phrases that say nothing."""

    things: frozenset[str]
    own: frozenset[str]
    generic: frozenset[str]
    attribute: frozenset[str]
    priced: frozenset[str]
    per: frozenset[str]
    empty: frozenset[str]

    def says_little(self, noun: str) -> bool:
        return noun in self.generic or noun.startswith(("价格", "價格", "价钱", "價錢"))


@cache
def lexicon() -> Lexicon:
    rows, classifiers = table("about"), table("classifiers")
    things = [*words(classifiers["things"]), *words(classifiers["abstract"])]
    return Lexicon(frozenset(things), *(frozenset(words(rows[name])) for name in _SETS))


class Nouns:
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
        if is_verb(self.words, at) or (kinds[at] & (STOP | GAP) and self.parts[at] not in PREFIXES):
            begin = at
            at = self._past_clause(at) if counted or behind else -1
            if at < 0:
                modified = behind and kinds[begin] & VERB and kinds[begin + 1] == 0  # 两小时的使用时间
                return self.clean(begin, after(self.words, begin + 1)[1]) if modified else None
        at += at < count and kinds[at] & _FIGURES != 0
        return self.clean(*after(self.words, at, through=not counted)) if at < count else None

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
        while at < high and kinds[at] & (BLANK | JOIN) and kinds[at + 1] & (FIGURE | BLANK):
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

    def left(self, word: int, carry: bool = True, whole: bool = False) -> str | None:
        """The noun before a figure, over words of measuring and change; else what was spoken of, where `carry`.

        `whole`: the noun may be what the figure is a part or multiple of, then it is about the subject before that.
        """
        kinds = self.kinds
        at, changed, shared = self._skip(word)
        if at >= 0 and kinds[at] & _FIGURES:
            return self._of_figure(at)
        first, last = before(self.words, at + 1)
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
        first = self._pointed(self._located(first), last)
        found = self._part_of(first, last) or self.clean(first, last)
        if (
            carry
            and found
            and lexicon().says_little(found)
            and (not first or kinds[first - 1] & (ENDS | FIGURE | DATE))
        ):
            return self.carried(first - 1) or found
        return found

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

    def begins(self, word: int) -> bool:
        """Whether nothing but words of measuring stand between the beginning of the clause and a figure."""
        at = self._skip(word)[0]
        return at < 0 or self.kinds[at] & (ENDS | OPEN | JOIN) != 0

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
        return self.words.part(earlier, last).strip(_JOINERS) if earlier < end else None

    def _of_figure(self, at: int) -> str | None:
        """What another figure is about, or the figure itself where it is a label: 188号段."""
        which = self.words.figures[at]
        return self.figures[which].text if self.kinds[at] & LABEL else self.found[which]

    def carried(self, at: int, changed: bool = False) -> str | None:
        """What the clause that begins behind `at` goes on about; what changed is an amount, not a share of it."""
        kinds = self.kinds
        if at > 0 and kinds[at] & (OPEN | JOIN):
            if kinds[at - 1] & _FIGURES:
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
        return self.clean(*after(self.words, first, through=True)) if first < at else None

    def subject(self, word: int) -> str | None:
        """The noun before the verb that has the figure for its object."""
        at, low = word - 1, max(-1, word - REACH)
        while at > low and not self.kinds[at] & (ENDS | OPEN | CLOSE):
            first, last = before(self.words, at + 1)
            if first < last and at + 1 < word:
                return self.clean(first, last)
            at -= 1
        return self.carried(at)

    def _shared(self, first: int, last: int, word: int) -> str | None:
        """A和B分别为1和2: each figure its own of the nouns, where there are as many."""
        parts, chain = self._parts(first, last), self._chain(word)
        if len(parts) != len(chain):
            return self.clean(first, last)
        for which, part in zip(chain, parts, strict=True):
            self.found[which] = part
        return parts[0]

    def _resumed(self, word: int) -> bool:
        """甲为1，乙为2，分别增长3和4: each figure goes on about one of as many before it in the sentence."""
        chain, spoken = self._chain(word), list[str]()
        for at in range(word - 1, max(-1, word - 2 * REACH), -1):
            about = self.found[self.words.figures[at]] if self.kinds[at] & FIGURE else None
            if self.kinds[at] & HARD or len(spoken) == len(chain):
                break
            if about and about not in spoken:
                spoken.insert(0, about)
        if len(chain) < 2 or len(spoken) != len(chain):
            return False
        for which, about in zip(chain, spoken, strict=True):
            self.found[which] = about
        return True

    def _parts(self, first: int, last: int) -> list[str]:
        ends = [at for at in range(first, last) if self.parts[at] in _LISTED]
        edges = zip([first, *(at + 1 for at in ends)], [*ends, last], strict=True)
        return [part for begin, end in edges if (part := self.clean(begin, end))]

    def _chain(self, word: int) -> list[int]:
        """The figures that follow one another from `word`, with nothing but joiners between."""
        chain: list[int] = []
        for at in range(word, min(len(self.kinds), word + REACH)):
            if self.kinds[at] & FIGURE:
                chain.append(self.words.figures[at])
            elif not self.kinds[at] & (JOIN | BLANK) and self.parts[at] not in "，,":
                break
        return chain

    def clean(self, first: int, last: int) -> str | None:
        """The phrase without joiners at its ends, of its modifiers only what keeps it short."""
        if first >= last:
            return None
        text = self.words.part(first, last).strip(_JOINERS)
        while len(text) > _SHORT and "的" in text[1:]:
            text = text[text.index("的", 1) + 1 :].strip(_JOINERS)
        rate = text[:1] == "每" and text[1:] in lexicon().per
        says = text not in lexicon().empty and any(map(str.isalpha, text)) and not rate
        return text if says else None
