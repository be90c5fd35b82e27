"""Roads and railways: no line in which one may stand is passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.extract import roads
from reader.extract.sighted import sighted

PIECES = "京 沪 深 中 东 西 三 内 环 路 大街 大道 高速 公路 高铁 城际 铁路 客专 线 六 12 号 营地 码头 泰 纺织 产业园 工业园区 合作区 示范区 人民 口".split()
PATTERNS = (roads._joining(), roads._rings(), roads._street(), roads._numbered())


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_every_match_holds_a_mark(text: str) -> None:
    (found,) = sighted([text])
    assert found.roads or not any(pattern.search(text) for pattern in PATTERNS)
