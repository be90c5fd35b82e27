"""A whole page as a browser saved it: the node that holds the article, and what stands beside it.

jusText is asked only *where* the text is; headings, images and order are taken from the page itself, from the smallest
node that covers nearly all it found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.core.elements import SILENT
from reader.core.foreign import line
from reader.core.model import Meta
from reader.core.pagehead import head

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Outside = tuple[bool, str]  # whether it stands before the article, and what it says
COVERED = 0.85  # of the found text: the smallest node with as much is the article's
DEPTH = 200  # levels below which nobody nests an article; finders recurse, so deeper pages are taken whole

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2


def read(text: str) -> tuple[Meta, str, tuple[Outside, ...]]:
    """The metadata of a page, the HTML of its article, and what else it shows.

    The whole body where no article stands out.
    """
    import lxml.etree
    import lxml.html

    meta = head(text)
    bare = _NOT_XML.sub("\ufffd", re.sub(r"^\s*<\?xml[^>]*>", "", text))
    try:
        tree = lxml.html.document_fromstring(bare)
    except (lxml.etree.LxmlError, ValueError):
        return meta, text, ()
    try:
        node = _article(tree, bare) if _depth(tree) < DEPTH else None
    except ValueError:  # jusText builds elements anew, which refuse the control characters that entities stand for
        node = None
    if node is None:
        return meta, text, ()
    return meta, lxml.html.tostring(node, encoding="unicode", with_tail=False), tuple(_outside(node))


def _outside(node: HtmlElement) -> Iterator[Outside]:
    """The texts beside the article's node and beside each that holds it: navigation, other articles, the foot."""
    while (above := node.getparent()) is not None and above.tag != "html":
        before = True
        for child in (above.text, *above):
            if child is node:
                before, said = False, child.tail
            elif isinstance(child, str) or child is None:
                said = child
            else:
                said = " ".join((*_texts(child), child.tail or ""))
            if said and (said := line(said)):
                yield before, said
        node = above


def _texts(element: HtmlElement) -> Iterator[str]:
    """Its texts that a browser would show."""
    if isinstance(element.tag, str) and element.tag not in SILENT:
        for piece in element.iter():
            if isinstance(piece.tag, str) and piece.tag not in SILENT:
                yield piece.text or ""
            if piece is not element:
                yield piece.tail or ""


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
