"""The short forms of an article's names, as it declares them or as they are usually made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from reader.core.model import NameKind
from reader.extract import gazetteer
from reader.extract.again import again, apart
from reader.extract.bodies import generic, suffixes
from reader.extract.lexicon import table
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Worded, is_word, longest

Found = dict[int, list[Mention]]
_SAID = re.compile(
    r"[（(](?:[^（）()。]{0,40}[，,；;、 ])?"
    r"(?:(?:以下|下文|下|英文)?简称|(?:以下均?|下文|下|又|旧)称|英文缩写|原名|又名|即)"
    r"[为作]?[：:]?[“\"「『]?(?P<alias>[^（）()，,；;。“”\"」』]{2,16}?)[”\"」』]?(?:[，,；;、或/][^（）()。]{0,30})?[）)]"
)
_FOREIGN_NAME = re.compile(r"[（(](?:[A-Z][A-Za-z.'’&\- ]{1,60}[，,；;] ?)?(?P<alias>[A-Z][A-Za-z.'’&\- ]{1,60})[）)]")


def everywhere(whole: Whole, found: Found) -> Found:
    """The mentions with every further place of the names among them, and of their short forms."""
    lines = whole.lines
    told = {alias: one.kind for _, one, alias in declared(lines, found)}
    found = _with_told(whole, found, told)
    kinds = _kinds(lines, found)
    shorts = dict(_short_forms(lines, found, kinds))
    known = {
        **{text: (kind, "again") for text, kind in kinds.items()},
        **{t: (k, r) for t, (k, r) in shorts.items() if t not in kinds},
    }
    return again(whole, found, known)


def _with_told(whole: Whole, found: Found, told: Mapping[str, NameKind]) -> Found:
    """A short form that the article declares stands as a whole, also where a part of it is a name."""
    more: Found = {}
    for alias, kind in told.items():
        for line, start, end in whole.sought(alias):
            if apart(line, start, end):
                more.setdefault(line.block, []).append(Mention(start, end, kind, "declared short form"))
    return found | {block: longest([*some, *found[block]]) for block, some in more.items()}


def _kinds(lines: Sequence[Worded], found: Found) -> dict[str, NameKind]:
    """What each name is: the kind that most of its mentions have."""
    kinds: dict[str, list[NameKind]] = {}
    for line in lines:
        for one in found[line.block]:
            kinds.setdefault(line.text[one.start : one.end], []).append(one.kind)
    return {text: some[0] if len({*some}) == 1 else Counter(some).most_common(1)[0][0] for text, some in kinds.items()}


def _short_forms(
    lines: Sequence[Worded], found: Found, kinds: Mapping[str, NameKind]
) -> Iterator[tuple[str, tuple[NameKind, str]]]:
    for _, one, alias in declared(lines, found):
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


def last_form(name: str) -> str:
    """The form or trade that the name of a company ends with, or nothing."""
    last = next((s for s in suffixes().get(name[-1], ()) if name.endswith(s)), "")
    return last if last in company_forms() else ""


@lru_cache(4096)
def core_of(name: str) -> str:
    """What a company's name holds besides its place, its trade and its form."""
    if not last_form(name):
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


def declared(lines: Sequence[Worded], found: Found) -> Iterator[tuple[Worded, Mention, str]]:
    """Each name and the other one that stands in brackets behind it."""
    for line in lines:
        if "（" in line.text or "(" in line.text:
            for one in found[line.block]:
                if alias := _in_brackets(line.text, one):
                    yield line, one, alias


def _in_brackets(text: str, one: Mention) -> str:
    behind = one.end + (2 if text.startswith(("网站", "官网"), one.end) else 0)
    if not text.startswith(("（", "("), behind):
        return ""
    if found := _SAID.match(text, behind) or _FOREIGN_NAME.match(text, behind):
        return found["alias"].strip()
    short = _SHORT.match(text, behind) if one.kind == "org" else None
    return short[1] if short and _is_short(short[1], text[one.start : one.end]) else ""


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
    letters = iter(name)
    company = (
        len(alias) < 5 and last_form(name) and not last and all(char in letters for char in alias)
    )  # 东京电力公司（东电）
    return foreign or initials or company or (len(last) > 1 and name.endswith(last) and len(alias) > len(last) + 1)
