"""Lines about the article and not of it: who wrote, edited, owns it, what else to read. They become `note` blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.core.draft import Draft
from reader.core.lines import width
from reader.core.vocabulary import NAME, notes, pattern

LONGEST = 70  # Han characters: a note is a line, not a paragraph, but for the small print
LEGAL_LONGEST = 280
ENDS = 4  # how many blocks at each end of the page may carry a byline without a separator

# A page's own line above its text: 2021-03-05 08:10 and perhaps who and where.
DATELINE = re.compile(
    r"^(?:(?:原创|发布于|發布於|编辑于|編輯於|更新于|更新於)?\s?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s{0,3}"
    r"\d{1,2}:\d\d(?::\d\d)?(?!\d)[^。！？!?]{0,40}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d"
    r"(?:,? \d{1,2}:\d\d.{0,12})?)$",
    re.IGNORECASE,
)
REPORTER = re.compile(rf"^(?:[\u3400-\u9fff]{{2,8}})?(?:记者|記者){NAME}(?:[\s、]{NAME}){{0,3}}$")


def role_of(text: str, near_end: bool) -> str | None:
    """What a line says about the article, None for a line of the article itself."""
    wide = width(text)
    if wide > LEGAL_LONGEST:
        return None
    role = next((role for role, form in notes() if form.match(text)), None)
    if wide > LONGEST:
        return role if role == "copyright" else None
    if role is None and pattern("related").match(text):
        return "related"
    if role is not None or not near_end:
        return role
    return "date" if DATELINE.match(text) else "byline" if wide < 24 and REPORTER.match(text) else None


def mark(drafts: list[Draft]) -> list[Draft]:
    """The drafts with notes told apart; the links under 延伸阅读 and its like belong to it."""
    done: list[Draft] = []
    related = False
    last = len(drafts) - ENDS
    for at, draft in enumerate(drafts):
        role = None
        if draft.kind in {"paragraph", "quote", "list"}:
            role = role_of(draft.text, at < ENDS or at >= last)
            if related and role is None and (draft.look.linked or _all_linked(draft)):
                role = "related"
            related = role == "related"
        done.append(
            draft if role is None else replace(draft, kind="note", role=role, tag=None, level=None, marker=None)
        )
    return done


def _all_linked(draft: Draft) -> bool:
    linked = sum(span.end - span.start for span in draft.spans if span.kind == "link")
    return linked >= 0.8 * len(draft.text)
