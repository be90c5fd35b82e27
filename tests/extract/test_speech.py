"""The verbs of saying: each in its own text, the longest at a place, and none inside another word."""

from __future__ import annotations

import pytest

from reader.extract.alternatives import by_first, by_last
from reader.extract.script import all_simplified
from reader.extract.speech import cues, may_quote


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("民警告诉记者，孩子找到了。", ["告诉"]),  # no 警告
        ("气象台警告，夜里有雨。", ["警告"]),
        ("他介绍说，桥已修好。", ["介绍说"]),
        ("报道称，桥已修好。", ["称"]),  # the noun speaks
        ("观众称赞：“好看。”", ["称赞"]),  # neither 称 nor 赞
        ("他打了个比方：“像船。”", ["打了个比方"]),
        ("他打了一桶水。", []),
        ("大家都夸：“好看。”", ["夸"]),
        ("大家都夸，桥好看。", []),
        ("老师赞叹这座桥：“好看。”他又说：“真好。”", ["赞叹", "说"]),
    ],
)
def test_verbs_of_saying_are_the_longest_that_stand_at_a_place(text: str, verbs: list[str]) -> None:
    assert [cue.verb for cue in cues([text])[0]] == verbs


def test_each_text_holds_its_own_verbs() -> None:
    """What ends one text and begins the next makes no verb: 表|示."""
    found = cues(["", "他说，好。", "这是一张表", "示意图在下。", "她表示，不好。"])
    assert [[(cue.start, cue.verb) for cue in some] for some in found] == [[], [(1, "说")], [], [], [(1, "表示")]]


@pytest.mark.parametrize(
    ("text", "may"),
    [("他“好看”", True), ("It was said", True), ("aforesaid", False), ("桥said", False), ("A座", False), ("桥", False)],
)
def test_marks_and_whole_english_verbs_may_quote(text: str, may: bool) -> None:
    assert may_quote(text) is may


def test_every_text_is_simplified_where_one_is_not() -> None:
    assert list(all_simplified(["他说", "他說"])) == ["他说", "他说"]


def test_words_are_kept_in_order_by_their_first_and_last_characters() -> None:
    assert by_last(["早上", "晚", "晚上"]) == {"上": ("早上", "晚上"), "晚": ("晚",)}
    assert by_first(["早上", "晚", "晚上"]) == {"早": ("早上",), "晚": ("晚", "晚上")}
