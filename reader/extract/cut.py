"""The words of an article: cut by ICU once for all its blocks, and mended where a name is known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from operator import itemgetter

from reader.core.model import Block
from reader.extract import gazetteer
from reader.extract.surnames import words
from reader.extract.worded import Worded, simplified

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # ICU counts them as two
_PARTED = "\u2028"  # no character beside it makes a word with it
_LONGER = frozenset(
    f"{end}{more}"
    for end, some in {
        "省市县区州镇乡": "长",
        "办": "公",
        "部": "门队位",
        "局": "面部",
        "城": "市区",
        "港": "口",
        "湾": "区",
        "河": "流段谷床",
        "海": "军警关上域洋外事岸滩运边啸底空",
    }.items()
    for end in end
    for more in some
)  # what the end of a name may begin
_VILLAGE = re.compile("(?<=[镇乡])长(?=[^进下驻回在到入扶包联访帮走出离带][村寨屯])")  # 榕西镇|长安村, no 镇长


def words_of(blocks: Sequence[Block]) -> list[Worded]:
    """The blocks in simplified characters and in words: a name that ICU's dictionary does not know comes in single
    characters, one of ours whole."""
    whole = simplified(_PARTED.join(block.text for block in blocks))
    bounds = _mended(whole, _bounds(whole))
    lines, offset, first = [], 0, 0
    for block in blocks:
        end = offset + len(block.text)
        text = whole[offset:end]
        last = bisect_left(bounds, end, first)
        here = tuple([at - offset for at in bounds[first : last + 1]])
        lines.append(Worded(block.index, text, here, dict(zip(here, count(), strict=False))))
        offset = end + 1
        first = bisect_left(bounds, offset, last)
    return lines


def _bounds(text: str) -> list[int]:
    """Where the words begin and end; a line's end always parts them."""
    from icu4py.breakers import WordBreaker

    spans = WordBreaker(_ASTRAL.sub("□", text), "zh").segments() if text else ()
    return [0, *map(itemgetter(1), spans)]


def _mended(text: str, bounds: list[int]) -> list[int]:
    """落|实习|近平 becomes 落|实|习近平: what is surely a name parts the words around it."""
    for start, end in _sure(text):
        low, high = bisect_left(bounds, start), bisect_right(bounds, end)
        if bounds[low] != start or bounds[high - 1] != end or text[start:end] in gazetteer.compounds():
            bounds[low:high] = [start, end]
    for found in _VILLAGE.finditer(text):
        at = found.start()
        low, high = bisect_left(bounds, at), bisect_right(bounds, at + 2)
        bounds[low:high] = [at, at + 1, at + 2]
    return bounds


def _sure(text: str) -> Iterator[tuple[int, int]]:
    """Known names too long to be anything else."""
    heads = _long_names()
    done = 0
    for found in _first().finditer(text):
        start = found.start()
        if start < done:
            continue
        for name in heads.get(text[start : start + 2], ()):
            if text.startswith(name, start) and text[start + len(name) - 1 : start + len(name) + 1] not in _LONGER:
                done = start + len(name)
                yield start, done
                break


@cache
def _long_names() -> dict[str, tuple[str, ...]]:
    """Persons of three characters and more, other names of four, under their first two, the longest first."""
    names = [name for name in gazetteer.foreigners() if len(name) > 2]
    names += [name for name in (*gazetteer.places(), *gazetteer.organisations()) if len(name) > 3]
    # 国民|党主席, 卫福|部长
    names += [
        name
        for name in gazetteer.organisations()
        if f"{name}长" not in words("titles") and name[-1] in "党部院局署厅" and len(name) == 3
    ]
    names += [*gazetteer.seas(), *gazetteer.abroad(), *gazetteer.compounds()]
    heads: dict[str, list[str]] = {}
    for name in sorted(set(names), key=len, reverse=True):
        heads.setdefault(name[:2], []).append(name)
    return {head: tuple(some) for head, some in heads.items()}


@cache
def _first() -> re.Pattern[str]:
    firsts, seconds = ("".join(sorted({head[at] for head in _long_names()})) for at in (0, 1))
    return re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])")
