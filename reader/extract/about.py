"""What a figure counts or measures: the noun beside it, copied from the text.

A count has its noun behind it (12家[面包店]), else before it (查获[假烟]800条); a measure has it before, over
words of measuring ([门票]售价30元), or behind 的 (六成的[家长]). What rose or fell stands before what it is compared
with. A clause that begins with its verb or its figure goes on about what the one before it was about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from reader.core.model import Article, Fact
from reader.extract import about_english, about_people, about_time, cells, deeds
from reader.extract.cut import Cut
from reader.extract.deeds import TIMES, owner
from reader.extract.found import Figure
from reader.extract.kinds import ENDS, GAP, OF
from reader.extract.noun_words import lexicon
from reader.extract.nouns import Nouns
from reader.extract.phrases import REACH, before

_DATED = frozenset({"date", "time"})
_RATES = (*"率量额額数數值价價费費", "比例", "比重")  # measured by percentages themselves
_SHARES = frozenset(["比例", "比重", "份额", "份額", "概率", "幅度"])
_SUMS = frozenset(
    ["总额", "總額", "总量", "總量", "总值", "總值", "总价", "總價", "金额", "金額", "总计", "面积", "面積"]
)
_CAUGHT = ("起", "出", "到", "掉", "走", "住")
_AMOUNTS = ("量", "规模", "規模", "数", "數", "成绩", "成績")
_SCORE = re.compile(r"\d{1,3}(?:[比:：-]\d{1,3})")
_PASSIVE = frozenset({"被", "正被", "已被"})


def attach(article: Article, found: Sequence[Figure], cuts: Mapping[int, Cut]) -> list[Fact]:
    """The figures, in reading order, with `about` where the text says it; dates and times are about nothing."""
    done: list[Fact] = []
    for index, group in groupby(found, key=attrgetter("block")):
        block, figures = article.blocks[index], list(group)
        told = cells.about(block, figures) if block.kind == "table" else _read(block.text, figures, cuts[index])
        done += [figure.fact(about or None) for figure, about in zip(figures, told, strict=True)]
    return done


def _read(text: str, figures: Sequence[Figure], cut: Cut) -> list[str | None]:
    """What each figure of a text is about, from the first to the last: each may be what the next goes on about."""
    if all(figure.kind in _DATED for figure in figures):
        return [None] * len(figures)
    nouns = Nouns(text, figures, cut)
    for which, figure in enumerate(figures):
        if figure.kind in _DATED:
            continue
        about = nouns.found[which] or _of(nouns, figure, nouns.words.at[which])
        acts = figure.kind == "duration" and about in lexicon().acts
        if acts or (about and figure.unit in TIMES and text.startswith(about, figure.end)):
            nouns.found[which] = about  # a deed: what follows goes on about who did it
        elif about:
            nouns.speak(which, about, amount=figure.kind in {"money", "quantity"})
    return nouns.found


def _of(nouns: Nouns, figure: Figure, word: int) -> str | None:
    if about_english.fits(nouns.words.text, figure):
        return about_english.about(nouns.words.text, figure)
    if figure.kind == "identifier":
        segment = "segment" in figure.rule
        return nouns.right(word, counted=True) or (nouns.carried(word - 1) if segment else None)
    if figure.kind == "ordinal":
        return nouns.right(word, counted=True)
    if figure.kind in {"percent", "ratio"}:
        return _share(nouns, word, ratio=figure.kind == "ratio")
    if figure.kind == "duration":
        return about_time.time(nouns, word)
    if figure.kind == "quantity" and figure.unit in lexicon().own:
        return about_people.people(nouns, word, aged=figure.unit in {"岁", "歲", "周岁"})
    if figure.kind == "quantity" and (figure.unit is None or figure.unit in lexicon().things):
        if figure.unit in TIMES and (event := deeds.event(nouns, word)):
            return event
        right = nouns.right(word, counted=True)
        if right and right.endswith(_AMOUNTS) and word + 1 < len(nouns.kinds) and nouns.kinds[word + 1] & OF:
            return nouns.left(word) or nouns.subject(word) or right  # 达到8万台的产量
        return right or nouns.left(word) or nouns.subject(word)
    return _measure(nouns, word)


def _measure(nouns: Nouns, word: int) -> str | None:
    """A sum of money or a length: [售价]10元, 30万元[奖金]; a head like 价格 says too little where there is another."""
    left, little = nouns.left(word, carry=False), lexicon().says_little
    if has := owner(nouns, word, left):
        return has
    right = None
    if left and (left in _SUMS or (len(left) == 2 and left.endswith(_CAUGHT))):
        right = nouns.right(word)  # 总额3亿元[贷款], 捞起7斤[鱼]
    if left and not little(left):
        return right or left
    right = right or nouns.right(word)
    if right and not little(right):
        return right
    sold = _sold(nouns, word) if right else None
    named = sold or (None if nouns.begins(word) else nouns.attribute(word))
    if found := named or (deeds.purpose(nouns, word) if not left else None):
        return found
    return nouns.left(word) or nouns.subject(word) or left or right or nouns.attribute(word)


def _share(nouns: Nouns, word: int, ratio: bool) -> str | None:
    """A part or a multiple: of the subject where the whole is named too (A占B的一半), else of what follows 的."""
    kinds = nouns.kinds
    whole, direct = word > 0 and kinds[word - 1] & OF != 0, word > 0 and kinds[word - 1] == 0
    left = nouns.left(word, carry=False, whole=whole or ratio)
    if ratio and _SCORE.fullmatch(nouns.parts[word]) and not (word + 1 < len(kinds) and kinds[word + 1] & OF):
        return left  # 3比1战胜
    if left and lexicon().says_little(left):
        left = nouns.left(word)
    if left and left.split("在")[0].endswith(_RATES) and not whole:
        return left
    if whole and word + 1 < len(kinds) and kinds[word + 1] & OF and nouns.parts[word + 2] in _SHARES:
        return nouns.parts[word + 2]  # 规定的10%的比例
    behind = word + 1 < len(kinds) and (direct or kinds[word + 1] & OF)
    right = nouns.right(word) if behind else None
    if right and lexicon().says_little(right):
        return left or nouns.left(word) or nouns.subject(word) or right
    fallback = left or nouns.right(word) or nouns.right(word, counted=True)
    return right or fallback or nouns.left(word) or nouns.subject(word)


def _sold(nouns: Nouns, word: int) -> str | None:
    """What has the price: [邮票]被人以40元的价格售出."""
    by = False
    for at in range(word - 1, max(0, word - REACH), -1):
        if nouns.kinds[at] & ENDS:
            break
        by = by or nouns.parts[at] == "以"
        if by and nouns.parts[at] in _PASSIVE:
            return nouns.clean(*before(nouns.words, at - 1 if nouns.kinds[at - 1] & GAP else at))
    return None
