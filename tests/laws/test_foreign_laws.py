"""Cleaning, over any text there is."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from reader.core.foreign import MARKS, clean, line

CONTROLS = st.text(st.characters(categories=["Cc", "Cf", "Cs", "Mn", "Zl", "Zp"]) | st.sampled_from("a字é\u0300👩"))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


@given(st.text(st.characters(codec=None)) | CONTROLS)
@example("\x0c\x0b\x85")
def test_nothing_a_terminal_obeys_comes_out(text: str) -> None:
    assert not FORBIDDEN.search(clean(text))
    assert "\n" not in line(text)


@given(st.text() | CONTROLS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=["Mn", "Me", "Lo", "So", "Cf"]), max_size=60) | CONTROLS)
def test_no_pile_is_higher_than_a_cell_takes(text: str) -> None:
    height = 0
    for character in clean(text):
        height = height + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        assert height <= MARKS
