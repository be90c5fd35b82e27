"""What makes the name of an organisation of the words before its suffix, and what does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reader.extract.gazetteer import countries, organisations, places
from reader.extract.lexicon import table
from reader.extract.surnames import MARKS
from reader.extract.worded import Mention, Worded

_HAN = re.compile("[一-鿿]+")
_COUNTED = re.compile("[一两三四五六七八九十几多数某][家间名个所座支只处]")  # 旺角一间餐厅
JOINS = frozenset("和与及")
REACH = 14  # characters between the head of a name and its suffix


@cache
def every_suffix() -> frozenset[str]:
    """How the names of organisations end."""
    return kinds("company") | kinds("public")


@cache
def suffixes() -> Mapping[str, tuple[str, ...]]:
    """The suffixes by their last character, longest first."""
    ends: dict[str, set[str]] = {}
    for word in every_suffix():
        ends.setdefault(word[-1], set()).add(word)
    return {last: tuple(sorted(words, key=len, reverse=True)) for last, words in ends.items()}


@cache
def generic() -> frozenset[str]:
    """Words that make no name, however many of them stand together."""
    return every_suffix().union(table("organisations")["generic"]["words"].split()) - {"股份"}


@cache
def stops() -> frozenset[str]:
    """Words that no name of an organisation holds."""
    rows = table("titles")
    every = f"{rows['verbs']} {rows['titles']} {rows['saying']} {rows['function']}".split()
    inside = table("organisations")["suffixes"]["inside"].split()
    return frozenset(word for word in every if len(word) > 1).difference(inside) | frozenset(rows["particles"].split())


def judged(line: Worded, start: int, tail: int, end: int, suffix: str, head: Mention | None) -> Mention | None:
    """The mention, where what stands before the suffix makes a name of it."""
    if suffix in kinds("acting") and not (line.starting(end, kinds("acts")) or _in_list(line, end)):
        return None
    if head and head.kind == "org":
        body = line.text[head.end : tail]
        bare_office = suffix in kinds("offices") and not body and not line.text[: head.end].endswith(_WITH_OFFICES)
        if bare_office or suffix == "党" or (suffix.endswith("委") and body in _LEVELS):
            return None
        inner = suffix in kinds("inner") and (head.end < tail or suffix not in kinds("forms"))
        if suffix in kinds("finance") and not body and not line.text[head.start : head.end].endswith(_FINANCED):
            return Mention(start, end, "org", "organisation and suffix")  # 瑞银|证券
        own = (
            suffix not in kinds("unsure")
            and suffix not in organisations()
            and not (inner and is_generic(line.text[head.end : tail]))
        )
        return Mention(start, end, "org", "organisation and suffix") if own else None
    if head:
        return Mention(start, end, "org", "place and suffix") if _names_with_place(line, head, tail, suffix) else None
    body = line.text[start:tail]
    if suffix in _COMMITTEES and body in places():
        return Mention(start, end, "org", "place and suffix")  # 湖南|省委, where ICU cuts 湖南省|委
    if suffix in kinds("headed") and not _opens(line, start, tail, suffix):
        return _local(line, start, tail, end) or _station(line, start, tail, end, suffix)
    state = suffix in kinds("headed") and body.startswith("国家")  # 国家安全委员会
    if not 2 <= len(body) <= REACH or (is_generic(body) and not state):
        return None
    return Mention(start, end, "org", "suffix") if _looks_own(line, start, tail, suffix) else None


def _local(line: Worded, start: int, tail: int, end: int) -> Mention | None:
    """省商务厅, 市公安局: the office of the place that the article is about."""
    for at in range(tail - 1, start - 1, -1):
        if local := next((word for word in _LOCAL if line.text.startswith(word, at)), ""):
            if at not in line.at or at + len(local) not in line.at:
                continue
            free = line.text[at - 1 : at] not in _POINTING
            told = end - at > 3 or line.text[end - 1] in "联协院"
            first = _seat(line, start, at)
            return Mention(first, end, "org", "local office") if free and told and at + len(local) <= tail else None
    return None


def _station(line: Worded, start: int, tail: int, end: int, suffix: str) -> Mention | None:
    """新桥派出所: two characters where a phrase begins, that say nothing of where it is."""
    start -= tail - start == 1 and line.text[start - 1 : start] in {"新", "老", "大", "小"}  # 新|桥
    free = (
        not start or line.text[start - 1] in MARKS or (before := line.word_before(start)) in stops() or before in JOINS
    )
    named = tail - start == 2 and not is_generic(line.text[start:tail]) and line.text[start:tail] not in kinds("nearby")
    return Mention(start, end, "org", "station") if suffix == "派出所" and free and named else None


def _seat(line: Worded, start: int, at: int) -> int:
    """临江 of 临江县公安局: two characters that are no word, where a phrase begins; 桃源 of 桃源街道党工委."""
    free = not start or line.text[start - 1] in MARKS or line.word_before(start) in stops()
    named = has_singles(line, start, at) or line.text[at] in "街镇乡"
    return start if free and at - start == 2 and named and line.text[start:at] not in generic() else at


def local_head(line: Worded, start: int, join: int) -> int | None:
    """街道 of 街道产业和人才促进局: the place that the whole office is of, where only its trade lies between."""
    at = start
    while at < join and at in line.at:
        word = line.word(at)
        if not word:
            break
        rest = line.text[at + len(word) : join]
        free = at == start and (not at or line.text[at - 1] in MARKS or line.word_before(at) in stops())
        if word in _LOCAL and rest and (free or is_generic(rest)):
            return at
        at += len(word)
    return None


_COMMITTEES = frozenset(("省委", "市委", "县委", "区委", "州委"))
_FINANCED = ("银行", "证券", "保险", "集团", "公司", "信托", "基金", "期货", "资本", "局", "部", "会", "委", "大学")
_WITH_OFFICES = ("委", "会", "组", "指挥部")  # 市安委会办公室, 领导小组办公室


_LOCAL = ("街道", "省", "市", "县", "区", "州", "镇", "乡")
_POINTING = frozenset("本该全各我两三几每某此外跨省市县区景校厂园片社小山灾疫辖库湖矿牧林城郊新老特军战港集乡村城")


_LEVELS = frozenset("省市县区")  # 某党|省|市委: several at once


def _in_list(line: Worded, end: int) -> bool:
    return line.text[end : end + 1] == "、"


@cache
def kinds(name: str) -> frozenset[str]:
    """A list of the suffixes: unsure, headed, common, proud …"""
    return frozenset(table("organisations")["suffixes"][name].split())


_SOME = frozenset("两三各本该此新老多")  # 韩国两党


def _names_with_place(line: Worded, head: Mention, tail: int, suffix: str) -> bool:
    """中国 + 公司 names nobody, 北京 + 安康 + 医院 does, 兰溪市 + 公安局 too."""
    body = line.text[head.end : tail]
    if _COUNTED.match(body) or (suffix == "党" and body in _SOME):
        return False
    abroad = line.text[head.start : head.end] in countries()
    if suffix == "队":
        return not body or has_singles(line, head.end, tail)  # 巴西队, 上海申花队; no 北京施工队
    if suffix == "办事处" and not body and line.text[: head.end].endswith("街道"):
        return True
    if not body:
        return suffix not in kinds("unsure") and not (suffix in kinds("common") and (abroad or suffix not in SEATED))
    if not is_generic(body):
        return suffix not in kinds("unsure") or has_singles(line, head.end, tail)
    if suffix in SEATED:
        return True  # 中国人民大学
    return not (suffix in kinds("common") and (abroad or suffix in _COMMON_ANYWHERE)) and suffix not in kinds("unsure")


_COMMON_ANYWHERE = frozenset({"公司", "中心", "组织", "酒店", "餐厅", "超市", "工作室", "队", "控股", "集团公司"})


SEATED = frozenset({"大学", "医院", "银行"})


def is_generic(body: str) -> bool:
    """Whether nothing but words that make no name stand there."""
    words, reached = _no_names(), [0]
    for end in range(1, len(body) + 1):
        for start in reached[-5:]:
            if start >= end - 5 and body[start:end] in words:
                reached.append(end)
                break
    return reached[-1] == len(body)


@cache
def _no_names() -> frozenset[str]:
    return generic() | JOINS


def _looks_own(line: Worded, start: int, tail: int, suffix: str) -> bool:
    """A body without a place: characters that make no word (云 帆 达), Latin letters, quotation marks, or one word."""
    body = line.text[start:tail]
    latin = re.match(r"[A-Z][A-Za-z0-9&.\-]+", body)
    if suffix in kinds("unsure"):
        alone = latin is not None and latin[0] == body and body not in vetoed()
        return suffix in kinds("brands") and (alone or _is_new(line, start, tail))
    if body[0] in QUOTES:
        return len(re.split('[”"」』]', body[1:])[-1]) <= 4
    if latin:
        return latin[0] not in vetoed() and not (latin.end() < len(body) and is_generic(body[latin.end() :]))
    if has_singles(line, start, tail) or _opens(line, start, tail, suffix):
        return True
    return suffix in kinds("proud") and len(body) <= 5 and (tail not in line.at or suffix not in kinds("taught"))


@cache
def vetoed() -> frozenset[str]:
    """Latin letters that name no organisation."""
    return frozenset(table("organisations")["vetoes"]["latin"].split())


def _opens(line: Worded, start: int, tail: int, suffix: str) -> bool:
    """国际档案协会, 国家安全委员会; 东北大学, 西南大学."""
    word = line.starting(start, kinds("opening"))
    if word and start + len(word) < tail:
        return line.text[start + len(word)] not in "中上下里内外的"
    return line.text[start:tail] in kinds("regions") and suffix in kinds("taught")


QUOTES = frozenset('“"「『')


def has_singles(line: Worded, start: int, end: int) -> bool:
    """Whether two characters stand together that ICU's dictionary knows no word for."""
    parted = list(map(line.at.__contains__, range(start, end + 1)))
    return any(map(all, zip(parted, parted[1:], parted[2:], strict=False)))


def _is_new(line: Worded, start: int, tail: int) -> bool:
    """Two or three characters, none of them in a word, behind a mark or a word that cannot belong to them."""
    alone = all(map(line.at.__contains__, range(start, tail + 1)))
    return (
        alone
        and 2 <= tail - start <= 3
        and (not start or line.word_before(start) in stops() or not _HAN.match(line.text, start - 1))
    )
