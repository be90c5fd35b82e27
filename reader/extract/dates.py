"""Dates, times of day and durations in Chinese text, resolved with the article's date and the date last mentioned.

`iso` is an ISO 8601 date as far as it is known (2019, 2019-03, 2019-Q1), a time, or a duration (P1Y4M). Nothing is ever
resolved with today's clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from reader.extract.found import Found
from reader.extract.numerals import NUMERAL, Number, parse, text_of

_N = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(?:1\d{3}|20\d{2}|21\d{2}|[一二][零一二三四五六七八九]{3})"
_RELATIVE = "去年|今年|明年|前年|后年|後年|当年|當年|同年|本年|次年|翌年|上年"
_TO = r"\s?(?:至|到|-|—|–|~|—{2})\s?"

DATE = re.compile(
    rf"(?<!\d)(?:(?P<year>{_YEAR})\s?年(?!代|级|轻|龄)度?|(?P<relative>{_RELATIVE}))?(?:的|[ ,，])?"
    rf"(?:(?P<month>(?<!\d){_N})\s?(?:{_TO}(?P<month2>{_N})\s?)?月(?:份|(?=[^球亮饼光]|$))"
    rf"(?:\s?(?P<day>{_N})(?!\d)(?:\s?[日号](?:{_TO}(?P<day2>{_N})\s?[日号])?|{_TO}(?P<day3>{_N})\s?[日号]))?"
    rf"|(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度|(?P<part>年?[初中底末](?!次)))?"
    rf"(?P<edge>(?<=[月份])[初底末中](?:旬)?|(?<=月)[上中下]旬|(?<=年)[初底末])?"
)
_NUMERIC = re.compile(
    rf"(?<![\d.-])(?P<year>{_YEAR})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?![\d.-])"
)
_DAY = re.compile(
    rf"(?<![\d月第零一二三四五六七八九十百.]){_N}(?=日(?![本元圆均报常程军语益产志夜游记渐用光化租薪内前后间息]))日|(?<=[，。、和及与至到（(“])(?:{_N})号(?=[，。、上下凌早晚）)])"
)
_RANGE = re.compile(_TO)
_WEEKDAY = re.compile(r"(?:本|上|下|这|上上|下下)?(?:周|星期|礼拜)[一二三四五六日天](?!期|刊|报|岁|年|易|围)")
_DECADE = re.compile(
    r"(?:(?:(?P<century>\d{2}|十九|二十|二十一)世纪)?(?P<tens>[1-9]0|[一二三四五六七八九]十)|(?P<full>(?:1[5-9]|20)\d0))年代[初中末]?"
)
_CENTURY = re.compile(rf"(?:公元前|公元)?{_N}世纪[初中末]?")
_SHORT_YEAR = re.compile(
    r"(?<![\d.])(?:公元前?(?P<era>\d{1,4})|(?P<two>[5-9]\d))年(?=[\d一二三四五六七八九十底初末，、（]|[0-9]{1,2}月)"
)

_PARTS = "凌晨|清晨|早晨|早上|上午|中午|正午|午间|下午|午后|傍晚|晚间|晚上|夜间|夜里|深夜|半夜|午夜|今早|今晚|昨晚|明晚|早|晚"
TIME = re.compile(
    rf"(?<![\d:.])(?P<part>{_PARTS})?\s?(?:(?P<hour>{_N}|零)\s?(?P<mark>时|點|点)(?!间|候|代|常|刻|期|尚|装|隔|机|有|评|赞|击|燃|缀|滴|差|长|段|针|效)"
    rf"(?P<rest>钟|整|许|半|(?P<quarter>[一三]刻)|(?P<minute>\d{{1,2}}|[零一二三四五六]?十?[一二三四五六七八九]?)分(?!之|钟)(?:(?P<second>\d{{1,2}})秒)?)?"
    rf"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?![:\d]))"
)

_UNITS = {
    "年": ("Y", 1), "周年": ("Y", 1), "年头": ("Y", 1), "年期": ("Y", 1), "载": ("Y", 1), "世纪": ("Y", 100), "学年": ("Y", 1),
    "月": ("M", 1), "季度": ("M", 3), "学期": (None, 1), "周": ("W", 1), "星期": ("W", 1), "礼拜": ("W", 1),
    "天": ("D", 1), "日": ("D", 1), "昼夜": ("D", 1), "晚": ("D", 1), "夜": ("D", 1), "工作日": ("D", 1), "交易日": ("D", 1),
    "小时": ("TH", 1), "钟头": ("TH", 1), "钟": ("TH", 1), "分钟": ("TM", 1), "分": ("TM", 1), "刻钟": ("TM", 15), "秒": ("TS", 1), "秒钟": ("TS", 1),
    "毫秒": ("TS", Decimal("0.001")), "微秒": ("TS", Decimal("0.000001")), "纳秒": ("TS", Decimal("0.000000001")),
    "ms": ("TS", Decimal("0.001")), "小時": ("TH", 1), "鐘頭": ("TH", 1), "分鐘": ("TM", 1), "週": ("W", 1), "年頭": ("Y", 1),
    "週年": ("Y", 1), "個月": ("M", 1), "世紀": ("Y", 100), "秒鐘": ("TS", 1), "禮拜": ("W", 1),
}  # fmt: skip
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
# A unit that needs 个 before it, one that takes it, and one that never does.
_DURATION_UNIT = re.compile(
    r"\s?(?:[个個](?P<half1>半)?(?P<counted>月|星期|礼拜|禮拜|小时|小時|钟头|鐘頭|季度|世纪|世紀|工作日|交易日|昼夜|年头|年頭|学期|学年|多月|多小时)"
    r"|(?P<half2>半)?(?P<bare>周年|週年|年期|年(?!代|级|轻|龄|货|夜|薪|味|终|会|度|报|检|审|俸|纪|糕|级)|载(?!体|重|入|人|客|荷|货|具)|小时|小時|分钟|分鐘|刻钟|毫秒|微秒|纳秒|秒钟|秒鐘|秒(?!杀|针)|ms(?![a-zA-Z])"
    r"|周(?!岁|年|围|边|刊|到|期|密|末|转|报|[一二三四五六日]|易|庄|公|旋|全|身)|週(?!歲|年|刊|末)|星期(?![一二三四五六日天])|天(?!才|然|真|津|河|文|赋|性|桥|猫|花|鹅|堂|体|王|山)|日(?=[，。、；：！？）)内前后之起的以游]|$)|昼夜|世纪|世紀|晚(?![会报上间宴餐年饭安期辈点])|夜(?![市晚里间景空班色幕宵校深])))"
    r"(?P<after>半(?![数以天年夜路个径场价导球]))?"
)
_CLOCK_PART = re.compile(r"(?P<n>\d{1,2}|[一二三四五六七八九]?十?[一二三四五六七八九]?)(?:分(?!之|析|别)|秒)")


@dataclass(slots=True)
class Clock:
    """The article's date, and the last date the text named: what incomplete dates are completed with."""

    article: date | None = None
    year: int | None = None  # named in this sentence or the one before
    month: int | None = None
    day: int | None = None

    def base_year(self) -> int | None:
        return self.article.year if self.article else None


