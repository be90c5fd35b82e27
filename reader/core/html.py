"""The body's HTML to drafts, in one walk over the tree with a stack of its own: depth costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from reader.core.appearance import NOTHING, Context, effect, near_white
from reader.core.draft import Cut, Draft, Page
from reader.core.images import address
from reader.core.lines import Item, Lines
from reader.core.tables import is_data

if TYPE_CHECKING:
    from bs4 import Tag

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "iframe",
        "object",
        "embed",
        "listing",
        "xmp",
    ]
)
MARKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "code": "code", "kbd": "code",
    "samp": "code", "tt": "code", "sup": "sup", "sub": "sub", "del": "del", "s": "del", "strike": "del",
}  # fmt: skip
# Elements whose text no browser shows, and those whose text is not the article's; the second kind is counted.
SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "noframes",
        "param",
        "source",
        "track",
        "datalist",
        "annotation",
        "rp",
    ]
)
DROPPED = {
    "noscript": "hidden", "svg": "drawing", "button": "control", "select": "control", "textarea": "control", "input": "control",
    "nav": "navigation", "canvas": "drawing",
}  # fmt: skip
EMBEDS = frozenset({"iframe", "video", "audio", "embed", "object"})
AD_LETTERS = 200  # an element of class "ad" with more text than this is the page's own wrapper, not an advertisement
AD_NODES = 400
SHOWN = Context()


def read(body: str) -> Page:
    """The drafts of an HTML body, and what is not shown of it."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(body, "lxml", multi_valued_attributes=None)
    page = Walk().read(soup)
    if _letters(page.drafts) < sum(len(cut.text) for cut in page.cuts if cut.reason == "hidden"):
        # Pages that a script uncovers after loading hide the whole article; it is not hidden from its reader.
        page = Walk(reveal=True).read(soup)
    return page


def _letters(drafts: list[Draft]) -> int:
    return sum(len(draft.text) for draft in drafts)


class Walk:
    """The state of one walk: the stack, the line being gathered, the text being dropped."""

    def __init__(self, reveal: bool = False) -> None:
        self.reveal = reveal
        self.lines = Lines()
        self.cuts: list[Cut] = []
        self.dropped: list[str] = []
        self.counters: list[int] = []

    def read(self, soup: Tag) -> Page:
        from bs4 import NavigableString, Tag

        stack: list[tuple[Any, Context]] = [(soup, SHOWN)]
        while stack:
            node, context = stack.pop()
            kind = type(node)
            if kind is NavigableString:
                self.text(node, context)
            elif kind is Tag:
                self.element(node, context, stack)
            elif kind is Leave:
                node.action(node, context)
            elif isinstance(node, Tag):
                stack.extend((child, context) for child in reversed(node.contents))
        self.lines.flush()
        return Page(self.lines.drafts, self.cuts)

    def text(self, text: str, context: Context) -> None:
        if context.dropped:
            self.dropped.append(text)
        elif (context.unseen or context.small) and not self.reveal:
            self.cut("hidden", text)
        elif context.colour and not context.backed and near_white(context.colour):
            self.cut("watermark", text)
        else:
            self.lines.text(text, context)

    def cut(self, reason: str, text: str) -> None:
        text = " ".join(text.split())
        if text:
            self.cuts.append(Cut(reason, text, self.lines.order + 1))

    def element(self, tag: Tag, context: Context, stack: list[tuple[Any, Context]]) -> None:
        name = tag.name
        if name in SILENT:
            return
        if name == "br":
            self.lines.line_break(context)
            return
        attrs = cast("dict[str, str]", tag.attrs)
        if name == "img" or name == "amp-img":
            if not context.dropped or name == "noscript":
                self.image(attrs, context)
            return
        inner = self.within(tag, name, attrs, context)
        if inner.dropped and not context.dropped:
            stack.append((Leave(self.leave_dropped, f"{name}.{attrs.get('class', '')}".strip(".")), inner))
        elif not inner.dropped and (name in BLOCKS or name in OPEN):
            self.open(tag, name, attrs, inner, stack)
            inner = self.inside(tag, name, attrs, inner)
        stack.extend([(child, inner) for child in reversed(tag.contents)])

    def within(self, tag: Tag, name: str, attrs: dict[str, str], context: Context) -> Context:
        """The context inside an element: what its name, style and class change."""
        if context.dropped:
            return context
        changes: dict[str, Any] = {}
        if name in DROPPED:
            changes["dropped"] = DROPPED[name]
        if name in MARKS or (name == "a" and _is_link(tag, attrs)):
            href = attrs.get("href") if name == "a" else None
            changes["marks"] = _marked(context, MARKS.get(name, "link"), href)
        if attrs or name in STYLED:
            self.style(tag, name, attrs, context, changes)
        return replace(context, **changes) if changes else context

    def style(self, tag: Tag, name: str, attrs: dict[str, str], context: Context, changes: dict[str, Any]) -> None:
        get = attrs.get
        found = effect(
            name,
            get("style") or "",
            get("class") or "",
            get("color") or "",
            get("size") or "",
            get("align") or "",
            get("bgcolor") or "",
        )
        if found is not NOTHING:
            for key in ("bold", "colour", "backed", "centred", "indented", "named", "unseen", "caption"):
                value = getattr(found, key)
                if value is not None and value != getattr(context, key):
                    changes[key] = value
            if found.size is not None:
                changes["size"], changes["small"] = found.size, found.size <= 0
            if found.hidden and not self.reveal:
                changes["dropped"] = "hidden"
            if found.ad and _is_ad(tag):
                changes["dropped"] = "ad"
        if "hidden" in attrs and not self.reveal:
            changes["dropped"] = "hidden"

    def leave_dropped(self, leave: Leave, context: Context) -> None:
        text = " ".join(" ".join(self.dropped).split())
        self.dropped = []
        if not text and context.dropped == "ad":
            text = leave.what  # an empty slot that a script would fill: its name is all there is to show
        if text:
            self.cut(context.dropped or "hidden", text)

    def open(
        self, tag: Tag, name: str, attrs: dict[str, str], inner: Context, stack: list[tuple[Any, Context]]
    ) -> None:
        if inner.cell:
            if name in {"td", "th"}:
                stack.append((Leave(self.leave_cell, name), inner))
            elif name == "tr":
                stack.append((Leave(self.leave_row, name), inner))
            else:
                self.lines.text(" ", inner)
            return
        self.lines.flush()
        if name in EMBEDS:
            self.embed(tag, name, attrs)
        elif name == "hr":
            self.lines.put("rule", "")
        elif name == "li":
            self.lines.marker = self.item_marker(inner)
        if name == "table" and is_data(tag):
            stack.append((Leave(self.leave_table, "header" if tag.find("th", recursive=True) else ""), inner))
        else:
            stack.append((Leave(self.leave_block, _language(tag, attrs) if name == "pre" else ""), inner))

    def inside(self, tag: Tag, name: str, attrs: dict[str, str], inner: Context) -> Context:
        """The context of a block's children, where its name says more than its style does."""
        if name in HEADINGS:
            return replace(inner, heading=int(name[1]))
        if name in {"pre", "listing", "xmp"}:
            return replace(inner, pre=True)
        if name == "blockquote":
            return replace(inner, quotes=inner.quotes + 1)
        if name in {"ul", "ol", "dir", "menu"}:
            return replace(inner, lists=inner.lists + 1, counter=self.count_from(attrs) if name == "ol" else None)
        if name == "table" and not inner.cell and is_data(tag):
            return replace(inner, cell=True)
        return inner

    def count_from(self, attrs: dict[str, str]) -> int:
        start = attrs.get("start", "1")
        self.counters.append(int(start) if start.isdecimal() and len(start) < 7 else 1)
        return len(self.counters) - 1

    def item_marker(self, context: Context) -> str:
        if context.counter is None:
            return "•"
        number = self.counters[context.counter]
        self.counters[context.counter] += 1
        return f"{number}."

    def leave_block(self, leave: Leave, context: Context) -> None:
        self.lines.flush(leave.what)

    def leave_cell(self, leave: Leave, context: Context) -> None:
        self.lines.mark("\t")

    def leave_row(self, leave: Leave, context: Context) -> None:
        self.lines.mark("\n")

    def leave_table(self, leave: Leave, context: Context) -> None:
        self.lines.flush_table(bool(leave.what))

    def image(self, attrs: dict[str, str], context: Context) -> None:
        src, alt = address(attrs), (attrs.get("alt") or "").strip()
        if src is None and not alt:
            return
        self.lines.image(src, alt, attrs, context)

    def embed(self, tag: Tag, name: str, attrs: dict[str, str]) -> None:
        sources = [attrs, *(child.attrs for child in tag.contents if getattr(child, "name", None) == "source")]
        src = next((found for one in sources if (found := address(cast("dict[str, str]", one)))), None) or attrs.get(
            "data"
        )
        if src:
            self.lines.put("embed", attrs.get("title") or src, src=src)


