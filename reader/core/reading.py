"""From a source to an article: walk, clean, tell notes and headings apart, number the blocks."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.core import cleaning, headings, images, notes, verse
from reader.core.draft import Cut, Draft, Page
from reader.core.lost import share_lost
from reader.core.model import Article, Block, Removed
from reader.core.sections import divide
from reader.language import _

if TYPE_CHECKING:
    from reader.core.source import Source


def structure(source: Source) -> Article:
    """The article that a source holds, without facts."""
    page = cleaning.clean(_page(source), source.meta.title)
    page = images.settle(page)
    drafts = verse.gather(headings.infer(notes.mark(page.drafts)))
    blocks, sections = divide(
        [_block(index, draft) for index, draft in enumerate(drafts)],
        {index: (draft.inferred, draft.reason or "") for index, draft in enumerate(drafts) if draft.kind == "heading"},
    )
    removed = _removed([*page.cuts, *_outside(source)], drafts)
    return Article(
        path=source.path,
        sha256=source.sha256,
        encoding=source.encoding,
        encoding_guessed=source.encoding_guessed,
        meta=source.meta,
        blocks=blocks,
        sections=sections,
        removed=removed,
        warnings=(*source.warnings, *_lost(source, drafts, page.cuts)),
    )


def _page(source: Source) -> Page:
    if source.form == "markdown":
        from reader.core import markdown

        return markdown.read(source.body)
    if source.form == "text":
        from reader.core import plain

        return plain.read(source.body)
    from reader.core import html

    return html.read(source.body)


def _block(index: int, draft: Draft) -> Block:
    return Block(
        index=index,
        kind=draft.kind,
        text=draft.text,
        level=draft.level,
        spans=draft.spans,
        marker=draft.marker,
        src=draft.src,
        header=draft.header,
        language=draft.language,
        role="alt" if draft.kind == "image" and draft.text and not draft.caption else draft.role,
    )


def _outside(source: Source) -> list[Cut]:
    """What a whole page shows beside its article."""
    return [Cut("outside the article", text, 0 if before else sys.maxsize) for before, text in source.outside]


def _removed(cuts: Sequence[Cut], drafts: Sequence[Draft]) -> tuple[Removed, ...]:
    """The cuts by their reason, each with the block it stood in front of or in."""
    orders = [draft.order for draft in drafts]
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for cut in cuts:
        place = min(bisect_left(orders, cut.order), max(0, len(orders) - 1))
        found[cut.reason].append((place, cut.text))
    return tuple(
        Removed(reason, tuple(text for _, text in sorted(places)), tuple(place for place, _ in sorted(places)))
        for reason, places in found.items()
    )


def _lost(source: Source, drafts: Sequence[Draft], cuts: Sequence[Cut]) -> list[str]:
    texts = (*(draft.text for draft in drafts), *(cut.text for cut in cuts))
    lost = share_lost(source.body, source.form == "html", texts)
    if not lost:
        return []
    message = _("about {percent} % of the page's text is not shown: its markup is broken")
    return [message.format(percent=round(100 * lost))]