def find(text: str, clock: Clock) -> list[Found]:
    """The dates, times and durations of one folded text, in reading order."""
    return [*_dates(text, clock), *_times(text), *durations(text)]


def _dates(text: str, clock: Clock) -> Iterator[Found]:
    singles = sorted([*_full(text), *_days(text), *_others(text)], key=lambda item: (item[0], -item[1]))
    done: list[Found] = []
    sentence = 0
    for start, end, parts in singles:
        if done and start < done[-1].end:
            continue
        if "。" in text[sentence:start]:
            clock.year, sentence = None, start
        found = _resolved(start, end, parts, clock)
        if found is not None:
            done.append(found)
    yield from _joined(text, done)


Parts = dict[str, str]


def _full(text: str) -> Iterator[tuple[int, int, Parts]]:
    for match in DATE.finditer(text):
        parts = {name: value for name, value in match.groupdict().items() if value}
        if not set(parts) - {"relative", "edge"} or (set(parts) <= {"part"}):
            continue
        end = match.end()
        while text[end - 1] in "的 ,，":
            end -= 1
        start = match.start()
        while text[start] in "的 ,，":
            start += 1
        yield start, end, parts
    for match in _NUMERIC.finditer(text):
        yield match.start(), match.end(), match.groupdict()


def _days(text: str) -> Iterator[tuple[int, int, Parts]]:
    for match in _DAY.finditer(text):
        yield match.start(), match.end(), {"day": match.group()[:-1]}


