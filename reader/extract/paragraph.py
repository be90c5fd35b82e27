"""A paragraph that is searched for quotations: its verbs, marks, sentences and names, and what was found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.core.model import Block, Fact
from reader.extract.marks import Quoted, is_sentence, quoted
from reader.extract.rows import spoken
from reader.extract.script import simplified
from reader.extract.speakers import Source, agrees, bare_name
from reader.extract.speech import Cue, cues

OPENING = ("“", "「", "『")
POINTS = "。！？；，、,.!?;…：:"
PART = 6  # characters of the words of somebody that the writer's sentence ends with
SENTENCE = 10  # characters from which words in marks may stand for a sentence
_END = re.compile(r"[。！？!?\n]+|\.(?=\s|$)")
_HEADLINE = 60  # characters of a line whose clauses are parted by blanks: 甲称…　乙称…
_BLANK = re.compile(r"(?<=[一-鿿])[ \u3000]+(?=[一-鿿])")


class Paragraph:
    """One paragraph; `last` is who spoke last."""

    def __init__(self, block: Block, names: Sequence[Fact], last: str | None) -> None:
        self.block, self.text, self.last = block, block.text, last
        self.names = sorted(names, key=lambda name: name.start)
        self.starts = [name.start for name in self.names]
        self.here = False  # whether `last` has spoken in this paragraph
        self.plain = simplified(self.text)
        self.said = list(cues(self.plain))
        self.marks: list[Quoted] = []
        self.ends: list[int] = [0]
        self.direct: dict[int, Fact] = {}
        self.indirect: list[Fact] = []
        self.spoken = 0  # the end of the last verb of saying that introduced something
        self.covered = 0  # up to here somebody is being reported, others that are named in it are not

    def open(self, goes_on: bool) -> None:
        """Find the marks and where sentences end; `goes_on`: words in marks that are not closed go on in the next."""
        self.marks = [mark for mark in quoted(self.text) if mark.closed or goes_on]
        self.ends = self._ends()

    def _ends(self) -> list[int]:
        """Where sentences end: behind a mark that closes one, and behind points outside of marks; 0 first."""
        outside = [hit.end() for hit in _END.finditer(self.plain) if not self.inside(hit.start())]
        closing = [
            mark.after
            for mark in self.marks
            if is_sentence(self.text[mark.start : mark.end])
            and self.text[mark.after : mark.after + 1] not in tuple("，,的")
        ]
        if not outside and not self.marks and len(self.text) <= _HEADLINE:
            outside = [hit.end() for hit in _BLANK.finditer(self.plain)]
        return sorted({0, *outside, *closing})

    def inside(self, at: int) -> bool:
        which = bisect_right(self.marks, at, key=lambda mark: mark.start) - 1
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
            return self.last if self.here else None
        if who.pronoun:
            return self._meant(who, floor) or self.text[who.start : who.end] or None
        printed = self.text[who.start : who.end]
        if who.heard:
            return printed
        inside = [name for name in self.named(who.start, who.end) if name.end <= who.end]
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
        named = {name.name or name.text for name in self.named(before, floor) if name.kind == "person"}
        meant = self.last if self.here or not floor else named.pop() if len(named) == 1 else None
        return meant if meant and agrees(who.text, meant) else None

    def quote(self, which: int, speaker: str | None, cue: Cue) -> None:
        mark = self.marks[which]
        if which not in self.direct and mark.start < mark.end:
            self.direct[which] = self.fact(mark.start, mark.end, speaker, cue, direct=True)

    def fact(self, start: int, end: int, speaker: str | None, cue: Cue | None, direct: bool) -> Fact:
        return Fact(
            kind="quote",
            block=self.block.index,
            start=start,
            end=end,
            text=self.text[start:end],
            speaker=speaker,
            verb=self.text[cue.start : cue.start + len(cue.verb)] if cue else None,
            direct=direct,
            rule="quote.direct" if direct else "quote.indirect",
        )
