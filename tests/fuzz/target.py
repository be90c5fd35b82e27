"""What is fuzzed: bytes become an article, its facts, its lines and its exports, and the laws hold all the way.

`files()` draws the bytes of a saved file; `check` reads them as the reader does and raises where a law is broken.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from hypothesis import strategies as st

from reader.commands.export import rendered
from reader.core import reading, source
from reader.core.model import Article
from reader.core.unreadable import Unreadable
from reader.extract import facts
from reader.extract.timeline import timeline
from reader.typeset.lines import Measure, set_block

SECONDS = 10  # for a file of a few kilobytes, which takes a hundredth of one
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
WIDTHS = (8, 21, 76)

WORDS = (
    "近70吨", "1800余万张", "三十元", "百分之五", "2021年4月26日", "去年", "上午九点半", "第三名", "3.5亿美元", "12%", "13、18开头", "一年四个月", "两三成", "半", "亿", "零", "０１２",
    "张三说：“", "”", "“我们有三个人，”他说，", "记者 林一", "某某有限公司", "北京市", "（", "）", "《", "》", "。", "，", "：", "……", "——", " ", "\n", "　", "\u00a0", "\t",
    "half a million", "May 3, 2020", "$1.2 bn", "twenty-five", "3rd", "12:30 pm", "http://e.example/1", "a@b.example", "U.S.", "一、", "1.", "第一章 ", "（二）", "图：", "责任编辑：某",
    "\x1b]0;x\x07", "\x9b31m", "\u202e", "\u200b", "\ufeff", "\u2028", "\x00", "e\u0301\u0316", "👩\u200d👧", "🇨🇳", "字\U000e0100", "\ud800", "𪜶", "ﷺ", "[/x]", "[@click=x]", "&#27;", "&#x9b;", "&amp;", "&bogus;", "&", "<", ">", "\\", "`", "*", "_", "|",
)  # fmt: skip
TAGS = (
    "p", "div", "span", "b", "strong", "i", "em", "h1", "h2", "h6", "ul", "ol", "li", "dl", "dd", "blockquote", "pre", "code", "table", "tr", "td", "th", "caption", "figure", "figcaption",
    "img", "iframe", "video", "source", "a", "font", "center", "sup", "sub", "hr", "br", "script", "style", "noscript", "template", "svg", "math", "form", "input", "textarea", "select",
    "option", "object", "embed", "title", "head", "body", "html", "meta", "base", "link", "nav", "section", "article", "ruby", "rt", "rp", "details", "summary", "x:y", "plaintext", "xmp", "frameset",
)  # fmt: skip
STYLES = (
    "display:none", "font-size:{}", "color:{}", "font-weight:{}", "text-align:center", "text-indent:{}", "background:{}", "background-color:{}", "visibility:hidden", "opacity:0", "height:0;overflow:hidden", "left:{}", "max-height:{}",
)  # fmt: skip
VALUES = (
    "", "0", "1", "-1", "white", "#fff", "#ffffff", "#12345678", "rgb(1,2,3)", "rgba(1,2,3,0.0.0)", "rgb(99999999999,1,1)", "9" * 5000, "1e9", "²", "٣", "px", "12px", "-999px", "0.0001em", "100%", "url(x)",
    "bold", "600", "http://e.example/a.png", "javascript:x", "data:image/png;base64,AAAA", "http://[::1", "//x", "-h", "\x1b[31m", "ad", "title", "caption", "language-", "brush: py", "hidden", "presentation", "\ud800",
)  # fmt: skip
NAMES = ("class", "style", "href", "src", "data-src", "alt", "title", "align", "size", "color", "bgcolor", "width", "height", "start", "hidden", "role", "colspan", "data-lang", "id", "content", "name", "property", "datetime")  # fmt: skip
KEYS = ("title", "author", "date", "categories", "tags", "url", "headimg", "source", "x", '"', "? ", "- ", "&a ", "*a ", "<<: ", "!!bool ", "{", "[", "}", "]", "|", ">", "#", "%", "@", "---", "...", "+++")  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "gb18030",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "euc_jp",
    "utf-8-sig",
    "utf-7",
)

_text = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12).map("".join)
_style = st.tuples(st.sampled_from(STYLES), st.sampled_from(VALUES)).map(lambda pair: pair[0].replace("{}", pair[1]))
_value = st.sampled_from(VALUES) | _style | _text
_attribute = st.tuples(st.sampled_from(NAMES), st.sampled_from("'\"="), _value).map(
    lambda parts: f" {parts[0]}={parts[1]}{parts[2]}{parts[1]}"
)
_attributes = st.lists(_attribute, max_size=3).map("".join)
_tag = st.tuples(st.sampled_from(["<", "<", "<", "</", "<!--", "<![CDATA[", "<?"]), st.sampled_from(TAGS), _attributes, st.sampled_from([">", ">", ">", "/>", "", " "])).map("".join)  # fmt: skip
_piece = _text | _tag | st.tuples(st.sampled_from(["<p>", "\n", "\n\n", "<br>", "# ", "- ", "> ", "```\n", "1. ", "| ", "![](", "]("]), _text).map("".join)  # fmt: skip
_body = st.lists(_piece, max_size=30).map("".join)
_repeated = st.tuples(_piece, st.integers(1, 60)).map(lambda parts: parts[0] * parts[1])
_head = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from([": ", ":", " ", "\n  "]), _value, st.sampled_from(["\n", "\r\n", "\r", "", "\n "])).map("".join), max_size=8).map("".join)  # fmt: skip
_fenced = st.tuples(st.sampled_from(["---", "---", "---", "+++", "--- ", ""]), _head, st.sampled_from(["---\n", "+++\n", "...\n", "", "---"])).map(lambda parts: f"{parts[0]}\n{parts[1]}\n{parts[2]}")  # fmt: skip
_page = st.tuples(st.sampled_from(["<!doctype html><html><head>", "<html><body>", "<!-- -->" * 20 + "<html>", "<?xml version='1.0'?><html>"]), _body).map("".join)  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name and its bytes."""
    text = draw(st.one_of(st.tuples(_fenced, _body).map("".join), _body, _page, st.tuples(_fenced, _repeated).map("".join)))  # fmt: skip
    with suppress(UnicodeError):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if draw(st.booleans()) else text
    encoding = draw(st.sampled_from(ENCODINGS))
    errors = "surrogatepass" if encoding.startswith("utf-") and encoding != "utf-7" else "replace"
    data = text.encode(encoding, errors)
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at:]
    return draw(st.sampled_from(["a.md", "a.md", "a.md", "a.html", "a.txt"])), data


