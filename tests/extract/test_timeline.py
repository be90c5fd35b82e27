"""The timeline: order, resolution, and the clause that says what happened."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from reader.core.model import Article, Block, Fact, Meta, Section
from reader.extract import facts
from reader.extract.timeline import Event, timeline

DATE = datetime.datetime(2021, 4, 26, tzinfo=datetime.UTC)


def article(*texts: str, kind: str = "paragraph") -> Article:
    blocks = tuple(Block(number, kind, text) for number, text in enumerate(texts))  # type: ignore[arg-type]
    whole = Section(0, None, 0, False, None, 0, len(blocks) - 1)
    return Article("made.md", "", "utf-8", False, Meta(date=DATE), blocks, (whole,))


def events(made: Article) -> tuple[Event, ...]:
    return timeline(made, facts(made))


def clause(made: Article, event: Event) -> str:
    return made.blocks[event.fact.block].text[event.clause_start : event.clause_end]


def dated(iso: str, start: int = 0, first: str | None = None) -> Fact:
    return Fact("date", 0, start, start + 1, "日", iso=iso, min=first)


def order(*isos: str) -> list[str]:
    made = article("日" * len(isos))
    return [event.iso for event in timeline(made, tuple(dated(iso, place) for place, iso in enumerate(isos)))]


def test_dates_of_every_resolution_stand_in_order() -> None:
    shuffled = [
        "2021-04-26",
        "XXXX-05",
        "2020",
        "199",
        "2020-Q2",
        "2020-04",
        "2020-03-31",
        "2020-H2",
        "2020-12",
        "2020-FA",
    ]
    assert order(*shuffled) == [
        "199", "2020", "2020-03-31", "2020-Q2", "2020-04", "2020-H2", "2020-FA", "2020-12", "2021-04-26", "XXXX-05",
    ]  # fmt: skip


def test_dates_of_one_day_keep_their_order_in_the_text() -> None:
    made = article("3月2日，桥梁通车。", "2021年3月2日，渡口停航。", "3月1日，码头清空。")
    assert [(event.iso, event.fact.block) for event in events(made)] == [
        ("2021-03-01", 2), ("2021-03-02", 0), ("2021-03-02", 1),
    ]  # fmt: skip


def test_a_range_stands_where_it_begins() -> None:
    made = article("2018年至2020年，河道改建。", "2019年，水闸落成。")
    assert [event.fact.text for event in events(made)] == ["2018年至2020年", "2019年"]


@pytest.mark.parametrize(
    ("iso", "resolution"),
    [("2021-04-26", "day"), ("2021-04", "month"), ("2021", "year"), ("2021-Q1", "quarter"), ("2021-H1", "half"),
     ("2021-SP", "season"), ("2021-W05", "week"), ("199", "decade"), ("19", "century"), ("XXXX-05", "month")],
)  # fmt: skip
def test_the_resolution_is_that_of_the_printed_date(iso: str, resolution: str) -> None:
    (event,) = timeline(article("日"), (dated(iso),))
    assert event.resolution == resolution


def test_a_relative_date_says_what_it_was_resolved_from() -> None:
    (event,) = events(article("去年10月，果园遭了霜冻。"))
    assert event.iso == "2020-10"
    assert event.basis == event.fact.basis
    assert event.basis is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("连日大雨。3月2日，河堤决口，三个村庄被淹。", "3月2日，河堤决口，三个村庄被淹"),
        ("3月2日，抢险队连夜堵住了决口，次日又垮了。", "3月2日，抢险队连夜堵住了决口"),
        ("村民说，他们在3月2日收到了撤离的通知，但没有人走。", "他们在3月2日收到了撤离的通知"),
        ("自3月2日起，渡船停航检修两周，乘客改乘大巴。", "自3月2日起，渡船停航检修两周"),
        ("3月2日大坝开闸泄洪后，下游的桥面出现裂缝，交通中断。", "3月2日大坝开闸泄洪后，下游的桥面出现裂缝"),
        ("水务局3月2日回应称，闸门的电机已经修好，不会再误事。", "水务局3月2日回应称，闸门的电机已经修好"),
        ("大桥（2019年动工，2021年3月完工）横跨两岸三个县城。", "大桥（2019年动工，2021年3月完工）横跨两岸三个县城"),
        ("On 2 March 2021, the ferry stopped running. Nobody knew why.", "On 2 March 2021, the ferry stopped running"),
    ],
)
def test_the_clause_says_what_happened_and_little_more(text: str, said: str) -> None:
    made = article(text)
    assert said in {clause(made, event) for event in events(made)}


def test_a_heading_is_its_own_clause_and_a_row_of_a_table_too() -> None:
    heading = article("2021年3月：河堤，决口，撤离", kind="heading")
    assert [clause(heading, event) for event in events(heading)] == ["2021年3月：河堤，决口，撤离"]
    table = article("事件\t日期\n决口\t2021年3月2日\n复航\t2021年4月9日", kind="table")
    assert [clause(table, event) for event in events(table)] == ["决口\t2021年3月2日", "复航\t2021年4月9日"]


def test_what_is_no_date_is_no_event() -> None:
    made = article("上午9时，他走了三天的路，花了20元。")
    assert events(made) == ()
    assert timeline(made, (dataclasses.replace(dated("2021"), iso=None), dated("once"))) == ()


@pytest.mark.parametrize("unit", ["2019年", "2019年，", "3月2日（", "，2019年“"])
def test_the_clause_of_long_and_odd_text_holds_its_date(unit: str) -> None:
    made = article((unit * 2000)[:6000])
    for event in events(made):
        assert event.clause_start <= event.fact.start
        assert event.fact.end <= event.clause_end <= len(made.blocks[0].text)
        assert event.clause_end - event.clause_start < 600
