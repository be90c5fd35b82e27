"""Numerals to numbers: Arabic, Chinese and mixed, exact, and never raising.

`parse` takes what `NUMERAL` found. Values are `Decimal`; a numeral that names no single number (几十, 七八) gives a
range. Offsets are kept by folding characters one to one (`reader.extract.folding`), never by normalising.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
MULTIPLIERS = SMALL | LARGE

LIMIT = 10**27  # beyond it `Decimal` would round, and no article counts so far
_LONGEST = 60
ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
HAN = r"[零一二三四五六七八九十百千万亿两]"
_SCALE = r"[余多几来]?[十百千万亿兆]++"
_HAN = "零一二三四五六七八九两十百千万亿兆廿卅几数"

# 2万7470; 月薪4万5, where nothing is behind it that could be its unit
_REST = (
    r"(?:(?<=万)(?:\d{3,4}|\d,\d{3})(?![\d,.年月日%-])"
    r"|(?<=[万亿])[1-9](?=[，。；！？、）)到至的涨升增提降减\n]|左右|$))"
)
_BEHIND_DIGIT = r"(?:\d{0,2}(?:,\d{3})++(?!\d)|\d*+)(?:\.\d++)?+"  # ARABIC without its first digit

# A run of numeral characters, in folded text. Bounded and possessive: its cost grows with the text and no faster. It
# begins with one class, to which the engine skips, and only then asks of which form that character is.
NUMERAL = re.compile(
    rf"[0-9{_HAN}上成半](?:"
    rf"(?<=[0-9])(?<![\d.].){_BEHIND_DIGIT}(?:[ \u00a0]?{_SCALE}(?:{ARABIC}[十百千万亿兆]++)*+{_REST}?+)?+"
    rf"|(?<=[{_HAN}])[{_HAN}]{{0,23}}+(?:[余多来][十百千万亿兆]++)?+"
    rf"(?:点[零一二三四五六七八九\d]{{1,20}}+[十百千万亿兆]*+)?+"
    rf"|(?<=上)[百千万亿]++|(?<=成)(?:百上千|千上万)|(?<=半))"
)
_TOKEN = re.compile(rf"{ARABIC}|[{_HAN}余多来]")


class Number(NamedTuple):
    """A value, or a range where the numeral is vague; `vague`: 几, 数, 余, 多 … stood in it."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    vague: str | None = None

    def times(self, factor: Decimal | int) -> Number:
        value, low, high = (None if part is None else part * factor for part in (self.value, self.low, self.high))
        return Number(value, low, high, self.vague)

    def plus(self, more: Decimal) -> Number:
        value, low, high = (None if part is None else part + more for part in (self.value, self.low, self.high))
        return Number(value, low, high, self.vague)


@lru_cache(maxsize=4096)
def parse(text: str) -> Number | None:
    """The number of a folded numeral; None where it is none."""
    text = text.replace(" ", "").replace("\u00a0", "")
    negative = text[:1] in {"-", "负"}
    text = text.lstrip("-负")
    if not text or len(text) > _LONGEST:
        return None
    number = _special(text) or _pair(text) or _plain(text)
    if number and any(part is not None and part >= LIMIT for part in (number.value, number.low, number.high)):
        return None
    return number.times(-1) if number and negative else number


def value_of(text: str | None) -> Decimal | None:
    """The single value of a numeral; None where it is vague or none."""
    number = parse(text) if text else None
    return number.value if number else None


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
    return next((_vague(text, mark) for mark in "几数" if mark in text), None)


_ROUND = re.compile(r"(\d*0)[几数]([十百千万亿兆]*)")


def _vague(text: str, mark: str) -> Number | None:
    """几 and 数 stand for a digit: 几十 is 20 to 99, 十几 11 to 19, 数千万 no less than 2 of them."""
    if text == mark:
        return Number(None, Decimal(2), Decimal(9), mark)
    if found := _ROUND.fullmatch(text):
        tens, scale = value_of(found.group(1)), value_of("一" + found.group(2)) or Decimal(1)
        return None if tens is None else Number(None, (tens + 1) * scale, (tens + 9) * scale, mark)
    digits = "一" if text.startswith("十") else "二", "八", "九"
    low, below, high = (read.value if (read := _plain(text.replace(mark, digit))) else None for digit in digits)
    if low is None or below is None or high is None:
        return None
    return Number(None, low, high if text.endswith(mark) else high + high - below - 1, mark)


