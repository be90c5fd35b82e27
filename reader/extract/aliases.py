"""One thing, many forms: which names of an article are the same, and where else each of them stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.core.model import NameKind
from reader.extract import gazetteer
from reader.extract.lexicon import table
from reader.extract.organisations import generic, suffixes
from reader.extract.worded import Mention, Worded, is_word

Found = dict[int, list[Mention]]
_SAID = re.compile(
    r"[（(](?:以下简称|以下称|下称|下文简称|简称|又称|即)[：:]?[“\"「]?(?P<alias>[^（）()，,；;。“”\"」]{2,16}?)[”\"」]?[）)]"
)
_FOREIGN_NAME = re.compile(r"[（(](?P<alias>[A-Z][A-Za-z.'’&\- ]{1,60})[）)]")
_ADMINISTRATIVE = ("省", "市", "县", "区", "州", "镇", "乡", "自治区", "特别行政区", "盟", "旗", "村", "地区")


def everywhere(lines: Sequence[Worded], found: Found) -> Found:
    """The mentions with every further place of the names among them, and of their short forms."""
    kinds = _kinds(lines, found)
    shorts = dict(_short_forms(lines, found, kinds))
    known = {
        **{text: (kind, "again") for text, kind in kinds.items()},
        **{t: (k, r) for t, (k, r) in shorts.items() if t not in kinds},
    }
    heads: dict[str, tuple[int, ...]] = {}
    for name in sorted(known, key=len, reverse=True):
        if len(name) > 1:
            heads[name[:2]] = (*heads.get(name[:2], ()), len(name))
    first = re.compile(f"[{re.escape(''.join(sorted({head[0] for head in heads})))}]") if heads else re.compile("(?!)")
    return {line.block: _again(line, found[line.block], known, heads, first) for line in lines}


def _kinds(lines: Sequence[Worded], found: Found) -> dict[str, NameKind]:
    """What each name is: the kind that most of its mentions have."""
    counts: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for line in lines:
        for one in found[line.block]:
            counts[line.text[one.start : one.end]][one.kind] += 1
    return {text: kinds.most_common(1)[0][0] for text, kinds in counts.items()}


def _again(
    line: Worded,
    mentions: Sequence[Mention],
    known: Mapping[str, tuple[NameKind, str]],
    heads: Mapping[str, tuple[int, ...]],
    first: re.Pattern[str],
) -> list[Mention]:
    """What is found already, with the kind its name has, and what stands between."""
    text = line.text
    filled = bytearray(len(text) + 1)
    result: list[Mention] = []
    for one in mentions:
        filled[one.start : one.end] = b"\1" * (one.end - one.start)
        kind = known[text[one.start : one.end]][0]
        result.append(one if one.kind == kind else Mention(one.start, one.end, kind, one.rule))
    for match in first.finditer(text):
        at = match.start()
        if filled[at]:
            continue
        for length in heads.get(text[at : at + 2], ()):
            name = text[at : at + length]
            if (
                at + length <= len(text)
                and name in known
                and not any(filled[at : at + length])
                and _apart(line, at, at + length)
            ):
                result.append(Mention(at, at + length, *known[name]))
                filled[at : at + length] = b"\1" * length
                break
    return sorted(result, key=lambda one: one.start)


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
        for one, alias, _, _ in _declared(line, found[line.block]):
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
    core = _core(name)
    if core and core != name and len(core) >= 2 and core not in generic() and core not in gazetteer.places():
        yield core + "公司"
        yield core + "集团"
        if not is_word(core):
            yield core


@cache
def _company() -> frozenset[str]:
    return frozenset(table("organisations")["suffixes"]["company"].split())


def _core(name: str) -> str:
    """What a company's name holds besides its place, its trade and its form."""
    last = next((s for s in suffixes().get(name[-1], ()) if name.endswith(s)), "")
    if last not in _company():
        return ""
    rest = re.sub(r"[（(].*?[）)]", "|", name)
    for length in range(min(8, len(rest) - 2), 1, -1):
        if rest[:length] in gazetteer.places() or rest[:length] + "市" in gazetteer.places():
            rest = rest[length:].removeprefix("省").removeprefix("市")
            break
    rest = rest.split("|")[0]
    return _without_trade(rest)


def _without_trade(rest: str) -> str:
    words = generic()
    shrunk = True
    while shrunk:
        shrunk = False
        for length in range(min(6, len(rest)), 1, -1):
            if rest[-length:] in words:
                rest, shrunk = rest[:-length], True
                break
    return rest


def _declared(line: Worded, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str, int, int]]:
    """A name and the other one that stands in brackets behind it."""
    for one in mentions:
        if line.text[one.end : one.end + 1] not in {"（", "("}:
            continue
        found = _SAID.match(line.text, one.end) or _FOREIGN_NAME.match(line.text, one.end)
        if found:
            yield one, found["alias"].strip(), found.start("alias"), found.end("alias")


def fullest(lines: Sequence[Worded], found: Found, originals: Mapping[int, str]) -> dict[tuple[str, NameKind], str]:
    """For each name as folded, with its kind: the fullest form of the same thing, as the article prints it."""
    printed: dict[tuple[str, NameKind], str] = {}
    joined: dict[tuple[str, NameKind], tuple[str, NameKind]] = {}
    for line in lines:
        for one in found[line.block]:
            printed.setdefault((line.text[one.start : one.end], one.kind), originals[line.block][one.start : one.end])
        for one, alias, _, _ in _declared(line, found[line.block]):
            joined[alias, one.kind] = (line.text[one.start : one.end], one.kind)
    for key in printed:
        if key not in joined and (longer := _longer(key, printed)):
            joined[key] = longer
    return {key: printed[_root(key, joined, printed)] for key in printed}


def _root(
    key: tuple[str, NameKind],
    joined: Mapping[tuple[str, NameKind], tuple[str, NameKind]],
    printed: Mapping[tuple[str, NameKind], str],
) -> tuple[str, NameKind]:
    seen = {key}
    while (longer := joined.get(key)) and longer in printed and longer not in seen:
        seen.add(longer)
        key = longer
    return key


def _longer(key: tuple[str, NameKind], printed: Mapping[tuple[str, NameKind], str]) -> tuple[str, NameKind] | None:
    """The one longer name of the same kind that this one is short for."""
    text, kind = key
    same = {"person": _same_person, "org": _same_organisation, "place": _same_place}[kind]
    longer = [(other, kind) for other, that in printed if that == kind and len(other) > len(text) and same(text, other)]
    if kind == "person" and len(longer) > 1:
        return None
    return max(longer, key=lambda one: len(one[0])) if longer else None


def _same_place(short: str, long: str) -> bool:
    return long.startswith(short) and long[len(short) :] in _ADMINISTRATIVE


def _same_person(short: str, long: str) -> bool:
    """诺兰, 弗雷德·诺兰; 李教授, 李国梁."""
    return long.endswith(("·" + short, " " + short))


def _same_organisation(short: str, long: str) -> bool:
    if long.startswith(short):
        rest = long[len(short) :]
        return rest in generic() or not _without_trade(rest)
    if long.endswith(short):
        return len(short) >= 3 or short in gazetteer.organisations()
    core = _core(short)
    if len(core) >= 2 and core in long and _core(long) == core:
        return True
    return (
        len(short) <= 3 and len(long) >= 5 and short[0] == long[0] and short[-1] in long[-2:] and _in_order(short, long)
    )


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
