"""What somebody is said to say: the words before and behind one verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import zip_longest

from reader.extract.marks import is_sentence
from reader.extract.paragraph import OPENING, PART, POINTS, SENTENCE, Paragraph
from reader.extract.rows import row, spoken
from reader.extract.speakers import Source, source
from reader.extract.speech import Cue, brief
from reader.extract.voices import can_speak

_CONDITIONS = ("如果", "因为", "若", "只要", "虽然", "即使", "由于")
_LISTING = frozenset(
    ["要求", "建议", "注明", "写着", "显示", "表明", "提出", "问", "反问", "追问", "询问"]
)  # a colon behind them opens a list
_TOPIC = re.compile(r"\s*(?:针对|对于|关于|有关|就|围绕|谈及|谈到|谈起|说起|提到)[^，,]*$")  # what is spoken of
_TERM = ("的", "所谓", "叫做", "叫作", "称为", "名为", "一种", "一个", "这种", "这个", "这些")  # before a term in marks
_NARRATED = re.compile("说完|说罢|话音|又|便|随[后即]|接着|然后|一?边|转身|语[气调]|声音|眼|神情|脸上|并|表情|目光")
_LEAD = 8  # characters of the writer's words before them that are a quotation too
_MARKS = 60  # of a sentence behind a verb of saying that are looked at
_LONGEST = 500  # characters of reported words: a sentence that never ends is none
_NAME = 60  # characters before a place in which a name that reaches it may begin


def hear_all(p: Paragraph) -> None:
    """Go from verb to verb, but for those in marks and those in what somebody else is said to say."""
    said = [cue for cue in p.said if not p.inside(cue.start)] if p.marks else p.said
    for cue, following in zip_longest(said, said[1:]):
        if cue.start >= p.covered:
            direct, indirect, last, here = len(p.direct), len(p.indirect), p.last, p.here
            _hear(p, cue, following)
            if len(p.indirect) > indirect:
                end = p.indirect[-1].end
                p.spoken = end if following and cue.end < end <= following.start else cue.end
            elif len(p.direct) > direct:
                p.spoken = max(cue.end, p.quoted)
            else:
                p.last, p.here = last, here  # who says nothing is not who spoke last


def _hear(p: Paragraph, cue: Cue, following: Cue | None) -> None:
    floor = max(p.ends[bisect_right(p.ends, cue.start) - 1], p.spoken)
    at = bisect_right(p.opened, cue.said)
    marked = at < len(p.marks) and p.marks[at].before == cue.said
    prior = _prior(p, cue, floor)
    if prior is not None:
        floor = p.marks[prior].after
    elif cue.bare or not (marked or cue.verb == "说" or _introduces(cue)):
        return  # whoever speaks, nothing is said
    who = source(p.plain, floor, cue)
    if who and (not who.text or (prior is None and not _trusted(p, cue, who))):
        return
    if cue.verb.startswith("看来") and not (who and p.text[who.start - 1 : who.start] == "在"):
        return
    speaker = p.speaker(who, floor)
    if prior is not None and who:
        p.quote(prior, speaker, cue)
    if marked:
        chained = 0 < p.spoken == floor
        if _uttered(p, at, cue, chained) and (who or cue.mark or chained):
            p.quote(at, speaker, cue)
            _more(p, at + 1, speaker, cue)
        elif who and (cue.open or cue.mark):
            _reported(p, cue, following, who, speaker)
    elif prior is not None and _NARRATED.match(p.plain, cue.said):
        return
    elif who or (cue.open and speaker and prior is None):
        _reported(p, cue, following, who, speaker)


def _trusted(p: Paragraph, cue: Cue, who: Source) -> bool:
    """A verb that is a noun as well, or has no mark behind it, is believed after somebody who can speak."""
    if cue.verb[-1] in "称说道" or (cue.open and cue.mark) or p.text[cue.said : cue.said + 1] in OPENING:
        return True
    near = p.named(max(0, who.start - _NAME), who.end)
    named = any(who.start < name.end for name in near)
    return named or can_speak(p.plain[who.start : who.end])


def _prior(p: Paragraph, cue: Cue, floor: int) -> int | None:
    """The words in marks that end right before the clause of the verb: “…。”[王某说]。"""
    which = bisect_right(p.closed, cue.start) - 1
    if which < 0 or which in p.direct or p.marks[which].after < floor:
        return None
    mark = p.marks[which]
    between = p.plain[mark.after : cue.start]
    if len(between) > 60 or between.lstrip("，, ").count("，") > 1 or between.startswith(tuple("的、和")):
        return None
    words = p.text[mark.start : mark.end]
    full = is_sentence(words) or words.endswith(("，", ","))
    begins = p.begins(mark.before) or p.text[mark.before - 1 : mark.before] in POINTS
    return which if full or (begins and len(words) >= SENTENCE and between[:1] in "，,") else None


def _uttered(p: Paragraph, which: int, cue: Cue, chained: bool) -> bool:
    """Whether the words in marks behind a verb are said rather than named; `chained`: others were just before."""
    mark, last = p.marks[which], row(p.text, p.marks, which) - 1
    words, behind = p.text[mark.start : mark.end], p.text[p.marks[last].after :][:1]
    ends = not behind or behind in POINTS or behind in "”」』）)\n" or is_sentence(words)
    verbs, only = brief()
    if cue.verb in verbs:
        return ends and (spoken(words, 2) or (chained and len(words) >= PART) or p.plain.endswith(only, 0, cue.start))
    if cue.mark:
        return ends or len(words) >= SENTENCE
    long = len(words) >= PART or any(point in words for point in POINTS)
    return ends and (long or any(map(p.long, range(which + 1, last + 1))))


def _more(p: Paragraph, which: int, speaker: str | None, cue: Cue) -> None:
    """Words in marks that follow at once, or after a comma, in the same sentence: “…”“…”."""
    for other in range(which, row(p.text, p.marks, which - 1)):
        if not p.long(other) and p.text[p.marks[other].before - 1] != "、":
            return
        p.quote(other, speaker, cue)


def _reported(p: Paragraph, cue: Cue, following: Cue | None, who: Source | None, speaker: str | None) -> None:
    """What the sentence goes on to say in the writer's words, up to words in marks that are the speaker's own."""
    told = cue.verb == "说" and who is not None and _is_person(p, who)
    if not (_introduces(cue) or told) or not speaker or (who and who.heard):
        return
    start, end = cue.said, _until(p, cue, following, who)
    first = bisect_right(p.opened, start)
    for which in range(first, min(len(p.marks), first + _MARKS)):
        mark = p.marks[which]
        if mark.before >= end:
            break
        before, behind = p.text[mark.before - 1], p.text[mark.after : mark.after + 1]
        closing = not behind or behind in "。！？!?；;\n" or is_sentence(p.text[mark.start : mark.end])
        term = p.plain.endswith(_TERM, start, mark.before) and not p.is_speech(which)
        if not closing or term or not p.long(which):
            continue
        p.quote(which, speaker, cue)
        if before in "，,：:" or mark.before == start:
            lead = mark.before - start >= _LEAD and not p.plain.startswith(_CONDITIONS, start)
            end = mark.before if lead else start
            break
    while end > start and p.text[end - 1] in POINTS + " \n\u3000":
        end -= 1
    if _TOPIC.match(p.plain, start, end):
        return
    if (4 if cue.mark else PART) <= end - start <= _LONGEST:
        p.indirect.append(p.fact(start, end, speaker, cue, direct=False))


def _is_person(p: Paragraph, who: Source) -> bool:
    return any(name.kind == "person" and name.end == who.end for name in p.named(who.start, who.start + 1))


def _introduces(cue: Cue) -> bool:
    if cue.mark == ":":
        return cue.verb not in _LISTING
    return cue.open or bool(cue.mark)


def _frame(p: Paragraph, cue: Cue, following: Cue) -> int:
    """Where the clause begins that leads to words in marks: …，[又像在自语：]“…”; 0 where none does."""
    leads = following.mark == ":" and p.text[following.said : following.said + 1] in OPENING
    comma = max(p.text.rfind(comma, cue.said, following.start) for comma in "，,")
    return max(cue.said, comma + 1) if leads else 0


def _until(p: Paragraph, cue: Cue, following: Cue | None, who: Source | None) -> int:
    """The end of the sentence, or of the clause before the next one who speaks in it."""
    at = bisect_right(p.ends, cue.said)
    end = p.ends[at] if at < len(p.ends) else len(p.text)
    if following and following.start < end and not following.bare and _introduces(following):
        other = source(p.plain, cue.said, following)
        frame = _frame(p, cue, following)
        if frame and (other is None or other.end < frame):
            end = frame
        elif other and other.start == cue.said and cue.mark and who and who.cited:
            end = cue.said  # 据[甲]报道，[乙]称: the words are 乙's
        elif other and other.start == cue.said and cue.mark:
            p.covered = end
        elif other and p.text[other.start - 1] in "，,；;据在":
            end = max(cue.said, other.start - (p.text[other.start - 1] in "据在"))
    return end
