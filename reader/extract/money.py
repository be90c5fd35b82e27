"""Money in Chinese text: signs before an amount, small money after it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from reader.extract.numerals import Number, value_of
from reader.extract.units import Unit, is_latin, signs

_CHANGE = re.compile(
    r"[ \u00a0]?(?:又|零)?[ \u00a0]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[ \u00a0]?"
    r"(?P<u>角|毛|分|美分|欧分|日?本?[銭钱])(?![之别析钟类布色度])"
)
_SHORT_CHANGE = re.compile(r"(?P<zero>零)?(?P<n>[一二三四五六七八九])(?![一-鿿\d])")
_CHANGE_WORTH = {"角": Decimal("0.1"), "毛": Decimal("0.1")}
_TAILS = ("人民币", "整")


def is_money(text: str, unit: Unit, end: int) -> bool:
    """A currency, or 块 that goes on as one: 五块六."""
    return unit.kind == "money" or (
        unit.name == "块" and bool(_CHANGE.match(text, end) or _SHORT_CHANGE.match(text, end))
    )


def grown(text: str, number: Number, unit: Unit, end: int) -> tuple[Number, Unit, int]:
    """The amount with its small money and 人民币 or 整 behind it, in whole units of the currency."""
    number, unit = number.times(unit.factor), _currency("CNY" if unit.name == "块" else unit.name)
    while number.value is not None and text[end - 1] not in "分銭" and (change := _CHANGE.match(text, end)):
        worth = _CHANGE_WORTH.get(change.group("u"), Decimal("0.01"))
        number = number.plus((value_of(change.group("n")) or Decimal(0)) * worth)
        end = change.end()
    if number.value is not None and text[end - 1] in "块毛角" and (short := _SHORT_CHANGE.match(text, end)):
        worth = Decimal("0.01") if short.group("zero") or text[end - 1] != "块" else Decimal("0.1")
        number, end = number.plus((value_of(short.group("n")) or Decimal(0)) * worth), short.end()
    return number, unit, next((end + len(tail) for tail in _TAILS if text.startswith(tail, end)), end)


def sign_before(before: str) -> tuple[int, str] | None:
    """The width of the sign that ends `before`, blanks included, and its currency."""
    bare = before.rstrip(" \u00a0")
    if not bare or bare[-1] not in last_characters():
        return None
    for size in range(min(_LONGEST_SIGN, len(bare)), 0, -1):
        if code := signs().get(bare[-size:]):
            outside = bare[-size - 1 : -size]
            stuck = is_latin(bare[-size]) and (is_latin(outside) or outside == "-")
            return None if stuck else (len(before) - len(bare) + size, code)
    return None


_LONGEST_SIGN = 6


@cache
def last_characters() -> frozenset[str]:
    return frozenset(sign[-1] for sign in signs())


def unit_of(unit: Unit | None, code: str) -> Unit:
    """The currency of an amount with a sign before and perhaps a name behind: 港币5元 is HKD."""
    if unit is not None and unit.name != "CNY":
        return unit
    return _currency(code)


@cache
def _currency(code: str) -> Unit:
    return Unit("money", code, "money")
