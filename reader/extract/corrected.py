"""The tagger's names, held against what names are made of: cut at titles, refused where they are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.core.model import NameKind
from reader.extract.bodies import SEATED, generic, is_generic, stops, suffixes, vetoed
from reader.extract.gazetteer import countries, organisations, places, transliterated, weak_places
from reader.extract.lexicon import table
from reader.extract.surnames import refused, surnames, words
from reader.extract.tagger import Tagged
from reader.extract.worded import Mention, Worded, is_word

_HAN = re.compile("[一-鿿]+")
_FOREIGN = re.compile("[一-鿿A-Za-z.]+(?:[·•・‧∙][一-鿿A-Za-z.]+)+")
_EDGE = ' \u00a0\t“”"「」『』《》（）()、，,：:；;。.·•・‧∙-—/|@#'


def by_block(lines: Sequence[Worded], tagged: Sequence[Tagged]) -> dict[int, list[Mention]]:
    """What is left of the tagger's names, for each block."""
    if not tagged:
        return {line.block: [] for line in lines}
    here: dict[int, list[Tagged]] = {line.block: [] for line in lines}
    for one in tagged:
        if one.block in here:
            here[one.block].append(one)
    counts = Counter(line.text[one.start : one.end] for line in lines for one in here[line.block])
    return {line.block: list(_corrected(line, here[line.block], counts)) for line in lines}


def _corrected(line: Worded, tagged: Sequence[Tagged], counts: Mapping[str, int]) -> Iterator[Mention]:
    for one in tagged:
        start, end = _trimmed(line.text, one.start, one.end)
        if one.kind == "person":
            start, end = _without_titles(line, start, end)
            end -= line.text[start:end][-1:] in _BEHIND and transliterated().issuperset(line.text[start : end - 1])
        elif one.kind == "place":
            start = _past_country(line.text, _past_where(line.text, start, end), end)
        kind = _kind(line.text[start:end], one.kind)
        again = counts[line.text[one.start : one.end]] > 1
        if end - start > 1 and _fits(line, kind, start, end, again):
            yield Mention(start, end, kind, "tagger")


def _kind(text: str, kind: NameKind) -> NameKind:
    """What its end says that it is: 北桥派出所 is no place."""
    if not text or kind == "person":
        return kind
    placed = max((len(suffix) for suffix in _sites() if text.endswith(suffix)), default=0)
    named = max((len(suffix) for suffix in suffixes().get(text[-1], ()) if text.endswith(suffix)), default=0)
    if placed == named or max(placed, named) < 2:
        return kind
    return "place" if placed > named else "org"


