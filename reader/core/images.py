"""Images: which address is the picture's own, which pictures are none, and which line is a caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.core.draft import Cut, Draft, Page
from reader.core.vocabulary import pattern

# Where pages that load images late keep the address; the best picture first.
LAZY = (
    "data-original", "data-src", "data-actualsrc", "data-lazy-src", "data-lazyload", "data-lazy", "data-echo",
    "data-url", "data-real-src", "data-original-src", "_src", "file", "zoomfile", "real_src", "original",
)  # fmt: skip
PROXY = re.compile(
    r"^https?://(?:cors\.[\w.-]+|[\w.-]*(?:proxy|images\.weserv)[\w.-]*)/\?(?:url=)?(?=(?:https?:)?//)", re.IGNORECASE
)
PLACEHOLDER = re.compile(
    r"^(?:https?:)?//picsum\.photos/|/(?:blank|spacer|pixel|transparent|placeholder|loading|lazyload|grey|1x1)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)


def unwrapped(src: str) -> str:
    """The address behind a proxy's prefix."""
    return PROXY.sub("", src)


def address(attrs: Mapping[str, str]) -> str | None:
    """The picture's own address: a late-loading attribute before `src`; no data URI, placeholder or counting pixel."""
    if attrs.get("width") in {"0", "1"} or attrs.get("height") in {"0", "1"}:
        return None
    for name in (*LAZY, "src"):
        value = (attrs.get(name) or "").strip()
        if (
            value
            and not value.lower().startswith(("data:", "javascript:", "about:"))
            and ("/" in value or "." in value)
        ):
            found = unwrapped(value)
            if not PLACEHOLDER.search(found):
                return found
    return None


CAPTION_LONGEST = 80
SMALLER = 0.9  # of the body's type size
UNSAID = 15.0  # pixels: the least that a page which names no size is set in


def settle(page: Page) -> Page:
    """Repeated pictures taken out, captions joined to their picture."""
    drafts: list[Draft] = []
    cuts = list(page.cuts)
    small = SMALLER * (usual_size(page.drafts) or UNSAID)
    for draft in page.drafts:
        before = drafts[-1] if drafts else None
        picture = before if before and before.kind == "image" else None
        if draft.kind == "image" and picture and draft.src and draft.src == picture.src:
            cuts.append(Cut("duplicate image", draft.src, draft.order))
        elif picture and (is_caption(draft, picture) or is_smaller(draft, small)):
            drafts[-1] = _captioned(picture, draft)
        else:
            drafts.append(draft)
    return Page(drafts, cuts)


def usual_size(drafts: Sequence[Draft]) -> float:
    """The type size of most of the running text, 0 where the page names none."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        if draft.kind == "paragraph":
            sizes[draft.look.size] += len(draft.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def is_smaller(draft: Draft, size: float) -> bool:
    """A short line set smaller than the body; under a picture that is its caption."""
    return draft.kind == "paragraph" and 0 < draft.look.size < size and len(draft.text) <= CAPTION_LONGEST


def is_caption(draft: Draft, picture: Draft) -> bool:
    """A line under a picture that the page marks as its caption, that speaks as one, or repeats what stands for it."""
    if draft.kind not in {"paragraph", "quote", "list"} or draft.tag is not None:
        return False
    if draft.caption or draft.text == picture.text:
        return True
    return len(draft.text) <= CAPTION_LONGEST and pattern("caption").search(draft.text) is not None


def _captioned(picture: Draft, caption: Draft) -> Draft:
    """A caption replaces the alternative text; a second caption is a second line."""
    if not picture.caption:
        return replace(picture, text=caption.text, spans=caption.spans, caption=True)
    return replace(picture, text=f"{picture.text}\n{caption.text}")
