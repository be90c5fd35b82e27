"""What a figure counts or measures: the noun beside it, copied from the text.

A count has its noun behind it (18家[空壳公司]), else before it (查获[电话卡]1000万张); a measure has it before, over words
of measuring ([手机卡]售价10元), or behind 的 (96%的[手机号]). What rose or fell stands before what it is compared with.
A clause that begins with its verb or its figure goes on about what the one before it was about.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from reader.core.model import Article, Fact
from reader.extract import about_english, cells
from reader.extract.lexicon import table, words
from reader.extract.phrases import REACH, Class, Words, after, before, clause_before, is_verb, parted

_DATED = frozenset({"date", "time"})
_JOINERS = "的之、和与及或以·/-－+&.•~～ \u3000"
_ENDS = int(Class.HARD | Class.SOFT)
_SKIPPED = int(Class.GAP | Class.BLANK | Class.DATE)
_RATES = ("率", "量", "额", "数", "比例", "比重", "值", "价", "費", "费", "率", "額", "數")
_AROUND = frozenset(
    [
        "前",
        "后",
        "後",
        "来",
        "來",
        "内",
        "內",
        "间",
        "間",
        "里",
        "裡",
        "以来",
        "以來",
        "之前",
        "之后",
        "之後",
        "期间",
        "之间",
        "中",
        "时间内",
    ]
)
_SPENT = frozenset(["用", "用了", "花", "花了", "仅用", "只用", "历时", "耗时", "歷時", "耗時", "经", "经过"])
_SHORT = 12  # characters of a phrase that is shown with all its 的


def attach(article: Article, facts: Sequence[Fact]) -> list[Fact]:
    """The facts with `about` filled in where the text says it; dates and times are about nothing."""
    done: list[Fact] = []
    for index, group in groupby(facts, key=lambda fact: fact.block):
        block, figures = article.blocks[index], list(group)
        if block.kind == "table":
            found = cells.about(block, figures)
        elif all(figure.kind in _DATED for figure in figures):
            found = [None] * len(figures)
        else:
            found = _Reading(block.text, figures).all()
        pairs = zip(figures, found, strict=True)
        done += [dataclasses.replace(fact, about=about) if about else fact for fact, about in pairs]
    return done


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Classifiers; units that name what they count; nouns that say too little; words of measuring that may stand alone."""

    things: frozenset[str]
    own: frozenset[str]
    generic: frozenset[str]
    attribute: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    rows, classifiers = table("about"), table("classifiers")
    things = [*words(classifiers["things"]), *words(classifiers["abstract"])]
    return _Lexicon(frozenset(things), *(frozenset(words(rows[name])) for name in ("own", "generic", "attribute")))


