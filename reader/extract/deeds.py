"""What is done so often or so long, what money is for, and what has a measure that stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.extract.kinds import BLANK, ENDS, FIGURE, GAP, OF, STOP, VERB
from reader.extract.lexicon import table, words
from reader.extract.noun_words import lexicon
from reader.extract.nouns import Nouns
from reader.extract.phrases import REACH, after

TIMES = frozenset("次回趟遍番")
_LONGEST = 16  # characters of a deed
# A measure's own name: of it a figure tells more than of what has it.
_NAME = re.compile(
    r"(?:[值額额价價费費率]|距离|距離|票房|营收|營收|收入|利润|利潤|成本|预算|預算|资产|資產|身家|[年月时時]薪|工资|工資|负债|負債|"
    r"[气氣水体體室][温溫]|[温溫浓濃湿濕坡速强強]度|[时時流风風]速|血[压壓糖])$"
)

_SERVED = re.compile(
    r"(?:^|[，,。；;：:、“”（(\s])(?:[他她其]?自?)"
    r"(?P<verb>从[警教业医艺政军商农影检事]|從[警教業醫藝政軍商農影檢事]|入[行职党伍会職黨會]|执教|執教|任职|任職|在职|在職|失[联踪聯蹤]|"
    r"参加工作|參加工作|参军|參軍|出道|退[役休]|[建办辦]校|建[厂院馆店厰廠館]|成立|创[立业]|創[立業]|开业|開業|结婚|結婚|离婚|離婚|服役|服刑|"
    r"患病|卧床|臥床|昏迷|去世|守岛|守[边邊]|驻[村站守]|支[教医])(?:以来|以來|至今)?(?:已|近|逾|超|已经|已近|长达|仅|不足)?$"
)
_BEFORE = 24  # characters before a duration in which a clause may begin with what was done


@dataclass(frozen=True, slots=True)
class _Lists:
    """Words of the lexicon, each list as its key in `about.toml` says."""

    beyond: frozenset[str]
    along: frozenset[str]
    light: frozenset[str]
    shared: frozenset[str]
    purpose: frozenset[str]
    there: frozenset[str]
    whence: frozenset[str]


@cache
def lists() -> _Lists:
    rows = table("about")
    return _Lists(*(frozenset(words(rows[name])) for name in _Lists.__slots__))


def event(nouns: Nouns, word: int) -> str | None:
    """What was done so often: 3次[被吊销执照], 两次[与人搏斗]."""
    first = word + 1
    if first >= len(nouns.kinds) or not (nouns.kinds[first] & VERB or nouns.parts[first] in lists().along):
        return None
    return _deed(nouns, first + (nouns.parts[first] in lists().light))


def doing(nouns: Nouns, word: int) -> str | None:
    """What somebody has done so long, where the clause begins with it: [从警]24年."""
    start = nouns.words.starts[word]
    found = _SERVED.search(nouns.words.text[max(0, start - _BEFORE) : start])
    describes = word + 1 < len(nouns.kinds) and nouns.kinds[word + 1] & OF
    return found["verb"] if found and not describes else None


def purpose(nouns: Nouns, word: int) -> str | None:
    """What the money is for: 21亿元用于[修路]."""
    if nouns.parts[word + 1] not in lists().purpose:
        return None
    at = word + 2
    if nouns.parts[at] in lists().whence:
        while at < min(len(nouns.kinds), word + REACH // 2) and not nouns.kinds[at] & (VERB | ENDS):
            at += 1
    return _deed(nouns, at)


def _deed(nouns: Nouns, first: int) -> str | None:
    """A verb with its object; None before a 的, where it only describes, and where it is long."""
    kinds, along = nouns.kinds, nouns.parts[first] in lists().along
    at = first + along
    while at < len(kinds) and at < first + 4 and kinds[at] & (VERB | STOP | GAP):
        at += 1
    end = max(at, after(nouns.words, at)[1]) if at < len(kinds) else at
    if along and end < len(kinds) and kinds[end] & VERB:
        end = max(end + 1, after(nouns.words, end + 1)[1])  # 对仓库|进行|搜查
    if end <= first or (end < len(kinds) and kinds[end] & OF):
        return None
    said = nouns.words.part(first, end)
    return said if 1 < len(said) <= _LONGEST else None


def owner(nouns: Nouns, word: int, left: str | None) -> str | None:
    """What has the measure: 600公里外的[目标], 深200米、宽3米的[井]; 200米外就是[井]. None where `left` names it."""
    at = word + 1 + (word + 1 < len(nouns.kinds) and nouns.kinds[word + 1] == BLANK)
    if left and _NAME.search(left) and not left.endswith(("价值", "價值")):
        return None
    if nouns.parts[at] in lists().beyond:
        at += 1
    if nouns.parts[at] in lists().there:
        return nouns.right(at)
    if nouns.parts[at] == "、":
        at = _shared_de(nouns, at)
    if not 0 < at < len(nouns.kinds) or not nouns.kinds[at] & OF:
        return None
    right = nouns.right(at - 1)
    return None if not right or lexicon().says_little(right) else right


def _shared_de(nouns: Nouns, at: int) -> int:
    """The 的 behind the last of several measures that 、 joins; -1 where there is none."""
    for end in range(at, min(len(nouns.kinds), at + REACH)):
        if nouns.kinds[end] & ENDS:
            return -1
        if nouns.kinds[end] & OF:
            return end if nouns.kinds[end - 1] & FIGURE else -1
    return -1
