"""What names of persons are made of: surnames and their weights, characters of given names, titles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reader.extract.lexicon import table
from reader.extract.worded import Worded

MARKS = frozenset("，。、：；！？“”（）《》〈〉「」『』【】,:;!?()[]\"' \u3000\n\t|/·—-")
SAYS = ("表示", "说", "称", "告诉", "认为", "介绍", "指出", "透露")
TITLE_ENDS = frozenset("师长员士官家理记任总授工事者帅将锋卫手主播")


@cache
def surnames() -> Mapping[str, float]:
    """What each surname weighs at the start of a word that ICU does not know."""
    rows = table("surnames")
    weights = dict.fromkeys(rows["rare"], -0.5)
    weights |= dict.fromkeys(rows["unsure"], 1.5)
    weights |= dict.fromkeys(rows["sure"], 2.5)
    return weights | dict.fromkeys([*rows["compound"].split(), *rows["japanese"].split()], 2.5)


@cache
def given_characters() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("surnames")
    return frozenset(rows["given"]) - {"\n"}, frozenset(rows["never"])


@cache
def words(name: str) -> frozenset[str]:
    """A list of titles.toml."""
    return frozenset(table("titles")[name].split())


@cache
def heads(name: str) -> frozenset[str]:
    """What the words of a list begin with: two characters are sooner looked up than words of every length."""
    return frozenset(word[:2] for word in words(name) if len(word) > 1)


@cache
def compound() -> frozenset[str]:
    return frozenset(f"{table('surnames')['compound']} {table('surnames')['japanese']}".split())


@cache
def refused() -> Mapping[str, str]:
    """By surname: characters with which it begins a word or a phrase that ICU does not know."""
    refused: dict[str, str] = dict(table("surnames")["refused"])
    return refused


def inside_title(line: Worded, start: int) -> bool:
    """师 of 分析师傅明 starts no name, nor does 司 of 律政司司长林某."""
    if line.text[start : start + 2] in heads("titles") and len(line.starting(start, words("titles"))) > 1:
        return True
    return line.text[start] in TITLE_ENDS and bool(line.ending(start + 1, words("titles")))
