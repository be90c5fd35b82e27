"""Amounts: a numeral, first, then the unit that follows it and what belongs to both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reader.extract import money
from reader.extract.numerals import NUMERAL, Number, parse, value_of
from reader.extract.units import Unit, chinese

_VAGUE = frozenset("余多来")
BLANKS = " \u00a0\u2009"
# Half a unit more: 三斤半; not where 半 begins the next word.
_HALF = re.compile(r"半(?![数以天年夜路个径场价导球月小])")
_METRE_MORE = re.compile(r"(?:[一二三四五六七八九]{1,2}|\d{1,2})(?![\d.十百千万亿个名家年月天人次米元块角件条只%])")
_TENTHS_MORE = re.compile(r"[ ]?(?P<more>[一二三四五六七八九半])(?![十百千万亿个名家年月天人次成折])")
_HUNDREDTHS = re.compile(r"\d{2}(?!\d)")  # 9秒83
_MINUS = re.compile(r"(?:(?:(?<=[温为到至降约在是达跌（(，,、：:\s])|^)-|负|零下)$")
_ITS_PERIOD = frozenset("间末中初限满权货待望")  # 2年|期间: 期 begins the next word
_DEGREES = re.compile(r"(?:摄氏|华氏)(?:温度)?[ \u00a0]?$")


class Amount(NamedTuple):
    """A number and its unit; `pieces` are those of a compound (一年四个月). Without a unit it may begin a range."""

    start: int
    end: int
    printed: str  # the numeral
    number: Number
    unit: Unit | None = None
    pieces: tuple[tuple[Number, Unit], ...] = ()


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a folded text, in reading order, bare numbers too; none overlaps another."""
    following, opening, last = _following(), _opening(), 0
    for match in NUMERAL.finditer(text):
        start, end = match.span()
        printed, before, follows = match.group(), text[start - 1 : start], text[end : end + 1]
        if start < last or not (follows in following or before in opening or _is_long(printed)):
            continue
        if before == "第" or (printed == "零" and follows == "下"):
            continue
        if one := _read(text, start, end, printed):
            if start > last and before in opening:
                one = _opened(text, one, last)
            last = one.end
            yield one


def _is_long(printed: str) -> bool:
    """Whether a numeral may be an amount whatever stands beside it; most single characters (一, 百) are none."""
    return printed[-1] in _SCALES or len(printed) == 4 or "万" in printed or "亿" in printed


def _read(text: str, start: int, end: int, printed: str) -> Amount | None:
    """The amount of a numeral, with its unit, or bare where it may still join another."""
    if printed[-1] in _DIVIDED and (one := _split(text, start, printed)):
        return one
    if (number := parse(printed)) is None:
        return None
    follows = text[end : end + 1]
    if follows in _VAGUE and (follows != "来" or text[end - 1] in "十百千万0"):
        at = _past_blank(text, end + 1)
        if found := chinese().at(text, at):
            return _grown(text, start, printed, Number(number.value, number.value, number.high, follows), *found)
    if found := chinese().at(text, end + 1 if follows in _BLANK else end):
        return _grown(text, start, printed, number, *found)
    return Amount(start, end, printed, number) if _may_join(text, start, follows, printed) else None


def _may_join(text: str, start: int, follows: str, printed: str) -> bool:
    """Whether a number without a unit may be one end of a range or list, or money by its sign or scale."""
    marked = printed[-1] in "万亿" or len(printed) == 4 or "万" in printed or "亿" in printed
    return follows in _CONNECTS or marked or text[start - 1 : start] in _opening()


_CONNECTS = frozenset("到至-—–~、和或及与/（( \u00a0余多")
_BLANK = frozenset(BLANKS)
_DIVIDED = frozenset("千兆百两")  # the last of these may belong to the unit
_SCALES = _DIVIDED | {"万", "亿"}


@cache
def _following() -> frozenset[str]:
    """The characters that may go on an amount behind its numeral, and the end of the text."""
    return frozenset({*_CONNECTS, *_VAGUE, *BLANKS, *chinese().firsts, ""})


