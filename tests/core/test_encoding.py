"""Bytes to text, from certain to guessed."""

from __future__ import annotations

import pytest

from reader.core.encoding import NotText, decode

ARTICLE = "---\ntitle: 河边的灯\n---\n<p>晚上七点，河边的灯一盏一盏亮起来，散步的人慢慢多了，卖糖炒栗子的老人推着车走过石桥。</p>"
TRADITIONAL = "---\ntitle: 河邊的燈\n---\n<p>晚上七點，河邊的燈一盞一盞亮起來，散步的人慢慢多了，賣糖炒栗子的老人推著車走過石橋。</p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_marked_or_valid_is_certain(encoding: str) -> None:
    found = decode(ARTICLE.encode(encoding))
    assert (found.text, found.guessed, found.damaged) == (ARTICLE, False, 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARTICLE, "gbk"), (ARTICLE, "gb18030"), (TRADITIONAL, "big5"), (ARTICLE, "utf-16-le"), (ARTICLE, "utf-16-be")],
)
def test_what_is_guessed_says_so(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.guessed) == (text, True)


def test_utf8_with_a_slip_stays_utf8() -> None:
    found = decode(ARTICLE.encode() * 20 + b"\xff\xfe" + ARTICLE.encode() * 20)
    assert (found.encoding, found.guessed, found.damaged) == ("utf-8", True, 2)


def test_a_declared_encoding_is_believed_only_where_it_is_harmless() -> None:
    declared = "<meta charset=euc-kr><p>한국어 문서입니다</p>".encode("cp949")
    assert decode(declared).encoding == "cp949"
    assert "<script>" not in decode(b"<meta charset=utf-7>+ADw-script+AD4-").text


def test_a_declaration_is_believed_where_only_a_head_of_ours_makes_it() -> None:
    """The detector believes what HTML declares by itself, and takes so few letters for another alphabet."""
    assert decode("---\ncharset: koi8-r\n---\nклр".encode("koi8_r")).text.endswith("клр")


def test_the_user_may_name_another() -> None:
    assert decode(ARTICLE.encode("gbk"), "gbk").text == ARTICLE


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, bytes(5000), b"\x7fELF\x02\x01\x01\x00" + bytes(900)],
    ids=["all", "zeros", "program"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_an_encoding_nobody_knows_is_refused() -> None:
    with pytest.raises(NotText):
        decode(b"x", "klingon")
