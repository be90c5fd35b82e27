"""Times of day in Chinese text: 上午9时30分, 20:15, 下午五点到七点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.extract.found import Found
from reader.extract.joining import TO
from reader.extract.numerals import value_of
from reader.extract.seeking import compiled, matches

_N = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTES = r"(?:\d{1,2}|[零一二三四五]?十?[一二三四五六七八九]|[一二三四五]?十)"
_PARTS = (
    r"凌晨|清晨|早晨|早上|今晨|上午|中午|正午|午间|下午|午后|傍晚|晚间|晚上|夜间|夜里|深夜|半夜|午夜|"
    r"今早|今晚|昨晚|明晚|当晚|早|晚"
)
_LATE = frozenset(
    ["下午", "午后", "傍晚", "晚间", "晚上", "夜间", "夜里", "深夜", "今晚", "昨晚", "明晚", "当晚", "晚"]
)
_TIME = (
    "(?i)"
    rf"(?:(?P<part>{_PARTS})|(?<![\d:.]))[ \u00a0]?(?:(?P<hour>{_N})[ \u00a0]?"
    r"(?P<mark>时(?!(?:[间候代常刻期尚装隔机速差局评事段空政势薪长效区]|至今|报(?![道告称])))|点)"
    rf"(?P<rest>钟|整|许|半|(?P<quarter>[一三]刻)|(?P<minute>{_MINUTES})分(?![之钟])(?:(?P<second>{_MINUTES})秒)?|(?P<bare>[二三四五]十|\d\d)(?![\d%.分个]))?"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?![:\d])(?:[ ]?(?P<half>[ap])\.?m\b\.?)?)"
)
_RANGE = re.compile(TO)
_FROM = re.compile(rf"(?:(?P<part>{_PARTS})[ \u00a0]?|(?<![\d:./零一二三四五六七八九十-]))(?P<hour>{_N}){TO}$")
_MAY_HOLD = re.compile(r"[0-9零一二两三四五六七八九十][ \u00a0]?[时点:]")
_BEGINS = r"[0-9零一二两三四五六七八九十凌清早今上中正午下傍晚夜深半昨明当 \u00a0](?=.{0,6}[时点:])"


def find(text: str) -> Iterator[Found]:
    """The times of one folded text, two of them with 至 or a dash as one."""
    held: Found | None = None
    held_part: str | None = None
    for match in matches(compiled(_BEGINS), compiled(_TIME), text) if _may_hold(text) else ():
        after = held is not None and (joint := _RANGE.match(text, held.end)) and joint.end() == match.start()
        part = match.group("part") or (held_part if after else None)
        begun = None if after else _begun(text, match)
        one, part = begun or (_time(match, part, sure=bool(after)), part)
        if one is None:
            continue
        held_part = part
        if held and after and held.iso and one.iso and not held.bounds:
            held = Found("time", held.start, one.end, "time.range", iso=held.iso, bounds=(held.iso, one.iso))
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _may_hold(text: str) -> bool:
    return ("时" in text or "点" in text or ":" in text) and bool(_MAY_HOLD.search(text))


def _time(match: re.Match[str], part: str | None, sure: bool) -> Found | None:
    """A time; 点 alone is one only beside a part of the day, a minute or another time: 3点 may be points."""
    if match.group("mark") == "点" and not (part or match.group("rest") or sure or _begins_range(match)):
        return None
    hour, minute = _read(match)
    if hour is None or hour > 24 or minute > 59:
        return None
    if hour < 12 and (part in _LATE or (match.group("half") or "").lower() == "p"):
        hour += 12
    start = match.start() + (1 if match.group()[0] in " \u00a0" else 0)
    return Found("time", start, match.end(), "time.clock", iso=f"{hour:02}:{minute:02}")


def _begun(text: str, match: re.Match[str]) -> tuple[Found, str | None] | None:
    """The whole of [8—]10时, of which the first hour has no mark; the part of the day that it has."""
    if match["part"] or not match["hour"] or match.start() < 2:
        return None
    low = max(0, match.start() - 8)
    first = _FROM.search(text[low : match.start()])
    if not first or (match["mark"] == "点" and not first["part"]):
        return None
    part, (hour, minute) = first["part"], _read(match)
    begins = int(value_of(first["hour"]) or 0)
    if hour is None or not begins < hour <= 24:
        return None
    late = 12 if part in _LATE and hour <= 12 else 0
    ends = f"{begins + late:02}:00", f"{hour + late:02}:{minute:02}"
    return Found("time", low + first.start(), match.end(), "time.range", iso=ends[0], bounds=ends), part


def _begins_range(match: re.Match[str]) -> bool:
    joint = _RANGE.match(match.string, match.end())
    return bool(joint and (after := compiled(_TIME).match(match.string, joint.end())) and after.group("mark") == "点")


def _read(match: re.Match[str]) -> tuple[int | None, int]:
    if clock := match.group("clock"):
        hour, minute = (int(piece) for piece in clock.split(":")[:2])
        return hour, minute
    value = value_of(match.group("hour"))
    if match.group("quarter"):
        minute = 15 if match.group("quarter")[0] == "一" else 45
    elif match.group("rest") == "半":
        minute = 30
    else:
        minute = int(value_of((match.group("minute") or match.group("bare") or "0").lstrip("零")) or 0)
    return (None if value is None else int(value)), minute
