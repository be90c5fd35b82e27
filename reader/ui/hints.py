"""Link hints: a letter on every link in sight; typing it chooses the link, whose address is then shown whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

from textual import events

from reader.core.model import Block
from reader.language import _
from reader.ui.view import View

_PRINTED = re.compile(r"https?://[!-~]*[\w/=&#%~+-]", re.ASCII)  # the stop or bracket behind it belongs to the sentence
LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # those under the fingers first


@dataclass(frozen=True, slots=True)
class Link:
    """A link in sight: its address, and the span of its text."""

    block: int
    start: int
    end: int
    address: str


class Hinting(View):
    """While letters stand on the links, keys choose among them; any other key takes the letters away."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._labels: dict[str, Link] = {}
        self._typed = ""

    def action_hints(self) -> None:
        """Put letters on the links in sight; a link that is alone is chosen at once."""
        links = list(self._links())
        if not links:
            self.say(_("There is no link in sight."))
        elif len(links) == 1:
            self.follow(links[0].address)
        else:
            self._labels, self._typed = dict(zip(labels(len(links)), links, strict=False)), ""
            self._repaint()
            self.say(_("Type the letters of a link; its address is shown before anything opens. Esc ends."))

    def follow(self, address: str) -> None:
        """The reader chose a link."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """While the letters are there, no key means anything else."""
        if not self._labels:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.character or " "
        left = [label for label in self._labels if label.startswith(self._typed)]
        chosen = self._labels[self._typed] if self._typed in left else None
        if chosen or not left:
            self._labels = {}
            self.say("")
        if chosen:
            self.follow(chosen.address)
        self._repaint()

    def on_blur(self) -> None:
        if self._labels:
            self._labels = {}
            self._repaint()

    def _links(self) -> Iterator[Link]:
        """The links of the lines in sight, in reading order, each once."""
        last: Link | None = None
        for spot, line in self._in_sight():
            if not line.runs:
                continue
            for link in _of_block(self._page.blocks[spot[0]]):
                here = max(link.start, line.start)
                if here < min(link.end, line.end) and (last is None or (link.block, link.end) > (last.block, last.end)):
                    last = replace(link, start=here)
                    yield last

    def _badges(self, index: int) -> dict[int, str]:
        """What is left to type, by the character of the block on which it stands."""
        typed = len(self._typed)
        return {
            link.start: label[typed:]
            for label, link in self._labels.items()
            if link.block == index and label.startswith(self._typed)
        }


def _of_block(block: Block) -> list[Link]:
    """Its links in reading order, and the addresses that it prints; an embed is one link."""
    links = [
        Link(block.index, span.start, span.end, span.href)
        for span in block.spans
        if span.kind == "link" and span.href and span.end > span.start
    ]
    if block.kind == "embed" and block.src and block.text:
        links.append(Link(block.index, 0, len(block.text), block.src))
    for printed in _PRINTED.finditer(block.text):
        if not any(link.start < printed.end() and printed.start() < link.end for link in links):
            links.append(Link(block.index, *printed.span(), printed[0]))
    return sorted(links, key=lambda link: link.start)


def link_at(block: Block, offset: int) -> Link | None:
    """The link on which a character of a block stands."""
    return next((link for link in _of_block(block) if link.start <= offset < link.end), None)


def labels(count: int) -> list[str]:
    """As many labels, all of one length, so that none begins another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]
