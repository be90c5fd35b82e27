from reader.extract.again import Known, again
from reader.extract.whole import Whole
from reader.extract.worded import Mention, Sighted, Worded


def line(*words: str, names: tuple[tuple[int, int], ...] = ()) -> Worded:
    text = "".join(words)
    bounds = {sum(map(len, words[:at])) for at in range(len(words) + 1)}
    return Worded(3, text, bounds, Sighted([*names], [], [], [], []))


def found_again(one: Worded, known: Known, *mentions: Mention) -> list[tuple[str, str]]:
    found = again(Whole([one]), {one.block: mentions}, known)[one.block]
    return [(one.text[start:end], f"{kind} {rule}") for start, end, kind, rule in found]


def test_a_name_is_found_where_no_rule_has_found_it() -> None:
    one = line("裴", "如", "晦", "说", "，", "裴", "如", "晦", "走", "了")
    second = Mention(5, 8, "person", "title")
    known: Known = {"裴如晦": ("person", "again")}
    assert found_again(one, known, second) == [("裴如晦", "person again"), ("裴如晦", "person title")]


def test_a_name_of_the_lexicon_is_found_where_it_is_sighted() -> None:
    one = line("去", "上海", "，", "离", "上海", names=((1, 3), (5, 7)))
    known: Known = {"上海": ("place", "again")}
    assert found_again(one, known) == [("上海", "place again")] * 2


def test_of_two_names_that_begin_together_the_longer_one_stands() -> None:
    one = line("澄", "宇", "公司", "的", "澄", "宇", "号")
    known: Known = {"澄宇": ("org", "short form"), "澄宇公司": ("org", "declared short form")}
    assert found_again(one, known) == [("澄宇公司", "org declared short form"), ("澄宇", "org short form")]


def test_what_is_found_already_is_not_found_in_part() -> None:
    one = line("澄", "宇", "公司", "的", "人")
    known: Known = {"澄宇": ("org", "short form"), "澄宇公司": ("org", "again")}
    assert found_again(one, known, Mention(0, 4, "org", "suffix")) == [("澄宇公司", "org suffix")]


def test_two_characters_are_no_name_inside_words_and_three_need_one_side_free() -> None:
    known: Known = {"澄宇": ("org", "short form"), "裴如晦": ("person", "again")}
    assert found_again(line("不澄", "宇", "的"), known) == []
    assert found_again(line("裴", "如", "晦暗"), known) == [("裴如晦", "person again")]
    assert found_again(line("大裴", "如", "晦暗"), known) == []


def test_letters_of_a_longer_word_are_no_name() -> None:
    known: Known = {"ACME": ("org", "again")}
    assert found_again(line("ACME", "和", "ACMEX"), known) == [("ACME", "org again")]
    assert found_again(line("ACME", "3"), known) == []


def test_a_mention_takes_the_kind_of_its_name() -> None:
    one = line("榕江", "说")
    assert found_again(one, {"榕江": ("org", "again")}, Mention(0, 2, "place", "known place")) == [
        ("榕江", "org known place")
    ]
