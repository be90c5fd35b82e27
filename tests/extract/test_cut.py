"""How an article is cut into words: once for all its blocks, each block as if it stood alone."""

from __future__ import annotations

from reader.core.model import Article, Block, BlockKind, Meta, Section
from reader.extract.cut import bounds_of, cut, words_of

TEXTS = ("渔民把网收上来。", "", "𠮷野家里有三只猫", "print(1)", "記者周三来到码头")


def article() -> Article:
    kinds: tuple[BlockKind, ...] = ("paragraph", "paragraph", "heading", "code", "paragraph")
    blocks = tuple(Block(at, kind, text) for at, (kind, text) in enumerate(zip(kinds, TEXTS, strict=True)))
    return Article("made.md", "", "utf-8", False, Meta(), blocks, (Section(0, None, 0, False, None, 0, 4),))


def test_each_block_that_says_anything_is_cut_as_if_it_stood_alone() -> None:
    found = cut(article())
    assert list(found) == [0, 2, 4]
    assert [one.text for one in found.values()] == [TEXTS[0], TEXTS[2], "记者周三来到码头"]
    for one in found.values():
        assert list(one.bounds) == bounds_of(one.text)


def test_the_words_of_a_stretch_end_within_it() -> None:
    one = cut(article())[0]
    assert list(one.bounds) == [0, 2, 3, 4, 7, 8]
    assert list(one.within(0, 8)) == [2, 3, 4, 7, 8]
    assert list(one.within(1, 6)) == [2, 3, 4, 6]
    assert list(one.within(5, 7)) == [7]


def test_lines_are_mended_and_the_cut_is_not() -> None:
    blocks = (Block(0, "paragraph", "他提到伊斯坦布尔时"),)
    whole = Article("made.md", "", "utf-8", False, Meta(), blocks, (Section(0, None, 0, False, None, 0, 0),))
    cuts = cut(whole)
    before = list(cuts[0].bounds)
    (line,) = words_of(cuts.values())
    assert line.word(3) == "伊斯坦布尔"
    assert not {3, 8} <= set(before)
    assert list(cuts[0].bounds) == before
