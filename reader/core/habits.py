"""What a page does throughout: how its running text looks, what stands under its pictures, what it sets in bold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from reader.core.draft import Draft
from reader.core.features import ENDS, LONG, QUOTED, STOP, WIDEST
from reader.core.images import usual_size
from reader.core.verse import SHORT

WORD = re.compile(r"[^\W_]")
BODY = 0.5  # of a page's characters: a look that so much of the text has is the body's own
HALF = 20  # in Han characters: a longer line is no half of a heading


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text of a page looks."""

    bold: bool
    centred: bool
    indented: bool
    size: float
    colour: str | None
    broken: bool


def body_of(drafts: Sequence[Draft], widths: Sequence[float]) -> Body:
    """The looks that most of the page's characters have."""
    texts = [(draft, wide) for draft, wide in zip(drafts, widths, strict=True) if draft.kind == "paragraph"]
    total = sum(wide for _, wide in texts) or 1
    colours: dict[str | None, float] = defaultdict(float)
    for draft, wide in texts:
        colours[draft.look.coloured] += wide

    def mostly(test: Callable[[Draft], bool]) -> bool:
        return sum(wide for draft, wide in texts if test(draft)) > BODY * total

    return Body(
        bold=mostly(lambda draft: draft.look.bold),
        centred=mostly(lambda draft: draft.look.centred),
        indented=mostly(lambda draft: draft.look.indented),
        size=usual_size(drafts),
        colour=max(colours, key=colours.__getitem__, default=None),
        broken=len(texts) >= 8 and median(wide for _, wide in texts) < SHORT,
    )


def captioned(drafts: Sequence[Draft], widths: Sequence[float]) -> bool | None:
    """Whether most of the page's pictures have a short line after them; None where they are too few to say."""
    after = [
        next_draft.kind == "paragraph" and 0 < wide < LONG and not ENDS.search(next_draft.text)
        for draft, next_draft, wide in zip(drafts, drafts[1:], widths[1:], strict=False)
        if draft.kind == "image" and next_draft.kind != "image" and not draft.caption
    ]
    return None if len(after) < 3 else sum(after) > 0.5 * len(after)


def stressed(drafts: Sequence[Draft], widths: Sequence[float]) -> bool:
    """Whether more of what the page sets in bold is whole sentences than lines that could be headings."""
    bold = [(draft, wide) for draft, wide in zip(drafts, widths, strict=True) if draft.look.bold and wide]
    sentences = sum(wide > WIDEST or STOP.search(draft.text) is not None for draft, wide in bold)
    return sentences > len(bold) - sentences


def halves(drafts: Sequence[Draft], widths: Sequence[float], body: Body) -> list[int]:
    """Two styled lines between paragraphs, the first with a comma: a heading on two lines, as newspapers set them."""
    styled = [
        draft.kind == "paragraph" and draft.tag is None and 0 < wide < HALF and draft.look.bold and not body.bold
        for draft, wide in zip(drafts, widths, strict=True)
    ]
    found = [0] * len(drafts)
    for at in range(1, len(drafts) - 2):
        around = (widths[at - 1] >= LONG or ENDS.search(drafts[at - 1].text)) and drafts[at + 2].kind == "paragraph"
        if (
            styled[at]
            and styled[at + 1]
            and not (styled[at - 1] or styled[at + 2])
            and around
            and drafts[at].text[-1] in "，、,"
            and not STOP.search(drafts[at + 1].text)
        ):
            found[at : at + 2] = 1, 2
    return found


def lone(drafts: Sequence[Draft], widths: Sequence[float]) -> frozenset[int]:
    """Bold lines that are the only item of a list, or the only line of a quotation, each over a paragraph.

    Editors that have no headings are made to have some so; one of them alone may be a list or a quotation indeed.
    """
    found = [
        at
        for at, (draft, wide) in enumerate(zip(drafts, widths, strict=True))
        if draft.kind in {"list", "quote"}
        and draft.look.bold
        and 0 < wide < LONG
        and WORD.search(draft.text)
        and not (STOP.search(draft.text) or QUOTED.match(draft.text))
        and 0 < at < len(drafts) - 1
        and drafts[at + 1].kind in {"paragraph", "image"}
        and drafts[at - 1].kind != draft.kind
    ]
    return frozenset(found if len(found) >= 2 else ())
