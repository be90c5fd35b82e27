"""The words by which a line tells what it is, from `lexicon/lines.toml`, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

SEPARATOR = r"\s*[:：|｜丨︱∣│/／]\s*"
NAME = r"[\u3400-\u9fff·]{2,5}"


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(files("reader.core").joinpath("lexicon/lines.toml").read_text("utf-8"))


def _compiled(entry: dict[str, Any]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(entry["words"], key=len, reverse=True)))
    form = entry["form"].replace("{words}", f"(?:{words})").replace("{separator}", SEPARATOR).replace("{name}", NAME)
    # Ignoring case costs milliseconds for each range of Han characters, so only forms with Latin words do.
    return re.compile(form, re.IGNORECASE if re.search("[a-z]", "".join(entry["words"])) else 0)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The form of the lines that the lexicon lists under `name`; KeyError where it lists none."""
    return _compiled(_lexicon()[name])


@cache
def notes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Role and form of each kind of note, in the order in which they are tried."""
    return tuple((entry["role"], _compiled(entry)) for entry in _lexicon()["note"])
