"""Members of one list are of one kind: 在赫尔松、顿涅茨克等方向 names places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.core.model import NameKind
from reader.extract.surnames import words
from reader.extract.worded import Mention, Worded

_BETWEEN = frozenset(("、", "和", "与", "及", "以及", "，"))
_KINDS: tuple[tuple[NameKind, re.Pattern[str]], ...] = (
    (
        "place",
        re.compile(
            "等(?:[一-鿿\\d]{0,3}(?:方向|地区|城市|城镇|国家|省份|市县|州|岛屿|村庄|口岸|地|国|省|市|县)|[在于])(?!区?[^，。、；的\\s]长)"
        ),
    ),
    (
        "person",
        re.compile(
            "等(?:\\d+|[一二三四五六七八九十两数多]+)?(?:人|名?(?:演员|嘉宾|专家|学者|代表|歌手|球员|选手|领导))"
        ),
    ),
    ("org", re.compile("等(?:[一-鿿\\d]{0,4}(?:公司|企业|机构|部门|单位|银行|高校|平台|媒体|品牌|车企))")),
)
_GUESSED = frozenset({"tagger", "transliterated name"})


def agreed(line: Worded, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a line, guesses with the kind that their list says."""
    if _GUESSED.isdisjoint([one.rule for one in mentions]):
        return list(mentions)
    result: list[Mention] = []
    for group in _lists(line, mentions):
        kind = _told(line, group)
        result += [one._replace(kind=kind) if kind and _is_open(line, one) else one for one in group]
    return result


def _is_open(line: Worded, one: Mention) -> bool:
    """Whether a mention is a guess that no title tells: 协会主席布鲁诺瓦、某某央行 are two kinds of things."""
    return one.rule in _GUESSED and not (one.kind == "person" and line.ending(one.start, words("titles")))


def _lists(line: Worded, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Runs of mentions with nothing but a mark or a word of joining between them."""
    group: list[Mention] = []
    for one in mentions:
        if group and line.text[group[-1].end : one.start] not in _BETWEEN:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _told(line: Worded, group: Sequence[Mention]) -> NameKind | None:
    """What 等 behind the list says, else the kind of all its members that are known."""
    for kind, pattern in _KINDS if line.text.startswith("等", group[-1].end) else ():
        if pattern.match(line.text, group[-1].end):
            return kind
    marks = {line.text[one.end] for one in group[:-1]}
    known = {one.kind for one in group if one.rule not in _GUESSED}
    guessed = [one for one in group if one.rule in _GUESSED]
    return known.pop() if len(known) == 1 and guessed and "、" in marks else None
