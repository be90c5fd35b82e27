"""Traditional text looked up in Simplified lexica."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.core.folding import folded

# Among the commonest characters of Traditional text; a paragraph without any of them is taken for Simplified.
_TRADITIONAL = re.compile(
    "[說稱們個這來時國會對與為後發問訴認證實應強調報導單機構買賣價錢總額數學書長門間電車開關張條種類萬億幾點兩歲員經過還從將無]"
)


def simplified(text: str) -> str:
    """`text` with Traditional characters (and full-width ones) in one form, every character where it was."""
    return folded(text) if _TRADITIONAL.search(text) else text


def all_simplified(texts: Sequence[str]) -> Sequence[str]:
    """Each of `texts` simplified; none is looked at alone where all of them are."""
    return list(map(simplified, texts)) if _TRADITIONAL.search("".join(texts)) else texts
