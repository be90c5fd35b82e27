"""Markdown bodies: CommonMark is defined by the HTML it stands for, so that HTML is what is read."""

from __future__ import annotations

import re
from itertools import groupby

from reader.core.draft import Cut, Page
from reader.core.html import read as read_html

# Instructions to Hugo, Hexo, Jekyll and kramdown that their pages never show.
SHORTCODE = re.compile(
    r"\{\{[<%][^{}]{0,1000}[>%]\}\}|\{%[^{}%]{0,1000}%\}|<!--\s{0,9}more\s{0,9}-->"
    r"|\{(?:[#.][\w-]{1,80}|[\w-]{1,40}=\"[^\"{}\n]{0,200}\")(?: [^{}\n]{0,200})?\}[ \t]*$"
    r"|^[ \t]*\{:[^}\n]{0,200}\}[ \t]*$",
    re.MULTILINE,
)
# Hugo's way to write the address of another page.
TARGET = re.compile(r"""\{\{[<%]\s?(?:rel)?ref\s[\s"']{0,3}([^\s"'{}<>%]{1,200})["']?\s?[>%]\}\}""")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
DEEPEST = 60  # levels of quotes and lists; markdown-it leaves out what is deeper


def read(body: str) -> Page:
    """The drafts of a Markdown body with inline HTML; instructions of site generators are cut out and counted."""
    from markdown_it import MarkdownIt

    cuts: list[str] = []
    shown = "".join(text if fenced else _without_shortcodes(text, cuts) for fenced, text in _parts(body))
    options = {"html": True, "maxNesting": DEEPEST}
    page = read_html(MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).render(shown))
    return Page(page.drafts, [*page.cuts, *(Cut("shortcode", text, 1) for text in cuts)])


def _without_shortcodes(text: str, cuts: list[str]) -> str:
    text = TARGET.sub(r"\1", text)
    cuts += [" ".join(found[0].split()) for found in SHORTCODE.finditer(text) if found[0].startswith("{")]
    return SHORTCODE.sub("", text)


def _parts(body: str) -> list[tuple[bool, str]]:
    """The body in turns outside and inside fenced code, where the same signs are the text's own."""
    lines: list[tuple[bool, str]] = []
    opened = ""
    for line in body.splitlines(keepends=True):
        found = FENCE.match(line)
        lines.append((bool(opened or found), line))
        if found and not opened:
            opened = found[1]
        elif found and found[1].startswith(opened) and not line.strip("`~ \t\r\n"):
            opened = ""
    return [(fenced, "".join(line for _, line in group)) for fenced, group in groupby(lines, key=lambda part: part[0])]
