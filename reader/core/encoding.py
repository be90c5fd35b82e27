"""Bytes to text: a ladder from certain to guessed.

Byte order mark, strict UTF-8, mostly UTF-8, a declared character set, detection by chardet, GB18030. What was guessed
says so, and the user may name another encoding.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MOSTLY = 0.99  # of a file's multi-byte sequences: fewer good ones and it is not UTF-8 with a slip
SAMPLE = 1 << 18  # bytes shown to the detector

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings a page may declare and be believed. UTF-7 and the like can hide markup from whoever reads the bytes.
_DECLARABLE = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "euc-jp": "euc_jp", "euc-kr": "cp949", "iso-8859-1": "cp1252", "windows-1252": "cp1252",
    "windows-1251": "cp1251", "koi8-r": "koi8_r",
}  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*[=:]\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)


class NotText(ValueError):
    """The bytes are no text in any encoding we know."""


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    guessed: bool
    damaged: int = 0  # characters shown as U+FFFD


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`; in `encoding` where one is named. Raises `NotText`."""
    if encoding is not None:
        return _named(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _lossy(data, marked, guessed=False)
    if data.count(0) > len(data) // 100:
        return _wide(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _declared(data) or _detected(data) or _last(data)


def _named(data: bytes, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise NotText(encoding) from None
    return _lossy(data, encoding, guessed=False)


def _lossy(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding.removesuffix("-sig"), guessed, text.count("\ufffd"))


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes is UTF-8: no other encoding has 99 of 100 valid sequences by chance."""
    found = _lossy(data, "utf-8", guessed=True)
    good = len(found.text) - sum(map(str.isascii, found.text)) - found.damaged
    return found if good and good / (good + found.damaged) >= MOSTLY else None


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data, 0, 4096)
    codec = _DECLARABLE.get(match.group(1).decode("ascii").lower()) if match else None
    return _strict(data, codec) if codec else None


def _detected(data: bytes) -> Decoded | None:
    import chardet

    named = chardet.detect(data[:SAMPLE])["encoding"]
    if not named:
        return None
    return _strict(data, _DECLARABLE.get(named.lower(), named))


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a mark has zeros in every second byte (the others are the 一 of 4E00); no other text has many."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    few, many = sorted((even, odd))
    found = _strict(data, "utf-16-le" if odd > even else "utf-16-be") if many > 3 * few else None
    if found is not None and "\0" not in found.text:
        return found
    if data.count(0) > len(data) // 10 or (strewn := _strict(data, "utf-8")) is None:
        raise NotText
    return strewn  # text with a few zeros in it, which are shown


def _last(data: bytes) -> Decoded:
    if found := _strict(data, "gb18030"):
        return found
    raise NotText


def _strict(data: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), codec, guessed=True)
    except (UnicodeDecodeError, LookupError):
        return None
