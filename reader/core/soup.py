"""BeautifulSoup, imported without its CSS selectors until somebody asks for one, and without guessers of encodings.

Compiling the patterns of soupsieve takes as long as the rest of the import and the parse of an article together, and
nothing here selects by CSS; what it parses is text. A lazy loader does not help: the import statement itself wakes it.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


class _Later(ModuleType):
    """Stands for soupsieve in bs4 until its first use."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


def parse(body: str) -> BeautifulSoup:
    """The tree of an HTML body given as text, never as bytes; `class` and its like are plain strings."""
    if "bs4" not in sys.modules and "soupsieve" not in sys.modules:
        _import()
    from bs4 import BeautifulSoup, UnusualUsageWarning

    # What bs4 thinks of a body's form would be written over the screen.
    warnings.simplefilter("ignore", UnusualUsageWarning)
    return BeautifulSoup(body, "lxml", multi_valued_attributes=None)


_UNUSED = ("soupsieve", "cchardet", "chardet", "charset_normalizer")  # bs4 does without each of them


def _import() -> None:
    before = {name: sys.modules[name] for name in _UNUSED if name in sys.modules}
    missing: dict[str, Any] = dict.fromkeys(_UNUSED)  # None makes the import statement fail
    sys.modules.update(missing)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # bs4 says that selectors will not work; they will
            css = importlib.import_module("bs4.css")
    finally:
        for name in _UNUSED:
            del sys.modules[name]
        sys.modules.update(before)
    css.soupsieve = _Later("soupsieve")  # type: ignore[attr-defined]  # bs4 has no other way
