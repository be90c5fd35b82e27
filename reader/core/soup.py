"""BeautifulSoup, imported without its CSS selectors until somebody asks for one.

Compiling the patterns of soupsieve takes as long as the rest of the import and the parse of an article together, and
nothing here selects by CSS. A lazy loader does not help, since the import statement itself wakes it.
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
    from bs4 import BeautifulSoup

    return BeautifulSoup(body, "lxml", multi_valued_attributes=None)


def _import() -> None:
    blocked: dict[str, Any] = {"soupsieve": None}  # None makes the import statement fail, which bs4 provides for
    sys.modules.update(blocked)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # bs4 says that selectors will not work; they will
            css = importlib.import_module("bs4.css")
    finally:
        sys.modules.pop("soupsieve", None)
    css.soupsieve = _Later("soupsieve")  # type: ignore[attr-defined]
