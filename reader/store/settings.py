"""The user's settings: one TOML file, every value checked, every complaint with its file and key.

theme = "paper"            # dark, light, paper, contrast; else the one that was chosen last
width = 76                 # cells of a line of text, 36 to 160
ambiguous = "narrow"       # or "wide": the cells of “ ” … — · ①
spacing = false            # a blank between Han and Latin letters or digits
indent = false             # paragraphs start two characters in
language = "zh"            # or "en"; else the locale decides
tagger = true              # names with the tagger, where it is installed
exports = "~/Documents/reader"
[keys]
export_section = ["e", "ctrl+e"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from reader.language import LANGUAGES, _

THEMES = ("dark", "light", "paper", "contrast")


@dataclass(frozen=True, slots=True)
class Options:
    """Settings and command line together: what a run of the reader goes by."""

    theme: str | None = None  # None: the one that was chosen last, `THEMES[0]` at first
    width: int = 76
    ambiguous: Literal["narrow", "wide"] = "narrow"
    asks: bool = True  # nobody has said how wide they are: the terminal is asked
    spacing: bool = False
    indent: bool = False
    language: str | None = None
    tagger: bool = True
    exports: Path | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Misset(ValueError):
    """The settings file says something it can't; the message names the file, the key and what is allowed."""


Check = Callable[[Any], Any]


def _one_of(*allowed: str) -> Check:
    def check(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(_("one of {allowed}").format(allowed=", ".join(allowed)))
        return value

    return check


def _whole(low: int, high: int) -> Check:
    def check(value: Any) -> Any:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(_("a whole number from {low} to {high}").format(low=low, high=high))
        return value

    return check


def _truth(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError(_("true or false"))
    return value


def _folder(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("the path of a folder"))
    return Path(value).expanduser()


def _key_map(value: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError(_("a table of actions and keys"))
    keys = {name: (held,) if isinstance(held, str) else tuple(held) for name, held in value.items()}
    if not all(isinstance(key, str) for held in keys.values() for key in held):
        raise ValueError(_("keys are strings, or lists of strings"))
    return keys


_CHECKS: dict[str, Check] = {
    "theme": _one_of(*THEMES),
    "width": _whole(36, 160),
    "ambiguous": _one_of("narrow", "wide"),
    "spacing": _truth,
    "indent": _truth,
    "language": _one_of(*LANGUAGES),
    "tagger": _truth,
    "exports": _folder,
    "keys": _key_map,
}


def load(path: Path) -> Options:
    """The settings in a file, the defaults where there is none. Raises `Misset`."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Options()
    except (OSError, UnicodeDecodeError) as error:
        raise Misset(f"{path}: {error}") from None
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Misset(f"{path}: {error}") from None
    options = Options()
    for key, value in found.items():
        if key not in _CHECKS:
            raise Misset(
                _("{path}: there is no setting “{key}”; there are {known}").format(
                    path=path, key=key, known=", ".join(_CHECKS)
                )
            )
        try:
            options = replace(options, **{key: _CHECKS[key](value)})
        except (ValueError, TypeError) as error:
            raise Misset(_("{path}: {key} must be {allowed}").format(path=path, key=key, allowed=error)) from None
    return replace(options, asks="ambiguous" not in found)
