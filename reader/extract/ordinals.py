"""Ordinals (第3名) and identifiers (170、167等号段, 12345热线, 〔2021〕12号) in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reader.extract.folding import holds_any
from reader.extract.found import Found
from reader.extract.numerals import HAN, value_of
from reader.extract.seeking import compiled

_UNIT = (
    "名|位|次|个|届|大|起|轮|期|天|年|季|只|部|批|代|条|款|家|颗|艘|架|步|排|集|章|回|任|站|场|周|月|张|件|种|类|项|号|版|卷|册|"
    "组|队|线|梯队|棒|局|节|盘|首|篇|页|段|幕|层|座|栋|间|辆|台|套|句|遍|趟|口|道|枚|块|根|把|支|顺位|手|波|阶段|季度|"
    "世界|人民医院|中学|小学|大道"
)
# An ordinal needs what it orders: a classifier, or nothing at all after an Arabic number (排在第4). 第一财经 is a name.
_NUMBERED = (
    rf"第(?:(?P<number>\d{{1,4}}|{HAN}{{1,5}}+)(?:(?:至|到|-|、)第?(?P<last>\d{{1,4}}|{HAN}{{1,5}}+))?"
    rf"(?:(?P<unit>{_UNIT})(?!方)|(?<=\d)(?![一-鿿]*方)|(?=[。；！？”）)]|$)))"
)
_SEGMENT = (
    r"(?P<list>\d(?<![\d.].)\d{1,3}(?:(?:、|和|或|及|与)\d{2,4}){0,12})(?:等?(?P<segment>号段)|(?P<prefix>开头|打头))"
)
_LINE = r"(?P<number>\d(?<![\d.].)\d{2,7})(?P<what>短信|热线|客服|服务热线|举报电话|专线|短号码)"
_DOCUMENT = (
    r"[^\W\d_A-Za-z按据依照见由和与及在对将经]{1,6}[〔\[【（(](?:19|20)\d\d[〕\]】）)](?:第|字第)?\d{1,5}号"
    r"|CVE-\d{4}-\d{4,7}|(?<![\d.])\d{6}\.(?:SH|SZ|BJ)\b"
)

_SEGMENT_MARKS = ("号段", "开头", "打头")
_LINE_MARKS = ("短信", "热线", "客服", "举报电话", "专线", "短号码")
_DOCUMENT_MARKS = ("〔20", "[20", "【20", "（20", "(20", "〔19", "CVE-", ".S", ".BJ")


def find(text: str) -> Iterator[Found]:
    """The candidates of a folded text."""
    for match in compiled(_NUMBERED).finditer(text) if "第" in text else ():
        yield from _numbered(match)
    for match in compiled(_SEGMENT).finditer(text) if holds_any(text, _SEGMENT_MARKS) else ():
        yield _segment(match)
    for match in compiled(_LINE).finditer(text) if holds_any(text, _LINE_MARKS) else ():
        value = Decimal(match.group("number"))
        yield Found("identifier", match.start(), match.end(), "identifier.line", value, unit=match.group("what"))
    for match in compiled(_DOCUMENT).finditer(text) if holds_any(text, _DOCUMENT_MARKS) else ():
        yield Found("identifier", match.start(), match.end(), "identifier.document")


def _numbered(match: re.Match[str]) -> Iterator[Found]:
    if match.group("number") in {"百", "千", "万", "亿"}:
        return
    value, last = value_of(match.group("number")), value_of(match.group("last"))
    rule, unit = "ordinal.unit" if match.group("unit") else "ordinal.bare", match.group("unit")
    if last is None:
        yield Found("ordinal", match.start(), match.end(), rule, value, unit=unit)
    else:
        yield Found("ordinal", match.start(), match.end(), "ordinal.range", None, value, last, unit)


def _segment(match: re.Match[str]) -> Found:
    """Telephone number segments, one or a list: 13或18开头."""
    printed = match.group("list")
    value = Decimal(printed) if printed.isdecimal() else None
    return Found(
        "identifier", match.start(), match.end(), "identifier.segment", value, unit=match.group("segment") or None
    )
