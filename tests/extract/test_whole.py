import re

from reader.extract.whole import Whole
from reader.extract.worded import Sighted, Worded


def lines(*texts: str) -> list[Worded]:
    return [Worded(at * 2, text, {0, len(text)}, Sighted([], [], [], [], [])) for at, text in enumerate(texts)]


def test_a_match_is_told_with_its_line_and_its_place_in_it() -> None:
    whole = Whole(lines("船到岸", "", "小船", "靠岸的船"))
    found = [(line.block, start, end) for line, start, end in whole.places(re.compile("船"))]
    assert found == [(0, 0, 1), (4, 1, 2), (6, 3, 4)]
    assert all(line.text[start:end] == "船" for line, start, end in whole.places(re.compile("船")))


def test_nothing_is_found_across_two_lines() -> None:
    whole = Whole(lines("靠岸", "船"))
    assert not list(whole.places(re.compile("岸[一-鿿]")))
    assert not list(whole.places(re.compile(r"(?<=\w)船")))


def test_a_part_is_sought_in_every_line_and_in_itself_too() -> None:
    whole = Whole(lines("哈哈哈", "哈", "哈哈"))
    assert [(line.block, start, end) for line, start, end in whole.sought("哈哈")] == [(0, 0, 2), (0, 1, 3), (4, 0, 2)]


def test_no_line_no_place() -> None:
    assert not list(Whole([]).places(re.compile("船")))
    assert not list(Whole([]).sought("船"))
