"""A body as an article, for tests."""

from __future__ import annotations

from typing import Literal

from reader.core import structure
from reader.core.model import Article, Meta
from reader.core.source import Source


def article(body: str, form: Literal["html", "markdown", "text"] = "html", title: str = "") -> Article:
    return structure(Source("page", Meta(title=title), body, form))


def texts(body: str, form: Literal["html", "markdown", "text"] = "html") -> list[str]:
    return [block.text for block in article(body, form).blocks]


def removed(read: Article) -> dict[str, tuple[str, ...]]:
    return {one.reason: one.texts for one in read.removed}
