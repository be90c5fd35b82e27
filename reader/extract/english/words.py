"""What stands beside an English number: currencies, units, periods, per cent; the longest form at a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reader.core.model import FigureKind
from reader.extract.english.numbers import SCALES
from reader.extract.lexicon import table, words

FEET, INCHES = frozenset({"foot", "feet", "ft"}), frozenset({"inch", "inches", "in", '"'})
_PERIODS = {
    "second": ("TS", 1), "sec": ("TS", 1), "minute": ("TM", 1), "min": ("TM", 1), "hour": ("TH", 1), "hr": ("TH", 1),
    "day": ("D", 1), "week": ("W", 1), "fortnight": ("W", 2), "month": ("M", 1), "year": ("Y", 1), "decade": ("Y", 10),
    "centur": ("Y", 100),
}  # fmt: skip
_HUNDREDTHS = re.compile(
    r"\s?-?(?P<points>percentage[\s-]points?)\b|\s?%|[\s-]?per\s?cents?\b(?P<more>\s+points?\b)?|\s?pct\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"[\s-]?(?P<name>(?P<stem>second|sec|minute|min|hour|hr|day|week|fortnight|month|year|decade|centur)(?:s|y|ies)?)\b"
    r"(?P<old>[\s-]{0,3}olds?\b|\s+of\s+age\b)?|\s(?P<age>yo)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s?/\s?[a-zA-Z]{1,12}\b")
_SPEED = re.compile(r"\s+(?:per|an?)\s+(?:hour|(?:milli)?second|minute)\b", re.IGNORECASE)
# A bare "in" is the preposition, unless a dimension or an end follows.
_INCH_GOES_ON = re.compile(r"\s?(?:thick|long|wide|tall|high|deep|diameter|by|x|[,.;)]|$)", re.IGNORECASE)


# Pounds of weight rather than of money.
_WEIGHS = re.compile(r"[\s-]pounds?\b", re.IGNORECASE)
_HEAVY = re.compile(r"weigh|heav|\btons?\b|\btonnes?\b|\bbaby\b|\bmass\b|\blift|\bkilo|\bfat\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """`name` as printed, `unit` as a fact shows it; `part`: of a currency (cents); `code`, `factor`: of a duration."""

    kind: FigureKind
    name: str
    unit: str
    rule: str = "unit"
    part: bool = False
    code: str | None = None
    factor: int = 1


def measure_after(text: str, at: int, numeral: str) -> tuple[int, Measure, Decimal] | None:
    """The measure that follows a numeral, where it ends, and what one of it is worth; rates are part of it."""
    if share := _HUNDREDTHS.match(text, at):
        unit = "percentage points" if share["points"] or share["more"] else "%"
        return share.end(), Measure("percent", share.group().strip(), unit), Decimal(1)
    if _WEIGHS.match(text, at) and _HEAVY.search(text, max(0, at - 48), at):
        return _unit_after(text, at, numeral)
    return _money_after(text, at) or _period_after(text, at) or _unit_after(text, at, numeral)


def _money_after(text: str, at: int) -> tuple[int, Measure, Decimal] | None:
    match = _currencies().match(text, at)
    if not match:
        return None
    name = " ".join(re.sub("[.-]", " ", match["name"].lower()).split())
    code = (
        match["code"]
        or _codes().get(name)
        or _codes().get(name.removesuffix("s"), match["sign"] and _signs()[match["sign"]])
    )
    if not code:
        return None
    part = name.startswith(("cent", "pence", "penny"))
    scale = SCALES.get((match["scale"] or "").lower(), 1) * (10**6 if match["mega"] else 1)
    return match.end(), Measure("money", name, code, "name", part), Decimal("0.01") if part else Decimal(scale)


def _period_after(text: str, at: int) -> tuple[int, Measure, Decimal] | None:
    match = _PERIOD.match(text, at)
    if not match:
        return None
    if match["old"] or match["age"]:
        return match.end(), Measure("quantity", match.group().strip(" -"), match.group().strip(" -"), "age"), Decimal(1)
    code, factor = _PERIODS[match["stem"].lower()]
    return match.end(), Measure("duration", match["name"], match["stem"].lower(), code=code, factor=factor), Decimal(1)


def _unit_after(text: str, at: int, numeral: str) -> tuple[int, Measure, Decimal] | None:
    match = _units().match(text, at)
    if not match:
        return None
    name = match["noun"] or match["symbol"]
    if match["symbol"] and not _is_symbol(name, text, match.end(), numeral):
        return None
    factor = Decimal(1000) if match["kilo"] else Decimal(1)
    measure = Measure("quantity", name.lower() if match["noun"] else name, name)
    return rate_after(text, match.end(), measure), measure, factor


def _is_symbol(form: str, text: str, end: int, numeral: str) -> bool:
    """Symbols are told by their case (5 m, not 5 M), stand after digits, and "in" is mostly the preposition."""
    if form not in words(table("units")["latin"]["symbols"]) and form not in _EXTRA:
        return False
    return any(c.isdigit() or c in "½¼¾" for c in numeral) and (
        form not in {"in", '"'} or bool(_INCH_GOES_ON.match(text, end))
    )


_EXTRA = frozenset({'"', "kph", "kmph", "km/hr", "mi", "sq mi", "sq ft", "sq km", "deg.", "deg"})
_LENGTHS = re.compile(r"(?:kilo|centi|milli)?met(?:re|er)s?|miles?|km|m|feet|foot|ft", re.IGNORECASE)


def rate_after(text: str, at: int, measure: Measure) -> int:
    """Past what an amount is for: $15.4/hour, 188 miles an hour."""
    if rate := _RATE.match(text, at):
        return rate.end()
    speed = _SPEED.match(text, at) if _LENGTHS.fullmatch(measure.name) else None
    return speed.end() if speed else at


def sign_before(text: str, at: int, first: int) -> tuple[int, Measure] | None:
    """The width of a currency's sign or code that ends at a place, and the currency."""
    end = at - 1 if at > first and text[at - 1] == " " else at
    for size in range(min(_LONGEST_SIGN, end - first), 0, -1):
        sign = text[end - size : end]
        code = _signs().get(sign)
        if code and not (sign[0].isalpha() and text[end - size - 1 : end - size].isalpha()):
            return at - end + size, Measure("money", sign, code, "sign")
    return None


