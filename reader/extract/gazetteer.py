"""Names that are known: places and organisations of the lexicon, the longest at each word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.core.model import NameKind
from reader.extract.lexicon import table
from reader.extract.worded import Mention, Worded

_FORMS = frozenset("省市县州镇乡")


def _listed(*kinds: str) -> frozenset[str]:
    rows = table("places")
    return frozenset(word for kind in kinds for word in rows[kind].split())


@cache
def places() -> frozenset[str]:
    """Every place that stands for itself."""
    every = _listed("provinces", "prefectures", "counties", "short", "countries", "world", "sites", "seas", "abroad")
    return frozenset(word for word in every if len(word) > 1)


@cache
def seas() -> frozenset[str]:
    """Gulfs and straits by names that no other word of the language holds."""
    return _listed("seas")


@cache
def abroad() -> frozenset[str]:
    """Names of three characters and more that are cut as whole words: what is abroad, and 内蒙古, 黑龙江."""
    return frozenset(word for word in _listed("abroad", "countries") | {"内蒙古", "黑龙江"} if len(word) > 2)


@cache
def compounds() -> frozenset[str]:
    """Words that hold the name of a place without naming it: 特洛伊木马."""
    return _listed("compounds")


@cache
def weak_places() -> frozenset[str]:
    """Short forms that are other words too: a place only right behind the one that holds it."""
    return _listed("weak", "weak_abroad")


@cache
def _weak_abroad() -> frozenset[str]:
    return _listed("weak_abroad")


@cache
def _divisions() -> frozenset[str]:
    """What holds counties and towns: no country, no river."""
    return _listed("provinces", "prefectures", "counties", "short") | {"台湾"}


@cache
def organisations() -> frozenset[str]:
    """The organisations that are known by name, those in Latin letters left out."""
    rows = table("organisations")["known"]
    return frozenset(word.replace("_", " ") for kind in rows if kind != "latin" for word in rows[kind].split())


@cache
def clubs() -> frozenset[str]:
    """Clubs of sport: with 队 behind them they are the same."""
    return frozenset(table("organisations")["known"]["clubs"].split())


@cache
def _short_clubs() -> frozenset[str]:
    """Clubs by what are other words too: 勇士, 火箭."""
    return frozenset(table("organisations")["short_clubs"]["words"].split())


@cache
def _of_clubs() -> frozenset[str]:
    return frozenset(table("organisations")["short_clubs"]["behind"].split())


@cache
def foreigners() -> frozenset[str]:
    """Foreign persons so well known that one word names them."""
    return frozenset(table("surnames")["foreigners"].split())


@cache
def _kinds() -> Mapping[str, NameKind]:
    kinds: dict[str, NameKind] = dict.fromkeys(places(), "place")
    kinds |= dict.fromkeys(foreigners(), "person")
    return kinds | dict.fromkeys(organisations(), "org")


@cache
def names() -> frozenset[str]:
    """Every name that may be found."""
    return weak_places().union(_short_clubs(), _kinds())


def find(line: Worded) -> Iterator[Mention]:
    """The known names of a line, in order, none inside another."""
    if not line.sighted.names:
        return
    begun = _begun(line)
    at, done = line.at, 0
    before = ""
    for start in sorted(begun):
        if start not in at:
            continue
        while start >= done and (ends := begun.get(start)):
            found = _longest(line, start, ends, before if start == done else "")
            if not found or line.word(start) in compounds():
                break
            yield found
            done, before = found.end, line.text[found.start : found.end]
            if done in at:
                break
            start = done  # a name may end inside a word of ICU's; another one may start there


def _begun(line: Worded) -> dict[int, list[int]]:
    """Where names begin, and where each of them ends, the longest last."""
    begun: dict[int, list[int]] = {}
    for start, end in line.sighted.names:
        begun.setdefault(start, []).append(end)
    return begun


def _longest(line: Worded, start: int, ends: Sequence[int], before: str) -> Mention | None:
    for end in reversed(ends):
        name = line.text[start:end]
        kind = _kinds().get(name) or ("place" if _holds(before, name) else _club(line, name, end))
        if kind and _stands(line, start, end, kind):
            return Mention(start, _with_tail(line, name, end, kind), kind, f"known {kind}")
    return None


def _club(line: Worded, name: str, end: int) -> NameKind | None:
    """勇士|后卫: a club beside what only a club has or does."""
    return "org" if name in _short_clubs() and line.starting(end, _of_clubs()) else None


def _holds(before: str, weak: str) -> bool:
    """安徽|和县, but not 西湖|龙井 or 中国|友谊."""
    return weak in weak_places() and before in (countries() if weak in _weak_abroad() else _divisions())


def _stands(line: Worded, start: int, end: int, kind: NameKind) -> bool:
    """Whether what is written like a name is one here, no part of a word."""
    length = end - start
    if not (
        end in line.at
        or (length > 2 and kind == "person")
        or (length > 3 and kind == "place")
        or _goes_on(line, end, kind, length)
    ):
        return False
    if kind == "place" and line.text.startswith("学者", end):
        return False  # 长江学者 is a title
    return length != 2 or not (_in_longer if kind == "place" else _doubled)(line, start, end)


def _with_tail(line: Worded, name: str, end: int, kind: NameKind) -> int:
    """Where a name ends with the word behind it: 高雄|市, and the 队 of a club."""
    after = line.text[end : end + 1]
    if kind == "place":
        parted = after in _FORMS and end in line.at and end + 1 in line.at
        return end + (parted and name not in countries())
    return end + (kind == "org" and line.word(end) == "队" and name in clubs() | _short_clubs())


def _goes_on(line: Worded, end: int, kind: NameKind, length: int) -> bool:
    """宁波市 before 北仑区, where ICU cuts 宁波|市北: another place follows."""
    return kind == "place" and length == 3 and any(line.text[end : end + more] in places() for more in (3, 4, 2))


@cache
def countries() -> frozenset[str]:
    """The countries and territories, and China itself."""
    return frozenset(table("places")["countries"].split()) | {"我国"}


def _in_longer(line: Worded, start: int, end: int) -> bool:
    """罗索 of 巴罗索: two characters that make no word, next to another of them."""
    letters = transliterated()
    before, after = line.word_before(start), line.word(end)
    if start + 1 not in line.at:  # 尼斯 of 汗尤尼斯
        foreign = pure().issuperset(line.text[start:end])
        return foreign and (
            (len(before) == 1 and before in pure() and before not in _BEFORE_PLACES)
            or (len(after) == 1 and after in pure() and after not in _BEHIND_PLACES)
        )
    return (len(before) == 1 and before in letters) or (len(after) == 1 and after in letters)


_BEFORE_PLACES = frozenset("比多若因约以克图达经至")  # words too: 比巴黎
_BEHIND_PLACES = frozenset(
    "比多若因约以图达至和与及从在对向于将曾都各沙里海门多施通加地法汉内外图独"
)  # 古巴多地, 法国海军


def _doubled(line: Worded, start: int, end: int) -> bool:
    """当当 of 响当当, 旺旺 of 热旺旺: a letter in front makes an adjective of it."""
    front = line.word_before(start)
    return line.text[start] == line.text[end - 1] and len(front) == 1 and "一" <= front <= "鿿" and front not in _FRONTS


_FRONTS = frozenset("在从和与及向对到由把被让给跟同是为用买上于称说将有比像按据")


@cache
def pure() -> frozenset[str]:
    """Letters that are hardly anything but transliteration: a word of them is no word of the language."""
    return frozenset("".join(table("surnames")["pure"].split()))


@cache
def transliterated() -> frozenset[str]:
    """The characters with which foreign names are written."""
    rows = table("surnames")
    return frozenset("".join(rows["transliterated"].split()) + rows["pure"])
