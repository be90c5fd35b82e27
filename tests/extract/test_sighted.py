"""What the lexicon holds of several texts, found by one search."""

from __future__ import annotations

from reader.extract.sighted import sighted


def spelt(text: str, places: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in places]


def test_each_text_is_told_what_it_holds_itself() -> None:
    texts = ("黑龙", "江苏", "", "去浙江省")
    first, second, third, last = sighted(texts)
    assert spelt(texts[0], first.names) == []  # no 黑龙江 across two paragraphs
    assert spelt(texts[1], second.names) == ["江苏"]
    assert not any(third)
    assert spelt(texts[3], last.names) == ["浙江", "浙江省"]


def test_what_ends_together_comes_with_the_longest_first() -> None:
    text = "黑龙江省有限责任公司旁的广场"
    (found,) = sighted([text])
    assert spelt(text, found.names)[:2] == ["黑龙江", "黑龙江省"]
    assert spelt(text, found.organisations)[:2] == ["有限责任公司", "公司"]
    assert spelt(text, found.sites)[-1:] == ["广场"]
