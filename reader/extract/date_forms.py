"""What calendar dates look like in Chinese text: the candidates and their parts, not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.extract.clock import MONTH_SHIFTS, SHIFTS
from reader.extract.eras import FIRST_YEARS, NAMES
from reader.extract.folding import holds_any
from reader.extract.joining import TO
from reader.extract.periods import YEAR
from reader.extract.seeking import compiled, matches

_N = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEARS = "|".join((*SHIFTS, "当年", "同年", "次年", "翌年"))
_RELATIVE_MONTHS = (*MONTH_SHIFTS, "当月", "同月", "次月")
_MONTHS = "|".join(_RELATIVE_MONTHS)
_MONTH_BEGINS = "".join(sorted({month[0] for month in _RELATIVE_MONTHS}))
_EDGE = r"(?:初(?![中级步始次])|中(?=[，。、；以的之]|$)|[底末]|[上中下]旬)"
_AFTER_MONTH = r"份?[球亮饼光龄嫂初中底末上下旬]|份?\s?[\d一二三四五六七八九十]{1,3}[日号]"
_BEFORE_AN_EVENT = "[此之以目提先年日天月周期史生战赛会产婚孕夕案事发后午术节假眼面跟最空]"
_BEGINS = r"[0-9一二三四五六七八九十两第上下去今明前后当同次翌本头]"
_WHOLE_BEGINS = re.compile(rf"{_BEGINS}(?=.{{0,5}}?[年月季])")
_WHOLE = re.compile(
    rf"(?<!\d)(?:(?P<year>{YEAR}|(?<![\d.])(?P<two>\d\d|[一二三四五六七八九][一二三四五六七八九])(?=\s?年{_N}月))\s?年(?![代级轻龄])度?"
    rf"|(?P<relative>{_YEARS}))?(?P<gap>的|[ ,，])?"
    rf"(?:(?P<months>(?:(?(year)|(?(relative)|(?<!{_BEFORE_AN_EVENT})))前|(?<=年)头|(?<=年的)头)(?P<count>{_N}|两))(?:(?P<counted>个)|(?<!两))月(?!{_AFTER_MONTH})"
    rf"|(?P<month>(?<!\d){_N})\s?(?:{TO}(?P<month2>{_N})\s?)?月(?:份|(?![球亮饼光龄嫂]))"
    rf"(?:\s?(?P<day>{_N})(?!\d)(?:\s?[日号](?:{TO}(?P<day2>{_N})\s?[日号])?|{TO}(?P<day3>{_N})\s?[日号]))?"
    rf"|(?P<half>[上下]半(?:年|月))|(?P<first>前)?第?(?P<quarter>[一二三四1-4])(?:(?<=[前第].)个)?季度|第(?P<season>[一二三四1-4])季(?!度)|[Qq](?P<q>[1-4])(?![A-Za-z0-9]))?"
    rf"(?P<edge>年?{_EDGE})?"
)
_SPAN_OF_YEARS = rf"(?<![\d.])(?P<year>{YEAR})\s?年?{TO}(?P<last>{YEAR})\s?年(?![代级轻龄])度?"
_NUMERIC = (
    rf"(?<![\d./-])(?:(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<last>(?:19|20)\d\d))(?![\d/.]\d|\d)"
)
_DAY = (
    rf"(?:(?P<relative>{_MONTHS})|(?<![\d月第零一二三四五六七八九十百.]))(?P<day>{_N})"
    r"(?:日(?![本元圆均常程军语益产志夜游记渐用光化租薪内间息]|报(?![道告称]))|(?(relative)号(?![线楼文令院门店馆桌房台机井矿车船案])|(?!)))"
)
_DAY_IN_BRACKETS = r"[今昨明前][（(](?P<day>\d{1,2})[）)][日天]"
_NUMBERED_DAY = (
    rf"(?<=[，。、和及与至到（(“于在])(?P<day>{_N})号(?=[，。、上下凌早晚）)])"
    rf"(?!(?:[、和及与]{_N}号)++[^，。、上下凌早晚）)])"  # 1号、2号、3号门
)
_WEEKDAY = (
    r"(?P<every>(?<=每))?(?:上上|下下|本|上|下|这)?个?(?:周|星期|礼拜)[一二三四五六日天]"
    r"(?![期刊报岁年易围]|(?:(?<=每周.)|(?<=每星期.)|(?<=每礼拜.))[次趟回晚节场个小天]"
    r"|(?<=[\d一二两三四五六七八九十几][周期拜].)[次趟回])"
)
_DECADE = (
    r"(?:(?:(?P<century>\d{2}|十九|二十|二十一)世纪)?(?P<pair>[二三四五六七八](?=[三四五六七八九]十年代))?"
    r"(?P<tens>[1-9]0|[一二三四五六七八九]十)|(?P<full>(?:1[5-9]|20)\d0))年代[初中末]?"
)
_CENTURY = rf"(?:公元前|公元)?{_N}世纪[初中末]?(?=[以的之中上下前后，。、；！？”）)\s]|(?<=[初中末])|$)"
_ERA = r"公元前?(?P<era>\d{1,4})年"
_REIGN = (
    rf"(?P<reign>{NAMES})(?P<nth>元|{_N}|\d{{1,3}})年(?![级期代来内间多余])"
    rf"(?:闰?(?P<month>[正腊冬]|{_N})月(?:(?P<day>初?{_N}|[廿卅][一二三四五六七八九]?)[日号]?)?)?"
)
_REIGNS_BEGIN = "".join(sorted({name[0] for name in FIRST_YEARS}))
_LUNAR = (
    r"(?:农历|阴历)(?:[正腊冬]|闰?[一二三四五六七八九十]{1,2})月(?:初?[一二三四五六七八九十廿]{1,3})?"
    r"|(?:[正腊冬]|[一二三四五六七八九十]{1,2})月初[一二三四五六七八九十]"
    r"|[正腊冬]月[一二三四五六七八九十廿]{1,3}|大年(?:初[一二三四五六七八]|三十)"
)
_NAMED = re.compile("[年月日号周期拜纪季]")
_SEPARATED = re.compile(r"[0-9][-/.]\d")


class Candidate(NamedTuple):
    """`what` is the form that matched, `parts` its named pieces as printed, `core` the date without 去年 or 底."""

    start: int
    end: int
    what: str
    parts: dict[str, str]
    core: tuple[int, int]


def candidates(text: str) -> Iterator[Candidate]:
    """The candidates of a folded text; they may overlap."""
    if not (_NAMED.search(text) or _SEPARATED.search(text)):
        return
    yield from _calendar(text)
    for what, marks, begins, pattern in (*_OTHERS, *_RARE) if holds_any(text, _RARE_MARKS) else _OTHERS:
        for match in matches(compiled(begins), compiled(pattern), text) if holds_any(text, marks) else ():
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            start = match.start() + len(parts.get("relative", "")) if what == "day" else match.start()
            yield Candidate(match.start(), match.end(), what, parts | {"text": match.group()}, (start, match.end()))


# What each pattern finds, the marks without which a text holds none of it, and where it may begin.
_OTHERS = (
    ("years", "年", r"[0-9一二两](?=.{3}\s?年?[ \u00a0]?[到至—–~～（(-])", _SPAN_OF_YEARS),
    ("numeric", "-/.", r"[0-9一二两](?=.{3}[-/.]|\d?/)", _NUMERIC),
    ("day", "日号", rf"[0-9一二三四五六七八九十{_MONTH_BEGINS}](?=.{{0,6}}[日号])", _DAY),
    ("day", "号", r"[0-9一二三四五六七八九十](?=.{0,2}号)", _NUMBERED_DAY),
    ("day", "（(", r"[今昨明前](?=[（(])", _DAY_IN_BRACKETS),
    ("reign", "年", f"[{_REIGNS_BEGIN}](?=.{{1,3}}[元0-9一二三四五六七八九十])", _REIGN),
    ("weekday", ("周", "星期", "礼拜"), "[上下本这个周星礼](?=.{0,4}[一二三四五六日天])", _WEEKDAY),
)
_RARE = (
    ("decade", ("年代",), r"[0-9一二三四五六七八九十]", _DECADE),
    ("century", ("世纪",), r"[公0-9一二三四五六七八九十]", _CENTURY),
    ("era", ("公元",), "公", _ERA),
    ("lunar", ("农历", "阴历", "月初", "正月", "腊月", "冬月", "大年"), "[农阴正腊冬一二三四五六七八九十大]", _LUNAR),
)
_RARE_MARKS = [mark for _, marks, *_ in _RARE for mark in marks]


_CLAUSE_BEGINS = re.compile(r"(?:^|[，。、；：！？（(“”\s—])(?:我国|全国|全省|全市|据悉|数据显示|其中|[在比较与从])?$")


def _counts_from_january(match: re.Match[str]) -> bool:
    """前5月, 今年前10个月: the months from January; but 发病前3个月 are those before an event."""
    if not match["months"] or match["count"] in {"一", "1"}:
        return False
    if match["relative"] or match["year"] or not match["counted"]:
        return True
    return bool(_CLAUSE_BEGINS.search(match.string[max(0, match.start() - 8) : match.start()]))


def _calendar(text: str) -> Iterator[Candidate]:
    for match in matches(_WHOLE_BEGINS, _WHOLE, text) if holds_any(text, "年月季") else ():
        named = any(match.group("year", "month", "half", "quarter")) or _counts_from_january(match)
        if not named and not (match["relative"] and (match["q"] or match["season"])):
            continue
        parts = {name: value for name, value in match.groupdict().items() if value}
        start, end = match.span()
        if parts.get("gap") and not parts.keys() & {"year", "relative"}:
            start += 1
        last = end - len(parts.get("edge", ""))
        if parts.get("gap") and last == match.end("gap"):
            end = last = last - 1
        first = max(match.end("gap"), match.end("relative")) if "relative" in parts else start
        yield Candidate(start, end, "calendar", parts, (first, last))
