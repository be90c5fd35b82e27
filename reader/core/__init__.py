"""What an article is and how it is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.core.model import Article

if TYPE_CHECKING:
    from reader.core.source import Source


def read(path: str | os.PathLike[str], encoding: str | None = None) -> Article:
    """Read one saved article ("-" is standard input), without its facts. Raises `reader.core.unreadable.Unreadable`."""
    from reader.core import source
    from reader.core.unreadable import contained

    with contained(path):
        return structure(source.load(path, encoding))


def structure(source: Source) -> Article:
    """The article that a source holds, without its facts: see `reader.core.reading`."""
    from reader.core import reading

    return reading.structure(source)