_LONGEST_SIGN = 6


@cache
def _signs() -> dict[str, str]:
    """What stands before an amount: the signs that are not Chinese, ISO codes, and codes of millions (MUSD)."""
    rows = table("currencies")
    codes = {mega + code: code for code in rows["en"] for mega in ("", "M")}
    return codes | {sign: code for sign, code in rows["signs"].items() if not re.search("[一-鿿]", sign)}


@cache
def _codes() -> dict[str, str]:
    rows = table("currencies")["en"]
    return {form.replace("-", " ").replace(".", " ").strip(): code for code, row in rows.items() for form in words(row)}


_AFTER_SIGNS = frozenset("€£₾₭₽₿")


@cache
def _currencies() -> re.Pattern[str]:
    names = sorted(_codes(), key=len, reverse=True)
    named = "|".join(rf"(?i:{re.escape(name)})".replace(r"\ ", r"[\s.-]+") for name in names)
    iso = "|".join(table("currencies")["en"])
    signs = "|".join(re.escape(sign) for sign in _signs() if sign.strip() in _AFTER_SIGNS)
    return re.compile(
        rf"[\s-]{{0,3}}(?:(?:u\.s\.\s)?(?P<name>(?P<mega>M)?(?P<code>{iso})\b|(?:{named})s?\b|(?P<sign>{signs})(?![\d\s]*\d)))"
        r"(?:\s(?P<scale>million|billion|trillion)\b)?"
    )


@cache
def _units() -> re.Pattern[str]:
    rows = table("units")["en"].values()
    names = {form.replace("-", " ") for row in rows for form in words(row)}
    nouns = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in sorted(names, key=len, reverse=True))
    symbols = sorted({*words(table("units")["latin"]["symbols"]), *_EXTRA}, key=len, reverse=True)
    printed = "|".join(map(re.escape, symbols))
    return re.compile(
        rf"(?i:(?P<kilo>k)?[\s-]{{1,3}}(?P<noun>(?:{nouns})(?:e?s)?)\b)"
        rf"|\s?(?P<opened>[(\[])?(?P<symbol>{printed})(?(opened)[)\]]|(?:(?<=[\"°.])|(?![A-Za-z\d²³^]|-\d)))"
    )
