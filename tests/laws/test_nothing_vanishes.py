"""Law: every letter that a browser would show is in a block, or in `removed` with a reason."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PreformattedString, Script, Stylesheet, TemplateString
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.core import source, structure
from reader.core.foreign import clean
from reader.core.markdown import SHORTCODE
from reader.core.model import Article, Meta
from reader.core.source import Source
from reader.core.unreadable import Unreadable

HERE = Path(__file__).parents[1]
EVAL = Path(os.environ.get("READER_EVAL") or "no folder")
OURS = sorted(HERE.glob("pages/*/source.*")) + sorted((HERE.parent / "articles").glob("*.*"))
THEIRS = sorted([*(EVAL / "articles").glob("*.*"), *(EVAL / "corpus").glob("*.*")])
SILENT = {"script", "style", "template", "head", "title", "meta", "link", "noframes", "datalist", "annotation", "rp"}
NOT_TEXT = (Comment, Script, Stylesheet, TemplateString, PreformattedString)


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, unicodedata.normalize("NFC", clean(text))))


def visible(body: str) -> Iterator[str]:
    """The texts of a page in the plainest way: every string of the tree that is not in a silent element."""
    for node in BeautifulSoup(body, "lxml").descendants:
        text = isinstance(node, NavigableString) and not isinstance(node, NOT_TEXT)
        if text and not any(parent.name in SILENT for parent in node.parents):
            yield str(node)


def shown(article: Article) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in article.blocks:
        found += letters(block.text)
    for removed in article.removed:
        for text in removed.texts:
            found += letters(text)
    return found


def missing(origin: Source) -> Counter[str]:
    body = origin.body
    if origin.form == "markdown":
        body = SHORTCODE.sub("", re.sub(r'\{\{<\s*relref "(.*?)"\s*>\}\}', r"\1", body))
        body = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(body)
    wanted: Counter[str] = Counter()
    for text in visible(body) if origin.form != "text" else [body]:
        wanted += letters(text)
    return wanted - shown(structure(origin))


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_pages_keep_every_letter(path: Path) -> None:
    assert not missing(source.load(path))


def test_real_pages_keep_every_letter() -> None:
    if not THEIRS:
        pytest.skip(f"READER_EVAL names {EVAL} with real pages")
    lost = {}
    for path in THEIRS:
        try:
            origin = source.load(path)
        except Unreadable:
            continue
        if gone := missing(origin):
            lost[path.name] = gone.most_common(9)
    assert not lost


NAMES = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "b",
        "h2",
        "ul",
        "li",
        "td",
        "table",
        "tr",
        "blockquote",
        "font",
        "a",
        "pre",
        "section",
        "center",
        "noscript",
        "figure",
        "nav",
    ]
)
STYLES = st.sampled_from(
    ["", ' style="display:none"', ' style="font-size:0"', ' color="#fefefe"', ' class="ad"', ' hidden=""']
)
TEXTS = st.text(alphabet="山水a1 。\n\u3000", min_size=1, max_size=9)
PAGES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda name, style, parts, close: f"<{name}{style}>{''.join(parts)}" + (f"</{name}>" if close else ""),
        NAMES,
        STYLES,
        st.lists(inner | st.just("<br>"), max_size=4),
        st.booleans(),
    ),
    max_leaves=25,
)


@settings(max_examples=300)
@given(PAGES)
def test_any_page_keeps_every_letter(body: str) -> None:
    assert not missing(Source("page", Meta(), body, "html"))
