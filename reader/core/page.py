"""A whole page as a browser saved it: what its head says, and the node that holds the article.

jusText is asked only *where* the text is; headings, images and order are taken from the page itself, from the smallest
node that covers nearly all it found.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from reader.core.foreign import line
from reader.core.meta import from_fields
from reader.core.model import Meta

if TYPE_CHECKING:
    from lxml.html import HtmlElement

COVERED = 0.85  # of the found text: the smallest node with as much is the article's
DEPTH = 200  # levels below which nobody nests an article; finders recurse, so deeper pages are taken whole
DATA = 100_000  # characters of linked data

# Every repetition is bounded: a page of nothing but `<meta ` must cost no more than any other.
_META = re.compile(r"<meta\b[^>]{0,2000}+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title[^<>]{0,500}>([^<]{1,300})", re.IGNORECASE)
_LINKED = re.compile(r"""<link\b[^>]{0,500}?rel=["']?canonical["']?[^>]{0,2000}>""", re.IGNORECASE)
_TIME = re.compile(r"""<time\b[^>]{0,500}?datetime\s*=\s*["']([^"']{4,40})""", re.IGNORECASE)
_DATA = re.compile(r"<script[^>]{1,500}?ld\+json[^>]{0,500}>", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2
_SITE = re.compile(r"\s*[-_|–—]\s*[^-_|–—]{2,20}$")

# What pages call things, in the order in which it is believed.
_NAMES = {
    "title": ("og:title", "twitter:title", "headline", "<h1>", "<title>"),
    "author": ("author", "article:author", "og:article:author", "byl", "dc.creator", "<author>"),
    "date": ("article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
             "date", "dc.date", "og:release_date", "weibo:article:create_at", "<time>"),
    "categories": ("article:section",),
    "tags": ("keywords", "article:tag"),
    "image": ("og:image", "twitter:image"),
    "url": ("og:url", "<canonical>"),
}  # fmt: skip


def head(text: str) -> Meta:
    """What the page says of itself, from its text alone."""
    found = {**dict(_linked_data(text)), **dict(_tags(text))}
    fields = {what: next((found[name] for name in names if found.get(name)), "") for what, names in _NAMES.items()}
    return from_fields({what: value for what, value in fields.items() if value})[0]


def _tags(text: str) -> Iterator[tuple[str, str]]:
    for tag in _META.findall(text):
        attributes = _attributes(tag)
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and attributes.get("content"):
            yield name.lower(), line(attributes["content"])
    if title := _TITLE.search(text):
        yield "<title>", _SITE.sub("", line(unescape(title.group(1))))
    if time := _TIME.search(text):
        yield "<time>", line(time.group(1))
    if canonical := _LINKED.search(text):
        yield "<canonical>", line(_attributes(canonical.group()).get("href", ""))


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    for script in _DATA.finditer(text):
        end = text.find("</script>", script.end(), script.end() + DATA)
        try:
            data = json.loads(text[script.end() : max(end, script.end())])
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, Mapping) and "headline" in item:
                yield from _headline(item)


def _headline(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    author = item.get("author")
    first = author[0] if isinstance(author, list) and author else author
    named = first.get("name") if isinstance(first, Mapping) else first
    for name, value in (
        ("headline", item["headline"]),
        ("datepublished", item.get("datePublished")),
        ("<author>", named),
    ):
        if isinstance(value, str):
            yield name, line(value)


def read(text: str) -> tuple[Meta, str]:
    """The metadata of a page and the HTML of its article, the whole body where no article stands out."""
    import lxml.etree
    import lxml.html

    meta = head(text)
    bare = _NOT_XML.sub("\ufffd", re.sub(r"^\s*<\?xml[^>]*>", "", text))
    try:
        tree = lxml.html.document_fromstring(bare)
    except (lxml.etree.LxmlError, ValueError):
        return meta, text
    try:
        node = _article(tree, bare) if _depth(tree) < DEPTH else None
    except ValueError:  # jusText builds elements anew, which refuse the control characters that entities stand for
        node = None
    return meta, text if node is None else lxml.html.tostring(node, encoding="unicode", with_tail=False)


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    import lxml.etree

    for event, _node in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _article(tree: HtmlElement, text: str) -> HtmlElement | None:
    """The smallest node that covers nearly all of the text that jusText takes for good."""
    import lxml.etree

    weight: Counter[HtmlElement] = Counter()
    for path, letters in _found(text):
        try:
            found = tree.xpath(path)
        except lxml.etree.XPathError:  # a tag with a colon in its name reads as a namespace
            continue
        for node in found[:1] if isinstance(found, list) else ():  # an odd name may read as a comparison
            weight[node] += letters
            for above in node.iterancestors():
                weight[above] += letters
    if not weight:
        return None
    enough = COVERED * max(weight.values())
    return min((node for node, size in weight.items() if size >= enough), key=lambda node: sum(1 for _ in node.iter()))


def _found(text: str) -> Iterator[tuple[str, int]]:
    """Where the page has running text: an XPath and a number of letters for each paragraph.

    jusText's thresholds are for languages with blanks between words and lists of stop words; a Chinese sentence says
    as much in a third of the letters, and there is no list.
    """
    import justext

    for paragraph in justext.justext(
        text, frozenset(), length_low=12, length_high=30, stopwords_low=0, stopwords_high=0, max_link_density=0.3
    ):
        if not paragraph.is_boilerplate:
            yield paragraph.xpath, len(paragraph.text)
