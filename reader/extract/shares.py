"""Shares of a whole in words: 百分之三, 三分之一, 1:4, 翻番, 一半. Percent signs and 倍 are units (see `counting`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reader.extract.found import Found
from reader.extract.joining import TO
from reader.extract.numerals import ARABIC, HAN, MULTIPLIERS, value_of
from reader.extract.seeking import compiled, matches

_PART = rf"(?:{ARABIC}|{HAN}++(?:点{HAN}++)?)"
_HUNDREDTHS = (
    rf"(?P<sign>负)?(?<!{HAN})(?P<of>[百千万亿]{{1,3}})分之(?P<minus>负)?(?P<part>{_PART})"
    rf"(?:{TO}(?:(?P=of)分之)?(?P<last>{_PART})(?!{HAN}|[个名家年月天人次位]))?"
)
_FRACTION = rf"(?P<under>{ARABIC}|(?<!{HAN}){HAN}++)分之(?P<over>{ARABIC}|{HAN}++)"
_SLASHED = r"(?P<over>[1-9](?<![\d/.].)\d?)/(?P<under>[1-9]\d{0,2})(?=[的以左多强是，。、；]|$)"
_PROPORTION = (
    r"[0-9](?<![\d:.：/-].)\d{0,3}(?:\.\d{1,4})?(?P<rest>(?:[:比]\d{1,4}(?:\.\d{1,4})?){1,3})(?![\d:%/-])(?!分|秒)"
)
_CLOCK = r"(?::[0-5]\d){1,2}"  # minutes and seconds: a time of day
_WORDS = (
    r"翻(?:了)?(?P<times>[一两二三四五六七八九\d]{0,2})(?P<how>番|倍)"
    r"|(?P<half>(?<!一)半数(?!以下的)|一半多?(?![少么])|过半(?![百年个])|对半)"
)
_WORDS_BEGIN = "翻|半(?=数)|一(?=半)|过(?=半)|对(?=半)"


def find(text: str) -> Iterator[Found]:
    """The candidates of a folded text."""
    if "分之" in text:
        yield from _hundredths(text)
        yield from _fractions(text)
    for match in compiled(_PROPORTION).finditer(text) if ":" in text or "比" in text else ():
        if not compiled(_CLOCK).fullmatch(match["rest"]):
            yield Found("ratio", match.start(), match.end(), "ratio.proportion")
    if "/" in text:
        yield from _slashed(text)
    for match in matches(compiled(_WORDS_BEGIN), compiled(_WORDS), text) if "翻" in text or "半" in text else ():
        yield Found("ratio", match.start(), match.end(), "ratio.word", _word(match))


def _hundredths(text: str) -> Iterator[Found]:
    for match in compiled(_HUNDREDTHS).finditer(text):
        whole = Decimal(1)
        for scale in match.group("of"):
            whole *= MULTIPLIERS[scale]
        share, last = ((value_of(match.group(name))) for name in ("part", "last"))
        if share is None:
            continue
        value = share * 100 / whole * (-1 if match.group("sign") or match.group("minus") else 1)
        if last is None:
            yield Found("percent", match.start(), match.end(), "percent.words", value, unit="%")
        else:
            high = last * 100 / whole
            yield Found("percent", match.start(), match.end(), "percent.range", None, value, high, "%")


def _fractions(text: str) -> Iterator[Found]:
    for match in compiled(_FRACTION).finditer(text):
        under, over = value_of(match.group("under")), value_of(match.group("over"))
        if under and over is not None and match.group("under") not in {"百", "千", "万"}:
            yield Found("ratio", match.start(), match.end(), "ratio.fraction", _part(over, under))


def _part(over: Decimal, under: Decimal) -> Decimal:
    return round(over / under, 3).normalize()


def _slashed(text: str) -> Iterator[Found]:
    """1/3的城市: a fraction where the text goes on as after one; 140/90 is none."""
    for match in compiled(_SLASHED).finditer(text):
        over, under = Decimal(match["over"]), Decimal(match["under"])
        if over < under:
            yield Found("ratio", match.start(), match.end(), "ratio.fraction", _part(over, under))


def _word(match: re.Match[str]) -> Decimal | None:
    """翻两番 is four times, 翻倍 twice, 一半 a half."""
    if match.group("half"):
        return Decimal("0.5")
    times = value_of(match.group("times")) if match.group("times") else Decimal(1)
    if times is None or times > 20:
        return None
    return Decimal(2) ** int(times) if match.group("how") == "番" else max(times, Decimal(2))
