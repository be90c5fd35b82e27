"""The interface is whole in both languages: nothing untranslated, nothing stale, the same blanks to fill."""

from __future__ import annotations

import re

from tests import words

BLANK = re.compile(r"\{[^}]*\}")


def test_every_sentence_has_its_translation() -> None:
    kept = {words.singular(message.id) for message in words.kept() if message.id and all(message.string)}
    assert {words.singular(message) for message in words.asked()} == kept, (
        "run `make words` and translate what it names"
    )


def test_translations_fill_the_same_blanks() -> None:
    for message in words.kept():
        if message.id:
            said = message.string if isinstance(message.string, str) else message.string[0]
            assert sorted(BLANK.findall(words.singular(message.id))) == sorted(BLANK.findall(said)), message.id


def test_what_gettext_reads_is_what_was_written(tmp_path) -> None:
    words.compiled(tmp_path / "reader.mo")
    assert (tmp_path / "reader.mo").read_bytes() == words.MO.read_bytes(), "run `make words`"
