"""Lists of `about.toml` and of the classifiers: nouns that say too little, units that name what they count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reader.extract.lexicon import table, words

PERSONS = frozenset(
    "员生人者师手民长工警童孩子婴女男妇翁叟士兵友妻夫母父儿孙商農農客星將将员員師長婦嬰兒孫"
)  # the last character of what persons are called
_SETS = ("own", "generic", "attribute", "priced", "per", "empty", "fate", "events", "acts", "heads")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classifiers; units that name what they count; nouns that say too little; measures that may stand alone; what a
    price is for and what a rate is by; phrases that say nothing; what became of what is counted, but for events; verbs
    that also stand inside nouns, and the heads of those."""

    things: frozenset[str]
    own: frozenset[str]
    generic: frozenset[str]
    attribute: frozenset[str]
    priced: frozenset[str]
    per: frozenset[str]
    empty: frozenset[str]
    fate: frozenset[str]
    events: frozenset[str]
    acts: frozenset[str]
    heads: frozenset[str]

    def says_little(self, noun: str) -> bool:
        return noun in self.generic or noun.startswith(("价格", "價格", "价钱", "價錢"))


@cache
def lexicon() -> Lexicon:
    rows, classifiers = table("about"), table("classifiers")
    things = [*words(classifiers["things"]), *words(classifiers["abstract"])]
    return Lexicon(frozenset(things), *(frozenset(words(rows[name])) for name in _SETS))
