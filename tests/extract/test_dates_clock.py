"""What dates are completed with: the article's date, else an address or a byline; and never an older paragraph's year."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from reader.core.model import Article, Block, Meta, Section
from reader.extract import vetoes
from reader.extract.clock import Clock, of_article
from reader.extract.scan import find


def article(*texts: str, meta: Meta | None = None, role: str | None = None) -> Article:
    blocks = tuple(
        Block(index, "paragraph", text, role=role if index == 0 else None) for index, text in enumerate(texts)
    )
    return Article(
        "a.md", "", "utf-8", False, meta or Meta(), blocks, (Section(0, None, 0, False, None, 0, len(texts) - 1),)
    )


def isos(one: Article) -> list[str | None]:
    clock = of_article(one)
    return [fact.iso for block in one.blocks for fact in find(block.text, clock, block.index)[0] if fact.kind == "date"]


def test_the_articles_own_date_comes_first() -> None:
    meta = Meta(date=datetime.datetime(2019, 9, 26, 15, 10), image="https://img.example.com/2021-12-17/a.jpg")
    assert isos(article("9月2日开幕。", meta=meta)) == ["2019-09-02"]


@pytest.mark.parametrize(
    "meta",
    [
        Meta(url="https://news.example.com/2021/12/17/story.html"),
        Meta(image="https://img.example.com/news3/2021-12-17/pic61.jpg"),
        Meta(extra=(("thumbnail", "https://img.example.com/20211217/pic61.jpg"),)),
    ],
)
def test_without_one_an_address_gives_it(meta: Meta) -> None:
    one = article("11月开工，去年11月也是。", meta=meta)
    assert isos(one) == ["2021-11", "2020-11"]
    assert of_article(one).source == "date in an address"


def test_or_the_byline_does() -> None:
    one = article("来源：某报 2021-12-17 10:00", "11月开工。", role="byline")
    assert isos(one) == ["2021-12-17", "2021-11"]
    assert of_article(one).source == "date in the byline"


@pytest.mark.parametrize("title", ["早间播报 (20211217)", "早间播报 2021-12-17", "早报20211217期", "早报2021/12/17"])
def test_or_the_title_in_digits(title: str) -> None:
    one = article("去年11月份开工，今年4月停工。3月份再开工。", meta=Meta(title=title))
    assert isos(one) == ["2020-11", "2021-04", "2021-03"]
    assert of_article(one).source == "date in the title"


def test_or_the_files_name() -> None:
    one = dataclasses.replace(article("去年11月份开工。"), path="saved/20210101/early_20211217.md")
    assert isos(one) == ["2020-11"]
    assert of_article(one).source == "date in the file name"


@pytest.mark.parametrize(
    "title", ["2008年5月12日的记忆", "订单202112170001", "20211317", "20211217和20211218", "a20211217"]
)
def test_but_no_title_that_tells_of_a_day_or_prints_another_number(title: str) -> None:
    assert isos(article("11月开工。", meta=Meta(title=title))) == ["XXXX-11"]


def test_what_a_picture_is_said_to_show_dates_no_article() -> None:
    picture = Block(0, "image", "2019年10月15日的公园", role="alt")
    one = article("空。", "11月开工。")
    assert isos(dataclasses.replace(one, blocks=(picture, one.blocks[1])))[-1] == "XXXX-11"


def test_or_the_only_year_that_the_text_prints() -> None:
    assert isos(article("2019年8月2日他失联。", "9月7日仍无消息。")) == ["2019-08-02", "2019-09-07"]
    assert isos(article("2019年8月2日他失联。", "2018年5月也有一起。", "9月7日仍无消息。"))[-1] == "XXXX-09-07"


def test_with_neither_the_year_stays_open() -> None:
    one = article("11月5日开工。", "25日完工。", meta=Meta(image="https://img.example.com/123456789012.jpg"))
    assert isos(one) == ["XXXX-11-05", "XXXX-11-25"]
    assert isos(article("25日完工，去年11月份开工。")) == [None, "XXXX-11"]


def test_a_day_alone_takes_the_month_of_the_last_day_named_or_of_today() -> None:
    assert isos(article("7月3日发车。", "5月份产量增长。", "8日抵达。"))[-1] == "XXXX-07-08"
    assert isos(article("12日会谈。", "本台今天（6月12日）获悉。"))[0] == "XXXX-06-12"
    assert isos(article("今天（6月12日）开幕。", "今天（7月1日）闭幕，2日离开。")) == [
        "XXXX-06-12",
        "XXXX-07-01",
        "XXXX-07-02",
    ]
    assert isos(article("12日会谈。", "今天（6月12日）开幕。", "今天（7月1日）闭幕。"))[0] is None


def test_what_is_completed_with_nothing_names_no_basis() -> None:
    found = find("9月2日至5日，今年3月。12日至15日。", Clock())[0]
    assert [fact.basis for fact in found] == [None, None, "date before"]


def test_days_alone_are_a_range_without_a_month_too() -> None:
    assert [(fact.text, fact.iso) for fact in find("12日至15日。", Clock())[0]] == [("12日至15日", None)]


def test_a_paragraph_begins_with_no_year_named() -> None:
    meta = Meta(date=datetime.datetime(2020, 6, 5))
    assert isos(article("1994年的战乱。", "5月28日他说。", meta=meta)) == ["1994", "2020-05-28"]
    assert isos(article("2018年3月2日立案。", "5日开庭。", meta=meta)) == ["2018-03-02", "2020-06-05"]


@pytest.mark.parametrize(
    ("today", "day", "expected"),
    [
        ((2019, 9, 26), 25, (2019, 9)),
        ((2019, 10, 2), 28, (2019, 9)),
        ((2019, 12, 30), 2, (2020, 1)),
        ((2020, 3, 1), 31, (2020, 3)),
    ],
)
def test_a_day_alone_is_the_nearest_one(today: tuple[int, int, int], day: int, expected: tuple[int, int]) -> None:
    assert Clock(datetime.date(*today)).day_alone(day)[:2] == expected


def test_an_article_tells_what_was_refused() -> None:
    assert [(veto.text, veto.block) for veto in vetoes(article("空。", "一家公司。"))] == [("一家", 1)]
