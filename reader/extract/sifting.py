"""What looks like a name where it stands and is none: a ship, several nameless companies, armed men."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.extract.folding import holds_any
from reader.extract.gazetteer import organisations
from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

_SHIP = re.compile('[“"‘「『][^“”"‘’「」『』，。]{1,8}[”"’」』][号轮]')  # “塔林”号
_AFLOAT = "号轮舰"  # without one of them a text names no ship
_COUNTED = re.compile("[一两二三四五六七八九十几多数0-9百余][家间所支座]$")  # 两家德国保险公司
_COUNTING = re.compile("(?:[两几]|[0-9]余?多?)[家间所支座名]")  # 保留[两间]工作室; 三家村 is a village
_TRADES = frozenset({"place and suffix", "suffix", "tagger"})


def sifted(line: Worded, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are names; what is said of them elsewhere stands."""
    afloat = holds_any(line.text, _AFLOAT) if mentions else False
    ships = [found.span() for found in _SHIP.finditer(line.text)] if afloat else []
    return [
        one
        for one in mentions
        if not (
            (afloat and (_is_vessel(line.text, one) or any(at < one.start and one.end < end for at, end in ships)))
            or (one.rule in _TRADES and _is_counted(line, one))
        )
    ]


def _is_vessel(text: str, one: Mention) -> bool:
    """山东舰, 泰坦尼克号游轮: a name that a ship bears."""
    if text.startswith("号", one.end):
        return text.startswith(_vessels(), one.end + 1)
    return (
        one.kind == "place"
        and text.startswith("舰", one.end)
        and not text.startswith(("舰队", "舰艇", "舰长"), one.end)
    )


@cache
def _vessels() -> tuple[str, ...]:
    return tuple(table("sites")["vessels"].split())


def _is_counted(line: Worded, one: Mention) -> bool:
    """Behind a number of them a country and a trade name nobody, and what counts inside is a clause."""
    if one.kind != "org" or line.text[one.start : one.end] in organisations():
        return False
    inside = _COUNTING.search(line.text, one.start, one.end)
    return bool(inside or _COUNTED.search(line.text, max(0, one.start - 4), one.start))
