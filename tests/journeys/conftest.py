"""A desk of one's own for each journey: state, settings, cache and exports in a folder that goes away."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import language
from reader.store.settings import Options
from reader.ui.app import ReaderApp

ARTICLES = Path(__file__).parents[2] / "articles"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the machine's owner is read or written, and the reader speaks English."""
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(language, "_catalogue", language.gettext.NullTranslations())
    return tmp_path


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., ReaderApp]:
    """Makes the app on sample articles (all of them, or those named), without the tagger."""

    def make(*names: str, **options: object) -> ReaderApp:
        paths = [str(ARTICLES / name) for name in names] or [str(ARTICLES)]
        given = {"tagger": False, "exports": tmp_path / "exports", **options}
        return ReaderApp(paths, Options(**given))  # type: ignore[arg-type]

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample articles that a journey may change."""
    return Path(shutil.copytree(ARTICLES, tmp_path / "articles"))
