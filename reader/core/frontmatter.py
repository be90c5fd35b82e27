"""The head of a file, YAML or TOML, read without trusting it.

libyaml can be crashed by nesting, and a few hundred bytes of aliases or merge keys fill a machine's memory. So the
events are counted first, aliases are refused, and every scalar stays the string it was.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.core.foreign import line
from reader.language import _

SIZE = 64 * 1024  # characters of front matter, and below: more is not a head but an attack
DEPTH = 20
EVENTS = 5_000

Value = str | tuple[str, ...]

_FENCES = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_FIELD = re.compile(r"([\w][\w -]{0,40}?)\s*:(?:\s+(.*)|$)")
_ITEM = re.compile(r"\s*-\s+(.*)")


class Refused(ValueError):
    """The front matter breaks a limit or its own grammar."""


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
    end = _FENCES[fence].search(text, 4)
    if end is None:
        return _unterminated(text)
    head, body = text[3 : end.start()], text[end.end() :]
    try:
        return FrontMatter(_load(fence, head), body, found=True)
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


def _load(fence: str, head: str) -> dict[str, Value]:
    if len(head) > SIZE:
        raise Refused(_("it is larger than {limit} characters").format(limit=SIZE))
    loaded = _toml(head) if fence == "+++" else _yaml(head)
    if not isinstance(loaded, dict):
        raise Refused(_("it holds no fields"))
    return {line(str(key)): _value(value) for key, value in loaded.items()}


def _toml(head: str) -> object:
    try:
        loaded = tomllib.loads(head)
        _measure(loaded)
        return loaded
    except Refused:
        raise
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise Refused(line(str(error))[:120]) from None


def _measure(loaded: dict[str, object]) -> None:
    """Refuse what is nested too deep: dotted keys nest without a bracket."""
    level: list[object] = [loaded]
    for _depth in range(DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
    if level:
        raise Refused(_("it is nested too deep or has too many parts"))


def _inside(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _yaml(head: str) -> object:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _guard(head, loader)
        return yaml.load(head, Loader=loader) or {}
    except Refused:
        raise
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = _("line {number}").format(number=mark.line + 1) + ": " if mark else ""
        raise Refused(where + line(str(getattr(error, "problem", None) or error))[:120]) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(line(str(error))[:120]) from None  # PyYAML's constructors raise all of these


def _guard(head: str, loader: type) -> None:
    """Count what the parser sees, before anything is built from it."""
    import yaml

    depth = 0
    for count, event in enumerate(yaml.parse(head, Loader=loader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(_("aliases are not followed"))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH or count > EVENTS:
            raise Refused(_("it is nested too deep or has too many parts"))


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
