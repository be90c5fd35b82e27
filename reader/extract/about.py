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
from reader.extract import about_english, cells, deeds
from reader.extract.cut import Cut
from reader.extract.deeds import TIMES, owner
from reader.extract.found import Figure
from reader.extract.kinds import ADJECTIVE, CHANGE, ENDS, FIGURE, GAP, HARD, OF, STOP, VERB
from reader.extract.noun_words import lexicon
from reader.extract.nouns import Nouns
from reader.extract.phrases import REACH, after, before
from reader.extract.surnames import surnames

_DATED = frozenset({"date", "time"})
_RATES = (
    "率",
    "量",
    "额",
    "額",
    "数",
    "數",
    "比例",
    "比重",
    "值",
    "价",
    "價",
    "费",
    "費",
)  # measured by percentages themselves
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
        "期間",
        "之间",
        "之間",
        "中",
    ]
)
_SPENT = frozenset(["用", "用了", "花", "花了", "仅用", "只用", "历时", "歷時", "耗时", "耗時", "经", "经过", "經過"])
_RECENT = frozenset(
    ["这", "這", "近", "最近", "过去", "過去", "未来", "未來", "今后", "今後", "头", "头", "明后", "前"]
)
_SHARES = frozenset(["比例", "比重", "份额", "份額", "概率", "幅度"])
_SUMS = frozenset(
    ["总额", "總額", "总量", "總量", "总值", "總值", "总价", "總價", "金额", "金額", "总计", "面积", "面積"]
)
_CAUGHT = ("起", "出", "到", "掉", "走", "住")
_AGED = re.compile(
    r"(?:^|[，,。；;：:、“”（(\s])(?P<who>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}[·•][\u4e00-\u9fff]{1,6})(?P<comma>[，,]?)"
    r"(?:现年|現年|今年|年仅|年僅|时年|時年|年已|年近|已年)$"
)
_BEFORE_AGE = 24  # characters
_PERSONS = frozenset("员生人者师手民长工警童孩子婴女男妇翁叟士兵友妻夫母父儿孙商農農客星將将员員師長婦嬰兒孫")
_NOBODY = frozenset("我你您他她它这那其在这該该此")
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
        if about and figure.unit in TIMES and text.startswith(about, figure.end):
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
        return _time(nouns, word)
    if figure.kind == "quantity" and figure.unit in lexicon().own:
        return _people(nouns, word, aged=figure.unit in {"岁", "歲", "周岁"})
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
    named = sold or (None if nouns.begins(word) else _attribute(nouns, word))
    if found := named or (deeds.purpose(nouns, word) if not left else None):
        return found
    return nouns.left(word) or nouns.subject(word) or left or right or _attribute(nouns, word)


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


def _time(nouns: Nouns, word: int) -> str | None:
    """A duration is about what took it or lasted it; 三年前 and 三年来 only about a noun that touches them."""
    if doing := deeds.doing(nouns, word):
        return doing
    if nouns.parts[word + 1] in _AROUND:
        if word + 2 < len(nouns.kinds) and nouns.kinds[word + 2] & OF:
            return nouns.right(word + 1)
        return nouns.clean(*before(nouns.words, word))
    if nouns.parts[word - 1] in _RECENT:
        return nouns.right(word)
    right = nouns.right(word)
    direct = word + 1 < len(nouns.kinds) and not nouns.kinds[word + 1] & OF
    if right and not lexicon().says_little(right) and not (direct and _counted(nouns, word + 1)):
        return right
    left = nouns.left(word, carry=False)
    return _done(nouns, word) or left or _attribute(nouns, word) or nouns.subject(word) or right


def _counted(nouns: Nouns, at: int) -> bool:
    """Whether the noun that begins at a word has a figure of its own: 上映10天[票房]突破15亿元."""
    at = after(nouns.words, at)[1]
    while at < len(nouns.kinds) and nouns.kinds[at] & (GAP | CHANGE):
        at += 1
    return at < len(nouns.kinds) and bool(nouns.kinds[at] & FIGURE)


def _done(nouns: Nouns, word: int) -> str | None:
    """What was done in the time: 用7个月完成了[设计]."""
    at = word + 1
    if nouns.parts[word - 1] not in _SPENT:
        return None
    while at < len(nouns.kinds) and at < word + 5 and nouns.kinds[at] & (GAP | VERB | STOP):
        at += 1
    return nouns.right(at - 1) if at > word + 1 else None


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


def _attribute(nouns: Nouns, word: int) -> str | None:
    """The word of measuring itself: 身高, 把[售价]降到."""
    for at in range(word - 1, max(-1, word - REACH), -1):
        if nouns.parts[at] in lexicon().attribute:
            return nouns.parts[at]
        if not nouns.kinds[at] & (GAP | CHANGE):
            return None
    return None


def _people(nouns: Nouns, word: int, aged: bool) -> str | None:
    """12人获奖, 40人为新生, 参加体检的300人中."""
    at = word + 1
    if aged and (who := _aged(nouns, word)):
        return who
    if word and nouns.kinds[word - 1] & OF:
        return nouns.left(word)
    if nouns.words.text.endswith("一行", 0, nouns.words.starts[word]):
        return None  # 一行八人
    if nouns.parts[at] in deeds.lists().shared and nouns.figures[nouns.words.figures[word]].unit == "人次":
        return nouns.right(at) or nouns.left(word)
    while at < len(nouns.kinds) and nouns.kinds[at] & GAP and at < word + 4:
        at += 1
    return nouns.right(at - 1) or nouns.left(word, carry=not aged)


def _aged(nouns: Nouns, word: int) -> str | None:
    """Who begins the clause, as it is printed: a name may look like function words."""
    start = nouns.words.starts[word]
    hit = _AGED.search(nouns.words.text[max(0, start - _BEFORE_AGE) : start])
    if not hit or _NOBODY & set(hit["who"]):
        return _somebody(nouns, word) if nouns.begins(word) else None
    apart = hit["comma"] and "·" not in hit["who"] and hit["who"][0] not in surnames()
    return _somebody(nouns, word) if apart else hit["who"]


def _somebody(nouns: Nouns, word: int) -> str | None:
    """Who begins the sentence, where what it begins with is called as people are: [医生]冲进…，年仅35岁."""
    first = word
    while first > 0 and word - first < 2 * REACH and not nouns.kinds[first - 1] & HARD:
        first -= 1
    for at in range(first, min(word, first + 4)):
        if nouns.kinds[at] & ~ADJECTIVE:
            break
        if nouns.parts[at][-1] in _PERSONS:
            return nouns.clean(first, at + 1)
    return None
