"""Roads and railways: no line in which one may stand is passed over."""

from __future__ import annotations

from itertools import product

from reader.extract import roads
from reader.extract.sighted import sighted

STARTS = ("京沪", "成渝", "东", "西三", "北内", "人民中", "解放南", "六号", "12号", "中泰", "中老纺织", "在")
ENDS = (
    *("高速公路", "高铁", "城际", "铁路", "客专", "线", "环", "路", "大街", "营地", "码头"),
    *("产业园", "工业园区", "合作区", "示范区", "口"),
)
PATTERNS = (roads._joining(), roads._rings(), roads._street(), roads._numbered())


def test_every_match_holds_a_mark() -> None:
    texts = ["".join(pieces) for pieces in product(STARTS, ENDS)]
    matched = [text for text in texts if any(pattern.search(text) for pattern in PATTERNS)]
    marked = [text for text, found in zip(texts, sighted(texts), strict=True) if found.roads]
    assert {"京沪客专", "西三环", "解放南大街", "六号营地", "中老纺织产业园"} <= set(matched) <= set(marked)