_SPLITTABLE = re.compile(
    r".*[万亿]|[\d,.]+|[一二三四五六七八九两半]|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百"
)
_BEFORE_TAEL = re.compile(r".*[一二三四五六七八九十百千万]")


def _split(text: str, start: int, printed: str) -> Amount | None:
    """The last character of a run may belong to the unit: 一千瓦, 两千米, 3百分点, 三百两."""
    head, end = printed[:-1], start + len(printed)
    if printed[-1] != "两" and _SPLITTABLE.fullmatch(head):
        found = chinese().at(text, end - 1)
        if not found or found[1] - end < 1:
            return None
    elif printed[-1] == "两" and _BEFORE_TAEL.fullmatch(head) and not chinese().at(text, end):
        found = chinese().at(text, end - 1)
    else:
        return None
    number = parse(head)
    return _grown(text, start, head, number, *found) if number and found else None


def _past_blank(text: str, at: int) -> int:
    """Past one blank between numeral and unit."""
    return at + 1 if at < len(text) and text[at] in BLANKS else at


def _grown(text: str, start: int, printed: str, number: Number, unit: Unit, end: int) -> Amount:
    """The amount with what goes on after its unit: half a unit, tenths, small money."""
    if unit.code and text[end - 1] == "期" and text[end : end + 1] in _ITS_PERIOD:
        shorter = chinese().at(unit.name[:-1], 0)
        unit, end = (shorter[0], end - 1) if shorter else (unit, end)
    if unit.name == "成" and (number.value or 0) > 10:
        return Amount(start, start + len(printed), printed, number)
    if unit.group == "tenths":
        number, end = _tenths(text, printed, number, end)
    elif unit.name == "秒" and (rest := _HUNDREDTHS.match(text, end)):
        number, end = number.plus(Decimal(f"0.{rest.group()}")), rest.end()
    elif unit.group == "measure":
        number, end = _with_rest(text, number, unit, end)
    elif money.is_money(text, unit, end):
        number, unit, end = money.grown(text, number, unit, end)
    return Amount(start, end, printed, number, unit, ((number, unit),))


def _tenths(text: str, printed: str, number: Number, end: int) -> tuple[Number, int]:
    """三成 is 30 per cent, 三成五 35, 八五折 85 of the price."""
    two_digits = len(printed) > 1 and printed.isalpha() and "十" not in printed
    if number.value is not None and (number.value > 10 or two_digits):
        return number, end
    number = number.times(10)
    if (more := _TENTHS_MORE.match(text, end)) and number.value is not None:
        extra = Decimal(5) if more.group("more") == "半" else value_of(more.group("more")) or Decimal(0)
        return number.plus(extra), more.end()
    return number, end


def _with_rest(text: str, number: Number, unit: Unit, end: int) -> tuple[Number, int]:
    """三斤半, 1米4, 一米三八."""
    if number.value is None or number.value >= 100 or number.vague:
        return number, end
    if half := _HALF.match(text, end):
        return number.plus(Decimal("0.5")), half.end()
    if unit.name == "米" and number.value < 10 and (more := _METRE_MORE.match(text, end)):
        digits = "".join(str(value_of(digit)) for digit in more.group())
        return number.plus(Decimal(f"0.{digits}")), more.end()
    return number, end


def _opened(text: str, one: Amount, last: int) -> Amount:
    """The amount with what belongs to it in front: a sign, a currency, the scale of a temperature."""
    before = text[max(last, one.start - 12) : one.start]
    if minus := _MINUS.search(text[max(0, one.start - 3) : one.start]):
        return one._replace(start=one.start - len(minus.group()), number=one.number.times(-1))
    if one.unit and one.unit.name in {"度", "°"} and (degrees := _DEGREES.search(before)):
        return one._replace(start=one.start - len(degrees.group()))
    if (one.unit is None or one.unit.kind == "money") and (sign := money.sign_before(before)):
        width, code = sign
        unit = money.unit_of(one.unit, code)
        return one._replace(start=one.start - width, unit=unit, pieces=((one.number, unit),))
    return one


@cache
def _opening() -> frozenset[str]:
    """The characters that may stand right before an amount and belong to it."""
    return frozenset({*BLANKS, *"-负下氏度", *money.last_characters()})
