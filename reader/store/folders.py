"""Where the reader keeps what is its own: settings, state, index, exports. Never inside an article folder."""

from __future__ import annotations

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
