"""Quotations without a verb of saying: named sources, rows of remarks, and sentences in marks that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_right

from reader.extract.marks import is_sentence
from reader.extract.paragraph import PART, POINTS, SENTENCE, Paragraph
from reader.extract.rows import anybody, are_utterances, row
from reader.extract.speakers import bare_name
from reader.extract.speech import cited

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
        if end - hit.end() >= SENTENCE:
            speaker = p.text[hit.start("who") : hit.end("who")]
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
                p.direct[other] = p.fact(mark.start, mark.end, speaker, None, direct=True)
        which = end


def stand(p: Paragraph, claimed: re.Match[str] | None) -> None:
    """Sentences in marks that nobody is said to say: whoever spoke last goes on, or nobody is named; `claimed`: who
    the next paragraph says did."""
    for which, mark in enumerate(p.marks):
        words = p.text[mark.start : mark.end]
        if which in p.direct or len(words) < PART:
            continue
        behind, begins = p.text[mark.after : mark.after + 1], mark.before in p.ends
        full = is_sentence(words) or not mark.closed
        ends = full or not behind or behind in "。！？"
        after = p.text[mark.before - 1 : mark.before] in tuple("，,：:") and _SPOKEN.search(words)
        if len(words) >= SENTENCE and ends and (after or (begins and (full or "，" in words))):
            speaker = p.nearest(mark) or (p.last if not mark.before else None)
            if claimed and which == len(p.marks) - 1:
                speaker = p.last = bare_name(claimed["who"])
            p.direct[which] = p.fact(mark.start, mark.end, speaker, None, direct=True)