def _others(text: str) -> Iterator[tuple[int, int, Parts]]:
    for match in _WEEKDAY.finditer(text):
        yield match.start(), match.end(), {"weekday": match.group()}
    for match in _DECADE.finditer(text):
        yield match.start(), match.end(), {"decade": match.group(), **{k: v for k, v in match.groupdict().items() if v}}
    for match in _CENTURY.finditer(text):
        yield match.start(), match.end(), {"decade": match.group()}
    for match in _SHORT_YEAR.finditer(text):
        year = match.group("era") or "19" + match.group("two")
        yield match.start(), match.end(), {"year": year.zfill(4)}


def _int(text: str | None) -> int | None:
    number = parse(text) if text else None
    return int(number.value) if number and number.value is not None else None


def _resolved(start: int, end: int, parts: Parts, clock: Clock) -> Found | None:
    """The date that the parts name, completed where it is sure; None where they name none."""
    if "weekday" in parts:
        return Found("date", start, end, "date.weekday", iso=_weekday(parts["weekday"], clock), basis="article date")
    if "decade" in parts:
        return Found("date", start, end, "date.decade", iso=_decade(parts))
    month, day = _int(parts.get("month")), _int(parts.get("day"))
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    year, basis = _year(parts, month, day, clock)
    if day is not None and month is None:
        month, basis = clock.month or (clock.article.month if clock.article else None), "date before"
        year = year or clock.year or clock.base_year()
    clock.year, clock.month, clock.day = year or clock.year, month or clock.month, day or clock.day
    if "half" in parts:
        halves = ("01", "06") if parts["half"][0] == "上" else ("07", "12")
        bounds = (f"{year}-{halves[0]}", f"{year}-{halves[1]}") if year else None
        return Found(
            "date",
            start,
            end,
            "date.half",
            iso=_join(year, f"H{1 if halves[0] == '01' else 2}"),
            bounds=bounds,
            basis=basis,
        )
    if "quarter" in parts:
        return Found("date", start, end, "date.quarter", iso=_join(year, f"Q{_int(parts['quarter'])}"), basis=basis)
    iso = _iso(year, month, day)
    last = _int(parts.get("day2") or parts.get("day3")), _int(parts.get("month2"))
    bounds = None
    if iso and last[0]:
        bounds = (iso, _iso(year, month, last[0]) or iso)
    elif iso and last[1]:
        bounds = (iso, _iso(year, last[1], None) or iso)
    grain = "day" if day else "month" if month else "year"
    return Found("date", start, end, f"date.{grain}", iso=iso, bounds=bounds, basis=basis)


def _join(year: int | None, part: str) -> str | None:
    return f"{year}-{part}" if year else None


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None and month is None:
        return None
    text = f"{year:04}" if year else "XXXX"
    return text + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


_SHIFT = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "前年": -2, "后年": 2, "後年": 2}


def _year(parts: Parts, month: int | None, day: int | None, clock: Clock) -> tuple[int | None, str | None]:
    """The year, and what it was read from where the text does not print it."""
    if "year" in parts:
        return int(_int(parts["year"]) or 0), None
    word = parts.get("relative")
    if word in _SHIFT:
        base = clock.base_year()
        return (base + _SHIFT[word] if base else None), "article date"
    if word in {"次年", "翌年"}:
        return (clock.year + 1 if clock.year else None), "date before"
    if word:  # 同年, 当年
        return clock.year or clock.base_year(), "date before"
    if clock.year:
        return clock.year, "date before"
    base = clock.article
    if base is None or month is None:
        return (base.year if base else None), "article date"
    # A month without a year is the nearest one: up to half a year ahead, else past.
    return base.year - (month - base.month > 6) + (base.month - month > 9), "article date"


