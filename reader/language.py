"""The language the reader speaks: gettext catalogues in `locale/`, English in the source."""

from __future__ import annotations

import gettext
import locale
import os
from pathlib import Path

LANGUAGES = ("zh", "en")
FOLDER = Path(__file__).with_name("locale")
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_in_use = "en"


def use(language: str | None = None) -> str:
    """Speak `language` ("zh" or "en"), or what the locale asks for; returns the language in use."""
    global _catalogue, _in_use
    chosen = language if language in LANGUAGES else _from_locale()
    _catalogue = gettext.translation("reader", FOLDER, languages=[chosen], fallback=True)
    _in_use = chosen
    return chosen


def in_use() -> str:
    """The language spoken now."""
    return _in_use


def _from_locale() -> str:
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    return "zh" if (named or locale.getlocale()[0] or "").lower().startswith("zh") else "en"


def _(message: str) -> str:
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    return _catalogue.ngettext(singular, plural, n)


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - the same for a plural
    return singular, plural


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    return message
