"""The boundary: text that came from a file, made harmless before anything else sees it.

Cleaning happens after parsing, since YAML escapes and HTML entities turn into real control characters there. What
comes out of `clean` holds no control but newline and tab, no bidirectional control, no tag, no lone surrogate, and at
most eight combining marks a base. It is in NFC, never NFKC, which would turn ，？ into ASCII.
"""

from __future__ import annotations

import os
import re
import unicodedata

MARKS = 8  # combining marks a base may carry: more than any script needs, few enough for one cell

_PICTURES = {code: chr(0x2400 + code) for code in (*range(0x09), *range(0x0B, 0x20))}
_INVISIBLE = [
    0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
    *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080),
]  # fmt: skip
_TABLE: dict[int, str | None] = {
    **_PICTURES,
    0x0C: "\n",
    0x0D: "\n",
    0x7F: "␡",
    **dict.fromkeys(range(128, 160), "�"),
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(range(55296, 57344), "�"),
}
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u0300-\u036f\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\ud800-\udfff\ufe20-\ufe2f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What nearly every text is made of: none of it is suspect, and none of it is a combining mark.
_RARE = re.compile(
    "[^\t\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u2bff\u2e80-\u3029\u3030-\u3098\u309b-\ua66e"
    "\uf900-\ufaff\ufe30-\ufefe\uff01-\uffef]"
)
_PILE = re.compile(rf"[^\x00-\x7f\w\s]{{{MARKS + 1},}}")  # what may hold too many marks: signs and marks, no letter
_JOINED = re.compile("(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
_STEERING = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MARK = frozenset({"Mn", "Me"})
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` without anything a terminal would obey; line ends become newlines. Idempotent."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _RARE.search(text) is None:
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if _SUSPECT.search(text):
        text = _without_stray_joiners(text).translate(_TABLE)
    if not text.isascii():
        text = _composed(_PILE.sub(_lowered, text))
    return text


def _composed(text: str) -> str:
    """In NFC. Piles are lowered first, since sorting a pile takes the square of its height, and once more after."""
    composed = unicodedata.normalize("NFC", text)
    return composed if composed == text else _PILE.sub(_lowered, composed)


def _lowered(run: re.Match[str]) -> str:
    """Of each pile of combining marks as many as a base may carry."""
    kept, height = [], 0
    for character in run[0]:
        height = height + 1 if unicodedata.category(character) in _MARK else 0
        if height <= MARKS:
            kept.append(character)
    return "".join(kept)


def _without_stray_joiners(text: str) -> str:
    """A zero-width joiner stays between two emoji, where it means something, and goes elsewhere."""
    if "\u200d" not in text:
        return text
    kept = {found.start() for found in _JOINED.finditer(text)}
    return "".join(c for at, c in enumerate(text) if c != "\u200d" or at in kept)


def line(text: str) -> str:
    """`text` cleaned and on one line, white space collapsed."""
    return _SPACES.sub(" ", clean(text)).strip()


def name(path: str | os.PathLike[str]) -> str:
    """A file's name for showing: bytes that are no text as `\\xff`, controls as pictures."""
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return line(shown) or "␠"


def inert(text: str) -> str:
    """`text` with a sign of one cell for every character that could steer a terminal; its length stays.

    The second line of defence, at the sink: nothing that `clean` has seen is changed by it.
    """
    return _STEERING.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
