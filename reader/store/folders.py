"""Where the reader keeps what is its own: settings, state, index, exports. Never inside an article folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

NAME = "reader-desk"


def settings() -> Path:
    """The settings file."""
    return platformdirs.user_config_path(NAME) / "settings.toml"


def state() -> Path:
    """Positions, marks, stars, corrected headings."""
    return platformdirs.user_state_path(NAME) / "state.db"


def index() -> Path:
    """The full-text index, which can be made again."""
    return platformdirs.user_cache_path(NAME) / "index.db"


def exports() -> Path:
    """Where sections and articles are written to, unless the settings say otherwise."""
    return platformdirs.user_documents_path() / "reader"


def key(path: str) -> bytes:
    """What names a file in a database, from wherever it is named: the bytes of its full path; any string has a key."""
    full = os.path.abspath(path)
    try:
        return os.fsencode(full)
    except UnicodeEncodeError:
        return full.encode("utf-8", "replace")


def path_of(key: bytes) -> str:
    """The path of a key."""
    return os.fsdecode(key)
