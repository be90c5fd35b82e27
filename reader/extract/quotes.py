"""Quotations: what somebody is said to have said, word for word or in the writer's words.

A direct one stands in quotation marks beside a verb of saying, or is a sentence of its own; words in marks that only
name a thing are none. An indirect one is what follows 表示 or 称 to the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.model import Article, Fact
from reader.extract import quotes_english
from reader.extract.heard import hear_all
from reader.extract.paragraph import OPENING, Paragraph
from reader.extract.script import all_simplified
from reader.extract.speech import cues, may_quote
from reader.extract.standing import cite, rows, stand

_SILENT = frozenset({"code", "rule", "table", "embed"})


def find(article: Article, names: Sequence[Fact]) -> list[Fact]:
    """The quotations of an article, in reading order. `names` gives speakers their full names; it may be empty."""
    found: list[Fact] = []
    known: dict[int, list[Fact]] = {}
    for name in names:
        known.setdefault(name.block, []).append(name)
    last: str | None = None
    going_on = False
    blocks = [block for block in article.blocks if block.kind not in _SILENT]
    texts = all_simplified([block.text for block in blocks])
    for block, plain, said in zip(blocks, texts, cues(texts), strict=True):
        if not (said or "据" in plain or may_quote(block.text)):
            continue
        reading = Paragraph(block, plain, said, known.get(block.index, []), last)
        following = article.blocks[block.index + 1].text if block.index + 1 < len(article.blocks) else ""
        found += _read(reading, goes_on=following[:1] in OPENING, going_on=going_on, following=following)
        found += quotes_english.find(block)
        last = reading.last
        going_on = bool(reading.marks) and not reading.marks[-1].closed
    return found


def _read(paragraph: Paragraph, goes_on: bool, going_on: bool, following: str) -> list[Fact]:
    """`goes_on`: words in marks that are not closed here go on in the next paragraph, `going_on`: from the last;
    `following` is the text of the next."""
    paragraph.open(goes_on)
    first = paragraph.marks[0] if paragraph.marks else None
    if going_on and first and not first.before:
        paragraph.quote(0, paragraph.last, None)
    hear_all(paragraph)
    cite(paragraph)
    rows(paragraph)
    if paragraph.marks:
        stand(paragraph, following)
    return sorted((*paragraph.direct.values(), *paragraph.indirect), key=lambda fact: fact.start)
