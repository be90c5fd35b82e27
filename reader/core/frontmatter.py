"""The head of a file: parted from the body, its fields as strings; what is no YAML or TOML is read line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.core.foreign import line
from reader.language import _

if TYPE_CHECKING:
    from frontmatter.default_handlers import BaseHandler

SIZE = 64 * 1024  # characters: more is not a head but an attack

Value = str | tuple[str, ...]

_FENCES = frozenset(("---", "+++"))
_FIELD = re.compile(r"([\w][\w -]{0,40}?)\s*:(?:\s+(.*)|$)")
_ITEM = re.compile(r"\s*-\s+(.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields`: strings, or tuples of strings. `body`: the rest. `warnings`: sentences."""

    fields: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""
    warnings: tuple[str, ...] = ()
    found: bool = False


def split(text: str) -> FrontMatter:
    """Part a file's head from its body; what can't be read as a head is read line by line, and said."""
    text = text.lstrip("\ufeff \t\r\n")
    if "\r" in text[:SIZE]:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    fence = text[:3]
    if fence not in _FENCES or text[3:4] not in {"\n", " ", "\t"}:
        return FrontMatter(body=text)
    from reader.core.heads import HANDLERS, Refused  # YAML's reader, which a file without a head does not need

    handler = HANDLERS[fence]
    try:
        # Not the library's `parse`: it strips the body, where blanks at the beginning can mean code.
        head, body = handler.split(f"{fence}\n{text[4:]}")
    except ValueError:
        return _unterminated(text)
    try:
        return FrontMatter(_fields(handler, head), body, found=True)
    except Refused as error:
        warning = _("front matter: {reason}; read line by line instead").format(reason=error)
        return FrontMatter(_line_by_line(head[:SIZE]), body, (warning,), found=True)


def _unterminated(text: str) -> FrontMatter:
    """A head without its closing fence ends at the first empty line, if it holds fields at all."""
    head, _gap, body = text[3:].partition("\n\n")
    fields = _line_by_line(head[:SIZE])
    if not fields:
        return FrontMatter(body=text)
    return FrontMatter(fields, body, (_("front matter: its closing line is missing"),), found=True)


def _fields(handler: BaseHandler, head: str) -> dict[str, Value]:
    from reader.core.heads import Refused

    if len(head) > SIZE:
        raise Refused(_("it is larger than {limit} characters").format(limit=SIZE))
    loaded = handler.load(head)
    if not isinstance(loaded, dict):
        raise Refused(_("it holds no fields"))
    return {line(str(key)): _value(value) for key, value in loaded.items()}


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(filter(None, (line(str(item)) for item in value if not isinstance(item, (dict, list)))))
    if isinstance(value, dict):
        return ", ".join(f"{line(str(key))}: {line(str(item))}" for key, item in value.items())[:400]
    return line(str(value))


def _line_by_line(head: str) -> dict[str, Value]:
    """Fields as a person would read them: `key: rest of the line`, and `- item` lines below a bare key."""
    fields: dict[str, Value] = {}
    key = ""
    for row in head.splitlines():
        if (found := _FIELD.match(row)) and not row[0].isspace():
            key = line(found.group(1))
            fields[key] = line((found.group(2) or "").strip().strip("'\""))
        elif key and (item := _ITEM.match(row)):
            before = fields[key]
            fields[key] = (*(before if isinstance(before, tuple) else ()), line(item.group(1).strip("'\"")))
    return fields
