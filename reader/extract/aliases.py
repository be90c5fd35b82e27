"""Where else the names of an article stand, and their short forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from reader.core.model import NameKind
from reader.extract import gazetteer
from reader.extract.bodies import generic, suffixes
from reader.extract.lexicon import table
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded, is_word, longest

Found = dict[int, list[Mention]]
_SAID = re.compile(
    r"[（(](?:以下简称|以下称|下称|下文简称|简称|又称|即)[：:]?[“\"「]?(?P<alias>[^（）()，,；;。“”\"」]{2,16}?)[”\"」]?[）)]"
)
_FOREIGN_NAME = re.compile(r"[（(](?P<alias>[A-Z][A-Za-z.'’&\- ]{1,60})[）)]")


def everywhere(whole: Whole, found: Found) -> Found:
    """The mentions with every further place of the names among them, and of their short forms."""
    lines = whole.lines
    told = {alias: one.kind for line in lines for one, alias in declared(line, found[line.block])}
    found = _with_told(whole, found, told)
    kinds = _kinds(lines, found)
    shorts = dict(_short_forms(lines, found, kinds))
    known = {
        **{text: (kind, "again") for text, kind in kinds.items()},
        **{t: (k, r) for t, (k, r) in shorts.items() if t not in kinds},
    }
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in known:
        if len(name) > 1:
            lengths[name[:2]].add(len(name))
    heads = {head: tuple(sorted(some, reverse=True)) for head, some in lengths.items()}
    places = _places(whole, heads)
    return {line.block: _again(line, found[line.block], known, heads, places.get(line.block, ())) for line in lines}


def _places(whole: Whole, heads: Mapping[str, tuple[int, ...]]) -> dict[int, list[int]]:
    """Where names may begin, in order, by block. Characters are fewer than names, and sought faster than compared."""
    firsts = {head[0] for head in heads}
    begun = [at for first in firsts for at in _sought(whole.text, first) if whole.text[at : at + 2] in heads]
    places: dict[int, list[int]] = {}
    for at in sorted(begun):
        line, start, _ = whole.place(at, at)
        places.setdefault(line.block, []).append(start)
    return places


def _sought(text: str, part: str) -> Iterator[int]:
    """Where a part of a text begins, each time it stands there."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _with_told(whole: Whole, found: Found, told: Mapping[str, NameKind]) -> Found:
    """A short form that the article declares stands as a whole, also where a part of it is a name."""
    more: Found = {}
    for alias, kind in told.items():
        for at in _sought(whole.text, alias):
            line, start, end = whole.place(at, at + len(alias))
            if _apart(line, start, end):
                more.setdefault(line.block, []).append(Mention(start, end, kind, "declared short form"))
    return found | {block: longest([*some, *found[block]]) for block, some in more.items()}


def _kinds(lines: Sequence[Worded], found: Found) -> dict[str, NameKind]:
    """What each name is: the kind that most of its mentions have."""
    kinds: dict[str, list[NameKind]] = {}
    for line in lines:
        for one in found[line.block]:
            kinds.setdefault(line.text[one.start : one.end], []).append(one.kind)
    return {text: some[0] if len({*some}) == 1 else Counter(some).most_common(1)[0][0] for text, some in kinds.items()}


def _again(
    line: Worded,
    mentions: Sequence[Mention],
    known: Mapping[str, tuple[NameKind, str]],
    heads: Mapping[str, tuple[int, ...]],
    places: Sequence[int],
) -> list[Mention]:
    """What is found already, with the kind its name has, and what stands between, begun at one of the `places`."""
    text, result = line.text, _as_most(line, mentions, known)
    begun = {one.start for one in mentions}
    if begun.issuperset(places):  # as in most lines
        return result
    filled = {at for one in mentions for at in range(one.start, one.end)}
    for at in places:
        if at in filled:
            continue
        for length in heads[text[at : at + 2]]:
            name = text[at : at + length]
            end = at + length
            if name in known and end <= len(text) and filled.isdisjoint(range(at, end)) and _apart(line, at, end):
                result.append(Mention(at, end, *known[name]))
                filled.update(range(at, end))
                break
    return sorted(result, key=attrgetter("start"))


def _as_most(line: Worded, mentions: Sequence[Mention], known: Mapping[str, tuple[NameKind, str]]) -> list[Mention]:
    """The mentions with the kind that their name has."""
    result: list[Mention] = []
    for one in mentions:
        kind = known[line.text[one.start : one.end]][0]
        result.append(one if one.kind == kind else Mention(one.start, one.end, kind, one.rule))
    return result


