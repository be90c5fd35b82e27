"""Which HTML elements begin a block, which style text, which are not read; and small questions about one element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from reader.core.model import SpanKind

if TYPE_CHECKING:
    from bs4 import Tag

Attributes = Mapping[str, str]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "dir", "menu"})
VERBATIM = frozenset({"pre", "listing", "xmp"})
EMBEDS = frozenset({"iframe", "video", "audio", "embed", "object"})
BLOCKS = HEADINGS | LISTS | VERBATIM | EMBEDS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "nav", "option", "p", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
STYLED = HEADINGS | {"b", "strong", "th", "center", "figcaption"}
MARKS: dict[str, SpanKind] = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "code": "code", "kbd": "code",
    "samp": "code", "tt": "code", "sup": "sup", "sub": "sub", "del": "del", "s": "del", "strike": "del",
}  # fmt: skip
# Elements whose text no browser shows.
SILENT = frozenset({"script", "style", "template", "head", "title", "noframes", "datalist", "annotation", "rp"})
# Elements whose text a browser may show and which is not the article's: it is counted.
DROPPED = {
    "noscript": "noscript", "svg": "drawing", "canvas": "drawing", "button": "control", "select": "control",
    "textarea": "control", "input": "control", "nav": "navigation",
}  # fmt: skip
FALLBACK = EMBEDS - {"embed"}  # what stands in these is for browsers that cannot play them
BRUSH = re.compile(r"brush:\s*")
AD_LETTERS = 200  # an element of class "ad" with more text than this is the page's own wrapper, not an advertisement
AD_NODES = 100


def is_link(tag: Tag, href: str) -> bool:
    """Not where an unclosed tag swallowed paragraphs, nor where it leads nowhere."""
    if not href or href.lower().startswith(("javascript:", "#")):
        return False
    return sum(getattr(child, "name", None) in BLOCKS for child in tag.contents) < 2


def is_ad(tag: Tag) -> bool:
    """Of an element whose class says advertisement: whether it is small enough to be one."""
    return sum(map(len, _some_text(tag))) <= AD_LETTERS


def _some_text(tag: Tag) -> Iterator[str]:
    """The element's texts; more than an advertisement's where it has many nodes."""
    seen, stack = 0, list(reversed(tag.contents))
    while stack and seen < AD_NODES:
        seen += 1
        node = stack.pop()
        if isinstance(node, str):
            yield node.strip()
        else:
            stack.extend(reversed(cast("Tag", node).contents))
    if stack:
        yield "…" * (AD_LETTERS + 1)


def language(tag: Tag) -> str:
    """The language that a code block names, "" where it names none."""
    inner = [child.attrs.get("class") for child in children(tag, "code")]
    for names in (tag.attrs.get("class"), *inner, tag.attrs.get("data-lang")):
        for word in BRUSH.sub("language-", str(names or "")).split():
            head, _, name = word.partition("-")
            if head in {"language", "lang", "highlight"} and name:
                return name.strip("; ").lower()
    return ""


def children(tag: Tag, name: str) -> list[Tag]:
    """The direct children of one name."""
    return [cast("Tag", child) for child in tag.contents if getattr(child, "name", None) == name]
