"""Money, percentages, ratios, quantities, ordinals and identifiers in Chinese text: a numeral first, then what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reader.extract.found import Found
from reader.extract.numerals import ARABIC, MULTIPLIERS, NUMERAL, Number, parse
from reader.extract.units import Unit, chinese

_B = r"[ \u00a0]*"
_H = r"[零一二三四五六七八九十百千万亿两]"
PERCENT = re.compile(
    rf"(?P<sign>(?<![\d%\w])-|负)?(?:(?P<number>{ARABIC}|(?<!{_H}){_H}++(?:点{_H}++)?){_B}(?:(?P<scale>[kK万千]){_B})?(?P<unit>%|‰|[个個]?{_B}百{_B}[分]{_B}[点點])"
    rf"|(?P<over>(?<!{_H})(?:[百千万亿]{_B}){{1,3}})分{_B}之{_B}(?P<part>负?(?:{ARABIC}|[几数]?{_H}++(?:{_B}[点點]{_B}{_H}++)?))(?:{_B}(?P<scale2>[kK]))?)"
)
_TENTHS = re.compile(
    rf"(?<![\d.{_H[1:-1]}])(?P<number>{ARABIC}|{_H}{{1,3}}(?:{_B}点{_B}{_H})?){_B}(?P<unit>成|折)(?:{_B}(?P<more>半|[一二三四五六七八九](?![个名家年月天人次成折])))?"
)
_FRACTION = re.compile(rf"(?P<under>{ARABIC}|(?<!{_H}){_H}++)分之(?P<over>{ARABIC}|{_H}++)")
_TIMES = re.compile(
    rf"(?P<number>{ARABIC}[十百千万亿]*|[几数]?{_H}++(?:点{_H}++)?|几)(?P<vague>[余多来])?倍(?!率|数|增器|受|感|加|速)(?P<half>半)?"
)
_PROPORTION = re.compile(r"(?<![\d:.：])(?P<a>\d{1,4}(?:\.\d+)?)(?:[:比])(?P<b>\d{1,4}(?:\.\d+)?)(?![\d:])")
_DOUBLING = re.compile(
    r"翻(?:了)?(?P<times>[一两二三四五六七八九\d]{0,2})(?:番|倍)|(?<![一])半数(?!以下的)|一半|过半(?!百|年|个)|对半"
)
_SEGMENT = re.compile(r"(?<![\d.])(?P<list>\d{2,4}(?:(?:、|和|或|及|与)\d{2,4}){0,12})(?P<tail>等?号段|开头|开头的)")
_NUMBERED = re.compile(
    rf"(?<![一-鿿])?第(?P<number>\d{{1,4}}|{_H}{{1,4}})(?P<unit>名|位|次|个|届|大|起|轮|期|天|年|季|只|部|批|代|条|款|家|颗|艘|架|步|排|集|章|回|任|站|场)?(?![三]方)"
)
_PLAIN_LIST = re.compile(r"(?:、|和|或|及|与|到|至|-|—|–|~)")
_TO = re.compile(r"[ \u00a0]?(?:到|至|-|—{1,2}|–|~)[ \u00a0]?")


def find(text: str) -> Iterator[Found]:
    """All the candidates of a folded text; they may overlap, the longest win."""
    yield from _percents(text)
    yield from _ratios(text)
    yield from _segments(text)
    yield from _ordinals(text)
    yield from _counted(text)


def _value(numeral: str | None) -> Decimal | None:
    number = parse(numeral) if numeral else None
    return number.value if number else None


def _percents(text: str) -> Iterator[Found]:
    singles: list[Found] = []
    for match in PERCENT.finditer(text):
        value = _value(match.group("number") or (match.group("part") or "").replace(" ", ""))
        if value is None:
            continue
        unit = match.group("unit")
        scale = (match.group("scale") or match.group("scale2") or "").lower()
        value *= {"k": 1000, "千": 1000, "万": 10000, "": 1}[scale]
        if match.group("over"):
            value = value * 100 / _product(match.group("over").replace(" ", ""))
        if match.group("sign"):
            value = -value
        name = "%" if not unit or unit == "%" else "‰" if unit == "‰" else "个百分点"
        singles.append(Found("percent", match.start(), match.end(), "percent", value=value, unit=name))
    for match in _TENTHS.finditer(text):
        singles.extend(_tenths(match))
    yield from _percent_ranges(text, sorted(singles, key=lambda one: one.start))


def _product(scales: str) -> Decimal:
    product = Decimal(1)
    for scale in scales:
        product *= MULTIPLIERS[scale]
    return product


def _tenths(match: re.Match[str]) -> Iterator[Found]:
    """三成 is 30 per cent, 八五折 85 of the price."""
    numeral = match.group("number").replace(" ", "")
    if len(numeral) == 2 and all(c in "一二三四五六七八九" for c in numeral):
        value = (_value(numeral[0]) or 0) * 10 + (_value(numeral[1]) or 0)
        yield Found(
            "percent", match.start(), match.end(), "percent.tenths", value=Decimal(value), unit=match.group("unit")
        )
        return
    number = _value(numeral)
    if number is None or number > 10:
        return
    more = match.group("more")
    extra = Decimal(5) if more == "半" else (_value(more) or Decimal(0)) if more else Decimal(0)
    yield Found(
        "percent", match.start(), match.end(), "percent.tenths", value=number * 10 + extra, unit=match.group("unit")
    )


_BARE = re.compile(rf"(?:(?<![\d.])-?{ARABIC}|(?<!{_H}){_H}{{1,3}})$")


def _percent_ranges(text: str, singles: list[Found]) -> Iterator[Found]:
    """39%至41%, 10-20%, 五到六成: one figure with two ends."""
    at = 0
    while at < len(singles):
        one = singles[at]
        after = singles[at + 1] if at + 1 < len(singles) else None
        joint = _TO.fullmatch(text, one.end, after.start) if after and after.start - one.end <= 4 else None
        if joint and after and one.value is not None:
            yield Found(
                "percent", one.start, after.end, "percent.range", low=one.value, high=after.value, unit=one.unit
            )
            at += 2
            continue
        yield one
        before = re.search(r"(?:到|至|-|—|–|~)[ \u00a0]?$", text[max(0, one.start - 3) : one.start])
        start = one.start + (1 if before is None and text[one.start] == "-" else 0)
        gap = len(before.group()) if before else 1 if text[one.start] == "-" else 0
        if gap and (bare := _BARE.search(text[max(0, start - gap - 12) : start - gap].rstrip())):
            low = _value(bare.group())
            if low is not None and one.value is not None:
                low = low * 10 if one.unit in {"成", "折"} else low
                begin = max(0, start - gap - 12) + bare.start()
                yield Found("percent", begin, one.end, "percent.range", low=low, high=abs(one.value), unit=one.unit)
        at += 1


def _ratios(text: str) -> Iterator[Found]:
    for match in _FRACTION.finditer(text):
        under, over = _value(match.group("under")), _value(match.group("over"))
        if under and over is not None and match.group("under") not in {"百", "千", "万"}:
            yield Found("ratio", match.start(), match.end(), "ratio.fraction", value=round(over / under, 3))
    for match in _TIMES.finditer(text):
        number = parse(match.group("number"))
        if number is not None:
            half = Decimal("0.5") if match.group("half") and number.value is not None else Decimal(0)
            value = number.value + half if number.value is not None else None
            yield Found("ratio", match.start(), match.end(), "ratio.times", value=value, low=number.low, high=number.high,
                        unit="倍", vague=match.group("vague") or number.vague)  # fmt: skip
    for match in _PROPORTION.finditer(text):
        if ":" in match.group() and len(match.group("b")) == 2 and len(match.group("a")) <= 2:
            continue  # a time of day
        yield Found("ratio", match.start(), match.end(), "ratio.proportion")
    for match in _DOUBLING.finditer(text):
        word = match.group()
        if word.startswith("翻"):
            times = _value(match.group("times")) if match.group("times") else Decimal(1)
            value = (
                None if times is None else Decimal(2) ** int(times) if word.endswith("番") else max(times, Decimal(2))
            )
        else:
            value = Decimal("0.5")
        yield Found("ratio", match.start(), match.end(), "ratio.word", value=value)


def _segments(text: str) -> Iterator[Found]:
    """Telephone number segments: 170、167等号段, 13或18开头."""
    for match in _SEGMENT.finditer(text):
        segment = match.group("tail").endswith("号段")
        end = match.end() if segment else match.end("tail") - (1 if match.group("tail").endswith("的") else 0)
        single = re.fullmatch(r"\d+", match.group("list"))
        value = Decimal(match.group("list")) if single else None
        yield Found(
            "identifier", match.start(), end, "identifier.segment", value=value, unit="号段" if segment else None
        )


def _ordinals(text: str) -> Iterator[Found]:
    for match in _NUMBERED.finditer(text):
        if text[match.end() : match.end() + 1] == "方" or match.group("number") in {"百", "千", "万", "亿"}:
            continue
        yield Found(
            "ordinal",
            match.start(),
            match.end(),
            "ordinal",
            value=_value(match.group("number")),
            unit=match.group("unit"),
        )


_MINUS = re.compile(r"(?:(?<=[\s（(，,为到至降])-|负|零下)$")
_SIGNED = re.compile(r"(?:人民币|人民幣|RMB|CNY|USD|US\$|HK\$|NT\$|A\$|C\$|[¥￥$＄€£￡₩₹])[ \u00a0]*$")
_YUAN_PARTS = re.compile(
    r"[ \u00a0]?(?:又|零)?[ \u00a0]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[ \u00a0]?(?P<u>角|毛|分|美分|欧分|日?本?[銭钱])(?![之别析钟类布色度])"
)
_RATE = re.compile(
    r"(?:/|每)(?:吨|公斤|千克|斤|克|平方米|平米|㎡|平方公里|立方米|公里|米|千瓦时|度|小时|分钟|天|日|周|月|年|人次|人|次|户|张|个|件|股|桶|升|加仑|亩|头|枚|手|盎司|kg|m²|kWh|L)"
)
_HALF_AFTER = re.compile(r"半(?![数以天年夜路个径场价导球月小])")
_METRE_TENTHS = re.compile(r"[一二三四五六七八九\d](?![\d.个名家年月天人次米])")


def _counted(text: str) -> Iterator[Found]:
    """Numeral, blank, vague mark, unit. What shares its unit with what follows joins it."""
    units, last = chinese(), 0
    for match in NUMERAL.finditer(text):
        start, end = match.span()
        if start < last:
            continue
        number = parse(match.group())
        if number is None or text[start - 1 : start] == "第":
            continue
        found = _with_unit(text, start, end, number, units.at(text, _blank(text, end)), units)
        if found is None and match.group("han") and len(match.group()) > 1:
            found = _split(text, start, end, units)
        if found is None and match.group("arabic"):
            found = _scaled(text, start, end, number)
        if found is not None:
            found = _widened(text, found)
            last = found.end
            yield found


def _blank(text: str, at: int) -> int:
    """Past one blank between numeral and unit."""
    return at + 1 if text[at : at + 1] in {" ", "\u00a0", "\u2009"} else at


def _with_unit(
    text: str, start: int, end: int, number: Number, plain: tuple[str, Unit] | None, units: object
) -> Found | None:
    vague = None
    at = _blank(text, end)
    if text[end : end + 1] in {"余", "多", "来"} and (after := chinese().at(text, _blank(text, end + 1))):
        if text[end] != "来" or text[end - 1] in "十百千万0":
            vague, plain, at = text[end], after, _blank(text, end + 1)
    if plain is None:
        return None
    form, unit = plain
    stop = at + len(form)
    value, low, high = number.value, number.low, number.high
    if vague:
        low = value
    if half := (_HALF_AFTER.match(text, stop) if not unit.classifier or form == "个" else None):
        if value is not None and value < 100 and unit.kind == "quantity" and not unit.classifier:
            value, stop = value + Decimal("0.5"), half.end()
    if form == "米" and (tenths := _METRE_TENTHS.match(text, stop)) and value is not None and value < 3:
        digit = parse(tenths.group())
        if digit and digit.value is not None:
            value, stop = value + digit.value / 10, tenths.end()
    kind = unit.kind
    if kind == "money":
        factor = Decimal(unit.factor)
        value, low, high = (None if part is None else part * factor for part in (value, low, high))
        while (part := _YUAN_PARTS.match(text, stop)) and value is not None and text[stop - 1] != "分":
            fraction = parse(part.group("n"))
            if not fraction or fraction.value is None:
                break
            value += fraction.value * (Decimal("0.1") if part.group("u") in "角毛" else Decimal("0.01"))
            stop = part.end()
        for tail in ("人民币", "人民幣", "整"):
            if text.startswith(tail, stop):
                stop += len(tail)
    name = unit.name
    if (rate := _RATE.match(text, stop)) and (kind != "quantity" or not unit.classifier):
        stop = rate.end()
        name += rate.group().replace("每", "/") if kind == "quantity" else ""
    return Found(
        kind, start, stop, f"{kind}.unit", value=value, low=low, high=high, unit=name, vague=vague or number.vague
    )


def _split(text: str, start: int, end: int, units: object) -> Found | None:
    """The last character of a Han run may belong to the unit: 一千瓦, 两千米, 三百两."""
    numeral = text[start : end - 1]
    number = parse(numeral)
    found = chinese().at(text, end - 1)
    if number is None or found is None or (len(found[0]) < 2 and found[0] != "两"):
        return None
    return _with_unit(text, start, end - 1, number, found, units)


_MONEY_NEAR = re.compile(
    r"票房|市值|营收|收入|资金|成本|投资|融资|利润|负债|债务|资产|贷款|金额|成交额|销售额|估值|预算|元|奖池|募资|借款"
)


def _scaled(text: str, start: int, end: int, number: Number) -> Found | None:
    """A number with 万 or 亿 and no unit: an amount of money where the sentence speaks of money."""
    if not any(scale in text[start:end] for scale in "万亿"):
        return None
    stop = end
    vague = number.vague
    if text[end : end + 1] in {"余", "多"}:
        stop, vague = end + 1, text[end]
    near = text[max(0, start - 60) : end + 30]
    kind = "money" if _MONEY_NEAR.search(near) else "quantity"
    return Found(kind, start, stop, f"{kind}.scaled", value=number.value, low=number.low, high=number.high, vague=vague)  # type: ignore[arg-type]


_BEFORE_RANGE = re.compile(
    rf"(?P<n>(?<![\d.年月])(?:{ARABIC}[十百千万亿]*|(?<!{_H}){_H}{{1,6}}))(?P<u>[一-鿿]{{0,3}}?)(?P<to>[ \u00a0]?(?:到|至|-|—{{1,2}}|–|~)[ \u00a0]?)$"
)
_BEFORE_LIST = re.compile(r"(?P<list>(?<![\d.])(?:\d{1,6}、)+)$")


def _widened(text: str, found: Found) -> Found:
    """A sign before (负, ¥, 人民币), and a range or list that shares the unit."""
    start, value, low, high = found.start, found.value, found.low, found.high
    before = text[max(0, start - 24) : start]
    if value is not None and (minus := _MINUS.search(before)):
        return _changed(found, start - len(minus.group()), -value, low, high)
    if found.kind == "money" and (sign := _SIGNED.search(before)):
        start -= len(sign.group())
        before = text[max(0, start - 24) : start]
    ranged = _BEFORE_RANGE.search(before)
    if (
        ranged
        and value is not None
        and (not ranged.group("u") or text.startswith(ranged.group("u"), found.end - len(ranged.group("u"))))
    ):
        first = parse(ranged.group("n"))
        if first and first.value is not None and first.value != value:
            smaller = _shared_scale(ranged.group("n"), text[found.start : found.end], first.value, value)
            if smaller < value:
                return _changed(found, start - len(before) + ranged.start(), None, smaller, value)
    return found if start == found.start else _changed(found, start, value, low, high)


def _shared_scale(printed: str, second: str, low: Decimal, high: Decimal) -> Decimal:
    """七千到九千亿 shares its 亿: the first number takes the scale that only the second prints."""
    for scale in "亿万":
        if scale in second and scale not in printed and low * MULTIPLIERS[scale] < high:
            return low * MULTIPLIERS[scale]
    return low


def _changed(found: Found, start: int, value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Found:
    rule = found.rule if value is not None else found.rule.split(".")[0] + ".range"
    return Found(found.kind, start, found.end, rule, value, low, high, found.unit, found.vague)
