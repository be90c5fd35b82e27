"""The two kinds of head, as handlers of python-frontmatter that trust nothing.

libyaml can be crashed by nesting, and a few hundred bytes of aliases or merge keys fill a machine's memory. So the
events are counted first, aliases are refused, and every scalar stays the string it was.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from reader.core.foreign import line
from reader.language import _

DEPTH = 20
EVENTS = 5_000

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Refused(ValueError):
    """The front matter breaks a limit or its own grammar."""


class Yaml(YAMLHandler):
    """Between `---` and `---` or `...`, as YAML itself ends a document."""

    FM_BOUNDARY = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        """What YAML makes of the head, every scalar a string. Raises `Refused`."""
        try:
            _guard(fm)
            return yaml.load(fm, Loader=_LOADER) or {}
        except Refused:
            raise
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = _("line {number}").format(number=mark.line + 1) + ": " if mark else ""
            raise Refused(where + line(str(getattr(error, "problem", None) or error))[:120]) from None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Refused(line(str(error))[:120]) from None  # PyYAML's constructors raise all of these


class Toml(BaseHandler):
    """Between `+++` and `+++`."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        """What TOML makes of the head. Raises `Refused`."""
        try:
            loaded = tomllib.loads(fm)
            _measure(loaded)
            return loaded
        except Refused:
            raise
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            raise Refused(line(str(error))[:120]) from None


HANDLERS: dict[str, BaseHandler] = {"---": Yaml(), "+++": Toml()}


def _guard(head: str) -> None:
    """Count what YAML's parser sees, before anything is built from it."""
    depth = 0
    for count, event in enumerate(yaml.parse(head, Loader=_LOADER)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(_("aliases are not followed"))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH or count > EVENTS:
            raise Refused(_("it is nested too deep or has too many parts"))


def _measure(loaded: dict[str, object]) -> None:
    """Refuse what is nested too deep: dotted keys nest without a bracket."""
    level: list[object] = [loaded]
    for _depth in range(DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
    if level:
        raise Refused(_("it is nested too deep or has too many parts"))


def _inside(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