class Leave:
    """Stands on the stack behind an element's children: what to do when they are done."""

    __slots__ = ("action", "what")

    def __init__(self, action: Callable[[Leave, Context], None], what: str) -> None:
        self.action, self.what = action, what


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
STYLED = HEADINGS | {"b", "strong", "th", "center", "figcaption"}
OPEN = frozenset({"option"})


def _marked(context: Context, kind: str, href: str | None) -> tuple[Any, ...]:
    mark = (kind, href)
    return context.marks if mark in context.marks else (*context.marks, mark)


def _is_link(tag: Tag, attrs: dict[str, str]) -> bool:
    """Not where an unclosed tag swallowed paragraphs, nor where it leads nowhere."""
    href = attrs.get("href") or ""
    if not href or href.startswith(("javascript:", "#")):
        return False
    return sum(getattr(child, "name", None) in BLOCKS for child in tag.contents) < 2


def _is_ad(tag: Tag) -> bool:
    return sum(len(text) for text in _some_text(tag)) <= AD_LETTERS


def _some_text(tag: Tag) -> Iterator[str]:
    seen, stack = 0, list(reversed(tag.contents))
    while stack and seen < AD_NODES:
        seen += 1
        node = stack.pop()
        if isinstance(node, str):
            yield node.strip()
        else:
            stack.extend(reversed(cast("Tag", node).contents))
    if stack:
        yield "…" * AD_LETTERS * 2


def _language(tag: Tag, attrs: dict[str, str]) -> str:
    """The language that a code block names, "" where it names none."""
    inner = [child.attrs.get("class") for child in tag.contents if getattr(child, "name", None) == "code"]
    for names in (attrs.get("class"), *inner, attrs.get("data-lang")):
        for word in str(names or "").replace("brush:", "language-").split():
            head, _, language = word.partition("-")
            if head in {"language", "lang", "highlight"} and language:
                return language.strip("; ").lower()
    return ""


__all__ = ["Item", "Walk", "read"]