@cache
def _sites() -> tuple[str, ...]:
    return tuple(table("sites")["suffixes"].split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _without_titles(line: Worded, start: int, end: int) -> tuple[int, int]:
    for length in range(min(5, end - start - 2), 1, -1):
        if line.text[start : start + length] in words("titles"):
            start += length
            break
    for length in range(min(5, end - start - 2), 1, -1):
        if line.text[end - length : end] in words("titles"):
            return start, end - length
    return start, end


_BEHIND = frozenset("同与和跟向对在被把将")  # 费丹|同叙利亚


def _past_country(text: str, start: int, end: int) -> int:
    """智利|阿塔卡马沙漠: two places."""
    if text[start:end] in places() or not text[start:end].endswith(_sites()):
        return start
    for length in range(min(6, end - start - 3), 1, -1):
        if text[start : start + length] in countries():
            return start + length
    return start


def _past_where(text: str, start: int, end: int) -> int:
    """地处禹州: the word of where is no part of it."""
    for length in (3, 2):
        if end - start > length + 1 and text[start : start + length] in table("sites")["where"].split():
            return start + length
    return start


def _fits(line: Worded, kind: str, start: int, end: int, again: bool) -> bool:
    text = line.text[start:end]
    if _cut_by_dot(line.text, start, end):
        return False
    if kind == "person":
        return _is_person(text) and (start in line.at or end in line.at)
    if (
        text in generic()
        or text in words("titles")
        or (is_generic(text) and not text.endswith("出版社"))
        or not (start in line.at and end in line.at)
        or (end - start == 2 and text not in places() and kind == "place" and line.word(end) in generic())  # 临港|产业
    ):
        return False
    return _is_place(text, again) if kind == "place" else _is_organisation(text) and _holds_together(line, start, end)


def _holds_together(line: Worded, start: int, end: int) -> bool:
    """No verb inside, and no known name behind words that are none: 某某|北京大学法学院."""
    at, named = start, True
    while at < end:
        word = line.word(at)
        if not word or word in stops() or (at > start and not named and word in organisations()):
            return False
        if at > start and not named and word in places() and not is_generic(line.text[start:at]):
            return False
        named = named and (
            word in places() or word in organisations() or (at == start and len(word) > 1 and word in _opening())
        )
        at += len(word)
    return True


@cache
def _opening() -> frozenset[str]:
    return frozenset(table("organisations")["suffixes"]["opening"].split())


def _cut_by_dot(text: str, start: int, end: int) -> bool:
    """乔安娜·范登|贝格: the dot says that the name goes on."""
    return text[end : end + 1] in set("·•・‧∙") or text[start - 1 : start] in set("·•・‧∙")


def _is_person(text: str) -> bool:
    """A surname and one or two characters, or letters of transliteration."""
    if _FOREIGN.fullmatch(text):
        return True
    if not _HAN.fullmatch(text) or text in generic() or text in words("titles"):
        return False
    usual = surnames().get(text[:2], surnames().get(text[0], -9.0))
    longest = 4 if text[:2] in surnames() else 3
    if usual > (-9.0 if len(text) == 3 else 0.0) and 2 <= len(text) <= longest and not _ends_like_no_name(text):
        return True
    return not text.endswith("方") and transliterated().issuperset(text)


def _ends_like_no_name(text: str) -> bool:
    """乌民众: a country by one letter, and a word."""
    if text[0] in "巴以俄乌美英法德日韩朝印" and len(text) == 3 and text[1:] in words("crowds"):
        return True
    return text[-1] in "们等说的了家人者方队" or text[1] in refused().get(text[0], "")


def _is_place(text: str, again: bool) -> bool:
    """No direction, no pair of countries (中美), no place that is known with something behind it."""
    if text in places():
        return True
    rows = table("sites")
    if "的" in text or text in rows["directions"].split() or text in rows["plain"].split() or text in weak_places():
        return False
    if not _HAN.fullmatch(text) or len(text) > 14 or text.endswith("方") or _is_pair(text):
        return False
    if text.endswith(_sites()):
        return not _lacks_own(text)
    if len(text) > 2 and not transliterated().issuperset(text) and _ends_in_word(text):
        return False
    return text[0] not in table("places")["letters"] and ((again or len(text) > 2) and not _starts_known(text))


def _lacks_own(text: str) -> bool:
    """健康公园, 南美站: a word of what is there, or a part of the world, names no site."""
    body = text.removesuffix(max((suffix for suffix in _sites() if text.endswith(suffix)), key=len))
    return is_generic(body) if len(body) > 1 and text not in places() and body not in places() else body in _world()


@cache
def _world() -> frozenset[str]:
    return countries() | {"亚洲", "欧洲", "非洲", "美洲", "南美", "北美", "南美洲", "北美洲", "大洋洲", "拉美", "中东"}


def _ends_in_word(text: str) -> bool:
    """冰|洞口, 河道|附近: what a place's name ends with is no word of two letters by itself."""
    return is_word(text[-2:]) and not is_word(text[-3:]) and text[-2:] not in places()


def _is_pair(text: str) -> bool:
    """中美, 匈中两国: letters that stand for countries."""
    letters = table("places")["letters"]
    return (
        all(char in letters for char in text[:2])
        or (text[0] == "中" and text[:2] not in _CENTRAL)
        or (text[1] == "中" and text[0] in letters)
    )


_CENTRAL = frozenset({"中关", "中央", "中山", "中原", "中东", "中华", "中亚", "中欧", "中环"})


def _is_organisation(text: str) -> bool:
    """Not a suffix alone, nor letters that name no organisation, nor a known name with something behind it."""
    if text in organisations():
        return True
    latin = re.match("[A-Za-z0-9]+", text)
    if (latin and (latin[0] in vetoed() or latin[0].isdigit())) or not re.search("[一-鿿]", text):
        return False
    if _SEVERAL.search(text):
        return False
    ends = any(text.endswith(suffix) for suffix in suffixes().get(text[-1], ()))
    if _is_pair(text) and not ends:
        return False
    if ends:
        return len(text) <= 30 and not _lacks_name(text) and not _lacks_head(text)
    return 2 <= len(text) <= 8 and not _starts_known(text) and not latin and not _is_thing(text)


_SEVERAL = re.compile("[省市县区][市县区][委区县]$")  # 某党省市委


def _is_thing(text: str) -> bool:
    """品牌丝路行, 海铁联运: an event, a trade."""
    rows = table("organisations")["vetoes"]
    return len(text) > 2 and text.endswith(tuple(rows["things"].split()))


def _starts_known(text: str) -> bool:
    return any(text[:length] in places() or text[:length] in organisations() for length in range(2, len(text)))


def _lacks_name(text: str) -> bool:
    """A suffix alone, or with one character or nothing but a place before it: 伦敦公司."""
    suffix = next(suffix for suffix in suffixes()[text[-1]] if text.endswith(suffix))
    body = text.removesuffix(suffix)
    rows = table("organisations")["suffixes"]
    trade = suffix in rows["unsure"].split() or suffix in rows["common"].split()
    return len(body) < 2 or (trade and body in places() and suffix not in SEATED)


def _lacks_head(text: str) -> bool:
    """要求暂停议会: some suffixes are a name only behind a place or an organisation."""
    headed = next((suffix for suffix in suffixes()[text[-1]] if text.endswith(suffix)), "") in _headed()
    return headed and not _starts_known(text) and text[:2] not in _opening() and text[0] not in "省市县区州"


@cache
def _headed() -> frozenset[str]:
    rows = table("organisations")["suffixes"]
    return frozenset(rows["headed"].split()).difference(rows["told"].split())
