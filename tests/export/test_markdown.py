"""Sections and articles as Markdown: good to read, and read back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader
from reader.core.model import Article, Block, Fact, Meta, Section, Span
from reader.export import inline, markdown
from reader.store import library
from tests.export.reading import bare, seen

ARTICLES = Path(__file__).parents[2] / "articles"
PATHS = [entry.path for entry in library.scan([str(ARTICLES)])]


def exported(*blocks: Block) -> str:
    """The body of an export of these blocks."""
    article = Article(
        "a.md",
        "0" * 64,
        "utf-8",
        False,
        Meta(title="t"),
        blocks,
        (Section(0, None, 0, False, None, 0, len(blocks) - 1),),
    )
    return markdown.article(article).split("---\n", 2)[2].strip("\n")


def paragraph(text: str, *spans: Span) -> str:
    return exported(Block(0, "paragraph", text, spans=spans))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 话题", "\\# 话题"),
        ("#话题#", "#话题#"),
        ("1. 先", "1\\. 先"),
        ("1.5亿元", "1.5亿元"),
        ("2021年", "2021年"),
        ("- 甲", "\\- 甲"),
        ("-5度", "-5度"),
        ("---", "\\---"),
        ("> 引", "\\> 引"),
        ("a > b", "a > b"),
        ("```", "\\`\\`\\`"),
        ("上\n===", "上\\\n\\==="),
        ("约10~20元，30~40元", "约10\\~20元，30\\~40元"),
        ("snake_case 与 _下划线_", "snake_case 与 \\_下划线\\_"),
        ("[1] 与 [文](javascript:x)", "\\[1\\] 与 \\[文\\](javascript:x)"),
        ("<b>粗</b>", "\\<b>粗\\</b>"),
        ("AT&T、&amp;", "AT&T、\\&amp;"),
        ("真的!真的！", "真的!真的！"),
        ("　　缩进", "缩进"),
    ],
)
def test_what_markdown_would_read_into_the_text_is_escaped_and_no_more(text: str, written: str) -> None:
    assert paragraph(text) == written


@pytest.mark.parametrize(
    ("text", "spans", "written"),
    [
        (
            "看这里吧",
            [Span(1, 3, "link", "https://a.example/x?a=1&copy;")],
            "看[这里](<https://a.example/x?a=1&amp;copy;>)吧",
        ),
        ("看这里吧", [Span(1, 3, "link", "javascript:x")], "看这里吧"),
        ("看这里吧", [Span(1, 3, "link", "mailto:a@b.c")], "看这里吧"),
        ("很好!见此", [Span(3, 5, "link", "http://a.b")], "很好\\![见此](<http://a.b>)"),
        ("说“黑卡”是", [Span(1, 5, "strong")], "说“**黑卡**”是"),
        ("甲乙", [Span(0, 1, "strong"), Span(1, 2, "strong")], "**甲**乙"),
        ("粗的链接里", [Span(0, 5, "strong"), Span(2, 4, "link", "http://a.b")], "**粗的[链接](<http://a.b>)里**"),
        ("运行 a`b 吧", [Span(3, 6, "code")], "运行 ``a`b`` 吧"),
        ("甲乙", [Span(0, 1, "strong"), Span(0, 1, "code"), Span(1, 2, "code")], "`甲`乙"),
        ("旧价100", [Span(2, 5, "del")], "旧价~~100~~"),
    ],
)
def test_links_emphasis_and_code(text: str, spans: list[Span], written: str) -> None:
    assert paragraph(text, *spans) == written


def test_lists_nest_and_keep_their_numbers() -> None:
    written = exported(
        Block(0, "list", "三", level=1, marker="3."), Block(1, "list", "里面", level=2, marker="•"),
        Block(2, "list", "更里", level=5, marker="（一）"), Block(3, "list", "四", level=1, marker="4、"),
        Block(4, "list", "四的第二段", level=1), Block(5, "list", "另起", level=1, marker="1."),
    )  # fmt: skip
    assert written == "3. 三\n   - 里面\n     - （一） 更里\n4. 四\n\n   四的第二段\n1) 另起"
    assert seen(f"---\n---\n{written}").numbers == [3, 4, 1]


def test_tables_keep_links_and_bars_and_have_a_head_of_their_own_only() -> None:
    link = Span(3, 4, "link", "http://a.b/|")
    written = exported(Block(0, "table", "甲|\t乙\n丙", header=True, spans=(link,)))
    assert written.split("\n") == ["| 甲\\| | [乙](<http://a.b/\\|>) |", "| --- | --- |", "| 丙 |  |"]
    assert seen(f"---\n---\n{written}").links == ["http://a.b/%7C"]
    headless = exported(Block(0, "table", "1\t2\n3\t4"))
    assert headless.split("\n")[:3] == ["|  |  |", "| --- | --- |", "| 1 | 2 |"]


def test_quotations_are_one_with_all_their_paragraphs() -> None:
    written = exported(
        Block(0, "quote", "甲\n乙", level=1), Block(1, "quote", "丙", level=2), Block(2, "quote", "丁", level=1)
    )
    assert written == "> 甲\\\n> 乙\n>\n> > 丙\n>\n> 丁"


@pytest.mark.parametrize("nested", ["<blockquote>", "<ul><li>", "<ol><li>"])
def test_depth_makes_no_bomb_of_a_page(nested: str, tmp_path: Path) -> None:
    """A sign for each level on every line would make a hundred megabytes of a page of a hundred kilobytes."""
    path = tmp_path / "deep.html"
    path.write_text(f"<p>渡口</p>{nested * 2_000}" + f"{nested}灯" * 2_000, "utf-8")
    assert len(markdown.article(reader.read(path, facts=False))) < 10 * path.stat().st_size


def test_code_is_fenced_with_more_ticks_than_it_holds() -> None:
    assert exported(Block(0, "code", "```\nx = 1\n```", language="py thon`")) == "````python\n```\nx = 1\n```\n````"


@pytest.mark.parametrize(
    ("src", "written"),
    [
        ("https://a.b/1.jpg", "![图一](<https://a.b/1.jpg>)"),
        ("images/一.png", "![图一](<images/一.png>)"),
        ("data:image/png;base64,AA", "图一"),
        ("/etc/passwd", "图一"),
        ("//a.b/c.png", "图一"),
        ("file:///x", "图一"),
        ("\\\\host\\x", "图一"),
        (None, "图一"),
    ],
)
def test_images_have_an_address_that_may_be_followed_or_none(src: str | None, written: str) -> None:
    assert exported(Block(0, "image", "图一", src=src)) == written


def test_a_section_says_where_it_is_from_and_holds_what_is_below_it() -> None:
    texts = ["导语", "上", "一段", "下", "二段", "别处"]
    blocks = tuple(
        Block(at, "heading" if text in "上下别处" else "paragraph", text, level={"上": 2, "下": 3, "别处": 2}.get(text))
        for at, text in enumerate(texts)
    )
    sections = (
        Section(0, None, 0, False, None, 0, 0), Section(1, "上", 2, True, "x", 1, 2), Section(2, "下", 3, True, "x", 3, 4),
        Section(3, "别处", 2, True, "x", 5, 5),
    )  # fmt: skip
    facts = (Fact("quantity", 4, 0, 1, "二", value="2", unit="段", about="文|字"), Fact("quantity", 5, 0, 1, "别"))
    article = Article(
        "dir/\x1b文 件.md",
        "f" * 64,
        "utf-8",
        False,
        Meta(title="题: 'x'", author="记者", date_text="某日"),
        blocks,
        sections,
        facts=facts,
    )
    upper = seen(markdown.section(article, 1, figures=True))
    assert upper.front == {
        "title": "题: 'x'",
        "author": "记者",
        "date": "某日",
        "source": "␛文 件.md",
        "sha256": "f" * 64,
        "section": "上",
    }
    assert upper.headings == [(1, "上"), (2, "下")]
    assert upper.words[-5:] == ["二", "2", "段", "文|字", "5"]
    assert seen(markdown.section(article, 2)).front["section"] == "上 / 下"
    lede = seen(markdown.section(article, 0))
    assert (lede.words, "section" in lede.front) == (["导语"], False)


@pytest.mark.parametrize("path", PATHS, ids=[Path(path).stem for path in PATHS])
def test_the_sample_articles_read_back(path: str) -> None:
    article = reader.read(path, facts=False)
    found = seen(markdown.article(article))
    assert found.front["sha256"] == article.sha256
    assert found.headings == [(block.level, bare(block.text)) for block in article.blocks if block.kind == "heading"]
    texts = [bare(block.text) for block in article.blocks if block.kind not in ("table", "rule")]
    assert [part for part in texts if part] == [part for part in found.words if part in set(texts)]
    again = "".join(found.words)
    assert all(bare(cell) in again for block in article.blocks if block.kind == "table" for cell in block.text.split())
    links = [
        span.href for block in article.blocks for span in block.spans if span.kind == "link" and inline.web(span.href)
    ]
    assert len(found.links) >= len(links)


@pytest.mark.parametrize("path", PATHS, ids=[Path(path).stem for path in PATHS])
def test_the_reader_reads_its_own_exports(path: str, tmp_path: Path) -> None:
    article = reader.read(path, facts=False)
    (tmp_path / "again.md").write_text(markdown.article(article), "utf-8")
    again = reader.read(tmp_path / "again.md", facts=False)
    assert (again.meta.title, again.meta.author, again.meta.date) == (
        article.meta.title,
        article.meta.author,
        article.meta.date,
    )
    titles = [(section.title, section.level) for section in article.sections if section.title]
    assert [(section.title, section.level) for section in again.sections if section.title] == titles
