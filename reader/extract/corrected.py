"""The tagger's names, held against what names are made of: cut at titles, refused where they are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.extract.gazetteer import organisations, places, weak_places
from reader.extract.lexicon import table
from reader.extract.organisations import generic, is_generic, suffixes, vetoed
from reader.extract.people import surnames, words
from reader.extract.tagger import Tagged
from reader.extract.worded import Mention, Worded

_HAN = re.compile("[一-鿿]+")
_FOREIGN = re.compile("[一-鿿A-Za-z.]+(?:[·•・‧∙][一-鿿A-Za-z.]+)+")
_EDGE = " \u00a0\t“”\"「」『』《》（）()、，,：:；;。.·•・‧∙-—/|@#"


def corrected(line: Worded, tagged: Sequence[Tagged], counts: Mapping[str, int]) -> Iterator[Mention]:
    """What is left of the tagger's names of one block; `counts` says how often it found each in the article."""
    for one in tagged:
        start, end = _trimmed(line.text, one.start, one.end)
        if one.kind == "person":
            start, end = _without_titles(line, start, end)
        elif one.kind == "place":
            start = _past_where(line.text, start, end)
        again = counts[line.text[one.start : one.end]] > 1
        if end - start > 1 and _fits(line, one.kind, start, end, again):
            yield Mention(start, end, one.kind, "tagger")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _without_titles(line: Worded, start: int, end: int) -> tuple[int, int]:
    for length in range(min(5, end - start - 2), 1, -1):
        if line.text[start : start + length] in words("titles"):
            start += length
            break
    for length in range(min(5, end - start - 2), 1, -1):
        if line.text[end - length : end] in words("titles"):
            return start, end - length
    return start, end


def _past_where(text: str, start: int, end: int) -> int:
    """地处禹州: the word of where is no part of it."""
    for length in (3, 2):
        if end - start > length + 1 and text[start : start + length] in table("sites")["where"].split():
            return start + length
    return start


def _fits(line: Worded, kind: str, start: int, end: int, again: bool) -> bool:
    text = line.text[start:end]
    if _cut_by_dot(line.text, start, end):
        return False
    if kind == "person":
        return _is_person(text) and (start in line.at or end in line.at)
    if text in generic() or text in words("titles") or is_generic(text) or not (start in line.at and end in line.at):
        return False
    return _is_place(text, again) if kind == "place" else _is_organisation(text)


def _cut_by_dot(text: str, start: int, end: int) -> bool:
    """南希·范登|伯格: the dot says that the name goes on."""
    return text[end : end + 1] in set("·•・‧∙") or text[start - 1 : start] in set("·•・‧∙")


def _is_person(text: str) -> bool:
    """A surname and one or two characters, or letters of transliteration."""
    if _FOREIGN.fullmatch(text):
        return True
    if not _HAN.fullmatch(text) or text in generic() or text in words("titles"):
        return False
    usual = surnames().get(text[:2], surnames().get(text[0], -9.0))
    if usual >= 0 and 2 <= len(text) <= 4 and not _ends_like_no_name(text):
        return True
    letters = _letters()
    return len(text) >= 2 and all(char in letters for char in text)


def _ends_like_no_name(text: str) -> bool:
    return text[-1] in "们等说的了家人者方队" or text[1] in table("surnames")["refused"].get(text[0], "")


@cache
def _letters() -> frozenset[str]:
    return frozenset("".join(table("surnames")["transliterated"].split()))


def _is_place(text: str, again: bool) -> bool:
    """No direction, no pair of countries (中美), no place that is known with something behind it."""
    if text in places():
        return True
    rows = table("sites")
    if text in rows["directions"].split() or text in rows["plain"].split() or text in weak_places():
        return False
    if not _HAN.fullmatch(text) or len(text) > 14 or all(char in table("places")["letters"] for char in text[:2]):
        return False
    ends = any(text.endswith(suffix) for suffix in rows["suffixes"].split())
    return ends or ((again or len(text) > 2) and not _starts_known(text))


def _is_organisation(text: str) -> bool:
    """Not a suffix alone, nor letters that name no organisation, nor a known name with something behind it."""
    if text in organisations():
        return True
    latin = re.match("[A-Za-z0-9]+", text)
    if (latin and (latin[0] in vetoed() or latin[0].isdigit())) or not re.search("[一-鿿]", text):
        return False
    ends = any(text.endswith(suffix) for suffix in suffixes().get(text[-1], ()))
    if ends:
        return text not in suffixes().get(text[-1], ()) and len(text) <= 30
    return 2 <= len(text) <= 8 and not _starts_known(text) and not latin


def _starts_known(text: str) -> bool:
    return any(text[:length] in places() or text[:length] in organisations() for length in range(2, len(text)))
