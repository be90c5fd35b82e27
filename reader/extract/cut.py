"""The words of an article: cut by ICU once for all its blocks, and mended where a name is known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from operator import itemgetter

from reader.core.model import Article
from reader.extract import gazetteer
from reader.extract.surnames import words
from reader.extract.worded import Worded, simplified

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # ICU counts them as two
_SILENT = frozenset({"code", "rule"})
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
_VILLAGE = re.compile("长(?<=[镇乡].)(?=[^进下驻回在到入扶包联访帮走出离带][村寨屯])")  # 榕西镇|长安村, no 镇长


@dataclass(frozen=True, slots=True)
class Cut:
    """A block's text in simplified characters, and where ICU parts it into words, its ends included."""

    block: int
    text: str
    bounds: Sequence[int]

    def within(self, low: int, high: int) -> Sequence[int]:
        """Where the words of a stretch end; the last ends where the stretch does."""
        return [*self.bounds[bisect_right(self.bounds, low) : bisect_left(self.bounds, high)], high]


def cut(article: Article) -> dict[int, Cut]:
    """The blocks that say anything, by their numbers."""
    blocks = [block for block in article.blocks if block.kind not in _SILENT and block.text.strip()]
    texts = [simplified(block.text) for block in blocks]
    bounds = bounds_of(_PARTED.join(texts))
    found, offset, first = {}, 0, 0
    for block, text in zip(blocks, texts, strict=True):
        last = bisect_left(bounds, offset + len(text), first)
        found[block.index] = Cut(block.index, text, [at - offset for at in bounds[first : last + 1]])
        offset, first = offset + len(text) + 1, last + 1
    return found


def words_of(cuts: Iterable[Cut]) -> list[Worded]:
    """The blocks in words: a name that ICU's dictionary does not know comes in single characters, one of ours whole."""
    lines = []
    for one in cuts:
        bounds = tuple(_mended(one.text, [*one.bounds]))
        lines.append(Worded(one.block, one.text, bounds, dict(zip(bounds, count(), strict=False))))
    return lines


def bounds_of(text: str) -> list[int]:
    """Where the words of a text begin and end; a line's end always parts them."""
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
    """The beginning of a long name: a character of those that any begins with, before two of those that go on."""
    names = [name for some in _long_names().values() for name in some]
    common = min(3, *map(len, names))
    first, *further = (f"[{re.escape(''.join(sorted({name[at] for name in names})))}]" for at in range(common))
    return re.compile(f"{first}(?={''.join(further)})")