def _weekday(word: str, clock: Clock) -> str | None:
    if clock.article is None:
        return None
    number = "一二三四五六日".find(word[-1].replace("天", "日"))
    monday = clock.article - timedelta(days=clock.article.weekday())
    weeks = {"上上": -2, "下下": 2, "上": -1, "下": 1}.get(
        word.rstrip("一二三四五六日天").removesuffix("周").removesuffix("星期").removesuffix("礼拜"), 0
    )
    found = monday + timedelta(days=number, weeks=weeks)
    if weeks == 0 and found > clock.article and word[0] in "周星礼":
        found -= timedelta(weeks=1)
    return found.isoformat()


def _decade(parts: Parts) -> str | None:
    if full := parts.get("full"):
        return full[:3]
    tens = _int(parts.get("tens"))
    if tens is None:
        return None
    century = _int(parts.get("century")) or 20
    return f"{century - 1}{tens // 10}"


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """Two dates with 至, 到 or a dash between them are a range and one figure."""
    at = 0
    while at < len(found):
        one = found[at]
        between = _RANGE.match(text, one.end)
        after = found[at + 1] if at + 1 < len(found) else None
        if (
            between
            and after
            and between.end() == after.start
            and one.bounds is None
            and after.bounds is None
            and one.iso
            and after.iso
        ):
            yield Found(
                "date", one.start, after.end, "date.range", iso=one.iso, bounds=(one.iso, after.iso), basis=one.basis
            )
            at += 2
        else:
            yield one
            at += 1


_AFTERNOON = {"下午", "午后", "傍晚", "晚间", "晚上", "夜间", "夜里", "深夜", "今晚", "昨晚", "明晚", "晚"}


def _times(text: str) -> Iterator[Found]:
    for match in TIME.finditer(text):
        clock, hour, part = match.group("clock"), _int(match.group("hour")), match.group("part")
        if match.group("mark") in {"点", "點"} and not (part or match.group("rest")):
            continue
        if clock:
            hour, minute = (int(piece) for piece in clock.split(":")[:2])
        else:
            minute = {"半": 30, None: 0}.get(match.group("rest"), 0) or _int(match.group("minute")) or 0
            if quarter := match.group("quarter"):
                minute = 15 if quarter[0] == "一" else 45
        if hour is None or hour > 24:
            continue
        if part in _AFTERNOON and hour < 12:
            hour += 12
        start = match.start()
        while text[start] == " ":
            start += 1
        yield Found("time", start, match.end(), "time.clock", iso=f"{hour:02}:{minute:02}")


def durations(text: str) -> Iterator[Found]:
    """Durations: simple (三年半), compound (一年四个月) and ranges of either (一年四个月至一年十个月)."""
    done: list[Found] = []
    for start, end, parts in _compounds(text):
        iso = _period(parts)
        unit = parts[-1][1] if len(parts) == 1 else None
        number = parts[0][0]
        one = Found(
            "duration", start, end, "duration.compound" if len(parts) > 1 else "duration", value=number.value if len(parts) == 1 else None,
            low=number.low if len(parts) == 1 else None, high=number.high if len(parts) == 1 else None, unit=unit, vague=number.vague, iso=iso,
            bounds=_period_bounds(parts),
        )  # fmt: skip
        between = _RANGE.fullmatch(text, done[-1].end, start) if done and start - done[-1].end <= 4 else None
        if between and done[-1].iso and iso:
            first = done.pop()
            one = Found(
                "duration", first.start, end, "duration.range", unit=unit, iso=first.iso, bounds=(first.iso or "", iso)
            )
        done.append(one)
    yield from done


Piece = tuple[Number, str, bool]  # number, unit, and a half


def _compounds(text: str) -> Iterator[tuple[int, int, list[Piece]]]:
    """Neighbouring durations of falling size are one: (start, end, pieces)."""
    held: tuple[int, int, list[Piece]] | None = None
    for start, end, piece in _simple(text):
        if held and held[1] == start and _rank(held[2][-1][1]) < _rank(piece[1]):
            held = (held[0], end, [*held[2], piece])
            continue
        if held:
            yield held
        held = (start, end, [piece])
    if held:
        yield held


def _rank(unit: str) -> int:
    code = _UNITS[unit][0]
    return _ORDER.index(code) if code else -1


