"""A whole page as a browser saved it: what its head says, and the node that holds the article."""

from __future__ import annotations

from reader.core.model import Meta


def read(text: str) -> tuple[Meta, str]:
    """The metadata of a page and the inner HTML of its article."""
    return head(text), text


def head(text: str) -> Meta:
    """What the page's head says, from its text alone."""
    return Meta()
