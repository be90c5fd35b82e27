"""The body's HTML to drafts, in one walk over the tree with a stack of its own: depth costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from reader.core.appearance import NOTHING, Context, Mark, effect, near_white
from reader.core.draft import Cut, Page
from reader.core.elements import (
    BLOCKS,
    DROPPED,
    EMBEDS,
    FALLBACK,
    HEADINGS,
    LISTS,
    MARKS,
    SILENT,
    STYLED,
    VERBATIM,
    Attributes,
    children,
    is_ad,
    is_link,
    language,
)  # fmt: skip
from reader.core.foreign import clean
from reader.core.images import address
from reader.core.inline import collapse
from reader.core.lines import Lines
from reader.core.soup import parse
from reader.core.tables import is_data

if TYPE_CHECKING:
    from bs4 import Tag

SURROGATE = re.compile("[\ud800-\udfff]")
SHOWN = Context()
DEEPEST = 20  # levels of quotes, and of lists, that are told apart: an export writes a sign for each on every line
INHERITED = ("bold", "colour", "backed", "centred", "indented", "named", "unseen", "caption", "ad")
NO_STYLES = [""] * 6
STYLES = ("style", "class", "color", "size", "align", "bgcolor")


def read(body: str) -> Page:
    """The drafts of an HTML body, and what is not shown of it."""
    soup = parse(SURROGATE.sub("\ufffd", body))
    page = Walk().read(soup)
    if sum(len(draft.text) for draft in page.drafts) < sum(
        len(cut.text) for cut in page.cuts if cut.reason == "hidden"
    ):
        # Pages that a script uncovers after loading hide the whole article; it is not hidden from its reader.
        page = Walk(reveal=True).read(soup)
    return page


class Leave:
    """Stands on the stack behind an element's children: what to do when they are done."""

    __slots__ = ("action", "what")

    def __init__(self, action: Callable[[str, Context], None], what: str = "") -> None:
        self.action, self.what = action, what


Stack = list[tuple[Any, Context]]  # a node of the tree or a Leave, and what holds there


