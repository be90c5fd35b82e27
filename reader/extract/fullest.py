"""One thing, many forms: which names of an article are short for which other one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reader.core.model import NameKind
from reader.extract import gazetteer
from reader.extract.aliases import Found, company_forms, core_of, declared, without_trade
from reader.extract.bodies import generic, kinds, suffixes
from reader.extract.surnames import surnames, words
from reader.extract.worded import Worded

Key = tuple[str, NameKind]
_ADMINISTRATIVE = frozenset(
    ("省", "市", "县", "区", "州", "镇", "乡", "村", "盟", "旗", "自治区", "特别行政区", "地区")
)
_LOOKED_AT = 100  # names that are compared with one: an article that lists thousands stays quick


def fullest(lines: Sequence[Worded], found: Found, originals: Mapping[int, str]) -> dict[Key, str]:
    """For each name as folded, with its kind: the fullest form of the same thing, as the article prints it."""
    printed: dict[Key, str] = {}
    joined: dict[Key, Key] = {}
    for line in lines:
        for one in found[line.block]:
            key = (line.text[one.start : one.end], one.kind)
            printed.setdefault(key, originals[line.block][one.start : one.end])  # in the order of the article
    for line, one, alias in declared(lines, found):
        name = line.text[one.start : one.end]
        short, full = (name, alias) if name.isascii() and not alias.isascii() else (alias, name)  # EPA（环保署）
        joined[short, one.kind] = (full, one.kind)
    signs = {key: [(sign, key[1]) for sign in _signs(*key)] for key in printed}
    buckets, order = _buckets(signs), {key: at for at, key in enumerate(printed)}
    for key in printed:
        near = [bucket for sign in signs[key] if len(bucket := buckets[sign]) > 1]
        longer = _longer(key, near, order) if near and key not in joined else None
        if longer and not (
            _is_titled(key) and key[0] in (private := _private(lines, found)) and longer[0] not in private
        ):
            joined[key] = longer
    return {key: printed[_root(key, joined, printed)] for key in printed}


def _root(key: Key, joined: Mapping[Key, Key], printed: Mapping[Key, str]) -> Key:
    seen = {key}
    while (longer := joined.get(key)) and longer in printed and longer not in seen:
        seen.add(longer)
        key = longer
    return key


def _buckets(signs: Mapping[Key, Sequence[Key]]) -> dict[Key, list[str]]:
    """The names of a kind under what a short form of them shares."""
    buckets: dict[Key, list[str]] = defaultdict(list)
    for (text, _), some in signs.items():
        for sign in some:
            buckets[sign].append(text)
    return buckets


def _signs(text: str, kind: NameKind) -> Iterator[str]:
    """A beginning, an end, a first character, a core."""
    yield "^" + text[:2]
    yield "$" + text[-2:]
    if kind != "place":
        yield "1" + text[0]
    if kind == "org" and (core := core_of(text)):
        yield "=" + core


def _private(lines: Sequence[Worded], found: Found) -> frozenset[str]:
    """Persons who are called by what anybody may be, 市民赵先生: short for nobody who is called otherwise."""
    return frozenset(
        line.text[one.start : one.end]
        for line in lines
        for one in found[line.block]
        if one.kind == "person" and line.ending(one.start, words("private"))
    )


def _is_titled(key: Key) -> bool:
    return key[1] == "person" and key[0][1:] in words("honorifics")


def _longer(key: Key, near: Sequence[Sequence[str]], order: Mapping[Key, int]) -> Key | None:
    """The one longer name of the same kind that this one is short for; `near` share something with it."""
    text, kind = key
    same = {"person": _same_person, "org": _same_organisation, "place": _same_place}[kind]
    others = dict.fromkeys(other for bucket in near for other in bucket[:_LOOKED_AT])
    longer = [other for other in others if other != text and same(text, other)]
    if kind == "org":
        longer = _introduced(text, longer, order)
    if not longer or (kind == "person" and len(longer) > 1):
        return None
    return max(longer, key=len), kind


def _introduced(short: str, longer: Sequence[str], order: Mapping[Key, int]) -> list[str]:
    """国家统计局 and 英国国家统计局: a name that is whole is short for another one only where the article has named
    that one before, and one of them alone."""
    tails = [other for other in longer if other.endswith(short)]
    if any(not max(tails, key=len).endswith(other) for other in tails):
        return [other for other in longer if other not in tails]  # 美国财政部 and 日本财政部
    here = order[short, "org"]
    return [
        other
        for other in longer
        if other not in tails
        or short[0] in "省市县区州"
        or order[other, "org"] < here
        or not _is_whole(other.removesuffix(short))
    ]


def _is_whole(prefix: str) -> bool:
    """Whether a country, a place or an organisation stands in front, of which there may be another such body."""
    known = (prefix[:length] for length in range(2, len(prefix) + 1))
    return any(start in gazetteer.places() or start in gazetteer.organisations() for start in known)


def _same_place(short: str, long: str) -> bool:
    return long.startswith(short) and long[len(short) :] in _ADMINISTRATIVE


def _same_person(short: str, long: str) -> bool:
    """诺兰 and 弗雷德·诺兰; 李教授 and 李国梁, where nobody else bears that surname."""
    if long.endswith(("·" + short, "•" + short, " " + short)) or long.startswith(short + "·"):
        return True
    titled = short[1:] in words("honorifics") and short[0] in surnames()
    return titled and long[0] == short[0] and 2 <= len(long) <= 3 and long[1:] not in words("honorifics")


def _same_organisation(short: str, long: str) -> bool:
    """阿里巴巴 and 阿里巴巴集团; 公安局 of …; 云帆达公司 and its full name; 中科院 and 中国科学院."""
    if len(long) <= len(short):
        return False
    if long.startswith(short):
        rest = long[len(short) :]
        both = short in gazetteer.organisations() and long in gazetteer.organisations()
        if both and rest not in kinds("forms"):
            return False  # 阿里 and 阿里云
        return not _is_unit(rest) and (rest in generic() or not without_trade(rest))
    if long.endswith(short):
        return len(short) >= 3 or short in gazetteer.organisations()
    core = core_of(short)
    if len(core) >= 2 and core_of(long) == core:
        return True
    whole = short in suffixes().get(short[-1], ())  # 国会 is short for nothing
    initials = not whole and len(short) <= 3 and len(long) >= 5 and short[0] == long[0] and short[-1] in long[-2:]
    return initials and _in_order(short, long)


def _is_unit(rest: str) -> bool:
    """清华大学|人工智能学院: a part of it, no fuller name."""
    ending = next((suffix for suffix in suffixes().get(rest[-1], ()) if rest.endswith(suffix)), "")
    return bool(ending) and (ending not in company_forms() or ending in kinds("headed"))


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
