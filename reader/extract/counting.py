"""Money, percentages, ratios, quantities and durations in Chinese text, from its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reader.core.model import FigureKind
from reader.extract import joining, periods
from reader.extract.amounts import Amount, amounts
from reader.extract.found import Found
from reader.extract.lexicon import table, words
from reader.extract.numerals import MULTIPLIERS, Number, parse
from reader.extract.units import Unit


def find(text: str) -> Iterator[Found]:
    """The counted and measured things of a folded text; none overlaps another."""
    for one in joining.joined(text, amounts(text)):
        if found := _found(text, one):
            yield found


def _found(text: str, one: joining.Joined) -> Found | None:
    first, last, how = one
    unit = last.unit
    if unit is None:
        return _scaled(text, one) or _listed(one)
    if unit.group == "duration":
        return periods.found(text, one)
    value, low, high, vague = last.number if first is last else _span(first, last)
    rule = f"{unit.kind}.{how}"
    found = Found(unit.kind, first.start, last.end, rule, value, low, high, unit.name, vague)
    if text.startswith("多", found.end):
        found = _more(text, found, unit)
    return _rated(text, found, unit) if text.startswith(_EACH, found.end) else found


def _span(first: Amount, last: Amount) -> Number:
    """The ends of a range, of which the first shares the scale that only the second prints."""
    low, high = first.number, last.number
    if low.value is None or high.value is None:
        return Number(
            None, low.low if low.value is None else low.value, high.high if high.value is None else high.value
        )
    least = low.value if first.unit else _shared(first, last)
    return Number(None, min(least, high.value), max(least, high.value))


def _shared(first: Amount, last: Amount) -> Decimal:
    """七千到九千亿 shares its 亿, 五到六成 its 成."""
    low, high = first.number.value or Decimal(0), last.number.value or Decimal(0)
    if last.unit and last.unit.group == "tenths" and low <= 10:
        low *= 10
    for scale in "亿万":
        if scale in last.printed and scale not in first.printed and low * MULTIPLIERS[scale] < high:
            return low * MULTIPLIERS[scale]
    return low


def _more(text: str, found: Found, unit: Unit) -> Found:
    """一米八多, 30公里多."""
    if (
        unit.group not in {"measure", "ratio", "percent", "tenths"}
        or found.vague
        or found.value is None
        or not periods.OVER.match(text, found.end)
    ):
        return found
    return found._replace(end=found.end + 1, low=found.value, vague="多")


_EACH = ("/", "每")


@cache
def _per() -> re.Pattern[str]:
    forms = sorted(words(table("units")["per"]["forms"]), key=len, reverse=True)
    return re.compile(rf"(?:/|每)(?:{'|'.join(map(re.escape, forms))})(?![a-zA-Z])")


def _rated(text: str, found: Found, unit: Unit) -> Found:
    """What the amount is for: 元/吨, 公里每小时. A classifier takes 每 as the next word."""
    if unit.group in {"classifier", "noun"} and text[found.end] == "每":
        return found
    if not (rate := _per().match(text, found.end)):
        return found
    if found.kind != "quantity":
        return found._replace(end=rate.end(), core=(found.start, found.end))
    return found._replace(end=rate.end(), unit=f"{found.unit}/{rate.group()[1:]}")


_MONEY_NEAR = re.compile(
    r"票房|市值|营收|收入|资金|成本|投资|融资|利润|负债|债务|债券|资产|贷款|金额|成交|销售额|估值|预算|元|奖池|募资|借款|"
    r"净买入|净卖出|净流|注资|赔偿|罚款|拨款|欠款|身家"
)


def _scaled(text: str, one: joining.Joined) -> Found | None:
    """A number with 万 or 亿 and no unit: an amount of money where the sentence speaks of money."""
    printed = one.last.printed
    if not any(scale in printed for scale in "万亿") or not (printed[0].isdigit() or "点" in printed):
        return None
    first, last, _ = one
    number, end = last.number if first is last else _span(first, last), last.end
    if text[end : end + 1] in {"余", "多"}:
        number, end = number._replace(low=number.value, vague=text[end]), end + 1
    near = text[max(0, one.start - 60) : end + 30]
    kind: FigureKind = "money" if _MONEY_NEAR.search(near) else "quantity"
    return Found(kind, one.start, end, f"{kind}.scaled", number.value, number.low, number.high, vague=number.vague)


_WHOLE = frozenset({"成百上千", "成千上万"})


def _listed(one: joining.Joined) -> Found | None:
    """Round numbers that say "many" and need no unit."""
    if one.last.printed not in _WHOLE:
        return None
    number = parse(one.last.printed) or Number(None)
    return Found("quantity", one.start, one.end, "quantity.word", None, number.low, number.high, vague=number.vague)