class _Reading:
    """One text, read from its first figure to its last: what is found is what the next one may go on about."""

    def __init__(self, text: str, figures: Sequence[Fact]) -> None:
        self.figures = figures
        self.words: Words = parted(text, figures)
        self.found: list[str | None] = [None] * len(figures)
        self.last: tuple[int, str] | None = None  # the word after which something was spoken of, and what

    def all(self) -> list[str | None]:
        for which, figure in enumerate(self.figures):
            if figure.kind in _DATED:
                continue
            about = self.found[which] or self._of(figure, self.words.at[which])
            if about:
                self.found[which] = about
                self.last = self.words.at[which], about
        return self.found

    def _of(self, figure: Fact, word: int) -> str | None:
        if about_english.fits(self.words.text, figure):
            return about_english.about(self.words.text, figure)
        if figure.kind == "identifier":
            return self._right(word, counted=True) or (self._carried(word - 1) if "segment" in figure.rule else None)
        if figure.kind == "ordinal":
            return self._right(word, counted=True)
        if figure.kind == "percent" or figure.kind == "ratio":
            return self._share(word, figure.kind == "ratio")
        if figure.kind == "duration":
            return self._time(word)
        if figure.kind == "quantity" and figure.unit in _lexicon().own:
            return self._people(word)
        if figure.kind == "quantity" and (figure.unit is None or figure.unit in _lexicon().things):
            return self._right(word, counted=True) or self._left(word) or self._subject(word)
        return self._measure(word)

    def _measure(self, word: int) -> str | None:
        left, generic = self._left(word, carry=False), _lexicon().generic
        if left and left not in generic:
            return left
        right = self._right(word)
        if right and right not in generic:
            return right
        return (
            self._sold(word, right) or self._left(word) or self._subject(word) or left or right or self._attribute(word)
        )

    def _share(self, word: int, ratio: bool) -> str | None:
        """A part or a multiple: of the subject where the whole is named too (A占B的一半), else of what follows 的."""
        kinds = self.words.kinds
        whole = kinds[word - 1] & Class.OF if word else 0
        left = self._left(word, carry=False, whole=bool(whole) or ratio)
        if left and left.endswith(_RATES) and not whole:
            return left
        return (
            self._behind_of(word) or left or self._right(word, counted=True) or self._left(word) or self._subject(word)
        )

    def _time(self, word: int) -> str | None:
        kinds, after_it = self.words.kinds, word + 1
        text = self.words.part(after_it, after_it + 1) if after_it < len(kinds) else ""
        if text in _AROUND:
            first, last = before(self.words, word)
            return self._clean(first, last)
        right = self._right(word)
        if right and right not in _lexicon().generic:
            return right
        return self._done(word) or self._left(word, carry=False) or self._subject(word)

    def _done(self, word: int) -> str | None:
        """What was done in the time: 用7个月完成了[设计]."""
        kinds, at, count = self.words.kinds, word + 1, len(self.words.kinds)
        if not word or self.words.part(word - 1, word) not in _SPENT:
            return None
        while at < count and at < word + 5 and kinds[at] & (Class.GAP | Class.VERB):
            at += 1
        return self._right(at - 1) if at > word + 1 else None

    def _sold(self, word: int, right: str | None) -> str | None:
        """What has the price: [手机卡]被以10元的价格售出, 以10元的价格售出[手机卡]."""
        kinds, clause = self.words.kinds, range(word - 1, max(0, word - REACH), -1)
        if right is None or "以" not in (self.words.part(at, at + 1) for at in clause):
            return None
        for at in clause:
            if kinds[at] & _ENDS:
                break
            if self.words.part(at, at + 1) in {"被", "正被", "已被"}:
                return self._clean(*before(self.words, at - 1 if kinds[at - 1] & Class.GAP else at))
        return None

    def _attribute(self, word: int) -> str | None:
        """The word of measuring itself: 身高, 售价."""
        text = self.words.part(word - 1, word) if word else ""
        return text if text in _lexicon().attribute else None

    def _people(self, word: int) -> str | None:
        """12人获奖, 7104人为阳性, 接受检测的300人中."""
        kinds, at = self.words.kinds, word + 1
        if word and kinds[word - 1] & Class.OF:
            return self._left(word)
        while at < len(kinds) and kinds[at] & Class.GAP and at < word + 4:
            at += 1
        return self._right(at - 1) or self._left(word)

    def _behind_of(self, word: int) -> str | None:
        kinds = self.words.kinds
        return self._right(word) if word + 1 < len(kinds) and kinds[word + 1] & Class.OF else None

    def _right(self, word: int, counted: bool = False) -> str | None:
        """The noun behind a figure, past 的, past a relative clause that ends with it, past a figure that shares it."""
        kinds, at, count = self.words.kinds, word + 1, len(self.words.kinds)
        while (
            at + 1 < count and kinds[at] & (Class.BLANK | Class.JOIN) and kinds[at + 1] & (Class.FIGURE | Class.BLANK)
        ):
            at += 2 if kinds[at + 1] & Class.FIGURE else 1
        behind = at < count and kinds[at] & Class.OF != 0
        at += behind
        if at >= count or kinds[at] & _ENDS:
            return None
        if is_verb(self.words, at) or (
            kinds[at] & (Class.STOP | Class.GAP) and self.words.part(at, at + 1) not in "前原"
        ):
            if not (counted or behind):
                return None
            at = self._past_clause(at)
            if at < 0:
                return None
        if at < count and kinds[at] & (Class.FIGURE | Class.LABEL):
            at += 1
        if at >= count:
            return None
        first, last = after(self.words, at, through=not counted)
        return self._clean(first, last)

    def _past_clause(self, at: int) -> int:
        """The word behind the 的 that ends the relative clause beginning at `at`; -1 where there is none near."""
        kinds = self.words.kinds
        for end in range(at, min(len(kinds), at + REACH)):
            if kinds[end] & _ENDS:
                return -1
            if kinds[end] & Class.OF:
                return end + 1
        return -1

    def _left(self, word: int, carry: bool = True, whole: bool = False) -> str | None:
        """The noun before a figure, over words of measuring and change; else what was spoken of."""
        kinds = self.words.kinds
        at, changed, shared = self._skip(word)
        if at >= 0 and kinds[at] & (Class.FIGURE | Class.LABEL):
            return self._of_figure(at)
        first, last = before(self.words, at + 1)
        if first == last:
            open_ended = at < 0 or kinds[at] & (_ENDS | Class.OPEN | Class.JOIN)
            return self._carried(at) if carry and open_ended else None
        if shared:
            return self._shared(first, last, word)
        if whole and not changed and first and (subject := self._over(first - 1)):
            return subject
        first = self._located(first)
        found = self._clean(first, last)
        if carry and found in _lexicon().generic and (not first or kinds[first - 1] & _ENDS):
            return self._carried(first - 1) or found
        return found

    def _over(self, at: int) -> str | None:
        """The subject before the words that compare it with a whole: [A]占B的一半; what was spoken of where there is none."""
        kinds = self.words.kinds
        if not kinds[at] & Class.GAP or (kinds[at] & Class.STOP and self.words.part(at, at + 1) in "中里内在"):
            return None
        while at >= 0 and kinds[at] & _SKIPPED:
            at -= 1
        first, last = before(self.words, at + 1)
        return self._clean(first, last) if first < last else self._carried(at)

    def _located(self, first: int) -> int:
        """The phrase with what is before 在: [销量在韩国]; before 距 it is the other end of a distance."""
        if first > 1 and self.words.part(first - 1, first) == "在":
            earlier, end = before(self.words, first - 1)
            return earlier if earlier < end else first
        return first

    def _skip(self, word: int) -> tuple[int, bool, bool]:
        """The word before the figure's words of measuring; whether something changed; whether 分别 stands there."""
        kinds, at, changed, shared = self.words.kinds, word - 1, False, False
        low = max(-1, word - REACH)
        while at > low:
            kind = kinds[at]
            if kind & Class.CHANGE:
                changed = True
            elif kind & Class.CLOSE and self.words.text[self.words.starts[at]] in "）)":
                at = self._opened(at)
            elif not kind & _SKIPPED and not (kind & Class.OF and at == word - 1):
                break
            shared = shared or self.words.part(at, at + 1) in {"分别", "分別"}
            at -= 1
        if changed:
            at, more = self._compared(at)
            shared = shared or more
        return at, changed, shared

    def _opened(self, at: int) -> int:
        """The bracket that is closed at `at`, or `at` where it is far."""
        for opened in range(at - 1, max(-1, at - REACH), -1):
            if self.words.text[self.words.starts[opened]] in "（(":
                return opened
        return at

    def _compared(self, at: int) -> tuple[int, bool]:
        """The word before 比 or 较 and what is between them and `at`; whether 分别 stands before them."""
        kinds, low, shared = self.words.kinds, max(-1, at - REACH), False
        for against in range(at, low, -1):
            if kinds[against] & (_ENDS | Class.OPEN | Class.CLOSE):
                break
            if kinds[against] & Class.AGAINST and not kinds[against] & Class.JOIN:
                at = against - 1
                while at >= 0 and kinds[at] & _SKIPPED:
                    shared = shared or self.words.part(at, at + 1) in {"分别", "分別"}
                    at -= 1
                break
        return at, shared

    def _of_figure(self, at: int) -> str | None:
        """What another figure is about, or the figure itself where it is a label: 165号段."""
        which = self.words.figures[at]
        return self.figures[which].text if self.words.kinds[at] & Class.LABEL else self.found[which]

    def _carried(self, at: int) -> str | None:
        """What the clause that begins behind `at` goes on about."""
        kinds = self.words.kinds
        if at > 0 and kinds[at] & (Class.OPEN | Class.JOIN):
            if kinds[at - 1] & (Class.FIGURE | Class.LABEL):
                return self._of_figure(at - 1)
            return self._clean(*before(self.words, at))
        since, about = self.last or (-1, "")
        marks = [i for i in range(max(since, at - 2 * REACH, 0), at + 1) if kinds[i] & Class.HARD]
        if self.last and at - since < 2 * REACH and (not marks or marks == [at]):
            return about
        return self._topic(at) if at > 0 and kinds[at] & Class.SOFT else None

    def _topic(self, at: int) -> str | None:
        """The first noun of the clause that ends at `at`."""
        kinds, first = self.words.kinds, clause_before(self.words, at)
        while first < at and kinds[first] & (Class.STOP | Class.GAP | Class.DATE | Class.BLANK):
            first += 1
        return self._clean(*after(self.words, first, through=True)) if first < at else None

    def _subject(self, word: int) -> str | None:
        """The noun before the verb that has the figure for its object."""
        kinds, at = self.words.kinds, word - 1
        low = max(-1, word - REACH)
        while at > low and not kinds[at] & (_ENDS | Class.OPEN | Class.CLOSE):
            first, last = before(self.words, at + 1)
            if first < last and (at + 1 < word):
                return self._clean(first, last)
            at -= 1
        return self._carried(at)

    def _shared(self, first: int, last: int, word: int) -> str | None:
        """A和B分别为1和2: each figure its own of the nouns, where there are as many."""
        parts = self._parts(first, last)
        chain = self._chain(word)
        if len(parts) != len(chain):
            return self._clean(first, last)
        for which, part in zip(chain, parts, strict=True):
            self.found[which] = part
        return parts[0]

    def _parts(self, first: int, last: int) -> list[str]:
        parts, begin = [], first
        for at in range(first, last + 1):
            if at == last or (self.words.kinds[at] & Class.JOIN and self.words.part(at, at + 1) in "、和与及以及"):
                part = self._clean(begin, at)
                if part:
                    parts.append(part)
                begin = at + 1
        return parts

    def _chain(self, word: int) -> list[int]:
        """The figures that follow one another from `word`, with nothing but joiners between."""
        kinds, at = self.words.kinds, word
        chain: list[int] = []
        while at < len(kinds) and len(chain) < REACH:
            if kinds[at] & Class.FIGURE:
                chain.append(self.words.figures[at])
            elif not kinds[at] & (Class.JOIN | Class.BLANK) and self.words.part(at, at + 1) not in "，,":
                break
            at += 1
        return chain

    def _clean(self, first: int, last: int) -> str | None:
        """The phrase without joiners at its ends, of its modifiers only what keeps it short."""
        if first >= last:
            return None
        text = self.words.part(first, last).strip(_JOINERS)
        while len(text) > _SHORT and "的" in text[1:]:
            text = text[text.index("的", 1) + 1 :].strip(_JOINERS)
        return text or None
