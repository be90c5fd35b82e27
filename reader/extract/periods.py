"""Durations: ISO 8601 from the pieces of an amount, exact; and what is a date rather than a duration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reader.extract.found import Found
from reader.extract.joining import Joined
from reader.extract.numerals import Number, text_of
from reader.extract.units import Unit

YEAR = r"(?:1\d{3}|20\d{2}|21\d{2}|[一二][零一二三四五六七八九]{3}|两千零[一二三四五六七八九])"
_A_YEAR = re.compile(YEAR)
_ENDS_DAY = re.compile(r"[，。、；：！？）)内前后之起的以游]|$")
OVER = re.compile(r"多(?![少么个家名种次项数人年元样方重媒位边功彩场件条张只头台辆部字句])")

Pieces = Iterable[tuple[Number, Unit]]


def found(text: str, one: Joined) -> Found | None:
    """The duration of an amount or a range of them; None where it is a date or says no length."""
    first, last = one.first, one.last
    if last.unit is None or _is_date(text, one):
        return None
    end, vague = one.end, last.number.vague
    if not vague and OVER.match(text, end):
        end, vague = end + 1, "多"
    if one.first is not one.last:
        low = iso(first.pieces or ((first.number, last.unit),))
        high = iso(last.pieces)
        bounds = (low, high) if low and high else None
        return Found("duration", one.start, end, "duration.range", unit=last.unit.name, iso=low, bounds=bounds)
    number = last.number
    rule = "duration.unit" if len(last.pieces) == 1 else "duration.compound"
    return Found(
        "duration",
        one.start,
        end,
        rule,
        number.value,
        number.low,
        number.high,
        last.unit.name,
        vague,
        iso=iso(last.pieces),
        bounds=_bounds(last.pieces),
    )


def _is_date(text: str, one: Joined) -> bool:
    """2019年 is a date and 20年 a duration; 3日 a date and 100日 a duration."""
    printed, form = one.last.printed, one.last.unit.name if one.last.unit else ""
    if form == "年":
        return any(len(end.printed) >= 4 and _A_YEAR.fullmatch(end.printed) for end in (one.first, one.last))
    if form == "日":
        value = one.last.number.value
        within = text.startswith(("内", "之内", "以内"), one.end)
        if value is None:  # 几日, 数日
            return text[one.end : one.end + 1] in set("本元圆报军")
        return not within and (value <= 31 or not _ENDS_DAY.match(text, one.end))
    if form == "分":
        return len(one.last.pieces) == 1
    if form == "世纪":
        return printed != "半"
    return printed == "零" or (form == "周" and printed == "半")


def iso(pieces: Pieces) -> str | None:
    """The ISO 8601 duration of the pieces (P1Y4M); the lower end of a vague one; None where there is none."""
    amounts: dict[str, Decimal] = {}
    for number, unit in pieces:
        value = number.low if number.value is None else number.value
        if value is None or unit.code is None:
            return None
        amounts[unit.code] = amounts.get(unit.code, Decimal(0)) + _amount(value, unit)
    return _spelt(_split(amounts))


def _amount(value: Decimal, unit: Unit) -> Decimal:
    """两天半 is two and a half; 一个半月 one and a half; 三刻钟 three times fifteen."""
    if "半" in unit.name:
        return value + Decimal("0.5")
    return value * unit.factor


def _bounds(pieces: tuple[tuple[Number, Unit], ...]) -> tuple[str, str] | None:
    number, unit = pieces[0]
    if len(pieces) > 1 or number.value is not None or number.low is None or number.high is None:
        return None
    low, high = (iso([(Number(end), unit)]) for end in (number.low, number.high))
    return (low, high) if low and high else None


def _split(amounts: dict[str, Decimal]) -> dict[str, Decimal]:
    """Parts of a year, day or hour as months, hours, minutes; weeks beside other units as days."""
    for whole, part, size in (("Y", "M", 12), ("D", "TH", 24), ("TH", "TM", 60)):
        rest = amounts[whole] % 1 if whole in amounts else None
        if rest and amounts[whole] < 100 and not rest * size % 1:
            amounts[part] = amounts.get(part, Decimal(0)) + rest * size
            amounts[whole] -= rest
            if not amounts[whole]:
                del amounts[whole]
    if "W" in amounts and (set(amounts) != {"W"} or amounts["W"] % 1):
        amounts["D"] = amounts.get("D", Decimal(0)) + amounts.pop("W") * 7
    return amounts


def _spelt(amounts: dict[str, Decimal]) -> str:
    days = "".join(f"{text_of(_trim(amounts[code]))}{code}" for code in ("Y", "M", "W", "D") if code in amounts)
    clock = "".join(f"{text_of(_trim(amounts[code]))}{code[1]}" for code in ("TH", "TM", "TS") if code in amounts)
    return "P" + days + ("T" + clock if clock else "")


def _trim(value: Decimal) -> Decimal:
    return value.normalize() if value % 1 else value
