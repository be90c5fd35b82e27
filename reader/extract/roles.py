"""Persons by what they are, and pronouns: 孩子母亲, 该负责人, 一名村民. One that begins a clause acts in it."""

from __future__ import annotations

import re
from functools import cache

from reader.extract.alternatives import any_of
from reader.extract.lexicon import table

_POINTING = "(?:[这那该]|[一两几多有另][位名个些对]|[这那该][位名个些对])"
_PLAIN = (  # no verb or particle between the beginning and the role
    "[^在给对向和与了着过是有把被让将就从到去来为的得不没说称跟同比要想会能可当使令由用以因而却又也都则并\\W\\d]"
)


@cache
def _actor() -> re.Pattern[str]:
    rows = table("speech")
    role = any_of(f"{rows['titles']} {rows['men']} {rows['women']} {rows['roles']}")
    term = f"(?:{role})(?:[们等]|夫妇|一家)?"
    return re.compile(
        f"(?!记者|编辑|笔者)(?:{_POINTING}?(?:{_PLAIN}{{0,4}}?)(?:{term})+|(?:[他她]们?|对方|两人|众人)(?!的))"
    )


@cache
def _family() -> re.Pattern[str]:
    return re.compile(f"的?(?:{any_of(table('speech')['family'])})")


def of_family(text: str, start: int, end: int) -> int:
    """The offset behind who is called by the name before `start`, 小禾的[奶奶]; `start` where nobody is."""
    found = _family().match(text, start, end)
    return found.end() if found else start


def actor(text: str, start: int, end: int) -> int:
    """The offset behind the person that `text[start:end]` begins with, or `start` where it begins with none."""
    found = _actor().match(text, start, end)
    return found.end() if found else start
