"""Sections are computed from the headings: a list of ranges, not a tree. Corrections of the user are made here too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.core.model import Article, Block, Section

BY_HAND = "by hand"


def divide(
    blocks: Sequence[Block], reasons: Mapping[int, tuple[bool, str]]
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks with their section's index, and the sections. `reasons`: block index -> inferred, reason."""
    starts = [block.index for block in blocks if block.kind == "heading"]
    if blocks and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    sections = []
    for index, first in enumerate(starts):
        last = (starts[index + 1] if index + 1 < len(starts) else len(blocks)) - 1
        head = blocks[first] if blocks[first].kind == "heading" else None
        inferred, reason = reasons.get(first, (False, None)) if head else (False, None)
        title = head.text.replace("\n", " ") if head else None
        sections.append(Section(index, title, (head.level or 1) if head else 0, inferred, reason, first, last))
    numbered = [
        block if block.section == section.index else replace(block, section=section.index)
        for section in sections
        for block in blocks[section.first : section.last + 1]
    ]
    return tuple(numbered), tuple(sections)


def correct(article: Article, changes: Mapping[int, int]) -> Article:
    """The article with headings made, unmade, raised or lowered: block index -> level 1-4, or 0 for a paragraph.

    Only paragraphs and headings can change; other indices are ignored, since the file may have changed since.
    Texts and block indices stay as they are, so places and facts hold; facts get their new section.
    """
    reasons = {section.first: (section.inferred, section.reason or "") for section in article.sections}
    blocks = []
    for block in article.blocks:
        level = changes.get(block.index)
        if level is None or block.kind not in {"paragraph", "heading", "list", "quote", "note"}:
            blocks.append(block)
        elif level <= 0:
            blocks.append(replace(block, kind="paragraph", level=None) if block.kind == "heading" else block)
        else:
            blocks.append(replace(block, kind="heading", level=min(level, 4), marker=None, role=None))
            reasons[block.index] = (False, BY_HAND)
    numbered, sections = divide(blocks, reasons)
    facts = tuple(replace(fact, section=numbered[fact.block].section) for fact in article.facts)
    return replace(article, blocks=numbered, sections=sections, facts=facts)
