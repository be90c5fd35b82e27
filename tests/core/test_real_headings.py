"""Headings of real pages against labels made by hand, where those pages are."""

from __future__ import annotations

import html
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core import read, structure
from reader.core.model import Article
from reader.core.source import Source, load
from reader.core.unreadable import Unreadable

EVAL = Path(os.environ.get("READER_EVAL") or "no folder")
F1 = 0.98  # the two floors may only rise
EXACT = 0.95

Labels = list[dict[str, object]]


def labelled() -> Iterator[tuple[Path, Labels]]:
    pages = {path.stem: path for path in (EVAL / "articles").glob("*.*")}
    for path in sorted((EVAL / "gold").glob("*.json")):
        yield pages[path.stem], json.loads(path.read_text("utf-8"))["headings"]
    for line in (EVAL / "headings.jsonl").read_text("utf-8").splitlines() if pages else ():
        label = json.loads(line)
        yield pages[label["name"]], label["headings"]


def bare(text: object) -> str:
    return re.sub(r"\s+", "", str(text))


def test_headings_of_real_pages() -> None:
    if not (EVAL / "gold").exists():
        pytest.skip(f"READER_EVAL names {EVAL} with labelled pages")
    right = wrong = missed = exact = pages = 0
    for path, labels in labelled():
        found = Counter(bare(section.title) for section in read(path).sections if section.title)
        must = Counter(bare(label["text"]) for label in labels if label.get("must", True))
        extra = found - must - Counter(bare(label["text"]) for label in labels if not label.get("must", True))
        right, wrong, missed = right + (found & must).total(), wrong + extra.total(), missed + (must - found).total()
        exact, pages = exact + (not extra and not must - found), pages + 1
    assert 2 * right / (2 * right + wrong + missed) >= F1
    assert exact / pages >= EXACT


def posts() -> Iterator[tuple[Source, Article]]:
    """Blog posts whose authors marked three headings or more: their marks can be taken away and looked for."""
    for path in sorted((EVAL / "corpus").glob("*.md")):
        try:
            origin = load(path)
        except Unreadable:
            continue
        article = structure(origin)
        marked = [section for section in article.sections if section.title and not section.inferred]
        if len(marked) >= 3 and len(marked) == len([section for section in article.sections if section.title]):
            yield origin, article


def stripped(origin: Source, article: Article, heading: str) -> Article:
    """The post with its blocks as plain HTML paragraphs, and its headings in the form `heading`."""
    forms = {"heading": heading, "code": "<pre>{}</pre>", "list": "<ul><li>{}</li></ul>", "image": "<img src='/a.png'>"}
    body = "\n".join(
        forms.get(block.kind, "<p>{}</p>").format(html.escape(block.text).replace("\n", "<br>"))
        for block in article.blocks
    )
    return structure(replace(origin, body=body, form="html"))


@pytest.mark.parametrize(("heading", "floor"), [("<p><b>{}</b></p>", 0.95), ("<p>{}</p>", 0.75)], ids=["bold", "plain"])
def test_headings_without_their_marks_are_found_again(heading: str, floor: float) -> None:
    if not (EVAL / "corpus").exists():
        pytest.skip(f"READER_EVAL names {EVAL} with posts")
    right = found = wanted = 0
    for origin, article in posts():
        titles = Counter(bare(section.title) for section in article.sections if section.title)
        again = Counter(bare(section.title) for section in stripped(origin, article, heading).sections if section.title)
        right, found, wanted = right + (titles & again).total(), found + again.total(), wanted + titles.total()
    assert 2 * right / (found + wanted) >= floor


def test_text_without_headings_gets_none() -> None:
    if not (EVAL / "corpus").exists():
        pytest.skip(f"READER_EVAL names {EVAL} with posts")
    wrong = blocks = 0
    for origin, article in posts():
        bare_text = stripped(origin, article, "")
        wrong += sum(section.title is not None for section in bare_text.sections)
        blocks += len(bare_text.blocks)
    assert wrong <= 0.01 * blocks
