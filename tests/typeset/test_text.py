"""An article as plain text: the blank lines between its blocks, and its figures whole."""

from __future__ import annotations

from reader.core.model import Article, Block, BlockKind, Fact, FactKind, Meta
from reader.typeset.lines import Measure
from reader.typeset.text import plain, rows

KINDS: tuple[BlockKind, ...] = ("paragraph", "paragraph", "heading", "heading", "list", "list", "quote")


def article(blocks: tuple[Block, ...], *facts: Fact) -> Article:
    return Article("a.md", "0" * 64, "utf-8", False, Meta(), blocks, (), facts=facts)


def test_blank_lines_part_the_blocks_two_of_them_above_a_heading_and_none_in_a_list() -> None:
    made = article(tuple(Block(index, kind, "字") for index, kind in enumerate(KINDS)))
    assert "".join("字" if row else "·" for row in rows(made, Measure(40))) == "字·字··字·字·字字·字"


def test_indented_paragraphs_need_no_blank_line_between_them() -> None:
    made = article(tuple(Block(index, kind, "字") for index, kind in enumerate(KINDS[:3])))
    assert list(rows(made, Measure(40, indent=True))) == ["    字", "    字", "", "", "字"]


def test_no_line_parts_a_figure_though_it_may_part_a_name() -> None:
    text = "字" * 7 + "约七十吨的货"

    def read(kind: FactKind) -> str:
        return plain(article((Block(0, "paragraph", text),), Fact(kind, 0, 7, 11, "约七十吨")), 20)

    assert read("quantity") == "字字字字字字字\n约七十吨的货"
    assert read("person") == "字字字字字字字约七\n十吨的货"
