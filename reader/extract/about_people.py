"""Persons who are counted or whose age is told: [12人]获奖, [医生]冲进火场，年仅35岁."""

from __future__ import annotations

import re

from reader.extract import deeds
from reader.extract.kinds import ADJECTIVE, GAP, HARD, OF
from reader.extract.noun_words import PERSONS
from reader.extract.nouns import Nouns
from reader.extract.phrases import REACH
from reader.extract.surnames import surnames

_AGED = re.compile(
    r"(?:^|[，,。；;：:、“”（(\s])(?P<who>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}[·•][\u4e00-\u9fff]{1,6})(?P<comma>[，,]?)"
    r"(?:现年|現年|今年|年仅|年僅|时年|時年|年已|年近|已年)$"
)
_BEFORE_AGE = 24  # characters
_FALLEN = frozenset("死伤傷")  # 3死7伤: an accident has them
_IDIOM = 4  # characters: 日益增长 calls nobody
_PEOPLE = frozenset(["民众", "民眾", "观众", "觀眾", "群众", "人口", "人群", "青少年", "少年", "青年"])
_NOBODY = frozenset("我你您他她它这那其在这該该此")


def people(nouns: Nouns, word: int, aged: bool) -> str | None:
    """12人获奖, 40人为新生, 参加体检的300人中."""
    at = word + 1
    if nouns.parts[word][-1] in _FALLEN:
        return nouns.left(word) or nouns.subject(word)
    if aged and (who := _called(nouns, at) or _aged(nouns, word)):
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


def _called(nouns: Nouns, at: int) -> str | None:
    """Who is called by the age right before: 50岁以上[民众], 8岁[农村女孩]."""
    last = 0
    for which in range(at, min(at + 3, len(nouns.kinds))):
        if nouns.kinds[which] & ~ADJECTIVE:
            break
        if (nouns.parts[which][-1] in PERSONS and len(nouns.parts[which]) < _IDIOM) or nouns.parts[which] in _PEOPLE:
            last = which + 1
    return nouns.clean(at, last) if last else None


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
        if nouns.parts[at][-1] in PERSONS:
            return nouns.clean(first, at + 1)
    return None