def check(name: str, data: bytes) -> None:
    """Read, extract, set and export; raises `AssertionError` where a law is broken, and what the reader raises."""
    with tempfile.TemporaryDirectory() as folder, within(SECONDS):
        path = Path(folder) / name
        path.write_bytes(data)
        with suppress(Unreadable):
            source.head(path)
        article = _read(path)
        if article is None:
            return
        article = dataclasses.replace(article, facts=facts(article))
        _evidence(article)
        _set(article)
        _exported(article)


def _read(path: Path) -> Article | None:
    """None where the reader refuses the file, in words fit for showing."""
    said = ""
    try:
        return reading.structure(source.load(path))
    except Unreadable as problem:
        said = str(problem)
    assert not CONTROLS.search(said), said
    return None


def _evidence(article: Article) -> None:
    for fact in article.facts:
        assert article.blocks[fact.block].text[fact.start : fact.end] == fact.text, fact
        assert fact.start < fact.end, fact
    for section in article.sections:
        assert 0 <= section.first <= section.last < len(article.blocks), section
    for block in article.blocks:
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans), block
        assert article.sections[block.section].first <= block.index <= article.sections[block.section].last
    timeline(article, article.facts)


def _set(article: Article) -> None:
    """Each character that is no white space stands in exactly one line."""
    for block in article.blocks:
        for width in WIDTHS:
            lines = set_block(block, Measure(width))
            if block.kind not in {"table", "rule"}:
                drawn = "".join(block.text[run.start : run.end] for line in lines for run in line.runs)
                assert "".join(drawn.split()) == "".join(block.text.split()), (block, width)


def _exported(article: Article) -> None:
    for form in ("json", "markdown", "csv", "text"):
        text = rendered(article, form, None, True, 40, "narrow")
        text = json.dumps(json.loads(text), ensure_ascii=False) if form == "json" else text.replace("\r\n", "\n")
        found = CONTROLS.search(text)
        assert found is None, (form, text[max(0, found.start() - 40) : found.end() + 40])


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise where what is inside takes longer on the processor, however busy the machine; not on Windows."""
    if os.name == "nt":
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
