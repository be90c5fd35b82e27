"""A paragraph that is searched for quotations: its verbs, marks, sentences and names, and what was found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from reader.core.model import Block, Fact
from reader.extract.clauses import led
from reader.extract.marks import Quoted, is_sentence, quoted
from reader.extract.roles import actor, of_family
from reader.extract.rows import spoken
from reader.extract.speakers import Source
from reader.extract.speech import Cue
from reader.extract.voices import agrees, bare_name, is_pronoun

OPENING = ("“", "「", "『")
POINTS = "。！？；，、,.!?;…：:"
PART = 6  # characters of the words of somebody that the writer's sentence ends with
SENTENCE = 10  # characters from which words in marks may stand for a sentence
_END = re.compile(r"[。！？!?\n.](?:(?<!\.)[。！？!?\n]*|(?<=\.)(?=\s|$))")
_PARTS = re.compile("[，,；;：:]")
_JOINED = re.compile("[^，,]{0,3}[、和与]")  # before another who speaks as well
_MOVED = re.compile("[^，,]{0,12}?(?:让|令|使得?|给了?|的)")  # before the person in 这让[他]想起… and 不在场的[老何]
_WHEN = re.compile("(?:[时后前中天日月年晚]|期间)[，,]?$")
_HEADLINE = 60  # characters of a line whose clauses are parted by blanks: 甲称…　乙称…
_BLANK = re.compile(r"(?<=[一-鿿])[ \u3000]+(?=[一-鿿])")


class Paragraph:
    """One paragraph, its text in simplified characters, and the verbs of saying in it; `last` is who spoke last."""

    def __init__(self, block: Block, plain: str, said: Sequence[Cue], names: Sequence[Fact], last: str | None) -> None:
        self.block, self.text, self.last = block, block.text, last
        self.plain, self.said = plain, said
        self.names = sorted(names, key=attrgetter("start"))
        self.starts = list(map(attrgetter("start"), self.names))
        self.here = False  # whether `last` has spoken in this paragraph
        self.marks: list[Quoted] = []
        self.opened: list[int] = []  # where the words in each begin
        self.closed: list[int] = []  # the offset behind each
        self.ends: list[int] = [0]
        self.direct: dict[int, Fact] = {}
        self.indirect: list[Fact] = []
        self.since: dict[tuple[str, int], int] = {}
        self.quoted = 0  # the end of the last words in marks that somebody is heard to say, the mark included
        self.spoken = 0  # the end of the last verb of saying that introduced something
        self.covered = 0  # up to here somebody is being reported, others that are named in it are not

    def open(self, goes_on: bool) -> None:
        """Find the marks and where sentences end; `goes_on`: words in marks that are not closed go on in the next."""
        self.marks = [mark for mark in quoted(self.text) if mark.closed or goes_on]
        self.opened = [mark.start for mark in self.marks]
        self.closed = [mark.after for mark in self.marks]
        self.ends = self._ends()

    def _ends(self) -> list[int]:
        """Where sentences end: behind a mark that closes one, and behind points outside of marks; 0 first."""
        points = _END.finditer(self.plain)
        outside = [hit.end() for hit in points if not (self.marks and self.inside(hit.start()))]
        closing = [
            mark.after
            for mark in self.marks
            if is_sentence(self.text[mark.start : mark.end])
            and self.text[mark.after : mark.after + 1] not in tuple("，,的")
        ]
        if not outside and not self.marks and len(self.text) <= _HEADLINE:
            outside = [hit.end() for hit in _BLANK.finditer(self.plain)]
        return sorted({0, *outside, *closing})

    def begins(self, at: int) -> bool:
        """Whether a sentence begins at a place."""
        which = bisect_left(self.ends, at)
        return which < len(self.ends) and self.ends[which] == at

    def inside(self, at: int) -> bool:
        which = bisect_right(self.opened, at) - 1
        return which >= 0 and at < self.marks[which].end

    def named(self, start: int, end: int) -> Sequence[Fact]:
        """The names that begin in a stretch, without a look at all the others."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def long(self, which: int) -> bool:
        mark = self.marks[which]
        return mark.end - mark.start >= PART or is_sentence(self.text[mark.start : mark.end])

    def is_speech(self, which: int) -> bool:
        return spoken(self.plain[self.marks[which].start : self.marks[which].end])

    def nearest(self, mark: Quoted) -> str | None:
        """Who spoke before these words in the paragraph."""
        spoken = [fact for fact in (*self.direct.values(), *self.indirect) if fact.start < mark.start]
        return max(spoken, key=lambda fact: fact.start).speaker if spoken else None

    def speaker(self, who: Source | None, floor: int) -> str | None:
        """The name as far as it is sure; a pronoun stands for who spoke last, where somebody did right before."""
        if who is None:
            before = self.ends[max(0, bisect_right(self.ends, floor) - 2)]
            return self.last if self.here else self.acting(before, floor) if before < floor else None
        if who.pronoun:
            return self.meant(who.text, floor) or self.text[who.start : who.end] or None
        who = self._whole(who)
        printed = self.text[who.start : who.end]
        if who.heard:
            return printed
        inside = [name for name in self.named(who.start, who.end) if name.end <= who.end]
        persons = [name for name in inside if name.kind == "person"]
        if persons and _JOINED.match(self.plain, persons[0].end, who.end):
            self.last = self.text[persons[0].start : who.end]
        elif persons:
            self.last = self.person(persons[-1], who.end)
        else:
            whole = [name for name in inside if name.end - name.start == who.end - who.start]
            self.last = (whole[-1].name if whole else None) or printed[-len(bare_name(who.text)) :]
        self.here = True
        return self.last

    def _whole(self, who: Source) -> Source:
        """With the name behind a title: [老船工]罗阿根放下烟斗，道."""
        behind = [name for name in self.named(who.end, who.end + 1) if name.kind == "person"]
        return who._replace(end=behind[0].end, text=self.plain[who.start : behind[0].end]) if behind else who

    def person(self, name: Fact, end: int) -> str:
        """A person by name, or who is spoken of by another's: 小禾的[奶奶]."""
        behind = of_family(self.plain, name.end, end)
        return self.text[name.start : behind] if behind > name.end else name.name or name.text

    def acting(self, low: int, high: int, whole: bool = True) -> str | None:
        """Who does something in a sentence: the subject of its last clause, or of its first where it is `whole`."""
        commas = [low, *(hit.end() for hit in _PARTS.finditer(self.plain, low, high - 1))]
        if last := self._actor(commas[-1], high):
            return last
        first = whole and len(commas) > 1 and not _WHEN.search(self.plain, low, commas[1])
        return self._actor(low, commas[1]) if first else None

    def _actor(self, start: int, end: int) -> str | None:
        start = led(self.plain, start, end)
        moved = _MOVED.match(self.plain, start, end)
        his = start if moved and self.plain.startswith(("他的", "她的"), start) else None
        for at in (start, moved.end()) if moved else (start,):
            behind = actor(self.plain, at, end)
            for name in self.named(at, max(behind, at) + 1):
                if name.kind == "person":
                    return self.person(name, end)
            if behind > at:
                return self.meant(self.plain[at:behind], at) or self.text[at if his is None else his : behind]
        return None

    def _goes_on(self, pronoun: str, start: int, end: int) -> bool:
        """Whether a sentence is what somebody says, or begins with the same pronoun: who it is stands before that."""
        return self.text.startswith(OPENING, start) or self.plain.startswith(pronoun, led(self.plain, start, end))

    def _since(self, pronoun: str, at: int, floor: int) -> int:
        """The first of the sentences up to `at` that go on about whom the pronoun means; none is asked twice."""
        last = at
        while at > 1 and (pronoun, at) not in self.since and self._goes_on(pronoun, self.ends[at - 1], floor):
            at -= 1
        self.since[pronoun, last] = at = self.since.get((pronoun, at), at)
        return at

    def meant(self, pronoun: str, floor: int) -> str | None:
        """Whom 他 or 她 means: who spoke right before, else the one person whom the sentence before names."""
        if pronoun not in {"他", "她", "其"}:
            return None
        at = bisect_right(self.ends, floor) - 1
        begins = at > 0
        at = self._since(pronoun, at, floor)
        before, behind = self.ends[max(0, at - 1)], self.ends[at] if begins else floor
        if self.here or not floor:
            meant = self.last
        else:
            named = {self.person(name, behind) for name in self.named(before, behind) if name.kind == "person"}
            acts = self.acting(before, behind) if begins else None
            meant = acts if acts and not is_pronoun(acts) else named.pop() if len(named) == 1 else None
        return meant if meant and agrees(pronoun, meant) else None

    def quote(self, which: int, speaker: str | None, cue: Cue | None) -> None:
        mark = self.marks[which]
        if which not in self.direct and mark.start < mark.end:
            self.direct[which] = self.fact(mark.start, mark.end, speaker, cue, direct=True)
            self.quoted = max(self.quoted, mark.end + 1)

    def fact(
        self, start: int, end: int, speaker: str | None, cue: Cue | None, direct: bool, verb: str | None = None
    ) -> Fact:
        return Fact(
            kind="quote",
            block=self.block.index,
            start=start,
            end=end,
            text=self.text[start:end],
            section=self.block.section,
            speaker=speaker,
            verb=self.text[cue.start : cue.start + len(cue.verb)] if cue else verb,
            direct=direct,
            rule="quote.direct" if direct else "quote.indirect",
        )
