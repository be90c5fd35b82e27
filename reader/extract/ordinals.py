"""Ordinals (第3名) and identifiers (170、167等号段, 12345热线, 〔2021〕12号) in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from reader.extract.found import Found
from reader.extract.numerals import HAN, value_of
from reader.extract.seeking import compiled, one_of

_UNIT = (
    "名|位|次|个|届|大|起|轮|期|天|年|季|只|部|批|代|条|款|家|颗|艘|架|步|排|集|章|回|任|站|场|周|月|张|件|种|类|项|号|版|卷|册|"
    "组|队|线|梯队|棒|局|节|盘|首|篇|页|段|幕|层|座|栋|间|辆|台|套|句|遍|趟|口|道|枚|块|根|把|支|顺位|手|波|阶段|季度|"
    "世界|人民医院|中学|小学|大道|分钟|小时|晚|例|年级|学期|赛季|公里"
)
# An ordinal needs what it orders: a classifier, or nothing at all after an Arabic number (排在第4). 第一财经 is a name.
_NUMBERED = (
    rf"第(?:(?P<number>\d{{1,4}}|{HAN}{{1,5}}+)(?:(?:至|到|-|、)第?(?P<last>\d{{1,4}}|{HAN}{{1,5}}+))?"
    rf"(?:(?P<unit>{_UNIT})(?!方)|(?<=\d)(?![一-鿿]*方)|(?=[。；！？”）)]|$)))"
)
_SEGMENT = (
    r"(?P<list>[0-9](?<![\d.].)\d{1,3}(?:(?:、|和|或|及|与)\d{2,4}){0,12})"
    r"(?:等?(?P<segment>号段)|(?P<prefix>开头|打头))"
)
_LINE = r"(?P<number>[0-9](?<![\d.].)\d{2,7})(?P<what>短信|热线|客服|服务热线|举报电话|专线|短号码)"
_DOCUMENT = (
    r"[^\W\d_A-Za-z按据依照见由和与及在对将经]{1,6}[〔\[【（(](?:19|20)\d\d[〕\]】）)](?:第|字第)?\d{1,5}号"
    r"|CVE-\d{4}-\d{4,7}|(?<![\d.])\d{6}\.(?:SH|SZ|BJ)\b"
)


def find(text: str) -> Iterator[Found]:
    """The candidates of a folded text."""
    held = set(_MARKS.findall(text))
    for marks, pattern, read in _FORMS if held else ():
        for match in compiled(pattern).finditer(text) if not held.isdisjoint(marks) else ():
            if found := read(match):
                yield found


def _numbered(match: re.Match[str]) -> Found | None:
    if match.group("number") in {"百", "千", "万", "亿"}:
        return None
    value, last = value_of(match.group("number")), value_of(match.group("last"))
    rule, unit = "ordinal.unit" if match.group("unit") else "ordinal.bare", match.group("unit")
    if last is None:
        return Found("ordinal", match.start(), match.end(), rule, value, unit=unit)
    return Found("ordinal", match.start(), match.end(), "ordinal.range", None, value, last, unit)


def _segment(match: re.Match[str]) -> Found:
    """Telephone number segments, one or a list: 13或18开头."""
    printed = match.group("list")
    value = Decimal(printed) if printed.isdecimal() else None
    return Found(
        "identifier", match.start(), match.end(), "identifier.segment", value, unit=match.group("segment") or None
    )


def _line(match: re.Match[str]) -> Found:
    value = Decimal(match.group("number"))
    return Found("identifier", match.start(), match.end(), "identifier.line", value, unit=match.group("what"))


def _document(match: re.Match[str]) -> Found:
    return Found("identifier", match.start(), match.end(), "identifier.document")


# The marks without which a text holds none of a form, its pattern, and what reads a match of it.
_FORMS: tuple[tuple[tuple[str, ...], str, Callable[[re.Match[str]], Found | None]], ...] = (
    (("第",), _NUMBERED, _numbered),
    (("号段", "开头", "打头"), _SEGMENT, _segment),
    (("短信", "热线", "客服", "举报电话", "专线", "短号码"), _LINE, _line),
    (("〔20", "[20", "【20", "（20", "(20", "〔19", "CVE-", ".S", ".BJ"), _DOCUMENT, _document),
)
_MARKS = one_of(mark for marks, *_ in _FORMS for mark in marks)
