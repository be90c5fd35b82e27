"""Markdown bodies: CommonMark is defined by the HTML it stands for, so that HTML is what is read."""

from __future__ import annotations

import re

from reader.core.draft import Cut, Page
from reader.core.html import read as read_html

# Instructions to Hugo, Hexo and Jekyll that their pages never show.
SHORTCODE = re.compile(
    r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|<!--\s*more\s*-->|\{#[\w-]+\}(?=\s*$)|^\s*\{:[^}\n]*\}\s*$",
    re.DOTALL | re.MULTILINE,
)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*\s*$|\Z)", re.DOTALL | re.MULTILINE)


def read(body: str) -> Page:
    """The drafts of a Markdown body with inline HTML; instructions of site generators are cut out and counted."""
    from markdown_it import MarkdownIt

    shown, cuts = _without_shortcodes(body)
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(shown)
    page = read_html(html)
    return Page(page.drafts, [*page.cuts, *(Cut("shortcode", text, 1) for text in cuts)])


def _without_shortcodes(body: str) -> tuple[str, list[str]]:
    """Outside code, where the same signs are the text's own."""
    parts: list[str] = []
    cuts: list[str] = []
    at = 0

    def cut(found: re.Match[str]) -> str:
        if found[0].startswith("{"):
            cuts.append(" ".join(found[0].split()))
        return ""

    for fence in FENCE.finditer(body):
        parts += [SHORTCODE.sub(cut, body[at : fence.start()]), fence[0]]
        at = fence.end()
    parts.append(SHORTCODE.sub(cut, body[at:]))
    return "".join(parts), cuts
