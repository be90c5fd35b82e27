"""What is taken out after parsing: repeated watermarks, advertisements by their words, line numbers, a second title."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from reader.core.draft import Cut, Draft, Page
from reader.core.model import Span
from reader.core.vocabulary import pattern

FEWEST = 5  # paragraphs, before a repeated ending is a pattern
SHARE = 0.5
TAIL = 6  # characters two endings share before they are compared further
LONGEST = 60
# A watermark names a site or an account; a refrain of the author's own does not.
SITE = re.compile(
    r"https?://|www\.|@\w{2,}|[a-z0-9-]{2,}\.(?:com|cn|net|org|info|cc|tv|hk|tw|io|me|co|edu|gov)\b", re.IGNORECASE
)
NOT_LETTERS = re.compile(r"[\W_]+")


def clean(page: Page, title: str) -> Page:
    """All passes; what they take is in `page.cuts`."""
    page = affixes(affixes(page, ends=True), ends=False)
    return repeated_title(line_numbers(advertisements(page)), title)


def affixes(page: Page, ends: bool) -> Page:
    """Without a site's name that half the paragraphs end, or begin, with."""
    texts = [draft.text for draft in page.drafts if draft.kind in {"paragraph", "quote"}]
    mark = _shared(texts if ends else [text[::-1] for text in texts])
    mark = mark if ends else mark[::-1]
    if not mark or not SITE.search(mark):
        return page
    drafts, cuts = [], list(page.cuts)
    for draft in page.drafts:
        if draft.kind not in {"paragraph", "quote"} or not (
            draft.text.endswith(mark) if ends else draft.text.startswith(mark)
        ):
            drafts.append(draft)
            continue
        cuts.append(Cut("watermark", mark.strip(), draft.order))
        left = draft.text.removesuffix(mark) if ends else draft.text.removeprefix(mark)
        if left.strip():
            drafts.append(_cut(draft, left, 0 if ends else len(mark)))
    return Page(drafts, cuts)


def _shared(texts: Sequence[str]) -> str:
    """The longest ending that at least half of the texts have, "" where there is none."""
    if len(texts) < FEWEST:
        return ""
    (tail, count), *_ = Counter(text[-TAIL:] for text in texts).most_common(1)
    if count < max(FEWEST, SHARE * len(texts)) or len(tail) < TAIL:
        return ""
    same = [text for text in texts if text.endswith(tail)]
    columns = zip(*(text[: -LONGEST - 1 : -1] for text in same), strict=False)
    shared = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))[::-1]
    # Where every paragraph ended in the same sign of its own, that sign is the text's and not the watermark's.
    return shared.lstrip("。！？”，.!?") if len(shared) > TAIL else shared


def _cut(draft: Draft, text: str, before: int) -> Draft:
    """The draft with `text`, which stood `before` characters into it; spans move along."""
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    spans = []
    for span in draft.spans:
        start, end = max(0, span.start - before - lead), min(len(text), span.end - before - lead)
        if start < end:
            spans.append(Span(start, end, span.kind, span.href))
    return replace(draft, text=text, spans=tuple(spans))


def _without(page: Page, reason: str, test: Callable[[Draft], bool]) -> Page:
    gone = [draft for draft in page.drafts if test(draft)]
    if not gone:
        return page
    orders = {draft.order for draft in gone}
    cuts = [Cut(reason, draft.text, draft.order) for draft in gone]
    return Page([draft for draft in page.drafts if draft.order not in orders], page.cuts + cuts)


def advertisements(page: Page) -> Page:
    """Without the lines that only announce an advertisement."""
    form = pattern("advertisement")
    return _without(
        page, "ad", lambda draft: draft.kind in {"paragraph", "list"} and form.match(draft.text) is not None
    )


def line_numbers(page: Page) -> Page:
    """Without the column of line numbers that highlighters put beside code."""
    return _without(page, "line numbers", lambda draft: draft.kind == "code" and _counts(draft.text.split()))


def _counts(words: Sequence[str]) -> bool:
    if len(words) < 2 or not words[0].isdecimal() or len(words[0]) > 6:
        return False
    first = int(words[0])
    return all(word == str(first + at) for at, word in enumerate(words))


def plain(text: str) -> str:
    """A title's letters and digits, for comparing."""
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def repeated_title(page: Page, title: str) -> Page:
    """Without the title printed again above the text; not where the title is all there is."""
    wanted = plain(title)
    texts = [draft for draft in page.drafts if draft.kind in {"paragraph", "quote", "note"}]
    again = next((draft for draft in texts[:2] if plain(draft.text) == wanted), None)
    if not wanted or again is None or len(texts) < 2:
        return page
    return _without(page, "repeated title", lambda draft: draft.order == again.order)
