"""The body: one virtual view over the typeset lines of an article.

What others use of it:
  show(article, facts, place)   a new article, at a place; `place` is (block, character) as everywhere
  set_facts(facts)              the facts of the same article: it stays where it is
  place                         where the reader is, to the character; kept through every new width
  go(block, offset)             put the cursor there; flash(fact) does so and marks the fact
  search(query) -> (n, of)      mark all hits and go to the first from here on; step_hit(1), clear_search()
  selected                      the selected text, logical, "" where none is; clear_selection()
  place_at(x, y)                the place under a cell
What it says:
  Moved(block, offset)          the place has changed
  Followed(address)             the reader chose a link: its whole address is to be shown, then asked for
  Pictured(block)               the reader wants to see the picture of this block
  Said(sentence)                something for the last line
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.message import Message

from reader.language import _
from reader.ui import keys, links
from reader.ui.hints import Hinting, link_at
from reader.ui.marking import Marking
from reader.ui.selecting import Selecting
from reader.ui.view import Place


class Body(Hinting, Selecting, Marking):
    """An article to be read: moved through, searched, selected from, its links and pictures within reach."""

    BINDINGS: ClassVar[list[Any]] = keys.bindings("body")

    @dataclass
    class Followed(Message):
        """The reader chose a link. Nothing has been opened: show the address and ask."""

        address: str

    @dataclass
    class Pictured(Message):
        """The reader wants to see the picture of a block."""

        block: int

    @dataclass
    class Said(Message):
        """What happened, for the last line of the desk."""

        sentence: str

    def say(self, sentence: str) -> None:
        self.post_message(self.Said(sentence))

    def follow(self, address: str) -> None:
        page = self.article.meta.url if self.article else None
        self.post_message(self.Followed(links.absolute(address, page)))

    def clicked(self, place: Place) -> None:
        """A link that is clicked shows its address, a picture itself."""
        block = self._page.blocks[place[0]]
        if link := link_at(block, place[1]):
            self.follow(link.address)
        elif block.kind == "image" and block.src:
            self.post_message(self.Pictured(block.index))

    def action_image(self) -> None:
        """Show the picture at the cursor, or the next one below it that is in sight."""
        block = self._picture()
        if block is None:
            self.say(_("There is no picture here."))
        else:
            self.post_message(self.Pictured(block))

    def _picture(self) -> int | None:
        """The picture of the cursor's paragraph; else the nearest one on the screen, from the cursor down first."""
        first = self._top[0]
        last = self._page.move(self._top, max(0, self.size.height - 1))[0]
        seen = [b.index for b in self._page.blocks[first : last + 1] if b.kind == "image" and b.src]
        here = self.place[0]
        return min(seen, key=lambda index: (index < here, abs(index - here)), default=None)
