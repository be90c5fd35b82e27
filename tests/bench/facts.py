"""What the facts of a text cost, ordinary and hostile."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import reader
from reader.extract import facts
from tests.bench.measure import Measurement, best

ARTICLES = Path(__file__).parents[2] / "articles"
HOSTILE = {name: (name * 20_000)[:20_000] for name in ("7", "一", "100,", "万", "年", "第", "1-", "元", "1、", "one ")}


def measurements() -> Iterator[Measurement]:
    read = [reader.read(path, facts=False) for path in sorted(ARTICLES.glob("*.md"))]
    letters = sum(len(block.text) for article in read for block in article.blocks)
    texts = [block.text for article in read for block in article.blocks]
    spent = best(lambda: [reader.figures(text) for text in texts])
    yield Measurement("figures alone, ms per 1,000 characters", spent / letters * 1000, None, "ms", 1.0)
    spent = best(lambda: [facts(article) for article in read])
    yield Measurement("facts, ms per 1,000 characters", spent / letters * 1000, None, "ms", 2.0)
    longest = max(read, key=lambda article: sum(len(block.text) for block in article.blocks))
    ten = _repeated(longest, 10)
    yield Measurement("facts of ten times the text, beside ten times one", best(lambda: facts(ten), 3),
                      10 * best(lambda: facts(longest)), "ms", 1.5)  # fmt: skip
    for name, text in HOSTILE.items():
        yield Measurement(
            f"facts of 20,000 characters of {name}", best(partial(reader.figures, text), 2), None, "ms", 100
        )


def _repeated(article: reader.Article, times: int) -> reader.Article:
    blocks = [dataclasses.replace(block, section=0) for block in article.blocks] * times
    numbered = tuple(dataclasses.replace(block, index=index) for index, block in enumerate(blocks))
    whole = dataclasses.replace(article.sections[0], last=len(numbered) - 1)
    return dataclasses.replace(article, blocks=numbered, sections=(whole,))