_PAIR = re.compile(
    r"(?P<before>|.*[百千万亿十])(?P<a>[一二两三四五六七八])(?P<b>[二两三四五六七八九])(?P<after>[十百千万亿兆]*)"
)


def _pair(text: str) -> Number | None:
    """Two neighbouring digits are a range: 七八, 三四十, 十七八, 七百三四十; so are 三五."""
    found = _PAIR.fullmatch(text) if len(text) <= 12 else None
    if not found:
        return None
    first, second = DIGITS[found["a"]], DIGITS[found["b"]]
    if second - first != 1 and (first, second) != (3, 5):
        return None
    low, high = (value_of(found["before"] + digit + found["after"]) for digit in (found["a"], found["b"]))
    return Number(None, low, high) if low is not None and high is not None else None


def _plain(text: str) -> Number | None:
    whole, point, decimals = text.partition("点")
    if point:
        return _with_point(whole, decimals)
    vague = next((c for c in text if c in "余多来"), None)
    text = re.sub("[余多来]", "", text).replace("廿", "二十").replace("卅", "三十")
    value = _digits(text) if len(text) > 1 and all(c in DIGITS and c != "两" for c in text) else _sum(text)
    return None if value is None else Number(value, value if vague else None, None, vague)


def _with_point(whole: str, decimals: str) -> Number | None:
    tail = re.fullmatch(r"([零一二三四五六七八九\d]+)([十百千万亿兆]*)", decimals)
    base = _plain(whole) if whole else Number(Decimal(0))
    if not tail or not base or base.value is None:
        return None
    value = base.value + Decimal("0." + "".join(str(DIGITS.get(c, c)) for c in tail.group(1)))
    for scale in tail.group(2):
        value *= MULTIPLIERS[scale]
    return Number(value)


def _digits(text: str) -> Decimal:
    return Decimal("".join(str(DIGITS[c]) for c in text))


def _sum(text: str) -> Decimal | None:
    """Additive and multiplicative reading: 一万五千亿, 1.5万亿, 三千五 (= 3,500)."""
    tokens = _TOKEN.findall(text)
    if not tokens or sum(map(len, tokens)) != len(text):
        return None
    reading = _Sum()
    if not all(reading.take(token) for token in tokens):
        return None
    return reading.result(short=tokens[-1] in DIGITS or (tokens[-1].isdecimal() and len(tokens[-1]) == 1))


class _Sum:
    """The state of reading a numeral from left to right."""

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.number: Decimal | None = None
        self.last, self.zero = 1, False

    def take(self, token: str) -> bool:
        """Reads one more token; False where it cannot stand there."""
        if token in SMALL:
            self.section += (1 if self.number is None else self.number) * SMALL[token]
            self.number, self.last, self.zero = None, SMALL[token], False
        elif token in LARGE:
            self._scaled(LARGE[token])
        elif token == "零":
            self.number, self.zero = None if self.number is None else self.number, True
        elif self.number is not None or not (token in DIGITS or token[0].isdecimal()):
            return False
        else:
            self.number = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))
        return True

    def _scaled(self, scale: int) -> None:
        self.section += self.number or 0
        if not self.section and not self.total:
            self.section = Decimal(1)
        if not self.section or (self.total and scale > _size(self.total)):
            self.total = (self.total + self.section) * scale
        else:
            self.total += self.section * scale
        self.section, self.number, self.last, self.zero = Decimal(0), None, scale, False

    def result(self, short: bool) -> Decimal:
        if self.number is None:
            return self.total + self.section
        cut = short and self.last >= 100 and not self.zero
        return self.total + self.section + (self.number * self.last / 10 if cut else self.number)


def _size(value: Decimal) -> int:
    return next((scale for scale in (10**12, 10**8, 10**4) if value >= scale), 1)


def text_of(value: Decimal | None) -> str | None:
    """A decimal as plain digits, without an exponent or needless zeros after the point that were not printed."""
    if value is None:
        return None
    plain = str(value)
    if "E" in plain:
        plain = format(value, "f")
    if "." in plain and value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    return plain
