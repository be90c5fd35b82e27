"""Tables: columns where there is room, folded cells where there is less, records where there is none."""

from __future__ import annotations

import pytest

from reader.typeset import cells
from reader.typeset.lines import Measure, set_block
from tests.typeset.made import block, characters, printed

TEXT = "渡口\t年份\t客流\n上湾\t2019\t1,200\n下湾旧码头\t2021\t98"


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    assert printed(block(TEXT, kind="table", header=True), 40) == [
        "渡口        年份   客流",
        "───────────────────────",
        "上湾        2019  1,200",
        "下湾旧码头  2021     98",
    ]


def test_cells_fold_where_the_page_is_narrow() -> None:
    text = "项目\t说明\n夜班船\t晚上十点以后才开，只停两个码头"
    lines = printed(block(text, kind="table"), 24)
    assert lines[1].startswith("夜班船")
    assert max(map(cells.width, lines)) <= 24
    assert "".join("".join(line[8:].split()) for line in lines[1:]).endswith("两个码头")


def test_too_many_columns_become_records_with_their_names() -> None:
    lines = printed(block(TEXT, kind="table", header=True), 20)
    assert lines[:3] == ["渡口  上湾", "年份  2019", "客流  1,200"]
    assert lines[4:] == ["渡口  下湾旧码头", "年份  2021", "客流  98"]


def test_a_long_name_folds_beside_its_cell_and_stays_where_a_record_has_no_cell_for_it() -> None:
    text = "所在的渡口\t年份\t客流\n上湾旧码头"
    assert printed(block(text, kind="table", header=True), 16) == ["所在  上湾旧码", "的渡  头", "口", "年份", "客流"]


@pytest.mark.parametrize("width", range(8, 90, 3))
@pytest.mark.parametrize("ambiguous", ["narrow", "wide"])
@pytest.mark.parametrize("header", [True, False])
def test_no_cell_is_left_out_at_any_width_and_none_sticks_out(width: int, ambiguous: str, header: bool) -> None:
    text = "\n".join("\t".join(f"格{row}{column}“文字”" * (column % 3) for column in range(9)) for row in range(4))
    made = block(text, kind="table", header=header)
    lines = set_block(made, Measure(width, ambiguous))  # type: ignore[arg-type]
    held = [at for at, character in enumerate(text) if not character.isspace()]
    assert sorted(characters(lines)) == held
    assert max(cells.width(line, ambiguous) for line in printed(made, width, ambiguous=ambiguous)) <= width
