"""Words in marks that stand in a row, and who is said to say them where no verb of saying does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.extract.alternatives import any_of
from reader.extract.lexicon import table
from reader.extract.marks import Quoted, is_sentence

_JOINED = "，,；;、 "
_SPOKEN = re.compile("[了吧吗呢啊呀嘛啦哦么的]$|[我你您咱]|[他她]们|[，,。！？!?]")
_PART = 6  # characters of somebody's words in the writer's sentence
_REACH = 48  # characters before a row that say what it is


def row(text: str, marks: Sequence[Quoted], which: int) -> int:
    """The index behind the last of the words in marks that follow `which` at once or after a comma: “…”、“…”."""
    end = which + 1
    while end < len(marks) and not text[marks[end - 1].after : marks[end].before].strip(_JOINED):
        end += 1
    return end


def spoken(words: str, least: int = _PART) -> bool:
    """Whether words in marks are speech by their form: persons, particles, points."""
    return len(words) >= least and (is_sentence(words) or _SPOKEN.search(words) is not None)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("speech")
    utterance = any_of(rows["utterances"])
    return (
        re.compile(f"(?:{utterance})[^。！？!?；;“”「」\\n]{{0,24}}(?:{any_of(rows['listing'])})[：:]?$"),
        re.compile(f"等(?:{any_of(rows['between'])})?[\u4e00-\u9fff]{{0,2}}(?:{utterance})"),
        re.compile(
            f"(?P<who>有(?:{any_of(rows['anybody'])}|人)|(?:{any_of(rows['anybody'])}))(?P<verb>[说讲写喊]|[一-鿿]{{2,3}})的?$"
        ),
    )


def are_utterances(text: str, marks: Sequence[Quoted], first: int, end: int) -> re.Match[str] | None:
    """The words that call a row what somebody said: 留言中出现“…”、“…”, “…”“…”等评论."""
    listed, called, _anybody = _patterns()
    at = marks[first].before
    before = listed.search(text, max(0, at - _REACH), at)
    return before or called.match(text, marks[end - 1].after)


def anybody(text: str, floor: int, at: int) -> re.Match[str] | None:
    """Unnamed people and a word that touch the words in marks: 也有人打趣“…”. Groups `who` and `verb`."""
    return _patterns()[2].search(text, max(floor, at - 16), at)


_SAID_THIS = re.compile(
    r"[\s\u3000]*(?P<verb>说|讲|写|喊|问)[出下]?(?:这|此|上述)(?:番|句|段|些|席|一番)?(?:话|言)的(?:人?是|人?就是)?[，,]?"
    r"(?P<who>[\u4e00-\u9fffA-Za-z·•.\-]{2,24}?)"
    r"(?=[，,。（(]|今年|现年|年近|是|正|已|在|有|来自|住|从|曾|刚|也|便|就)"
)


def said_this(text: str) -> re.Match[str] | None:
    """Who is said at the beginning of a paragraph to have spoken in the one before: 说这话的[X]."""
    return _SAID_THIS.match(text)
