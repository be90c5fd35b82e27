"""What incomplete dates are completed with: the article's own date and the dates its text has named. Never today's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.model import Article

_RECENT = timedelta(days=45)
_ADDRESS_DATE = re.compile(r"(?<!\d)(20[0-3]\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_IN_TITLE = re.compile(r"(?<![0-9A-Za-z])(20[0-3]\d)([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
_DATELINE = re.compile(r"(?<!\d)(20[0-3]\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?!\d)")
_TODAY = re.compile(r"今[天日][（(](?:20[0-3]\d年)?(1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])[日号][）)]")
_MONTH_OF_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:年\s?\d{1,2}\s?月|[-/.]\d{1,2}[-/.]\d{1,2})")
SHIFTS = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "前年": -2, "后年": 2}
MONTH_SHIFTS = {"上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}


@dataclass(slots=True)
class Clock:
    """The article's date with what it was read from, and the last date named in this paragraph.

    A year that the text prints with a month holds for the next sentence too, a bare one only in its own sentence; the
    month for a day alone holds for two sentences.
    """

    article: date | None = None
    source: str = "article date"
    year: int | None = None
    month: int | None = None
    mentioned: int | None = None  # the last year named in this paragraph, however long ago
    bare: bool = False  # that year stood without a month
    age: int = 0  # sentences since
    only: int | None = None  # the one year that the whole text prints, where the article has no date
    dated: int | None = None  # the month of the last day named in any paragraph; at first, the month of 今天（6月12日）

    def new_paragraph(self) -> None:
        self.year = self.month = self.mentioned = None
        self.age = 0

    def new_sentence(self) -> None:
        self.age += 1
        if self.bare or self.age > 1:
            self.year = None
        if self.age > 2:
            self.month = None

    def note(self, year: int | None, month: int | None, day: int | None = None) -> None:
        self.year, self.mentioned = year or self.year, year or self.mentioned
        self.month, self.bare, self.age = month or self.month, month is None, 0
        self.dated = month if month and day else self.dated

    def year_of(self, month: int | None, day: int | None) -> tuple[int | None, str | None]:
        """The year of a month or a day that stands without one, and what it was read from."""
        near = self._near(month, day)
        past = self.article - near if near and self.article else None
        if near and self.age and past is not None and timedelta() <= past <= _RECENT:
            return near.year, self.source
        if self.year:
            return self.year, "date before"
        if near:
            return near.year, self.source
        if self.article:
            return self.article.year, self.source
        return self.only, "only year of the text" if self.only else None

    def _near(self, month: int | None, day: int | None) -> date | None:
        """The month nearest to the article's date: up to half a year ahead, else past."""
        if self.article is None or month is None:
            return None
        year = self.article.year - (month - self.article.month > 6) + (self.article.month - month > 9)
        return _safe(year, month, day or min(self.article.day, 28))

    def day_alone(self, day: int) -> tuple[int | None, int | None, str]:
        """Year and month of a day alone: of the month just named, else the nearest such day to the article's date."""
        if self.month:
            return self.mentioned or self.year_of(self.month, day)[0], self.month, "date before"
        if self.article is None:
            return (self.year_of(self.dated, day)[0] if self.dated else None), self.dated, "date before"
        months = [self.article.replace(day=1)]
        months.append((months[0] - timedelta(days=1)).replace(day=1))
        months.append((months[0] + timedelta(days=31)).replace(day=1))
        near = [found for first in months if (found := _safe(first.year, first.month, day))]
        nearest = min(near, key=lambda found: abs(found - (self.article or found)), default=self.article)
        return nearest.year, nearest.month, self.source

    def relative_year(self, word: str) -> tuple[int | None, str | None]:
        """去年 from the article's date; 同年, 次年 from the year just named."""
        if word in SHIFTS:
            return (self.article.year + SHIFTS[word], self.source) if self.article else (None, None)
        if word in {"次年", "翌年"}:
            return (self.mentioned + 1 if self.mentioned else None), "date before"
        return self.mentioned, "date before"

    def relative_month(self, word: str) -> tuple[int | None, int | None, str]:
        """上月 from the article's date; 当月, 同月 from the month just named."""
        if word in MONTH_SHIFTS:
            if self.article is None:
                return None, None, self.source
            number = self.article.year * 12 + self.article.month - 1 + MONTH_SHIFTS[word]
            return number // 12, number % 12 + 1, self.source
        return self.mentioned, self.month, "date before"

    def just_past(self, month: int) -> bool:
        """Whether a month ended at most two months before the article: statistics of it are news."""
        return self.article is not None and (self.article.month - month) % 12 in {0, 1, 2}

    def weekday(self, word: str) -> str | None:
        """The date of 周三, 上周三: this week's where it is past, else the last one."""
        if self.article is None:
            return None
        number = "一二三四五六日".find(word[-1].replace("天", "日"))
        monday = self.article - timedelta(days=self.article.weekday())
        weeks = {"上上": -2, "下下": 2, "上": -1, "下": 1}.get(re.sub("个?(?:周|星期|礼拜).$", "", word), 0)
        found = monday + timedelta(days=number, weeks=weeks)
        if weeks == 0 and found > self.article and word[0] in "周星礼":
            found -= timedelta(weeks=1)
        return found.isoformat()


def is_day(year: int, month: int, day: int) -> bool:
    return _safe(year, month, day) is not None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_article(article: Article) -> Clock:
    """An article's own date; else one in its address, its line of origin, its title or its file's name."""
    if article.meta.date:
        return Clock(article.meta.date.date())
    addresses = [article.meta.url, article.meta.image, *(value for _, value in article.meta.extra)]
    if day := _latest(_ADDRESS_DATE, [text for text in addresses if text and "/" in text]):
        return Clock(day, "date in an address")
    lines = [block.text for block in article.blocks if block.kind == "note" or (block.role and block.kind != "image")]
    if day := _latest(_DATELINE, lines):
        return Clock(day, "date in the byline")
    if titled := _titled(article):
        return titled
    texts = [block.text for block in article.blocks if block.role != "alt"]
    today = {int(match.group(1)) for text in texts for match in _TODAY.finditer(text)}
    return Clock(only=_only_year(texts), dated=today.pop() if len(today) == 1 else None)


def _titled(article: Article) -> Clock | None:
    """A date printed in digits in the title or the first heading, else in the file's name: 2024-06-12, 20240612."""
    heading = next((block.text for block in article.blocks if block.kind == "heading"), "")
    name = re.split(r"[\\/]", article.path)[-1]
    for text, source in ((article.meta.title, "title"), (heading, "title"), (name, "file name")):
        days = {day for match in _IN_TITLE.finditer(text) if (day := _whole_day(match))}
        if len(days) == 1:
            return Clock(days.pop(), f"date in the {source}")
    return None


def _whole_day(match: re.Match[str]) -> date | None:
    """The day of eight digits, or of a year, month and day with one mark between them."""
    year, mark, month, day = match.groups()
    return _safe(int(year), int(month), int(day)) if mark or len(match.group()) == 8 else None


def _only_year(texts: list[str]) -> int | None:
    """The year of a text that prints months of a single year and of no other."""
    years = {int(match.group(1)) for text in texts for match in _MONTH_OF_YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def _latest(pattern: re.Pattern[str], texts: list[str]) -> date | None:
    matches = (match for text in texts for match in pattern.finditer(text))
    days = [_safe(*(int(part) for part in match.groups())) for match in matches]
    return max((day for day in days if day), default=None)
