"""A path to a source: its bytes decoded, its text parted into metadata and body."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import sys
from dataclasses import dataclass
from typing import Literal

from reader.core import encoding as encodings
from reader.core import foreign, frontmatter
from reader.core.files import LIMIT, contents
from reader.core.meta import from_fields
from reader.core.model import Meta
from reader.core.unreadable import Unreadable, contained
from reader.language import _, ngettext

HEAD = 64 * 1024  # bytes that a list reads of a file

Form = Literal["html", "markdown", "text"]

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
# Code and comments are full of `# ` and `- `, whatever language the page around them is in.
_VERBATIM = re.compile(
    r"<(pre|script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*+(?:</\1\s*+>)?|<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:p|div|br|span|table|section|article|h[1-6]|ul|ol|blockquote)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|!\[|```|~~~|[-*+] \S|\d+\. \S|> |\|.*\|)", re.MULTILINE)
_WHOLE_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_TITLES = (
    re.compile(r"^#\s+(.{1,200})$", re.MULTILINE),
    re.compile(r"<title[^<>]{0,500}>([^<]{1,300})", re.IGNORECASE),
    re.compile(r"<h1[^<>]{0,500}>([^<]{1,300})", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text in its two parts. What only its bytes tell is empty in the source of a text alone."""

    path: str
    meta: Meta
    body: str
    form: Form
    sha256: str = ""
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    warnings: tuple[str, ...] = ()
    outside: tuple[tuple[bool, str], ...] = ()  # of a whole page: what stands before or after the article


def load(path: str | os.PathLike[str], encoding: str | None = None) -> Source:
    """Read a file ("-" is standard input) up to its body. Raises `Unreadable`."""
    path = os.fspath(path)
    data = sys.stdin.buffer.read(LIMIT + 1) if path == "-" else contents(path)
    if len(data) > LIMIT:
        limit = f"{LIMIT // 1024**2} MB"
        raise Unreadable(
            path, _("it is larger than {limit}").format(limit=limit), _("split it, or save it without its images")
        )
    decoded = _decoded(path, data, encoding)
    parts = parted(path, decoded.text)
    return dataclasses.replace(
        parts,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        warnings=(*_slips(decoded), *parts.warnings),
    )


def parted(path: str, text: str) -> Source:
    """The source of a text; its path names it, and tells a title and a form where the text does not."""
    front = frontmatter.split(text)
    if not front.found and _WHOLE_PAGE.match(text):
        from reader.core import page

        meta, body, outside = page.read(text)
        return Source(path, _titled(meta, text, path), body, "html", outside=outside)
    meta, wrong = from_fields(front.fields)
    form = _form(path, front.body)
    return Source(path, _titled(meta, front.body, path), front.body, form, warnings=(*front.warnings, *wrong))


def head(path: str | os.PathLike[str]) -> Meta:
    """The metadata alone, from the first bytes of a file: what a list of thousands can afford. Raises `Unreadable`."""
    path = os.fspath(path)
    with contained(path):
        data = contents(path, HEAD)
        text = _decoded(path, data[: len(data) - _cut(data)]).text
        front = frontmatter.split(text)
        if not front.found and _WHOLE_PAGE.match(text):
            from reader.core import pagehead

            return _titled(pagehead.head(text), text, path)
        return _titled(from_fields(front.fields)[0], front.body, path)


def _cut(data: bytes) -> int:
    """How many bytes of a UTF-8 sequence the end of a head has cut in two."""
    if len(data) < HEAD:
        return 0
    return next((back for back in range(1, 5) if data[-back] >= 0xC0), 0)


def _decoded(path: str, data: bytes, encoding: str | None = None) -> encodings.Decoded:
    try:
        return encodings.decode(data, encoding)
    except encodings.NotText:
        raise Unreadable(
            path, _("it is not text in any encoding we know"), _("name its encoding, or convert it to UTF-8")
        ) from None


def _slips(decoded: encodings.Decoded) -> tuple[str, ...]:
    if not decoded.damaged:
        return ()
    message = ngettext("{n} character could not be decoded", "{n} characters could not be decoded", decoded.damaged)
    return (message.format(n=decoded.damaged),)


def _form(path: str, body: str) -> Form:
    """HTML bodies hold 19-56 tags per 1,000 characters, Markdown bodies with some HTML in them 3-12."""
    sample = body[:200_000]
    tags = sum(1 for _found in _TAG.finditer(sample)) * 1000 / max(1, len(sample))
    prose = _VERBATIM.sub("", sample)
    marks = sum(1 for _found in _MARKDOWN.finditer(prose))
    opens_html = _BLOCK_TAG.match(prose.lstrip()) is not None
    if opens_html and (tags >= 12 or marks < 3):
        return "html"
    if tags >= 15 and marks < 3:
        return "html"
    if tags < 1 and path.endswith(".txt"):
        return "text"
    if _BLOCK_TAG.search(sample) and not marks:
        return "html"
    return "markdown"


def _titled(meta: Meta, body: str, path: str) -> Meta:
    """A title for every article: its own, its first heading, the page's, or the file's name."""
    if meta.title:
        return meta
    import html

    found = next(filter(None, (pattern.search(body[:HEAD]) for pattern in _TITLES)), None)
    title = foreign.line(html.unescape(found.group(1))) if found else ""
    stem = _("standard input") if path == "-" else os.path.splitext(os.path.basename(path))[0]
    return dataclasses.replace(meta, title=title or foreign.name(stem))
