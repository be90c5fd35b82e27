"""Quotations without a verb of saying: named sources, rows of remarks, and sentences in marks that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from reader.extract.alternatives import any_of
from reader.extract.lexicon import table
from reader.extract.marks import Quoted, is_sentence
from reader.extract.paragraph import PART, POINTS, SENTENCE, Paragraph
from reader.extract.rows import anybody, are_utterances, row, said_this, spoken
from reader.extract.script import simplified
from reader.extract.speech import cited
from reader.extract.voices import bare_name

_ISSUED = re.compile(
    "(?:[今昨前]天|[今昨]日|近日|日前|\\d{1,2}[日号])?(?:[（(][^（()）]*[)）])?(?:发布|公布|提供|披露|获得|了解到?)$"
)
_TOWARDS = re.compile("(?:采访|联系|见到|看到|找到|遇到|问到|叫住|拦住|问起|轮到|等到)(?:上?了)?")
_CALLING = frozenset("有一句是为：:")  # the last characters of what calls words somebody's
_SPOKEN = re.compile("[我你您咱]|[他她]们|，|,")


def cite(p: Paragraph) -> None:
    """根据《…报告》，…: a source without a verb, where nobody else speaks in the sentence."""
    for hit in cited(p.plain):
        at = bisect_right(p.ends, hit.start())
        end = p.ends[at] if at < len(p.ends) else len(p.text)
        spoken = (*p.direct.values(), *p.indirect)
        if p.inside(hit.start()) or any(fact.start < end and hit.start() < fact.end for fact in spoken):
            continue
        end -= len(p.text[hit.end() : end]) - len(p.text[hit.end() : end].rstrip(POINTS + " \n\u3000"))
        if end - hit.end() >= PART:
            speaker = _ISSUED.sub("", p.text[hit.start("who") : hit.end("who")])
            p.indirect.append(p.fact(hit.end(), end, speaker, None, direct=False))


def rows(p: Paragraph) -> None:
    """Words in marks without a verb of saying: a row that is called remarks, or what 有人 is said to throw in."""
    which = 0
    while which < len(p.marks):
        end, first = row(p.text, p.marks, which), p.marks[which]
        floor = p.ends[bisect_right(p.ends, first.before) - 1]
        who, several = None, end - which > 1 or p.is_speech(which)
        if which in p.direct:
            which = end
            continue
        if called := several and are_utterances(p.plain, p.marks, which, end):
            persons = [name for name in p.named(floor, called.start()) if name.kind == "person"]
            spoke = p.last if p.last and p.last in p.text[floor : called.start()] else None
            speaker = (persons[-1].name or persons[-1].text) if persons else spoke
        elif any(map(p.is_speech, range(which, end))) and (who := anybody(p.plain, floor, first.before)):
            speaker = p.text[who.start("who") : who.end("who")]
        if called or who:
            for other in range(which, end):
                mark = p.marks[other]
                verb = p.text[who.start("verb") : who.end("verb")] if who else None
                p.direct[other] = p.fact(mark.start, mark.end, speaker, None, direct=True, verb=verb)
        which = end


def stand(p: Paragraph, following: str) -> None:
    """Sentences in marks that nobody is said to say: whoever acts in the sentence before, or spoke last, or whom the
    `following` paragraph says to have."""
    for which, mark in enumerate(p.marks):
        words = p.text[mark.start : mark.end]
        if which in p.direct or not words:
            continue
        behind, begins = p.text[mark.after : mark.after + 1], p.begins(mark.before)
        full = is_sentence(words) or not mark.closed
        ends = full or not behind or behind in "。！？"
        verb = None
        led_to = p.text[mark.before - 1 : mark.before] in tuple("，,：:")
        after = led_to and _SPOKEN.search(words)
        alone = len(words) >= SENTENCE and ends and (after or (begins and (full or "，" in words)))
        who = p.acting(*_before(p, mark), begins) if alone or (full and mark.closed and (led_to or begins)) else None
        called = None if who else _called(p, mark, ends)
        if alone or who or called:
            if called:
                who = p.acting(*_before(p, mark))
            if called and called["his"]:
                who = p.meant(called["his"], called.start("his")) or p.text[called.start("his") : called.end("his")]
            speaker = who or p.nearest(mark) or (p.last if not mark.before else _spoken_of(p, mark))
            if which == len(p.marks) - 1 and (claimed := said_this(simplified(following))):
                speaker = p.last = bare_name(claimed["who"])
                verb = following[claimed.start("verb") : claimed.end("verb")]
            p.direct[which] = p.fact(mark.start, mark.end, speaker, None, direct=True, verb=verb)


@cache
def _words() -> re.Pattern[str]:
    nouns = any_of(table("speech")["words_said"])
    called = "只有一?句?|就是|便是|仍是|还是|都是|是|为"
    return re.compile(f"(?:(?P<his>[他她]们?)的[^，,。]{{0,8}})?(?:{nouns})(?:{called})[：:]?$")


def _called(p: Paragraph, mark: Quoted, ends: bool) -> re.Match[str] | None:
    """What calls words in marks somebody's words: 最后一句话是：“…”."""
    low, high = _before(p, mark)
    if not ends or p.plain[high - 1 : high] not in _CALLING:
        return None
    called = _words().search(p.plain, max(low, high - 24), high)
    colon = p.text[high - 1 : high] in tuple("：:")
    return called if called and (colon or spoken(p.plain[mark.start : mark.end], 2)) else None


def _before(p: Paragraph, mark: Quoted) -> tuple[int, int]:
    """The sentence that words in marks end, or follow: without other words in marks."""
    at = bisect_right(p.ends, mark.before - 1) - 1
    low = p.ends[max(0, at)]
    earlier = bisect_right(p.closed, mark.before)
    return max(low, p.marks[earlier - 1].after if earlier else 0), mark.before


def _spoken_of(p: Paragraph, mark: Quoted) -> str | None:
    """The person whom the sentence before words in marks turns to: 联系上了[孩子母亲]."""
    low, high = _before(p, mark)
    turned = [hit.end() for hit in _TOWARDS.finditer(p.plain, low, high)]
    return p.acting(turned[-1], high, whole=False) if turned else None
