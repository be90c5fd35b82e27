"""What only a player does: behind a foreign name in a report of a match it shows that a person bears it."""

from __future__ import annotations

import re
from functools import cache

from reader.extract.alternatives import any_of
from reader.extract.lexicon import table

_COUNT = "(?:\\d+|[一两二三四五六七八九十单多]{1,3})"


@cache
def _scoring() -> re.Pattern[str]:
    rows = table("titles")
    counted = f"(?:{any_of(rows['counting'])})了?(?:[^，。、\\d]{{0,4}}?的?)?{_COUNT}(?:分|记|次|球|个篮板|个?助攻)"
    return re.compile(f"(?:{any_of(rows['playing'])}|{counted})")


def plays(text: str, offset: int) -> bool:
    """Whether what stands at `offset` is said of a player: 梅开二度, 砍下30分, 贡献一记助攻."""
    return _scoring().match(text, offset) is not None
