"""The words of an article: cut by ICU once for all its blocks, and mended where a name is known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from reader.core.model import Article
from reader.extract import gazetteer
from reader.extract.sighted import sighted
from reader.extract.word_search import PARTED
from reader.extract.worded import Places, Sighted, Worded, simplified

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # ICU counts them as two
_SILENT = frozenset({"code", "rule"})
_LONGER = frozenset(
    f"{end}{more}"
    for end, some in {
        "省市县区州镇乡": "长",
        "办": "公",
        "部": "门队位分件落",
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
_PARTED_WRONG = re.compile(  # 孙明|强调|研, 第三|小学校|长, 王|杰出|席
    "强(?=调研(?![究发判学讨制]))|[大中小]学(?=校长)|杰(?=出[席任庭舱战])"
)
_WHERE = frozenset("往在到从")  # 送|往上|饶, 在京|东
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
    bounds = bounds_of(PARTED.join(texts))
    found, offset, first = {}, 0, 0
    for block, text in zip(blocks, texts, strict=True):
        last = bisect_left(bounds, offset + len(text), first)
        found[block.index] = Cut(block.index, text, [at - offset for at in bounds[first : last + 1]])
        offset, first = offset + len(text) + 1, last + 1
    return found


def words_of(cuts: Iterable[Cut]) -> list[Worded]:
    """The blocks in words: a name that ICU's dictionary does not know comes in single characters, one of ours whole."""
    cuts, lines = list(cuts), []
    for one, found in zip(cuts, sighted([one.text for one in cuts]), strict=True):
        lines.append(Worded(one.block, one.text, _mended(one.text, set(one.bounds), found), found))
    return lines


def bounds_of(text: str) -> list[int]:
    """Where the words of a text begin and end; a line's end always parts them."""
    from icu4py.breakers import WordBreaker

    spans = WordBreaker(_ASTRAL.sub("□", text), "zh").segments() if text else ()
    bounds = [0, *map(itemgetter(1), spans)]
    for found in _PARTED_WRONG.finditer(text):
        _part(bounds, found.end())
    return bounds


def _part(bounds: list[int], at: int) -> None:
    """Lets a word end at `at` instead of one character further on, and the next one two further on."""
    place = bisect_left(bounds, at)
    if bounds[place] == at + 1:
        bounds[place : place + 1] = [at] if bounds[place + 1] == at + 2 else [at, at + 2]


def _mended(text: str, bounds: set[int], sighted: Sighted) -> set[int]:
    """落|实习|近平 becomes 落|实|习近平: what is surely a name parts the words around it."""
    for start, end in _sure(text, sighted.long):
        if start not in bounds or end not in bounds or text[start:end] in gazetteer.compounds():
            bounds.difference_update(range(start + 1, end))
            bounds.update((start, end))
    for start, end in sighted.names:
        if start not in bounds and text[start - 1] in _WHERE and end in bounds:
            bounds.update(() if text[start:end] in gazetteer.weak_places() else (start,))
    for found in _VILLAGE.finditer(text):
        bounds.update(range(found.start(), found.start() + 3))
    return bounds


def _sure(text: str, long: Places) -> Iterator[tuple[int, int]]:
    """The long names, the longest where several begin, none inside another."""
    done = 0
    for start, end in sorted(long, key=lambda place: (place[0], -place[1])):
        if start >= done and text[end - 1 : end + 1] not in _LONGER:
            done = end
            yield start, end
