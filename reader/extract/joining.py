"""Neighbouring amounts that are one figure: compounds (一年四个月), ranges (10-20元) and lists (10、20元)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, partial
from typing import NamedTuple

from reader.extract.amounts import Amount
from reader.extract.found import paired
from reader.extract.lexicon import table
from reader.extract.numerals import parse
from reader.extract.units import Unit

TO = r"[ \u00a0]?(?:[（(]含[）)])?(?:到|至|-|—{1,2}|–|~|～)[ \u00a0]?"
_TO = re.compile(TO)
_AND = re.compile(r"、|和|或|及|与|或者")
_JOINT = re.compile(r"[又零]?|[ \u00a0]")
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_LONGEST_GAP = 6
_NIGHTS, _DAYS = frozenset({"晚", "夜"}), frozenset({"天", "日"})
_PAIRED = re.compile("[一二两三四五六七八九十百千万亿]+")
_RANKS = frozenset({"线", "级", "等", "年级", "学期", "期", "季", "届", "审", "楼", "版", "号", "点", "环"})
_OF_BLOOD = frozenset({"mmHg", "毫米汞柱", "千帕", "kPa"})  # two pressures, parted by a stroke
_MINUTE = Unit("duration", "分", "duration", code="TM")


class Joined(NamedTuple):
    """One amount or two ends of several; `how`: unit, range, list."""

    first: Amount
    last: Amount
    how: str = "unit"

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


def joined(text: str, amounts: Iterable[Amount]) -> Iterator[Joined]:
    """The amounts of a text with those that belong together made one."""
    for run in _runs(amounts):
        if len(run) == 1:
            yield Joined(run[0], run[0])
        else:
            yield from _joined(text, run)


def _runs(amounts: Iterable[Amount]) -> Iterator[list[Amount]]:
    """Neighbours near enough to belong together; most amounts stand alone."""
    run: list[Amount] = []
    for one in amounts:
        if run and one.start - run[-1].end > _LONGEST_GAP:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _joined(text: str, run: Iterable[Amount]) -> Iterator[Joined]:
    held: Joined | None = None
    for one in paired(run, partial(_compound, text)):
        if held and (pair := _pair(text, held, one)):
            held = pair
            continue
        how = _how(text, held, one) if held else None
        if held and how:
            held = Joined(held.first, one, how)
            continue
        if held:
            yield held
        held = Joined(one, one)
    if held:
        yield held


def _how(text: str, held: Joined, one: Amount) -> str | None:
    """Whether the held amount and the next are a range or a list; the last has the unit that all share."""
    if held.how == "range":
        return None
    before, gap = held.last, text[held.end : one.start]
    bare = before.unit is None
    alike = before.unit and one.unit and (before.unit.kind, before.unit.name) == (one.unit.kind, one.unit.name)
    times = before.unit and one.unit and before.unit.group == one.unit.group == "duration"
    if _TO.fullmatch(gap) and held.how == "unit":
        return "range" if (bare and one.unit and _may_begin(before)) or alike or times else _scales(before, one)
    if gap == "/" and bare and one.unit and one.unit.name in _OF_BLOOD:
        return "list"  # 140/90mmHg
    if _AND.fullmatch(gap) and bare and (one.unit or _AND.match(text, one.end)) and _may_be_listed(text, before, one):
        return "list"
    return None


def _pair(text: str, held: Joined, one: Amount) -> Joined | None:
    """Two neighbouring digits of Han parted by 、 are one vague amount: 七、八百人, 十二、三岁; ranks are two."""
    before = held.last
    if before.unit or one.unit is None or held.first is not before or one.start != before.end + 1:
        return None
    if text[before.end] != "、" or text[before.start - 1 : before.start] == "、" or one.unit.name in _RANKS:
        return None
    printed = before.printed + one.printed
    if not _PAIRED.fullmatch(printed) or _LIST_MARK.search(text, max(0, before.start - 3), before.start):
        return None
    number = parse(printed)
    if number is None or number.value is not None or number.vague:
        return None
    if one.unit.group == "tenths":
        number = number.times(10)
    whole = Amount(before.start, one.end, printed, number, one.unit, ((number, one.unit),))
    return Joined(whole, whole)


def _scales(before: Amount, one: Amount) -> str | None:
    """3万-5万, 4万5到5万: two bare numbers with a scale."""
    both = before.unit is None and one.unit is None
    return "range" if both and all("万" in one.printed or "亿" in one.printed for one in (before, one)) else None


def _may_begin(before: Amount) -> bool:
    return before.number.value is not None and before.printed != "半"


def _may_be_listed(text: str, before: Amount, one: Amount) -> bool:
    """Arabic numbers, of which the first does not stand where a list's number stands."""
    if not (before.printed.isdecimal() and one.printed.isdecimal()):
        return False
    return not _LIST_MARK.search(text, max(0, before.start - 3), before.start)


_LIST_MARK = re.compile(r"(?:^|[\n。；;：:])\s*[（(]?$")


def _compound(text: str, held: Amount, one: Amount) -> Amount | None:
    """Durations of falling size are one, and so are a measure and its part: 六斤八两."""
    return _whole(held, one) if _JOINT.fullmatch(text, held.end, one.start) else None


def _whole(held: Amount, one: Amount) -> Amount | None:
    if held.unit is None or one.unit is None:
        return None
    if held.unit.code == "TH" and one.unit.name == "分":
        one = one._replace(unit=_MINUTE, pieces=((one.number, _MINUTE),))
    if held.unit.name == "分" and one.unit and one.unit.code == "TS" and not held.unit.code:
        minutes = held._replace(unit=_MINUTE, pieces=((held.number, _MINUTE),))
        return _longer(minutes, one, _MINUTE, one.unit)
    if held.unit.code and one.unit and one.unit.code:
        return _longer(held, one, held.unit, one.unit)
    return _with_part(held, one)


def _with_part(held: Amount, one: Amount) -> Amount | None:
    if held.unit is None or one.unit is None:
        return None
    part = _parts().get(held.unit.name, {}).get(one.unit.name)
    if part and held.number.value is not None and one.number.value is not None:
        return held._replace(end=one.end, number=held.number.plus(one.number.value * Decimal(part)))
    return None


_CALENDAR = 1000  # years: so many are no duration of news but a year


def _longer(held: Amount, one: Amount, larger: Unit, smaller: Unit) -> Amount | None:
    """Two durations as one: 一年四个月 is their sum, 4晚5天 and 5天4晚 are five days."""
    names = {larger.name, smaller.name}
    if larger.name == "年" and (held.number.value or 0) >= _CALENDAR:
        return None  # 2024年|三个月
    if names & _NIGHTS and names & _DAYS:
        pieces = held.pieces if larger.name in _DAYS else one.pieces
    elif _ORDER.index(larger.code or "Y") < _ORDER.index(smaller.code or "Y"):
        pieces = (*held.pieces, *one.pieces)
    else:
        return None
    return one._replace(start=held.start, pieces=pieces, number=held.number._replace(value=None, low=None))


@cache
def _parts() -> dict[str, dict[str, str]]:
    return dict(table("units")["parts"])
