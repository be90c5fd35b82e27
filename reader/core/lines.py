"""Running text gathered into drafts: where a line ends, what becomes of `<br>`, where an image goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reader.core.appearance import Context
from reader.core.draft import Draft, Look
from reader.core.foreign import clean
from reader.core.inline import Piece, collapse, look, shape
from reader.core.model import BlockKind, Span

Item = tuple[str, Context | None] | Draft  # a text, a mark ("\n" or "\t", no context), an image
RULE = re.compile(r"(?:[-—_=*~─━═＝－]\s?){3,}$")  # a line drawn with letters
SMALL = 48  # pixels: an image of this height inside a line is a sign, not a picture


def width(text: str) -> float:
    """How wide a text is, one Han character being 1 and a Latin letter a half."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


class Lines:
    """The line being gathered and the drafts made so far."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.items: list[Item] = []
        self.simple = True  # nothing but text has come since the last flush
        self.marker: str | None = None
        self.order = 0

    def text(self, text: str, context: Context) -> None:
        if self.items or not text.isspace() or context.pre:
            self.items.append((text, context))

    def mark(self, sign: str) -> None:
        self.items.append((sign, None))
        self.simple = False

    def line_break(self, context: Context) -> None:
        if context.cell:
            self.text(" ", context)
        elif context.pre:
            self.text("\n", context)
        elif not context.dropped:
            self.mark("\n")

    def image(self, src: str | None, alt: str, attrs: Mapping[str, str], context: Context) -> None:
        """A picture, or where it is no larger than a line, the sign it stands for."""
        if src is None and not alt:
            return
        if alt and self.items and _is_sign(attrs):
            self.text(alt, context)
            return
        text = "" if alt == src else collapse(clean(alt))
        self.items.append(Draft(0, "image", text, src=collapse(clean(src)) if src else None))
        self.simple = False

    def put(self, kind: BlockKind, text: str, **fields: Any) -> None:
        self.order += 1
        if fields.get("src"):
            fields["src"] = collapse(clean(fields["src"]))
        self.drafts.append(Draft(self.order, kind, collapse(clean(text)) if kind != "code" else text, **fields))

    def flush(self, language: str = "") -> None:
        """End the paragraph."""
        items, self.items = self.items, []
        if not items:
            return
        if self.simple:
            pieces: list[Piece] = items  # type: ignore[assignment]  # texts and nothing else
            if pieces[0][1].pre:
                self.code(pieces, language)
            else:
                self.line(pieces)
            return
        self.simple = True
        for group in _groups(items):
            if isinstance(group, Draft):
                self.order += 1
                self.drafts.append(_at(group, self.order))
            else:
                self.paragraphs(group)

    def code(self, pieces: list[Piece], language: str) -> None:
        text = clean("".join(text for text, _ in pieces)).strip("\n").rstrip()
        if text:
            self.put("code", text, language=collapse(clean(language)) or None)

    def paragraphs(self, lines: list[list[Piece]]) -> None:
        """Lines that single breaks part: a heading is one line, anything else is paragraphs, verse for all we know."""
        if lines[0][0][1].heading is not None:
            self.line([piece for line in lines for piece in (*line, (" ", line[-1][1]))])
            return
        for at, line in enumerate(lines):
            self.line(line, glued=at > 0)

    def line(self, pieces: list[Piece], glued: bool = False) -> None:
        text, spans = shape(pieces)
        if text:
            self.draft(text, spans, _first(pieces), look(pieces), glued)

    def draft(self, text: str, spans: tuple[Span, ...], context: Context, seen: Look, glued: bool) -> None:
        if RULE.match(text):
            self.put("rule", "")
            return
        kind: BlockKind = "list" if context.lists else "quote" if context.quotes else "paragraph"
        marker, self.marker = (self.marker, None) if context.lists else (None, self.marker)
        self.order += 1
        self.drafts.append(
            Draft(
                self.order,
                kind if context.heading is None else "paragraph",
                text,
                spans,
                seen,
                tag=context.heading,
                glued=glued and not seen.indented,
                caption=context.caption,
                level=(context.lists or context.quotes or None) if context.heading is None else None,
                marker=marker if context.heading is None else None,
            )
        )

    def flush_table(self, header: bool) -> None:
        """What was gathered, as a table: tabs between cells, newlines between rows; its images after it."""
        items, self.items, self.simple = self.items, [], True
        rows: list[list[list[Piece]]] = [[[]]]
        for item in items:
            if isinstance(item, Draft):
                continue
            if item[1] is not None:
                rows[-1][-1].append((item[0], item[1]))
            elif item[0] == "\t":
                rows[-1].append([])
            else:
                rows.append([[]])
        shaped = [joined([shape(cell) for cell in row[:-1] or row], "\t", strip=False) for row in rows]
        text, spans = joined([row for row in shaped if row[0].strip()], "\n")
        if text:
            self.order += 1
            self.drafts.append(Draft(self.order, "table", text, spans, header=header))
        for item in items:
            if isinstance(item, Draft):
                self.order += 1
                self.drafts.append(_at(item, self.order))


def _at(draft: Draft, order: int) -> Draft:
    return Draft(order, draft.kind, draft.text, src=draft.src)


def _first(pieces: list[Piece]) -> Context:
    return next((context for text, context in pieces if not text.isspace()), pieces[0][1])


def _is_sign(attrs: Mapping[str, str]) -> bool:
    """A formula or an emoji inside a sentence."""
    if "eeimg" in attrs or any(
        word in (attrs.get("class") or "").lower() for word in ("emoji", "emotion", "latex", "math", "face")
    ):
        return True
    heights = [attrs[key] for key in ("height", "width") if (attrs.get(key) or "").isdecimal()]
    return bool(heights) and all(len(height) < 4 and 1 < int(height) <= SMALL for height in heights)


def _groups(items: list[Item]) -> list[list[list[Piece]] | Draft]:
    """Runs of lines that single breaks part, and the images between them; an image inside a line follows its line."""
    groups: list[list[list[Piece]] | Draft] = []
    run: list[list[Piece]] = []
    line: list[Piece] = []
    images: list[Draft] = []

    def end_line() -> None:
        nonlocal run, line, images
        if any(not text.isspace() for text, _ in line):
            run.append(line)
        elif run:
            groups.append(run)
            run = []
        line = []
        if images:
            if run:
                groups.append(run)
            run = []
            groups.extend(images)
            images = []

    for item in items:
        if isinstance(item, Draft):
            images.append(item)
            if all(text.isspace() for text, _ in line):
                end_line()
        elif item[1] is None:
            end_line()
        else:
            line.append((item[0], item[1]))
    end_line()
    if run:
        groups.append(run)
    return groups


def joined(parts: list[tuple[str, tuple[Span, ...]]], between: str, strip: bool = True) -> tuple[str, tuple[Span, ...]]:
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for text, inner in parts:
        if strip and not text:
            continue
        spans += [Span(span.start + at, span.end + at, span.kind, span.href) for span in inner]
        texts.append(text)
        at += len(text) + len(between)
    return between.join(texts), tuple(spans)
