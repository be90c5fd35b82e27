"""What took a time or lasted it: 用7个月完成了[设计]; 三年前 and 三年来 are about what touches them."""

from __future__ import annotations

from reader.extract import deeds
from reader.extract.kinds import CHANGE, FIGURE, GAP, OF, STOP, VERB
from reader.extract.noun_words import lexicon
from reader.extract.nouns import Nouns
from reader.extract.phrases import after, before

_AROUND = frozenset(
    [*"前后後来來内內间間里裡中", "以来", "以來", "之前", "之后", "之後", "期间", "期間", "之间", "之間"]
)
_SPENT = frozenset(["用", "用了", "花", "花了", "仅用", "只用", "历时", "歷時", "耗时", "耗時", "经", "经过", "經過"])
_JUBILEE = ("周年", "週年")
_RECENT = frozenset(["这", "這", "近", "最近", "过去", "過去", "未来", "未來", "今后", "今後", "头", "明后", "前"])


def time(nouns: Nouns, word: int) -> str | None:
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
    if left and nouns.parts[word].endswith(_JUBILEE):
        left = left.rsplit("在", 1)[-1]  # 主席在[两国建交]50周年
    return _done(nouns, word) or left or nouns.attribute(word) or nouns.subject(word) or right


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
