"""What a whole page says of itself: title, author and date, in its head, its linked data, or only in sight."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from reader.core.foreign import line
from reader.core.meta import from_fields
from reader.core.model import Meta

DATA = 100_000  # characters of linked data

# Every repetition is bounded: a page of nothing but `<meta ` must cost no more than any other.
_META = re.compile(r"<meta\b[^>]{0,2000}+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title[^<>]{0,500}>([^<]{1,300})", re.IGNORECASE)
_LINKED = re.compile(r"""<link\b[^>]{0,500}?rel=["']?canonical["']?[^>]{0,2000}>""", re.IGNORECASE)
_TIME = re.compile(r"""<time\b[^>]{0,500}?datetime\s*=\s*["']([^"']{4,40})""", re.IGNORECASE)
_DATA = re.compile(r"<script[^>]{1,500}?ld\+json[^>]{0,500}>", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]{2,20}$")
_H1 = re.compile(r"<h1\b[^<>]{0,500}>([^<]{1,300})</h1", re.IGNORECASE)
_BY = re.compile(
    r"""itemprop=["']author["'][^<>]{0,500}>\s{0,9}(?:<[^<>]{0,500}>\s{0,9}){0,3}?"""
    r"""(?:<meta[^<>]{0,200}?itemprop=["']name["'][^<>]{0,200}?content=["']([^"'<>]{1,60})|([^<>]{2,40})</)""",
    re.IGNORECASE,
)
# A date that stands on the page where its class or id says so, or with its clock at the beginning of a line.
_CLOCKED = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
_SHOWN = (
    re.compile(
        r"""(?:class|id)=["'][^"'<>]{0,80}?(?:time|date|pub)[^"'<>]{0,80}["'][^<>]{0,300}>[^<>\d]{0,16}"""
        rf"""({_CLOCKED}(?:[\sT]{{0,3}}\d{{1,2}}:\d\d(?::\d\d)?)?)""",
        re.IGNORECASE,
    ),
    re.compile(rf">\s{{0,9}}({_CLOCKED}\s{{0,3}}\d{{1,2}}:\d\d(?::\d\d)?)"),
)

# What pages call things, in the order in which it is believed.
_NAMES = {
    "title": ("og:title", "twitter:title", "headline", "<h1>", "<title>"),
    "author": ("<person>", "author", "article:author", "og:article:author", "byl", "dc.creator", "<author>"),
    "date": ("article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
             "date", "dc.date", "og:release_date", "weibo:article:create_at", "<time>", "<shown>"),
    "categories": ("article:section",),
    "tags": ("keywords", "article:tag"),
    "image": ("og:image", "twitter:image"),
    "url": ("og:url", "<canonical>"),
}  # fmt: skip


def head(text: str) -> Meta:
    """What the page says of itself, from its text alone."""
    found: dict[str, str] = {}
    for name, value in (*_tags(text), *_linked_data(text), *_shown(text)):
        found.setdefault(name, value)
    fields = {what: next((found[name] for name in names if found.get(name)), "") for what, names in _NAMES.items()}
    if fields["title"]:
        fields["title"] = _without_site(fields["title"], [found.get(name, "") for name in ("headline", "<h1>")])
    return from_fields({what: value for what, value in fields.items() if value})[0]


def _without_site(title: str, others: Sequence[str]) -> str:
    """A title that ends in the site's name, where the page says elsewhere what it is without."""
    shorter = (other for other in others if other and title.startswith(other))
    return next((other for other in shorter if _SITE.fullmatch(title, len(other))), title)


def _shown(text: str) -> Iterator[tuple[str, str]]:
    """What stands in the text of the page, where its head says nothing."""
    if found := _H1.search(text):
        yield "<h1>", line(unescape(found.group(1)))
    if found := _BY.search(text):
        yield "<author>", line(unescape(found.group(1) or found.group(2)))
    if found := _SHOWN[0].search(text) or _SHOWN[1].search(text):
        yield "<shown>", line(found.group(1))


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
        graph = data.get("@graph") if isinstance(data, Mapping) else None
        items = graph if isinstance(graph, list) else data if isinstance(data, list) else [data]
        for item in items:
            if isinstance(item, Mapping) and "headline" in item:
                yield from _headline(item)


def _headline(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    author = item.get("author")
    first = author[0] if isinstance(author, list) and author else author
    named = first.get("name") if isinstance(first, Mapping) else first
    person = isinstance(first, Mapping) and first.get("@type") == "Person"
    for name, value in (
        ("headline", item["headline"]),
        ("datepublished", item.get("datePublished")),
        ("<person>" if person else "<author>", named),
    ):
        if isinstance(value, str):
            yield name, line(value)
