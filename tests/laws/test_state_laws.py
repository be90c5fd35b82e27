"""The state is what was told last, whether the reader was closed in between or not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ui.records import Records

PATHS = st.sampled_from(["/a.md", "/b.md", "/目录/黑卡.md", "/\udcff.md", "/a'b\".md"])
NUMBERS = st.integers(0, 10**9)
SHAS = st.sampled_from(["a" * 64, "b" * 64])
TOLD = st.one_of(
    st.tuples(st.just("remember"), PATHS, NUMBERS, NUMBERS),
    st.tuples(st.just("set_progress"), PATHS, st.sampled_from(["unread", "reading", "read"])),
    st.tuples(st.just("star"), PATHS),
    st.tuples(st.just("set_width"), PATHS, st.one_of(st.none(), st.integers(1, 200))),
    st.tuples(st.just("mark"), st.sampled_from("aZ9黑"), PATHS, NUMBERS, NUMBERS),
    st.tuples(st.just("correct"), SHAS, NUMBERS, st.one_of(st.none(), st.integers(0, 4))),
    st.tuples(st.just("close")),
)


def everything(records: Records) -> dict[str, object]:
    asked: list[Callable[[str], object]] = [records.place, records.progress, records.starred, records.width]
    paths = ["/a.md", "/b.md", "/目录/黑卡.md", "/\udcff.md", "/a'b\".md"]
    return {
        "articles": [[ask(path) for ask in asked] for path in paths],
        "marks": records.marks(),
        "headings": [dict(records.corrections(sha)) for sha in ("a" * 64, "b" * 64)],
    }


@settings(max_examples=60)
@given(st.lists(TOLD, max_size=12))
def test_closing_the_reader_changes_nothing(told: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.db"
        kept, in_memory = Records(path), Records()
        for what, *arguments in told:
            if what == "close":
                assert kept.save()
                kept = Records(path)
            else:
                getattr(kept, what)(*arguments)
                getattr(in_memory, what)(*arguments)
        assert everything(kept) == everything(in_memory)
        assert kept.save()
        assert everything(Records(path)) == everything(in_memory)
        assert kept.notices == ()


@settings(max_examples=30)
@given(st.lists(TOLD, max_size=6), st.lists(TOLD, max_size=6))
def test_of_two_readers_the_last_word_on_each_thing_counts(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.db"
        readers = [Records(path), Records(path)]
        for records, told in zip(readers, (first, second), strict=True):
            for what, *arguments in told:
                if what != "close":
                    getattr(records, what)(*arguments)
            assert records.save()
        last = Records(path)
        marks = {told[1]: told[3:] for told in (*first, *second) if told[0] == "mark"}
        assert {letter: place[1:] for letter, place in last.marks().items()} == marks
        places = {told[1]: told[2:] for told in (*first, *second) if told[0] == "remember"}
        assert {name: last.place(name) for name in places} == places