def _apart(line: Worded, start: int, end: int) -> bool:
    """Whether a name may stand here: between words; one of three characters and more needs one side of it."""
    if _LETTER.match(line.text[start]) and _LETTER.match(line.text[start - 1 : start]):
        return False
    if _LETTER.match(line.text[end - 1]) and _LETTER.match(line.text[end : end + 1]):
        return False
    sides = (start in line.at) + (end in line.at)
    return sides == 2 or (end - start > 2 and sides == 1)


_LETTER = re.compile("[A-Za-z0-9]")


def _short_forms(
    lines: Sequence[Worded], found: Found, kinds: Mapping[str, NameKind]
) -> Iterator[tuple[str, tuple[NameKind, str]]]:
    for line in lines:
        for one, alias in declared(line, found[line.block]):
            yield alias, (one.kind, "declared short form")
    whole = [text for text, kind in kinds.items() if kind == "org"]
    for name in whole:
        for short in _shortened(name):
            yield short, ("org", "short form")
    for text, kind in kinds.items():
        if kind == "person" and "·" in text:
            last = text.rsplit("·", 1)[1]
            if len(last) >= 2:
                yield last, ("person", "surname of a foreign name")
            first = re.split("·", text)[0]
            if len(first) > 2 and first.isalpha() and not first.isascii():
                yield first, ("person", "first name of a foreign name")
        if kind == "person" and " " in text and text.isascii():
            yield text.rsplit(" ", 1)[1], ("person", "surname of a foreign name")
        if (
            kind == "place"
            and len(text) >= 3
            and text.endswith(("市", "县", "镇", "乡"))
            and text[:-1] not in generic()
        ):
            yield text[:-1], ("place", "short form")


def _shortened(name: str) -> Iterator[str]:
    """朗晖集团: 朗晖; 上海云帆达信息科技有限公司: 云帆达公司, 云帆达; 德拓（上海）技术有限公司: 德拓公司, 德拓."""
    core = core_of(name)
    if core and core != name and len(core) >= 2 and core not in generic() and core not in gazetteer.places():
        yield core + "公司"
        yield core + "集团"
        if not is_word(core):
            yield core


@cache
def company_forms() -> frozenset[str]:
    """What the names of companies end with: forms and trades."""
    return frozenset(table("organisations")["suffixes"]["company"].split())


@lru_cache(4096)
def core_of(name: str) -> str:
    """What a company's name holds besides its place, its trade and its form."""
    last = next((s for s in suffixes().get(name[-1], ()) if name.endswith(s)), "")
    if last not in company_forms():
        return ""
    rest = re.sub(r"[（(].*?[）)]", "|", name)
    for length in range(min(8, len(rest) - 2), 1, -1):
        if rest[:length] in gazetteer.places() or rest[:length] + "市" in gazetteer.places():
            rest = rest[length:].removeprefix("省").removeprefix("市")
            break
    rest = rest.split("|")[0]
    return without_trade(rest)


def without_trade(rest: str) -> str:
    """What is left of a name without the words of trades and forms at its end."""
    words = generic()
    shrunk = True
    while shrunk:
        shrunk = False
        for length in range(min(6, len(rest)), 1, -1):
            if rest[-length:] in words:
                rest, shrunk = rest[:-length], True
                break
    return rest


def declared(line: Worded, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """A name and the other one that stands in brackets behind it."""
    for one in mentions if "（" in line.text or "(" in line.text else ():
        behind = one.end + (2 if line.text.startswith(("网站", "官网"), one.end) else 0)
        if line.text[behind : behind + 1] not in {"（", "("}:
            continue
        found = _SAID.match(line.text, behind) or _FOREIGN_NAME.match(line.text, behind)
        if found:
            yield one, found["alias"].strip()
        elif one.kind == "org" and (short := _SHORT.match(line.text, behind)):
            yield from [(one, short[1])] if _is_short(short[1], line.text[one.start : one.end]) else ()


_SHORT = re.compile("[（(]([一-鿿]{2,8})[）)]")


def _is_short(alias: str, name: str) -> bool:
    """哈马斯 of 巴勒斯坦伊斯兰抵抗运动, 近东救济工程处: known as a body, or what a body bears as a name of its own."""
    if alias in gazetteer.organisations():
        return True
    if alias in gazetteer.places() or alias in generic() or len(alias) >= len(name):
        return False
    last = next((s for s in suffixes().get(alias[-1], ()) if alias.endswith(s)), "")
    letters = iter(name)
    initials = all(char in letters for char in alias) and alias[-1] == name[-1]
    movement = name.endswith(("运动", "组织", "阵线", "联盟", "武装", "党", "游击队"))
    foreign = movement and gazetteer.transliterated().issuperset(alias)
    return foreign or initials or (len(last) > 1 and name.endswith(last) and len(alias) > len(last) + 1)
