"""Places by how their names end: villages, roads, ports, islands, and the like behind a place or a word of where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.extract import roads
from reader.extract.bodies import generic, stops
from reader.extract.gazetteer import countries, pure, transliterated
from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

REACH = 8  # characters before the suffix


def suffixes() -> frozenset[str]:
    """How the names of places end."""
    return _set("suffixes")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("sites")[name].split())


_JOINS = frozenset("和与及")
_FURTHER = frozenset("村镇乡")  # 榕街 + 乡
_OF_VILLAGE = frozenset("支民委主干长口里两集")  # 榕街村 + 村支书


def find(line: Worded, known: Sequence[Mention]) -> Iterator[Mention]:
    """The places of a line that no list knows; `known` are those that one does."""
    yield from roads.find(line)
    if not line.sighted.sites:
        return
    ends = {mention.end: mention for mention in known if mention.kind == "place"}
    done = 0
    for tail, end in line.sighted.sites:
        if end == done or end not in line.at:
            continue
        done = end
        if line.text[end : end + 1] in _FURTHER and line.text[end + 1 : end + 2] not in _OF_VILLAGE:
            continue
        if mention := _site(line, tail, end, line.text[tail:end], ends):
            ends[end] = mention = _over_dot(line, mention)
            yield mention


_GONE = frozenset("了着过在到")


def _over_dot(line: Worded, mention: Mention) -> Mention:
    """启远·西口广场: what the dot joins is one name."""
    start = mention.start - 1
    if start < 2 or line.text[start] not in "·•・‧":
        return mention
    while start > 0 and mention.start - start < 6:
        word = line.part_before(start)
        if not word or word in stops() or word[-1] in _GONE or word in _set("where") or not "一" <= word[0] <= "鿿":
            break
        start -= len(word)
    return Mention(start, mention.end, "place", mention.rule) if mention.start - start > 2 else mention


def _site(line: Worded, tail: int, end: int, suffix: str, ends: Mapping[int, Mention]) -> Mention | None:
    """Leftwards from the suffix to a place, or to a word of where; only words that are a name lie between."""
    if len(suffix) == 1 and tail not in line.at and tail not in ends and suffix not in _LOWER:
        return None  # 区 of 社区
    if suffix == "塔" and line.text[tail - 1] in pure() and line.word(end) in transliterated():
        return None  # 埃米尔|塔明姆
    start = tail
    while start > 0 and tail - start <= REACH and start not in ends:
        before = line.part_before(start)
        if (
            not before
            or before in stops()
            or before in _JOINS
            or before in _set("where")
            or not "一" <= before[0] <= "鿿"
        ):
            break
        start -= len(before)
    if head := ends.get(start):
        return _behind_place(line, head, tail, end, suffix, ends)
    return _alone(line, start, tail, end, suffix, ends)


def _alone(line: Worded, start: int, tail: int, end: int, suffix: str, ends: Mapping[int, Mention]) -> Mention | None:
    """A name of one to four characters that make no word, behind a word of where or in a list of places."""
    body = line.text[start:tail]
    if not 1 <= len(body) <= 4 or body in generic() or body in _set("plain") or body[0] in _MANY:
        return None
    if start and line.text[start - 1] in "·•・‧" and len(body) > 1 and len(suffix) > 1:
        return Mention(start, end, "place", "suffix of places")
    listed = line.text[start - 1 : start] == "、" and start - 1 in ends
    where = line.word_before(start) in _set("where")
    if (
        suffix in _VILLAGE
        and len(body) == 2
        and _COUNTED.isdisjoint(body)
        and _singles(line, start, tail)
        and _starts_free(line, start)
    ):
        return Mention(start, end, "place", "suffix of places")
    if suffix in _set("junctions") and len(body) == 2 and (listed or where or _starts_free(line, start)):
        return Mention(start, end, "place", "suffix of places")
    if suffix in _set("common") and not (len(body) > 1 and (listed or where)):
        return None
    if not _singles(line, start, tail) or not (listed or where or (len(suffix) > 1 and len(body) > 1)):
        return None
    return Mention(start, end, "place", "suffix of places")


_MANY = frozenset("多几两数某每各一二三四五六七八九十")
_VILLAGE = frozenset("村镇乡")
_COUNTED = frozenset("个座名位家入驻新老本全各该贫进出回下一二三四五六七八九十两几百千多")


def _starts_free(line: Worded, start: int) -> bool:
    """Whether the body begins where a phrase does, not in the middle of one."""
    before = line.part_before(start) if start else ""
    return not before or before in stops() or not "一" <= before[0] <= "鿿"


def _behind_place(
    line: Worded, head: Mention, tail: int, end: int, suffix: str, ends: Mapping[int, Mention]
) -> Mention | None:
    """兰溪市榕垭乡 gives 榕垭乡; 宁波象山 + 客运 + 码头 is one name of a site; so is 广东 + 自贸区."""
    start = head.end
    while line.word(start) in _set("directions") and tail - start - len(line.word(start)) != 1:  # 南县|南洲|镇
        start += len(line.word(start))
    body = line.text[start:tail]
    if not body:
        return _directly(line, head, end, suffix, ends)
    if suffix in _LOWER and line.text[head.end - 1] in _ABOVE and 1 < len(body) < 4 and _is_village(body):
        return Mention(start, end, "place", "place and suffix of places")
    if body.startswith(tuple(word for word in _set("where") if len(word) > 1)):
        return None
    abroad = line.text[head.start : head.end] in countries()  # 中国|许多|公园
    if body[0] in _MANY or (abroad and suffix not in _set("seated") and not _singles(line, start, tail)):
        return None
    common = suffix in _set("common") or len(suffix) == 1
    if len(body) > REACH or body in _set("plain") or (common and not (_singles(line, start, tail) and len(body) > 1)):
        return None
    own = suffix in _set("administrative") or suffix in _set("common")
    return Mention(start if own else head.start, end, "place", "place and suffix of places")


def _directly(line: Worded, head: Mention, end: int, suffix: str, ends: Mapping[int, Mention]) -> Mention | None:
    """安化县|沙湾|村, 东京|湾, 周浦镇|瑞安|路: the place itself with a suffix behind it."""
    name = line.text[head.start : head.end]
    if (name in countries() and suffix not in _NATURAL) or (suffix == "码头" and name[-1] == "港"):
        return None  # 中国机场
    lower = suffix in _VILLAGE and ends.get(head.start) and line.text[head.end - 1] not in _VILLAGE
    above = head.start in ends or line.word_before(head.start) in _set("where") or line.text[head.start - 1] == "、"
    street = suffix in _STREETS and above and name[-1] not in _ABOVE
    outer = ends.get(head.start) if suffix in _SERVING else None  # 上海|虹桥|站, 武汉|长江|大桥
    square = suffix == "广场" and name[-1] == "站"
    made = suffix in _set("seated") or lower or street or outer or square
    start = outer.start if outer else head.start
    return Mention(start, end, "place", "place and suffix of places") if made else None


_NATURAL = frozenset(
    ("海峡", "半岛", "群岛", "高原", "平原", "盆地", "沙漠", "湾", "山脉", "海沟", "地区", "港", "机场", "大桥")
)
_SERVING = frozenset(("站", "火车站", "高铁站", "机场", "国际机场", "大桥"))
_STREETS = frozenset(("路", "街", "大道", "大街", "巷"))  # 板桥区|县民大道
_LOWER = _VILLAGE | _STREETS
_ABOVE = frozenset("市县区旗镇乡")


def _is_village(body: str) -> bool:
    """竹溪 of 沅江市竹溪镇 may be words of the language too; 贫困 of 安化县贫困村 is none."""
    return body not in _set("plain") and body not in generic() and body[0] not in _MANY and body not in stops()


def _singles(line: Worded, start: int, end: int) -> bool:
    """Whether the body is no word of the language: single characters throughout."""
    return all(map(line.at.__contains__, range(start, end + 1)))
