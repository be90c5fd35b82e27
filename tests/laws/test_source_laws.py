"""Decoding and front matter, over any bytes and any head."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import frontmatter
from reader.core.encoding import NotText, decode
from reader.core.meta import from_fields

# Common characters only: a text of rare ones is no text anybody saved, and no detector can tell it from noise.
COMMON = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产"


@given(st.binary(max_size=4000))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(NotText):
        assert isinstance(decode(data).text, str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@settings(max_examples=40)
@given(st.text(COMMON, min_size=40, max_size=400))
def test_text_comes_back_from_its_encoding(encoding: str, text: str) -> None:
    page = f"---\ntitle: 文章\n---\n<p>{text}，{text}。</p>"
    assert decode(page.encode(encoding)).text == page


@given(st.text("-{}[]&*!|>'\"%@`:,#? \n\tab1~<=\\", max_size=300))
def test_any_head_gives_fields_or_a_warning(head: str) -> None:
    front = frontmatter.split(f"---\n{head}\n---\nbody")
    meta, _wrong = from_fields(front.fields)
    assert isinstance(meta.title, str)
    assert "body" in front.body or not front.found


@given(st.text(max_size=300))
def test_any_file_has_a_body(text: str) -> None:
    front = frontmatter.split(text)
    assert front.found or "".join(front.body.split()) == "".join(text.lstrip("\ufeff").replace("\r", "\n").split())
