"""Roads and railways by the places they join, streets by where they lie, and sites that bear a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from reader.extract.gazetteer import places
from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded, is_word

_JOINS = frozenset("和与及")


@cache
def _streets() -> frozenset[str]:
    return frozenset(table("sites")["streets"].split())


def find(line: Worded) -> Iterator[Mention]:
    """京沪高速, 西三环, 人民中路: roads and railways by the places they join or by where they lie."""
    if not line.sighted.roads:
        return
    for pattern, fits in ((_joining, _joins), (_rings, _is_ring), (_street, _is_street), (_numbered, _starts)):
        for found in pattern().finditer(line.text):
            whole = found.end() in line.at or line.text.startswith("口", found.end())
            if whole and fits(line, found):
                yield Mention(found.start(), found.end(), "place", "road")


@cache
def marks() -> frozenset[str]:
    """What the matches of the patterns hold: a line without any of it needs not be looked through."""
    joining = product(table("sites")["ends"], ("高速", "高铁", "铁路", "城际", "客专", "线"))
    rings = product("东西南北", ("", *_WHICH_RING), "环")
    streets = product("东西南北中", _WAYS.split("|"))
    camps = product("号", _CAMPS.split("|"))
    return frozenset({*map("".join, (*joining, *rings, *streets, *camps)), *_PARKS.split("|")})


_TRACKS = "高速公路|高速铁路|高速|高铁|城际铁路|城际|铁路|客专|线"
_WHICH_RING = "一二三四五六内外中"
_WAYS = "大街|大道|路|街"
_CAMPS = "营地|哨所|高地|煤矿|矿井|码头|航站楼"
_PARKS = "产业园区|产业园|工业园区|工业园|科技园|合作区|合作园区|生态城|知识城|示范区"


@cache
def _rings() -> re.Pattern[str]:
    return re.compile(f"[东西南北](?:[{_WHICH_RING}]?环)(?:[东西南北中]?路|高速|快速路|线|立交)?")


@cache
def _street() -> re.Pattern[str]:
    return re.compile(f"(?P<name>(?![与和及在沿至到从由于向经自往])[一-鿿]{{2,3}})[东西南北中](?:{_WAYS})(?![的径])")


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(f"(?P<pair>[{table('sites')['ends']}]{{2,4}})(?P<track>{_TRACKS})")


@cache
def _numbered() -> re.Pattern[str]:
    """六号营地, 中马纺织产业园: a number or two countries and what stands there."""
    letters = table("places")["letters"]
    return re.compile(
        f"[一二三四五六七八九十0-9]{{1,3}}号(?:{_CAMPS})"
        f"|中[{letters}拉非阿巴马柬老埃白哈泰越缅沙]"
        f"(?:[一-鿿]{{2,4}}(?=产业|工业|科技|合作|示范))?(?:{_PARKS})"
    )


def _joins(line: Worded, found: re.Match[str]) -> bool:
    """Letters of which no two make a word (开通) or a known place (广安), unless all are provinces (港澳)."""
    pair = found["pair"]
    if pair in places():
        return False
    if pair in table("sites")["lines"].split() or set(pair) <= set(table("places")["letters"]):
        return True
    return not any(is_word(pair[at : at + 2]) for at in range(len(pair) - 1))


def _is_ring(line: Worded, found: re.Match[str]) -> bool:
    return found.start() in line.at and (len(found[0]) > 2)


def _starts(line: Worded, found: re.Match[str]) -> bool:
    return found.start() in line.at or not found.start()


def _is_street(line: Worded, found: re.Match[str]) -> bool:
    free = found.start() in line.at or line.text[found.start() - 1] in _JOINS  # 和|解放西路
    crossing = line.text.startswith(("交会", "交叉", "路口", "口"), found.end())
    return free and (found["name"] in _streets() or found["name"] in places() or crossing)