class Walk:
    """The state of one walk: the lines made so far, the text being dropped, the counters of lists."""

    def __init__(self, reveal: bool = False) -> None:
        self.reveal = reveal
        self.lines = Lines()
        self.cuts: list[Cut] = []
        self.dropped: list[str] = []
        self.counters: list[int] = []
        # Context and element -> the context inside, since pages repeat themselves. The outer one is kept for its id.
        self.known: dict[tuple[object, ...], tuple[Context, Context]] = {}
        self.insides: dict[tuple[int, str], tuple[Context, Context]] = {}

    def read(self, soup: Tag) -> Page:
        from bs4.element import NavigableString, Tag

        stack: Stack = [(child, SHOWN) for child in reversed(soup.contents)]
        while stack:
            node, context = stack.pop()
            kind = type(node)
            if kind is NavigableString:
                self.text(node, context)
            elif kind is Tag:
                self.element(node, context, stack)
            elif kind is Leave:
                node.action(node.what, context)
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
        if text := " ".join(clean(text).split()):
            self.cuts.append(Cut(reason, text, self.lines.order + 1))

    def element(self, tag: Tag, context: Context, stack: Stack) -> None:
        name, attrs = tag.name, cast("Attributes", tag.attrs)
        if name in SILENT:
            return
        if name == "br":
            self.lines.line_break(context)
            return
        if name in {"img", "amp-img"}:
            # A picture for browsers without scripts is the one that a script would have loaded.
            if context.dropped in {None, "noscript"}:
                self.lines.image(address(attrs), (attrs.get("alt") or "").strip(), attrs, context)
            return
        if name in EMBEDS and not context.dropped:
            self.embed(tag, attrs)
        inner = self.within(tag, name, attrs, context)
        if inner.dropped:
            if not context.dropped:
                stack.append((Leave(self.leave_dropped, f"{name}.{attrs.get('class') or ''}".strip(".")), inner))
        elif name in BLOCKS:
            inner = self.open(tag, name, attrs, inner, stack)
        stack.extend([(child, inner) for child in reversed(tag.contents)])

    def within(self, tag: Tag, name: str, attrs: Attributes, context: Context) -> Context:
        """What holds inside an element: what its name, style and class change."""
        if context.dropped:
            return context
        if name == "a" and is_link(tag, href := collapse(clean(attrs.get("href") or ""))):
            context = replace(context, marks=_marked(context, ("link", href)))
        styles = [attrs.get(style) or "" for style in STYLES] if attrs else NO_STYLES
        key = (id(context), name, "hidden" in attrs, *styles)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = (context, self.changed(name, attrs, styles, context))
        inner = found[1]
        if inner.ad and not context.ad:
            return replace(inner, **({"dropped": "ad"} if is_ad(tag) else {"ad": False}))
        return inner

    def changed(self, name: str, attrs: Attributes, styles: list[str], context: Context) -> Context:
        changes: dict[str, Any] = {"dropped": DROPPED[name]} if name in DROPPED else {}
        if name in MARKS:
            changes["marks"] = _marked(context, (MARKS[name], None))
        found = effect(name, *styles) if attrs or name in STYLED else NOTHING
        for key in INHERITED:
            value = getattr(found, key)
            if value is not None and value != getattr(context, key):
                changes[key] = value
        if found.size is not None:
            changes["size"], changes["small"] = found.size, found.size <= 0
        if (found.hidden or "hidden" in attrs or name in FALLBACK) and not self.reveal:
            changes["dropped"] = "hidden"
        return replace(context, **changes) if changes else context

    def leave_dropped(self, what: str, context: Context) -> None:
        text, self.dropped = " ".join(self.dropped), []
        reason = "hidden" if context.dropped == "noscript" else context.dropped or ""
        # An empty slot that a script would fill: its name is all there is to show.
        self.cut(reason, what if reason == "ad" and not text.strip() else text)

    def open(self, tag: Tag, name: str, attrs: Attributes, inner: Context, stack: Stack) -> Context:
        """Begin a block; returns what holds for its children."""
        if inner.cell:
            self.open_in_table(name, inner, stack)
            return inner
        self.lines.flush()
        if name == "table" and is_data(tag):
            stack.append((Leave(self.leave_table, "th" if tag.find("th") else ""), inner))
            return replace(inner, cell=True)
        stack.append((Leave(self.leave_block, language(tag) if name in VERBATIM else ""), inner))
        if name == "hr":
            self.lines.put("rule", "")
        elif name == "li":
            self.lines.marker = self.item_marker(inner)
        found = self.insides.get((id(inner), name))
        if found is None or name == "ol":
            found = self.insides[id(inner), name] = (inner, self.inside(name, attrs, inner))
        return found[1]

    def open_in_table(self, name: str, inner: Context, stack: Stack) -> None:
        if name in {"td", "th"}:
            stack.append((Leave(self.leave_part, "\t"), inner))
        elif name == "tr":
            stack.append((Leave(self.leave_part, "\n"), inner))
        else:
            self.lines.text(" ", inner)

    def inside(self, name: str, attrs: Attributes, inner: Context) -> Context:
        """What holds for a block's children because of its name."""
        if name == "aside":
            return replace(inner, aside=True)
        if name in HEADINGS and not inner.aside:
            return replace(inner, heading=int(name[1]))
        if name in VERBATIM:
            return replace(inner, pre=True)
        if name == "blockquote":
            return replace(inner, quotes=min(inner.quotes + 1, DEEPEST))
        if name in LISTS:
            counter = self.count_from(attrs) if name == "ol" else None
            return replace(inner, lists=min(inner.lists + 1, DEEPEST), counter=counter)
        return inner

    def count_from(self, attrs: Attributes) -> int:
        start = attrs.get("start") or "1"
        self.counters.append(int(start) if start.isdecimal() and len(start) < 7 else 1)
        return len(self.counters) - 1

    def item_marker(self, context: Context) -> str:
        if context.counter is None:
            return "•"
        number = self.counters[context.counter]
        self.counters[context.counter] += 1
        return f"{number}."

    def leave_block(self, what: str, context: Context) -> None:
        self.lines.flush(what)

    def leave_part(self, what: str, context: Context) -> None:
        self.lines.mark(what)

    def leave_table(self, what: str, context: Context) -> None:
        self.lines.flush_table(header=bool(what))

    def embed(self, tag: Tag, attrs: Attributes) -> None:
        sources = [attrs, *(cast("Attributes", child.attrs) for child in children(tag, "source"))]
        src = next(filter(None, map(address, sources)), None) or attrs.get("data")
        if src:
            self.lines.flush()
            self.lines.put("embed", attrs.get("title") or src, src=src)


def _marked(context: Context, mark: Mark) -> tuple[Mark, ...]:
    return context.marks if mark in context.marks else (*context.marks, mark)