def _simple(text: str) -> Iterator[tuple[int, int, Piece]]:
    last = 0
    for match in NUMERAL.finditer(text):
        if match.start() < last:
            continue
        end = match.end()
        vague = text[end] if end < len(text) and text[end] in "余多来" else ""
        found = _DURATION_UNIT.match(text, end + len(vague)) or (_DURATION_UNIT.match(text, end) if vague else None)
        number = parse(match.group())
        if not found or number is None or match.group() == "零" or text[match.start() - 1 : match.start()] == "第":
            continue
        unit = found.group("counted") or found.group("bare")
        if _is_date(unit, match.group(), text[match.start() - 1 : match.start()]):
            continue
        half = bool(found.group("half1") or found.group("half2") or found.group("after"))
        if vague or unit.startswith("多"):
            unit = unit.removeprefix("多")
            number = Number(number.value, number.value, number.high, vague or "多")
        last = found.end()
        yield match.start(), found.end(), (number, unit, half)


def _is_date(unit: str, numeral: str, before: str) -> bool:
    """2019年 is a date and 20年 a duration; 3日 a date and 100日 a duration; 月 counts only after 个."""
    if unit == "年":
        return bool(re.fullmatch(_YEAR, numeral)) and len(numeral) == 4
    if unit == "日":
        number = parse(numeral)
        return number is None or number.value is None or number.value <= 31
    return before == "零" or (unit in {"周", "週"} and numeral.startswith("半"))


def _period(parts: list[Piece]) -> str | None:
    """The ISO 8601 duration of the pieces; None where a number is vague."""
    if any(piece[0].value is None and piece[0].low is None for piece in parts):
        return None
    return _spelt(
        [(piece[0].value if piece[0].value is not None else piece[0].low, piece[1], piece[2]) for piece in parts]
    )


def _period_bounds(parts: list[Piece]) -> tuple[str, str] | None:
    number, unit, half = parts[0]
    if len(parts) > 1 or number.value is not None or number.low is None or number.high is None:
        return None
    return _spelt([(number.low, unit, half)]) or "", _spelt([(number.high, unit, half)]) or ""


def _spelt(pieces: list[tuple[Decimal | None, str, bool]]) -> str | None:
    amounts: dict[str, Decimal] = {}
    for value, unit, half in pieces:
        code, factor = _UNITS[unit]
        if code is None or value is None:
            return None
        amounts[code] = amounts.get(code, Decimal(0)) + value * factor
        if half:
            amounts[code] += Decimal("0.5") * factor
    for whole, part, size in (("Y", "M", 12), ("D", "TH", 24), ("TH", "TM", 60)):
        if whole in amounts and amounts[whole] % 1 and amounts[whole] < 100:
            rest = amounts[whole] % 1
            amounts[part] = amounts.get(part, Decimal(0)) + rest * size
            amounts[whole] -= rest
            if not amounts[whole]:
                del amounts[whole]
    if "W" in amounts and set(amounts) != {"W"}:
        amounts["D"] = amounts.get("D", Decimal(0)) + amounts.pop("W") * 7
    days = "".join(f"{text_of(amounts[code])}{code}" for code in ("Y", "M", "W", "D") if code in amounts)
    hours = "".join(f"{text_of(_trim(amounts[code]))}{code[1]}" for code in ("TH", "TM", "TS") if code in amounts)
    return "P" + days + ("T" + hours if hours else "")


def _trim(value: Decimal) -> Decimal:
    return value.normalize() if value % 1 else value


_RELATIVE_DAYS = {
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "前天": -2,
    "后天": 2,
    "昨晚": -1,
    "今晚": 0,
}
_RELATIVE_WORD = re.compile("|".join((*_RELATIVE_DAYS, *_SHIFT)))


def relative(text: str, day: date | None) -> list[Found]:
    """Relative words that are sure, for a timeline: 昨天, 去年. They are no figures, since they hold no numeral."""
    if day is None:
        return []
    found = []
    for match in _RELATIVE_WORD.finditer(text):
        word = match.group()
        iso = (
            str(day.year + _SHIFT[word]) if word in _SHIFT else (day + timedelta(days=_RELATIVE_DAYS[word])).isoformat()
        )
        found.append(Found("date", match.start(), match.end(), "date.relative", iso=iso, basis="article date"))
    return found
