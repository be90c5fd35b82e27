"""The Chinese catalogue and the source held together: `make words` brings it up to date and says what is empty."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

READER = Path(__file__).parent.parent / "reader"
PO = READER / "locale/zh/LC_MESSAGES/reader.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "NN_": (1, 2)}


class Plain(Catalog):
    """A catalogue without the dates and addresses that would make every run a change."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [("Language", "zh"), ("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.plural_forms)]


def asked() -> Iterator[str | tuple[str, ...]]:
    """Every message that the source may say; of plurals both forms."""
    for found in extract_from_dir(str(READER), method_map=[("**.py", "python")], keywords=KEYWORDS):
        yield found[2]


def kept() -> Catalog:
    """The catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def update() -> list[str]:
    """Add what is new, drop what is gone, compile; returns the messages that have no translation yet."""
    old, new = kept(), Plain(locale="zh", header_comment="# The reader in Chinese.", fuzzy=False)
    for message in asked():
        before = old.get(singular(message))
        new.add(message, before.string if before else None)
    with PO.open("wb") as file:
        write_po(file, new, width=None, sort_output=True)
    compiled(MO)
    return [singular(message.id) for message in new if message.id and not any(message.string or ())]


def compiled(path: Path) -> None:
    """Write what gettext reads."""
    catalogue = Plain(locale="zh")
    for message in kept():
        if message.id:
            catalogue.add(message.id, message.string)
    with path.open("wb") as file:
        write_mo(file, catalogue)


def singular(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


if __name__ == "__main__":
    sys.stdout.writelines(f"{message}\n" for message in update())
