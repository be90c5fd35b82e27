"""Quotations: what somebody is said to have said, word for word or in the writer's words.

A direct one stands in quotation marks beside a verb of saying, or is a sentence of its own; words in marks that only
name a thing are none. An indirect one is what follows 表示 or 称 to the end of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.core.model import Article, Block, Fact
from reader.extract import quotes_english
from reader.extract.marks import Quoted, is_sentence, quoted
from reader.extract.rows import anybody, are_utterances, row, said_this, spoken
from reader.extract.script import simplified
from reader.extract.speakers import Source, agrees, bare_name, can_speak, source
from reader.extract.speech import Cue, cited, cues, may_quote

_SILENT = frozenset({"code", "rule", "table", "embed"})
_END = re.compile(r"[。！？!?\n.](?:(?<!\.)[。！？!?\n]*|(?<=\.)(?=\s|$))")
_OPENING = ("“", "「", "『")
_POINTS = "。！？；，、,.!?;…：:"
_CONDITIONS = ("如果", "因为", "若", "只要", "虽然", "即使", "由于")
_SPOKEN = re.compile("[我你您咱]|[他她]们|，|,")
_LISTING = frozenset(
    ["要求", "建议", "注明", "写着", "显示", "表明", "提出", "问", "反问", "追问", "询问"]
)  # a colon behind them opens a list
_SENTENCE = 10  # characters from which words in marks may stand for a sentence
_LEAD = 8  # characters of the writer's words before them that are a quotation too
_NAME = 60  # characters before a place in which a name that reaches it may begin
_PART = 6  # characters of the words of somebody that the writer's sentence ends with


def find(article: Article, names: Sequence[Fact]) -> list[Fact]:
    """The quotations of an article, in reading order. `names` gives speakers their full names, in reading order too."""
    found: list[Fact] = []
    known: dict[int, list[Fact]] = {}
    for name in names:
        known.setdefault(name.block, []).append(name)
    last: str | None = None
    going_on = False
    for block in article.blocks:
        if block.kind in _SILENT:
            continue
        plain = simplified(block.text)
        said = list(cues(plain))
        if not (said or may_quote(block.text) or "据" in block.text or "據" in block.text):
            continue
        reading = _Reading(block, plain, said, known.get(block.index, []), last)
        following = article.blocks[block.index + 1].text if block.index + 1 < len(article.blocks) else ""
        found += reading.all(goes_on=following[:1] in _OPENING, going_on=going_on, following=following)
        found += quotes_english.find(block)
        last = reading.last
        going_on = bool(reading.marks) and not reading.marks[-1].closed
    return found


class _Reading:
    """One paragraph, `plain` in simplified characters, read verb of saying by verb of saying; `last` spoke last."""

    def __init__(self, block: Block, plain: str, said: Sequence[Cue], names: Sequence[Fact], last: str | None) -> None:
        self.block, self.text, self.last = block, block.text, last
        self.names = names
        self.starts = [name.start for name in self.names]
        self.here = False  # whether `last` has spoken in this paragraph
        self.plain, self.said = plain, said
        self.marks: list[Quoted] = []
        self.opened: list[int] = []  # where each begins
        self.ends: list[int] = [0]
        self.direct: dict[int, Fact] = {}
        self.indirect: list[Fact] = []
        self.spoken = 0  # the end of the last verb of saying that introduced something
        self.covered = 0  # up to here somebody is being reported, others that are named in it are not

    def all(self, goes_on: bool, going_on: bool, following: str) -> list[Fact]:
        """`goes_on`: words in marks that are not closed here go on in the next paragraph, `going_on`: from the last;
        `following` is the text of the next."""
        self.marks = [mark for mark in quoted(self.text) if mark.closed or goes_on]
        self.opened = [mark.start for mark in self.marks]
        said = [cue for cue in self.said if not self._inside(cue.start)]
        self.ends = self._ends()
        if going_on and self.marks and not self.marks[0].before:
            self.direct[0] = self._fact(self.marks[0].start, self.marks[0].end, self.last, None, direct=True)
        for number, cue in enumerate(said):
            if cue.start >= self.covered:
                count = len(self.direct) + len(self.indirect)
                self._hear(cue, said[number + 1] if number + 1 < len(said) else None)
                self.spoken = cue.end if len(self.direct) + len(self.indirect) > count else self.spoken
        self._cite()
        self._rows()
        self._stand(said_this(simplified(following)) if self.marks else None)
        return sorted((*self.direct.values(), *self.indirect), key=lambda fact: fact.start)

    def _inside(self, at: int) -> bool:
        which = bisect_right(self.opened, at) - 1
        return which >= 0 and at < self.marks[which].end

    def _ends(self) -> list[int]:
        """Where sentences end: behind a mark that closes one, and behind points outside of marks; 0 first."""
        outside = [hit.end() for hit in _END.finditer(self.plain) if not self._inside(hit.start())]
        closing = [
            mark.after
            for mark in self.marks
            if is_sentence(self.text[mark.start : mark.end])
            and self.text[mark.after : mark.after + 1] not in {"，", ",", "的"}
        ]
        return sorted({0, *outside, *closing})

    def _hear(self, cue: Cue, following: Cue | None) -> None:
        floor = self.ends[bisect_right(self.ends, cue.start) - 1]
        floor = max(floor, self.spoken)
        prior = self._prior(cue, floor)
        if prior is not None:
            floor = self.marks[prior].after
        elif cue.bare:
            return
        who = source(self.plain, floor, cue)
        if who and (not who.text or (prior is None and not self._trusted(cue, who))):
            return
        if cue.verb.startswith("看来") and not (who and self.text[who.start - 1 : who.start] == "在"):
            return
        speaker = self._speaker(who, floor)
        if prior is not None and who:
            self._quote(prior, speaker, cue)
        at = bisect_left(self.marks, cue.said, key=lambda mark: mark.before)
        if at < len(self.marks) and self.marks[at].before == cue.said:
            if self._uttered(at, cue) and (who or cue.mark):
                self._quote(at, speaker, cue)
                self._more(at + 1, speaker, cue)
            elif who and (cue.open or cue.mark):
                self._reported(cue, following, who, speaker)
        elif who or (cue.open and speaker and prior is None):
            self._reported(cue, following, who, speaker)

    def _trusted(self, cue: Cue, who: Source) -> bool:
        """A verb that is a noun as well, or has no mark behind it, is believed after somebody who can speak."""
        if cue.verb[-1] in "称说道" or (cue.open and cue.mark) or self.text[cue.said : cue.said + 1] in _OPENING:
            return True
        near = self._names(max(0, who.start - _NAME), who.end)
        named = any(who.start < name.end for name in near)
        return named or can_speak(self.plain[who.start : who.end])

    def _prior(self, cue: Cue, floor: int) -> int | None:
        """The words in marks that end right before the clause of the verb: “…。”[王某说]。"""
        which = bisect_right(self.marks, cue.start, key=lambda mark: mark.after) - 1
        if which < 0 or which in self.direct or self.marks[which].after < floor:
            return None
        mark = self.marks[which]
        between = self.plain[mark.after : cue.start]
        if len(between) > 60 or between.lstrip("，, ").count("，") > 1 or between.startswith(tuple("的、和")):
            return None
        words = self.text[mark.start : mark.end]
        full = is_sentence(words) or words.endswith(("，", ","))
        begins = mark.before in self.ends or self.text[mark.before - 1 : mark.before] in _POINTS
        return which if full or (begins and len(words) >= _SENTENCE and between[:1] in "，,") else None

    def _uttered(self, which: int, cue: Cue) -> bool:
        """Whether the words in marks behind a verb are said rather than named."""
        mark, last = self.marks[which], row(self.text, self.marks, which) - 1
        words, behind = self.text[mark.start : mark.end], self.text[self.marks[last].after :][:1]
        ends = not behind or behind in _POINTS or behind in "”」』）)\n" or is_sentence(words)
        if cue.verb == "回":
            return ends and spoken(words, 2)
        if cue.mark:
            return ends or len(words) >= _SENTENCE
        long = len(words) >= _PART or any(point in words for point in _POINTS)
        return ends and (long or any(map(self._long, range(which + 1, last + 1))))

    def _more(self, which: int, speaker: str | None, cue: Cue) -> None:
        """Words in marks that follow at once, or after a comma, in the same sentence: “…”“…”."""
        for other in range(which, row(self.text, self.marks, which - 1)):
            if not self._long(other) and self.text[self.marks[other].before - 1] != "、":
                return
            self._quote(other, speaker, cue)

    def _long(self, which: int) -> bool:
        mark = self.marks[which]
        return mark.end - mark.start >= _PART or is_sentence(self.text[mark.start : mark.end])

    def _reported(self, cue: Cue, following: Cue | None, who: Source | None, speaker: str | None) -> None:
        """What the sentence goes on to say in the writer's words, up to words in marks that are the speaker's own."""
        told = cue.verb == "说" and who is not None and self._is_person(who)
        if not (self._introduces(cue) or told) or not speaker or (who and who.heard):
            return
        start, end = cue.said, self._until(cue, following)
        first = bisect_left(self.marks, start, key=lambda mark: mark.before)
        for which in range(first, len(self.marks)):
            mark = self.marks[which]
            if mark.before >= end:
                break
            before, behind = self.text[mark.before - 1], self.text[mark.after : mark.after + 1]
            closing = not behind or behind in "。！？!?；;\n" or is_sentence(self.text[mark.start : mark.end])
            if not closing or not self._long(which):
                continue
            self._quote(which, speaker, cue)
            if before in "，,：:" or mark.before == start:
                lead = mark.before - start >= _LEAD and not self.plain.startswith(_CONDITIONS, start)
                end = mark.before if lead else start
                break
        while end > start and self.text[end - 1] in _POINTS + " \n\u3000":
            end -= 1
        if end - start >= (4 if cue.mark else _PART):
            self.indirect.append(self._fact(start, end, speaker, cue, direct=False))

    def _is_person(self, who: Source) -> bool:
        return any(name.kind == "person" and name.end == who.end for name in self._names(who.start, who.start + 1))

    def _names(self, start: int, end: int) -> Sequence[Fact]:
        """The names that begin in a stretch, without a look at all the others."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _introduces(self, cue: Cue) -> bool:
        if cue.mark == ":":
            return cue.verb not in _LISTING
        return cue.open or bool(cue.mark)

    def _until(self, cue: Cue, following: Cue | None) -> int:
        """The end of the sentence, or of the clause before the next one who speaks in it."""
        at = bisect_right(self.ends, cue.said)
        end = self.ends[at] if at < len(self.ends) else len(self.text)
        if following and following.start < end and not following.bare and self._introduces(following):
            other = source(self.plain, cue.said, following)
            if other and other.start == cue.said and cue.mark:
                self.covered = end
            elif other and self.text[other.start - 1] in "，,；;据在":
                end = max(cue.said, other.start - (self.text[other.start - 1] in "据在"))
        return end

    def _cite(self) -> None:
        """根据《…报告》，…: a source without a verb, where nobody else speaks in the sentence."""
        for hit in cited(self.plain):
            at = bisect_right(self.ends, hit.start())
            end = self.ends[at] if at < len(self.ends) else len(self.text)
            spoken = (*self.direct.values(), *self.indirect)
            if self._inside(hit.start()) or any(fact.start < end and hit.start() < fact.end for fact in spoken):
                continue
            end -= len(self.text[hit.end() : end]) - len(self.text[hit.end() : end].rstrip(_POINTS + " \n\u3000"))
            if end - hit.end() >= _SENTENCE:
                speaker = self.text[hit.start("who") : hit.end("who")]
                self.indirect.append(self._fact(hit.end(), end, speaker, None, direct=False))

    def _rows(self) -> None:
        """Words in marks without a verb of saying: a row that is called remarks, or what 有人 is said to throw in."""
        which = 0
        while which < len(self.marks):
            end, first = row(self.text, self.marks, which), self.marks[which]
            floor = self.ends[bisect_right(self.ends, first.before) - 1]
            who, several = None, end - which > 1 or self._spoken(which)
            if which in self.direct:
                which = end
                continue
            if called := several and are_utterances(self.plain, self.marks, which, end):
                persons = [name for name in self._names(floor, called.start()) if name.kind == "person"]
                spoke = self.last if self.last and self.last in self.text[floor : called.start()] else None
                speaker = (persons[-1].name or persons[-1].text) if persons else spoke
            elif any(map(self._spoken, range(which, end))) and (who := anybody(self.plain, floor, first.before)):
                speaker = self.text[who.start("who") : who.end("who")]
            if called or who:
                for other in range(which, end):
                    mark = self.marks[other]
                    self.direct[other] = self._fact(mark.start, mark.end, speaker, None, direct=True)
            which = end

    def _spoken(self, which: int) -> bool:
        return spoken(self.plain[self.marks[which].start : self.marks[which].end])

    def _stand(self, claimed: re.Match[str] | None) -> None:
        """Sentences in marks that nobody is said to say: whoever spoke last goes on, or nobody is named; `claimed`: who
        the next paragraph says did."""
        for which, mark in enumerate(self.marks):
            words = self.text[mark.start : mark.end]
            if which in self.direct or len(words) < _PART:
                continue
            behind, begins = self.text[mark.after : mark.after + 1], mark.before in self.ends
            full = is_sentence(words) or not mark.closed
            ends = full or not behind or behind in "。！？"
            after = self.text[mark.before - 1 : mark.before] in tuple("，,：:") and _SPOKEN.search(words)
            if len(words) >= _SENTENCE and ends and (after or (begins and (full or "，" in words))):
                speaker = self._nearest(mark) or (self.last if not mark.before else None)
                if claimed and which == len(self.marks) - 1:
                    speaker = self.last = bare_name(claimed["who"])
                self.direct[which] = self._fact(mark.start, mark.end, speaker, None, direct=True)

    def _nearest(self, mark: Quoted) -> str | None:
        """Who spoke before these words in the paragraph."""
        spoken = [fact for fact in (*self.direct.values(), *self.indirect) if fact.start < mark.start]
        return max(spoken, key=lambda fact: fact.start).speaker if spoken else None

    def _speaker(self, who: Source | None, floor: int) -> str | None:
        """The name as far as it is sure; a pronoun stands for who spoke last, where somebody did right before."""
        if who is None:
            return self.last if self.here else None
        if who.pronoun:
            return self._meant(who, floor) or self.text[who.start : who.end] or None
        printed = self.text[who.start : who.end]
        if who.heard:
            return printed
        inside = [name for name in self._names(who.start, who.end) if name.end <= who.end]
        persons = [name for name in inside if name.kind == "person"]
        if persons:
            self.last = persons[-1].name or persons[-1].text
        else:
            whole = [name for name in inside if name.end - name.start == who.end - who.start]
            self.last = (whole[-1].name if whole else None) or printed[-len(bare_name(who.text)) :]
        self.here = True
        return self.last

    def _meant(self, who: Source, floor: int) -> str | None:
        """Whom 他 or 她 means: who spoke right before, else the one person whom the sentence before names."""
        if who.text not in {"他", "她", "其"}:
            return None
        before = self.ends[max(0, bisect_right(self.ends, floor) - 2)]
        named = {name.name or name.text for name in self._names(before, floor) if name.kind == "person"}
        meant = self.last if self.here or not floor else named.pop() if len(named) == 1 else None
        return meant if meant and agrees(who.text, meant) else None

    def _quote(self, which: int, speaker: str | None, cue: Cue) -> None:
        mark = self.marks[which]
        if which not in self.direct and mark.start < mark.end:
            self.direct[which] = self._fact(mark.start, mark.end, speaker, cue, direct=True)

    def _fact(self, start: int, end: int, speaker: str | None, cue: Cue | None, direct: bool) -> Fact:
        return Fact(
            kind="quote",
            block=self.block.index,
            start=start,
            end=end,
            text=self.text[start:end],
            section=self.block.section,
            speaker=speaker,
            verb=self.text[cue.start : cue.start + len(cue.verb)] if cue else None,
            direct=direct,
            rule="quote.direct" if direct else "quote.indirect",
        )
