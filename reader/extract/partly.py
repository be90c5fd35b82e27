"""Persons named in part: 王某, 老李, 小松, 李女士."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from functools import cache

from reader.extract.surnames import MARKS, SAYS, compound, given_characters, inside_title, surnames, words
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded

_PARTLY = re.compile("(?:[某×XＸ]{1,2}|某某)")
_ALIAS = ("（化名", "(化名")


def find(whole: Whole, closed: Mapping[int, Set[int]]) -> dict[int, list[Mention]]:
    """Persons named in part, by block: 王某, 张某某, 老李, 李女士, 陈经理, 周同学; and those of rare surnames."""
    found: dict[int, list[Mention]] = {}
    for find in (_honoured, _old_or_small, _rare):
        for line, mention in find(whole, closed):
            found.setdefault(line.block, []).append(mention)
    return found


def _honoured(whole: Whole, closed: Mapping[int, Set[int]]) -> Iterator[tuple[Worded, Mention]]:
    """A surname before 某 or a title."""
    for line, end, _ in whole.places(_behind_surname()):
        for width in (2, 1):
            start = end - width
            if (
                start in line.at
                and line.text[start:end] in surnames()
                and start not in closed[line.block]
                and (width == 2 or line.text[start : end + 1] not in compound())
                and (mention := _with_honorific(line, start, width))
            ):
                yield line, mention


def _old_or_small(whole: Whole, closed: Mapping[int, Set[int]]) -> Iterator[tuple[Worded, Mention]]:
    """老, 小 or 阿 before a surname."""
    for familiar in "老小阿":
        for line, start, at in whole.sought(familiar):
            if (
                line.text[at : at + 1] in surnames()
                and start in line.at
                and start not in closed[line.block]
                and _nickname(line, start)
            ):
                yield line, Mention(start, at + 1, "person", "老 or 小 and surname")


@cache
def _behind_surname() -> re.Pattern[str]:
    """某 or the beginning of a title, with what may end a surname before it."""
    lasts = "".join(sorted({name[-1] for name in surnames()}))
    titles = "".join(sorted({title[0] for title in words("honorifics")}))
    return re.compile(f"[某×XＸ{titles}](?<=[{lasts}].)")


def _rare(whole: Whole, closed: Mapping[int, Set[int]]) -> Iterator[tuple[Worded, Mention]]:
    """总裁蒯映雪: behind a title a letter that few texts hold, and two of given names, none of them in a word."""
    usual, _ = given_characters()
    for line, start, end in whole.places(_RARE):
        if (
            all(map(line.at.__contains__, range(start, end + 1)))
            and usual.issuperset(line.text[start + 1 : end])
            and closed[line.block].isdisjoint(range(start, end))
            and line.ending(start, words("titles"))
        ):
            yield line, Mention(start, end, "person", "title and rare surname")


def _rare_letters() -> str:
    """The second level of GB 2312: letters that are seldom used, arranged by their radicals."""
    return "".join(bytes((row, cell)).decode("gb2312") for row in range(0xD8, 0xF8) for cell in range(0xA1, 0xFF))


_RARE = re.compile(f"[{_rare_letters()}][一-鿿]{{2}}")


def _with_honorific(line: Worded, start: int, width: int) -> Mention | None:
    text, end = line.text, start + width
    weight = surnames().get(text[start:end], 0.0)
    masked = text.startswith("某", end) and _starts_free(line, start)  # 原告丰某
    if (
        (weight < 1.0 and not masked)
        or text[start] == "任"
        or inside_title(line, start)
        or (weight < 2.0 and not _starts_free(line, start))
    ):
        return None
    if found := _PARTLY.match(text, end):
        last = _last_shown(line, found.end()) if found[0] == "某" else found.end()
        return Mention(start, last, "person", "surname and 某")
    if end not in line.at:
        return None
    title = line.starting(end, words("honorifics"))
    if len(title) > 1 and (end + len(title) in line.at):
        return Mention(start, end + len(title), "person", "surname and title")
    if title in {"总", "董", "工"} and line.word(end + 1) in words("verbs") and weight > 2:
        return Mention(start, end + 1, "person", "surname and title")
    return None


def _last_shown(line: Worded, end: int) -> int:
    """卜某林: the last character of the name is told, where it is no word of its own."""
    usual, _ = given_characters()
    if line.text[end : end + 1] in _ORDERED and line.text[end + 1 : end + 2] not in _PARTY:
        return end + 1
    alone = end in line.at and end + 1 in line.at and line.text[end : end + 1] in usual
    after = line.text[end + 1 : end + 2]
    goes_on = after in MARKS or after in words("particles") or line.word(end + 1) in words("verbs")
    return end + 1 if alone and goes_on else end


_ORDERED = frozenset("甲乙丙丁戊")  # 陈某甲, 李某乙
_PARTY = frozenset("方类级等型")


def _starts_free(line: Worded, start: int) -> bool:
    """Whether nothing stands before it that it could belong to."""
    before = line.text[start - 1 : start]
    return (
        not before
        or before in MARKS
        or line.word_before(start) in words("introducing")
        or bool(line.ending(start, words("titles")))
    )


def _nickname(line: Worded, start: int) -> bool:
    """老李 and 小松 are believed before a verb, behind a title or a mark, and not as a part of a word."""
    after = line.word(start + 2)
    if len(line.word(start)) > 2 or start + 2 not in line.at:
        return False
    weight, titled = surnames()[line.text[start + 1]], line.ending(start, words("titles"))
    if line.text[start : start + 2] in words("no_nickname"):
        return bool(titled) and weight > 1 and after.startswith(SAYS)  # 快递员|小马|说
    if titled and (weight >= 2.0 or (weight > 1 and line.text[start] == "老")):
        return True  # 司机|老周, but not 编辑|小段
    if weight < 2.0:
        return after.startswith(SAYS)
    return after in words("verbs") or after in words("saying") or after[:1] in MARKS or not after


@cache
def _small() -> re.Pattern[str]:
    """小 and what a given name may begin with."""
    usual = given_characters()[0] | {name for name, weight in surnames().items() if weight > 1 and len(name) == 1}
    return re.compile(f"小[{''.join(sorted(usual))}]")


def with_nicknames(whole: Whole, found: dict[int, list[Mention]]) -> dict[int, list[Mention]]:
    """小松, 小芳: believed where the article says so (化名) or comes back to them."""
    places = [
        (line, start, line.text[start:end])
        for line, start, end in whole.places(_small())
        if start in line.at and end in line.at
    ]
    counts = Counter(text for _, _, text in places)
    sure = {text for line, start, text in places if line.text.startswith(_ALIAS, start + 2)}
    for line, start, text in places:
        single = line.word(start) == "小"
        if text in sure or (single and counts[text] > 2 and text not in words("no_nickname")):
            found[line.block].append(Mention(start, start + 2, "person", "小 and given name"))
    return found
