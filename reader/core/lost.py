"""Text that a parser lost without a word: an unclosed comment or attribute swallows the rest of a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

SHOWN = 0.9  # of the source's letters; fewer than this on the screen is worth a warning
SLACK = 40  # letters that titles of attributes and odd entities may add up to
SILENT = re.compile(r"<(script|style|template)\b[^<]*(?:<(?!/\1)[^<]*)*", re.IGNORECASE)
TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)
HAN = re.compile(r"[^\u3400-\u9fff]+")


def share_lost(body: str, markup: bool, shown: Iterable[str]) -> float:
    """Which share of the body's letters is not among the `shown` texts, 0 where nothing to speak of is missing.

    Of Markdown only Han letters are counted, since its addresses stand among the text.
    """
    rest = TAG.sub(" ", SILENT.sub(" ", _without_comments(body))) if markup else body
    if "&" in rest:
        rest = html.unescape(rest)
    count = _signs if markup else _han
    source, seen = count(rest), sum(map(count, shown))
    return 1 - seen / source if source > seen + SLACK and seen < SHOWN * source else 0.0


def _signs(text: str) -> int:
    return len("".join(text.split()))


def _han(text: str) -> int:
    return len(HAN.sub("", text))


def _without_comments(body: str) -> str:
    """An unclosed comment is kept: its text is what a reader misses."""
    parts, at = [], 0
    while (start := body.find("<!--", at)) >= 0:
        end = body.find("-->", start + 4)
        if end < 0:
            break
        parts.append(body[at:start])
        at = end + 3
    return "".join((*parts, body[at:]))
