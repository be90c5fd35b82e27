"""Numbers that lines begin with: 第三章, 二、, （一）, 01, 1., 1.1, Part 2, ①, 【…】, ■."""

from __future__ import annotations

import re
from dataclasses import dataclass

HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6,
    **{digit: value for value, digit in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
}  # fmt: skip
HAN = "〇零一二三四五六七八九十百两兩壹贰叁肆伍陆柒捌玖拾貳參陸"
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

# kind, form; group 1 is the number
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form))
    for kind, form in (
        (
            "chapter",
            rf"第\s*([{HAN}\d]{{1,4}})\s*(?:章|编|編|篇|卷|部分|单元|單元|节|節|讲|講|幕|回|季)"
            r"(?=$|[\s　:：、，.\u3400-\u9fff《“「])",
        ),
        ("article", rf"第\s*([{HAN}\d]{{1,4}})\s*(?:条|條|款)"),
        (
            "part",
            r"(?i:part|chapter|section|step|no\.?|vol\.?)\s*\.?\s*(\d{1,2}|(?i:[ivx]{1,4}|one|two|three|four|five|six))\b",
        ),
        ("ordinal", rf"([{HAN}]{{1,3}})\s*[、.．:：](?!\d)"),
        ("parted", rf"[（(]\s*([{HAN}]{{1,3}})\s*[）)]"),
        ("decimal", r"(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?=[\s、.．\u3400-\u9fff])(?!\s*(?:[%％万亿萬億元倍米吨人个]))"),
        ("padded", r"(0\d)(?=$|[\s.、丨|｜:：/／\u3400-\u9fffA-Za-z])"),
        ("closed", r"[（(]\s*(\d{1,2})\s*[）)]|(?P<n>\d{1,2})\s*[)）]"),
        ("arabic", r"(\d{1,2})\s*(?:[、．]|\.(?!\d)|[:：丨|｜]\s*(?=\D))"),
        ("spaced", rf"([{HAN}]{{1,3}})[\s　]+(?=[\u3400-\u9fffA-Za-z“《「]{{2}})"),
        ("spaced", r"(\d{1,2})\s+(?=[\u3400-\u9fff]{2})(?![年月日时時点點分秒个個人岁歲元万萬亿億吨噸家名次])"),
        ("hash", r"#\s*(\d{1,2})\b"),
        ("circled", r"([①-⑳❶-❿➊-➓])"),
        ("boxed", r"【[^】]{2,30}】?()"),
        ("sign", r"([▌■●◆▍▎◎★☆▶►◇□▼〓])\s*(?=\S)"),
    )
)
BARE = re.compile(
    rf"^[【（(—\-·\s]*(?:(0?\d{{1,2}})|([{HAN}]{{1,3}})|([IVX]{{1,4}})|(?i:part|no\.?|chapter)\s*\.?\s*(\d{{1,2}}))[】）)—\-·.、\s]*$",
)
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
SERIES = frozenset(
    {
        "chapter",
        "part",
        "ordinal",
        "parted",
        "decimal",
        "padded",
        "closed",
        "arabic",
        "spaced",
        "hash",
        "circled",
        "bare",
    }
)


@dataclass(frozen=True, slots=True)
class Number:
    """How a line is numbered, and with what; `value` is 0 where signs do not count."""

    kind: str
    value: int = 0


def value_of(number: str) -> int:
    """The value of 12, 三十二, IV, ⑤, or of the last part of 2.3; 0 where it is none of these."""
    number = number.strip()
    if number.isdecimal():
        return int(number)
    if "." in number:
        return value_of(number.rpartition(".")[2])
    if number.casefold() in WORDS:
        return WORDS[number.casefold()]
    if len(number) == 1 and not number.isalpha() and number.isnumeric():
        import unicodedata

        return int(unicodedata.numeric(number))
    if set(number.upper()) <= ROMAN.keys():
        return _roman(number.upper())
    return _han(number)


def _roman(number: str) -> int:
    values = [ROMAN[letter] for letter in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _han(number: str) -> int:
    total, digit = 0, 0
    for sign in number:
        if sign in "十百拾":
            total += (digit or 1) * (100 if sign == "百" else 10)
            digit = 0
        else:
            digit = digit * 10 + HAN_DIGITS.get(sign, 0)
    return total + digit


def number_of(text: str) -> Number | None:
    """How the line is numbered, None where it is not."""
    if len(text) < 12 and (bare := BARE.match(text)):
        return Number("bare", value_of(next(filter(None, bare.groups()), "0")))
    for kind, form in KINDS:
        if found := form.match(text):
            return Number(kind, value_of(next(filter(None, found.groups()), "0")) if kind in SERIES else 0)
    return None


def counting(numbers: list[Number | None]) -> list[bool | None]:
    """For each line: whether its number follows, or is followed by, its neighbour of the same kind; None: no number.

    A series may begin again: 1. 2. 1. 2. counts.
    """
    found: list[bool | None] = [None if number is None else False for number in numbers]
    last: dict[str, int] = {}
    for at, number in enumerate(numbers):
        if number is None or number.kind not in SERIES:
            continue
        before = last.get(number.kind)
        if before is not None and (earlier := numbers[before]) is not None and number.value == earlier.value + 1:
            found[at] = found[before] = True
        last[number.kind] = at
    return found
