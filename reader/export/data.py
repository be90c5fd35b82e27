"""An article as data: the JSON object that scripts rely on."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from reader.core import foreign
from reader.core.model import NAME_KINDS, Article, Block, Fact, Meta, Removed, Section, Span

SCHEMA = 1


def written(value: Mapping[str, Any], indent: int | None = None) -> str:
    """JSON as text. Where a file's name holds what a terminal obeys, all of it is in ASCII: harmless, and the same."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return (text if foreign.clean(text) == text else json.dumps(value, indent=indent)) + "\n"


def to_json(article: Article) -> dict[str, Any]:
    """The article as one JSON object; offsets are code points, end exclusive."""
    return {
        "schema": SCHEMA,
        "path": os.fsencode(article.path).decode("utf-8", "backslashreplace"),
        "sha256": article.sha256,
        "encoding": article.encoding,
        "encoding_guessed": article.encoding_guessed,
        "meta": _meta(article.meta),
        "blocks": [_block(block) for block in article.blocks],
        "sections": [_section(section) for section in article.sections],
        "facts": [_fact(fact) for fact in article.facts],
        "removed": [_removed(removed) for removed in article.removed],
        "warnings": list(article.warnings),
    }


def _meta(meta: Meta) -> dict[str, Any]:
    return {
        "title": meta.title,
        "author": meta.author,
        "date": meta.date.isoformat() if meta.date else None,
        "date_text": meta.date_text,
        "categories": list(meta.categories),
        "tags": list(meta.tags),
        "image": meta.image,
        "url": meta.url,
        "extra": dict(meta.extra),
    }


def _block(block: Block) -> dict[str, Any]:
    required = {
        "index": block.index,
        "kind": block.kind,
        "text": block.text,
        "level": block.level,
        "section": block.section,
        "spans": [_span(span) for span in block.spans],
    }
    optional = {"marker": block.marker, "src": block.src, "language": block.language, "role": block.role}
    header = {"header": block.header} if block.kind == "table" else {}
    return {**required, **{key: value for key, value in optional.items() if value is not None}, **header}


def _span(span: Span) -> dict[str, Any]:
    link = {"href": span.href} if span.href is not None else {}
    return {"start": span.start, "end": span.end, "kind": span.kind, **link}


def _section(section: Section) -> dict[str, Any]:
    return {
        "index": section.index,
        "title": section.title,
        "level": section.level,
        "inferred": section.inferred,
        "reason": section.reason,
        "first": section.first,
        "last": section.last,
    }


_FIGURE = ("value", "min", "max", "unit", "qualifier", "mod", "about", "iso", "basis")
_NAME = ("name",)
_QUOTE = ("speaker", "verb", "direct")


def _fact(fact: Fact) -> dict[str, Any]:
    more = _QUOTE if fact.kind == "quote" else _NAME if fact.kind in NAME_KINDS else _FIGURE
    return {
        "kind": fact.kind,
        "block": fact.block,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        **({"core": list(fact.core) if fact.core else None} if more is _FIGURE else {}),
        **{name: getattr(fact, name) for name in more},
        "section": fact.section,
        "rule": fact.rule,
    }


def _removed(removed: Removed) -> dict[str, Any]:
    return {
        "reason": removed.reason,
        "count": removed.count,
        "sample": removed.sample,
        "texts": list(removed.texts),
        "places": list(removed.places),
    }
