"""Titles in narrow panels: lines that obey the Chinese line rules, none of them a lone character."""

from __future__ import annotations

import pytest

from reader.ui.folding import LEAST, cells, evened, folded_lines

TITLE = "清河区：三年为老楼加装600部电梯"


@pytest.mark.parametrize("width", range(12, 40))
def test_the_last_line_of_a_title_is_no_lone_character(width: int) -> None:
    lines = evened(TITLE, width, 3)
    assert "".join(lines) == TITLE
    assert len(lines) == len(folded_lines(TITLE, width, 3))
    assert all(cells(line) <= width for line in lines)
    assert cells(lines[-1]) >= LEAST


def test_a_title_that_is_cut_stays_cut() -> None:
    assert evened(TITLE * 3, 12, 2) == folded_lines(TITLE * 3, 12, 2)


@pytest.mark.parametrize("width", range(8, 30))
def test_a_suffix_stays_whole(width: int) -> None:
    assert not any(
        line.endswith(".t") or line.endswith(".") for line in folded_lines("保存的文章（.md、.html、.txt……）", width, 9)
    )
