"""Numerals to numbers: Arabic, Chinese and mixed, exact, and never raising.

`parse` takes what `NUMERAL` found. Values are `Decimal`; a numeral that names no single number (几十, 七八) gives a
range. Offsets are kept by folding characters one to one, never by normalising.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# Full width, financial and traditional characters, each to one plain one.
_FOLD = str.maketrans(
    "０１２３４５６７８９．％，萬億兩倆俩〇○壹贰貳弍叁參叄肆伍陆陸柒捌玖貮拾佰仟點負幾數分之餘來個－～：／",
    "0123456789.%,万亿两两两零零一二二二三三三四五六六七八九二十百千点负几数分之余来个-~:/",
)
DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
MULTIPLIERS = SMALL | LARGE

ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
_SCALE = r"[余多几]?[十百千万亿兆]++"
_HAN = "零一二三四五六七八九两十百千万亿兆廿卅几数"

# A run of numeral characters, in folded text. Bounded and possessive: its cost grows with the text and no faster.
NUMERAL = re.compile(
    rf"(?<![\d.])(?P<arabic>{ARABIC}(?:[ \u00a0]?{_SCALE}(?:{ARABIC}[十百千万亿兆]++)*+)?+)"
    rf"|(?P<han>成百上千|成千上万|上[百千万亿]++|[{_HAN}]{{1,24}}+(?:[余多][十百千万亿兆]++)?+"
    rf"(?:点[零一二三四五六七八九\d]{{1,20}}+[十百千万亿兆]*+)?+|半)"
)
_TOKEN = re.compile(rf"{ARABIC}|[{_HAN}余多]")


@dataclass(frozen=True, slots=True)
class Number:
    """A value, or a range where the numeral is vague; `vague`: 几, 数, 余, 多 … stood in it."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    vague: str | None = None

    def times(self, factor: Decimal | int) -> Number:
        scaled = [None if part is None else part * factor for part in (self.value, self.low, self.high)]
        return Number(*scaled, self.vague)


def fold(text: str) -> str:
    """`text` with numerals in one form, as many characters as before."""
    return text.translate(_FOLD)


def parse(text: str) -> Number | None:
    """The number of a folded numeral; None where it is none."""
    text = text.replace(" ", "").replace("\u00a0", "")
    negative = text[:1] in {"-", "负"}
    text = text.lstrip("-负")
    if not text:
        return None
    number = _special(text) or _pair(text) or _plain(text)
    return number.times(-1) if number and negative else number


_FIXED = {
    "成百上千": Number(None, Decimal(100), Decimal(9999), "成百上千"),
    "成千上万": Number(None, Decimal(1000), Decimal(99999), "成千上万"),
    "半": Number(Decimal("0.5")),
}


def _special(text: str) -> Number | None:
    if text in _FIXED:
        return _FIXED[text]
    if text[0] == "上" and len(text) > 1 and (number := _plain(text[1:])):
        return Number(number.value, number.value, None, "上")
    for vague in "几数":
        if vague in text:
            return _vague(text, vague)
    return None


_ROUND = re.compile(r"(\d*0)[几数]([十百千万亿兆]*)")


def _vague(text: str, mark: str) -> Number | None:
    """几 and 数 stand for a digit: 几十 is 20 to 99, 十几 11 to 19, 数千万 no less than 2 of them."""
    low, high = _plain(text.replace(mark, "一" if text.startswith("十") else "二")), _plain(text.replace(mark, "九"))
    if text == mark:
        return Number(None, Decimal(2), Decimal(9), mark)
    if found := _ROUND.fullmatch(text):
        tens, scale = _plain(found.group(1)), _plain("一" + found.group(2)) if found.group(2) else Number(Decimal(1))
        if tens and scale and tens.value is not None and scale.value is not None:
            return Number(None, (tens.value + 1) * scale.value, (tens.value + 9) * scale.value, mark)
    if low is None or high is None or low.value is None or high.value is None:
        return None
    step = next((MULTIPLIERS[c] for c in reversed(text) if c in MULTIPLIERS), 1)
    trailing = text.endswith(mark)
    return Number(None, low.value, high.value if trailing else high.value + step - 1, mark)


_PAIR = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])([十百千万亿兆]*)")
_TEENS = re.compile(r"([一二三四五六七八九]?十)([一二三四五六七八])([二三四五六七八九])")


def _pair(text: str) -> Number | None:
    """Two neighbouring digits are a range: 七八, 三四十, 十七八."""
    for pattern, build in (
        (_PAIR, lambda a, b, c: (a + c, b + c)),
        (_TEENS, lambda a, b, c: (a + b, a + c)),
    ):
        found = pattern.fullmatch(text)
        if found:
            low, high = (_plain(part) for part in build(*found.groups()))
            if low and high and low.value is not None and high.value is not None and high.value - low.value > 0:
                digits = [DIGITS[c] for c in found.groups() if c in DIGITS]
                if digits[-1] - digits[-2] == 1:
                    return Number(None, low.value, high.value)
    return None


def _plain(text: str) -> Number | None:
    whole, point, decimals = text.partition("点")
    if point:
        tail = re.fullmatch(r"([零一二三四五六七八九\d]+)([十百千万亿兆]*)", decimals)
        base = _plain(whole) if whole else Number(Decimal(0))
        if not tail or not base or base.value is None:
            return None
        value = base.value + Decimal("0." + "".join(str(DIGITS.get(c, c)) for c in tail.group(1)))
        for scale in tail.group(2):
            value *= MULTIPLIERS[scale]
        return Number(value)
    vague = next((c for c in text if c in "余多"), None)
    text = text.replace("余", "").replace("多", "").replace("廿", "二十").replace("卅", "三十")
    value = _digits(text) if len(text) > 1 and all(c in DIGITS for c in text) else _sum(text)
    return None if value is None else Number(value, value if vague else None, None, vague)


def _digits(text: str) -> Decimal:
    return Decimal("".join(str(DIGITS[c]) for c in text))


def _sum(text: str) -> Decimal | None:
    """Additive and multiplicative reading: 一万五千亿, 1.5万亿, 三千五 (= 3,500)."""
    total = section = Decimal(0)
    number: Decimal | None = None
    last, zero = 1, False
    tokens = _TOKEN.findall(text)
    if not tokens or sum(map(len, tokens)) != len(text):
        return None
    for token in tokens:
        if token in DIGITS:
            if number is not None and token != "零":
                return None
            number, zero = Decimal(DIGITS[token]) if token != "零" else None, token == "零" or zero
            if token == "零" and len(tokens) == 1:
                return Decimal(0)
        elif token in SMALL:
            section += (1 if number is None else number) * SMALL[token]
            number, last, zero = None, SMALL[token], False
        elif token in LARGE:
            section += number or 0
            if not section and not total:
                section = Decimal(1)
            larger = total and LARGE[token] > _scale(total)
            total = (total + section) * LARGE[token] if larger or not section else total + section * LARGE[token]
            section, number, last, zero = Decimal(0), None, LARGE[token], False
        else:
            if number is not None:
                return None
            number, last = Decimal(token.replace(",", "")), 1
    if number is not None:
        short = tokens[-1] in DIGITS and last >= 100 and not zero
        section += number * last / 10 if short else number
    return total + section


def _scale(value: Decimal) -> int:
    return next((scale for scale in (10**12, 10**8, 10**4) if value >= scale), 1)


def text_of(value: Decimal | None) -> str | None:
    """A decimal as plain digits, without an exponent or needless zeros after the point that were not printed."""
    if value is None:
        return None
    plain = format(value, "f")
    if "." in plain and value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    return plain
