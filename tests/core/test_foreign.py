"""Foreign text, made harmless."""

from __future__ import annotations

import unicodedata

import pytest

from reader.core.foreign import MARKS, clean, line, name


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b]52;c;x\x07b", "a␛]52;c;x␇b"),
        ("\x9d0;x\x9c", "\ufffd0;x\ufffd"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b", "a\nb"),
        ("\u202etxt.exe\u202c", "txt.exe"),
        ("\u2066a\u2067b\u2068c\u2069\u2060", "abc"),
        ("零\u200b宽", "零宽"),
        ("soft\xadhyphen", "softhyphen"),
        ("\U000e0041x", "x"),
        ("\ud800", "\ufffd"),
        ("e\u0301", "é"),
        ("，？％１２", "，？％１２"),
        ("\tx\n", "\tx\n"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("a\u200db", "ab"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_or_taken_out(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_a_pile_of_marks_is_cut() -> None:
    kept = [c for c in clean("z" + "\u0300" * 500) if unicodedata.combining(c)]
    assert len(kept) == MARKS


def test_a_line_is_one_line() -> None:
    assert line("  一行\n两行\t三行\x1b ") == "一行 两行 三行␛"


def test_a_name_that_is_no_text_is_spelt_out() -> None:
    assert name(b"\xff\x1b.md".decode("utf-8", "surrogateescape")) == "\\xff␛.md"


def test_the_short_way_for_common_text_is_the_long_way() -> None:
    """A zero-width space is taken out, but a text that has one goes the long way."""
    different = [hex(code) for code in range(0x110000) if clean(text := f"题{chr(code)}x") != clean(f"{text}\u200b")]
    assert not different
