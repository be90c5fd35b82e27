"""Whatever an article says, its export reads back to the same headings and words, and holds no markup of its own."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import foreign
from reader.core.model import Article, Block, Meta, Section, Span
from reader.export import files, inline, markdown
from reader.export.lists import Item
from tests.export.reading import PARSER, bare, seen

MARKUP = st.text(alphabet='#*_`[]<>()!|~\\-+=.:&;{}1290 \n\t"$^/é黑卡，。“”ab　', max_size=20)
PIECES = st.lists(
    st.sampled_from(
        [
            "# ",
            "- ",
            "1. ",
            "12) ",
            "> ",
            "```",
            "~~~",
            "---",
            "***",
            "===",
            "    ",
            "\n",
            "\n\n",
            "| a | b |\n|---|---|",
            "[a](javascript:x)",
            "![",
            "[x]: http://y",
            "<script>",
            "<!-- ",
            "&amp;",
            "&#35;",
            "http://a.b/c",
            "黑卡",
            "**",
            "_",
            "~",
            "`",
            "\\",
            "1",
            ".",
            "约10~20元",
            "snake_case",
            "a",
            "!",
            "[",
            "]",
            "(",
            ")",
            "|",
            ":",
            "-",
            " ",
        ]
    ),
    max_size=6,
).map("".join)
TEXT = st.one_of(MARKUP, PIECES, st.text(max_size=20)).map(foreign.clean)
HREFS = st.sampled_from(
    ["http://a.b/", "https://a.b/?x=1&amp;y=2&copy=3", "http://a.b/(c", "http://a.b/\\*c", "http://a.b/|c|", "http://a.b/_c_",
     "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "mailto:a@b.c", "//a.b", "http://a.b/\u202ex\U000e0041", "/etc/passwd", "http://a b", "-x", ""]
)  # fmt: skip
KINDS = st.sampled_from(["paragraph", "heading", "list", "quote", "table", "image", "code", "rule", "note", "embed"])


@st.composite
def blocks(draw: st.DrawFn, index: int) -> Block:
    kind, text = draw(KINDS), draw(TEXT)
    text = text if kind == "code" else text.strip() if kind == "table" else text
    span = st.tuples(
        st.integers(0, len(text)),
        st.integers(0, len(text)),
        st.sampled_from(["strong", "em", "link", "code", "del", "sup"]),
        HREFS,
    )
    spans = [
        Span(min(a, b), max(a, b), what, href if what == "link" else None)
        for a, b, what, href in draw(st.lists(span, max_size=4))
    ]
    return Block(
        index, kind, text,
        level=draw(st.integers(1, 4)) if kind in ("heading", "list", "quote") else None,
        spans=tuple(spans) if kind not in ("code", "image") else (),
        marker=draw(st.sampled_from([None, "•", "1.", "2.", "3、", "10.", "①", "a)", "（一）"])) if kind == "list" else None,
        src=draw(HREFS) if kind in ("image", "embed") else None,
        header=draw(st.booleans()), language=draw(st.one_of(st.none(), st.text(max_size=5))),
    )  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> Article:
    made = tuple(draw(blocks(index)) for index in range(draw(st.integers(1, 5))))
    meta = Meta(title=foreign.line(draw(TEXT)), author=foreign.line(draw(TEXT)) or None)
    title = draw(st.one_of(st.none(), TEXT.map(foreign.line)))
    sections = (Section(0, title, 1 if title else 0, False, None, 0, len(made) - 1),)
    return Article("a/" + draw(st.text(max_size=5)) + "b.md", "0" * 64, "utf-8", False, meta, made, sections)


def words(block: Block) -> list[str]:
    if block.kind == "rule":
        return []
    if block.kind == "table":
        return [bare(cell) for row in block.text.split("\n") for cell in row.split("\t")]
    if block.kind == "list":
        return [bare((Item(block.marker or "", 0, None).own) + block.text)]
    if block.kind == "embed" and inline.web(block.src):
        return [bare(block.text) or "embed"]
    return [bare(block.text)]


@settings(max_examples=300)
@given(articles())
def test_an_export_reads_back_to_the_same_headings_and_words(article: Article) -> None:
    found = seen(markdown.article(article))
    assert [part for part in found.words if part] == [part for block in article.blocks for part in words(block) if part]
    levels = [
        (block.level, bare(block.text)) for block in article.blocks if block.kind == "heading" and bare(block.text)
    ]
    assert found.headings == levels


@settings(max_examples=300)
@given(articles())
def test_an_export_holds_no_markup_but_its_own(article: Article) -> None:
    exported = markdown.article(article)
    found = seen(exported)
    assert not {"html_block", "html_inline", "code_block"} & found.kinds
    assert ("fence" in found.kinds) == any(block.kind == "code" for block in article.blocks)
    assert ("hr" in found.kinds) == any(block.kind == "rule" for block in article.blocks)
    assert all(link.lower().startswith(("http://", "https://")) for link in found.links)
    given_hrefs = {
        PARSER.normalizeLink(span.href)
        for block in article.blocks
        for span in block.spans
        if span.href and inline.web(span.href)
    }
    given_hrefs |= {PARSER.normalizeLink(block.src) for block in article.blocks if block.src and inline.web(block.src)}
    assert set(found.links) <= given_hrefs
    assert foreign.clean(exported) == exported


@settings(max_examples=200)
@given(articles())
def test_the_front_matter_says_where_it_is_from(article: Article) -> None:
    front = seen(markdown.section(article, 0)).front
    assert front["sha256"] == article.sha256
    assert front["source"] == foreign.name(os.path.basename(article.path)).replace("\ufffe", "�").replace("\uffff", "�")
    assert bare(front.get("title", "")) == bare(article.meta.title).replace("\ufffe", "�").replace("\uffff", "�")
    assert ("section" in front) == bool(article.sections[0].title)


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        ["", ".", "..", "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "-rf", "CON", "nul.txt", "LPT1", "黑" * 200, "e\u0301" * 200, "a\0b",
         "a\nb", "\x1b]0;x\x07", "\u202egnp.exe", "~/x", "a" * 400, "...", " . ", "\ud800", "x.md", "COM¹", "a:b", "CONIN$", ".hidden", "👩‍👩‍👧‍👦" * 40]
    ),
)  # fmt: skip


@settings(max_examples=300)
@given(HOSTILE, st.sampled_from([".md", ".json", ".jsonl", ".csv", ".txt"]))
def test_a_name_is_legal_everywhere(title: str, suffix: str) -> None:
    name = files.slug(title, suffix)
    assert name.endswith(suffix)
    assert 0 < len(name.encode("utf-8")) <= files.LONGEST
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name[0] not in ".-~ "
    assert not name.removesuffix(suffix).endswith((" ", "."))
    assert not any(unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u2066\u200e" for c in name)
    stem = name.partition(".")[0].rstrip().upper()
    assert stem not in {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    assert not (stem[:3] in ("COM", "LPT") and stem[3:] in tuple("123456789¹²³"))


@settings(max_examples=60)
@given(st.lists(HOSTILE, min_size=2, max_size=5))
def test_every_export_is_a_file_of_its_own_inside_the_folder(titles: list[str]) -> None:
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there) / "exports"
        paths = [files.save(folder, title, str(number)) for number, title in enumerate([*titles, *titles])]
        assert [path.read_text() for path in paths] == [str(number) for number in range(len(paths))]
        assert {path.parent for path in paths} == {folder}
        assert sorted(folder.iterdir()) == sorted(paths)
        assert [path.name for path in Path(there).iterdir()] == ["exports"]
