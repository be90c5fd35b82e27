"""Who speaks: the words before a verb of saying that name its source."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.extract.clauses import HEARING, led, phrase
from reader.extract.speech import Cue
from reader.extract.voices import is_pronoun, may_speak

_REACH = 100  # characters before a verb in which its speaker is looked for
_PARTS = re.compile("[，,；;：:]")
_CLAUSES = 4  # before a verb that are searched for its speaker
_BRACKETS = re.compile(r"[（(][^（()）]{0,40}[)）]")
_HEARD = re.compile(f"(?:{'|'.join(HEARING)})[^，,]+?(?:说|称|透露|表示|讲|问|喊|提到|提议)")


class Source(NamedTuple):
    """Who speaks, `text[start:end]`; `cited` where 据 stands before, `heard` where another hears it: 听到[甲]说."""

    start: int
    end: int
    text: str
    cited: bool = False
    heard: bool = False

    @property
    def pronoun(self) -> bool:
        return is_pronoun(self.text)


def source(text: str, floor: int, cue: Cue) -> Source | None:
    """The words between `floor` and the verb that name the speaker, None where the clause names none; without a text
    where what it names cannot speak."""
    low = max(floor, cue.start - _REACH)
    region = text[low : cue.start]
    if "（" in region or "(" in region:
        region = _BRACKETS.sub(lambda found: "\0" * len(found[0]), region)
    commas = [-1, *(found.start() for found in _PARTS.finditer(region))]
    end, view = len(region), cue.verb.startswith("看来")
    for comma in commas[: -_CLAUSES - 1 : -1]:
        found = phrase(region, comma + 1, end, end == len(region), view)
        if found:
            start, stop, cited = found
            name = text[low + start : low + stop]
            ruled = cited and cue.verb == "要求"  # 按照…的要求: a rule is followed, nobody speaks
            speaks = not ruled and may_speak(name, cue.verb)
            heard = text.endswith(HEARING, low, low + start)
            return Source(low + start, low + stop, name if speaks else "", cited, heard)
        if view:
            return None
        begins = led(region, comma + 1, end)
        if end < len(region) and _HEARD.match(region, begins, end):
            return Source(low + begins, low + begins, "其")  # whoever hears it answers
        end = comma
    return None
