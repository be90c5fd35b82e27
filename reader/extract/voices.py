"""What names somebody who can speak: the forms of names, titles and pronouns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.extract.alternatives import any_of, by_first, by_last
from reader.extract.lexicon import table, words

_LONGEST = 40  # characters of a speaker
_BODY = re.compile(  # no 会 of the future
    "(?:[协商学议工国教公总月]|委员|学生|基金|理事|董事|监事|常委|联合|联谊|代表|红十字|奥委|残联|执委|组委)会$"
)
_PRONOUNS = frozenset(
    ["他", "她", "它", "他们", "她们", "其", "对方", "后者", "前者", "两人", "二人", "双方", "自己", "该人", "此人"]
)


@dataclass(frozen=True, slots=True)
class _Voices:
    nobody: frozenset[str]
    titled: re.Pattern[str]
    not_first: Mapping[str, tuple[str, ...]]  # by their first characters
    showing: tuple[str, ...]
    modal: Mapping[str, tuple[str, ...]]  # by their last characters, as `speaking`
    speaking: Mapping[str, tuple[str, ...]]


@cache
def _voices() -> _Voices:
    rows = table("speech")
    return _Voices(
        frozenset(words(rows["nobody"])),
        re.compile(
            f"(?:{any_of(rows['titles'])})(?!{any_of(rows['bodies'] + ' ' + rows['titles'])})"
            f"(?!的)([\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]{{1,6}}(?:[·•][\u4e00-\u9fff]{{1,6}})+)$"
        ),
        by_first(words(rows["not_first"])),
        tuple(words(rows["showing"])),
        by_last(["的", "是", "了", *words(rows["modal"])]),
        by_last([*words(rows["speaking"]), *words(rows["titles"])]),
    )


@cache
def longer_words() -> re.Pattern[str]:
    """Words that begin as those that open a clause, and open none."""
    return re.compile(any_of(table("speech")["names"]))


def may_speak(name: str, verb: str) -> bool:
    """Whether what stands where a speaker does names one: no condition, no topic, nothing but a verb."""
    voices = _voices()
    if verb in {"显示", "表明"} and not name.endswith(voices.showing):
        return False
    known = name in voices.nobody or (
        name.startswith(voices.not_first.get(name[:1], ())) and not longer_words().match(name)
    )
    modal = name.endswith(voices.modal.get(name[-1:], ())) and not _BODY.search(name)
    if name.startswith("我") and not name.startswith(("我的", "我国")):
        return False
    return 1 < len(name) + (name in _PRONOUNS) <= _LONGEST and not known and not modal


def can_speak(phrase: str) -> bool:
    """Whether a phrase ends as the names of people, offices, companies and documents do, or is a title with a name."""
    voices = _voices()
    return (
        phrase.endswith(voices.speaking.get(phrase[-1:], ()))
        or phrase in _PRONOUNS
        or voices.titled.search(phrase) is not None
    )


def is_pronoun(phrase: str) -> bool:
    """他, 对方 and the like."""
    return phrase in _PRONOUNS


def agrees(pronoun: str, name: str) -> bool:
    """Whether a pronoun may stand for a name, as far as the name tells: 她 not for 父亲."""
    rows = table("speech")
    if is_pronoun(name) and name != pronoun:
        return False
    other = {"他": "women", "她": "men"}.get(pronoun)
    if other is None:
        return True
    return not name.endswith((*words(rows[other]), *words(rows["not_him"]))) or _is_named(name, rows["not_him"])


def _is_named(name: str, bodies: str) -> bool:
    """Whether a name is that of a person and only ends as one of a body: 王新社."""
    return name.endswith(tuple(words(bodies))) and len(name) <= 3 and name[0] in table("surnames")["sure"]


def bare_name(phrase: str) -> str:
    """The name behind titles: 某公司总经理王某 gives 王某; the phrase itself where it has no such form."""
    titled = _voices().titled.search(phrase)
    return titled[1] if titled else phrase
