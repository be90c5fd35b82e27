"""From HTML to blocks: text, spans, lists, tables, images, and what no input may do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.core.soup import parse
from tests.core.pages import article, removed, texts


def spans(body: str) -> list[tuple[str, str, str | None]]:
    block = article(body).blocks[0]
    return [(block.text[span.start : span.end], span.kind, span.href) for span in block.spans]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>山路\n弯弯</p>", "山路弯弯"),
        ("<p>山路\n“弯”</p>", "山路“弯”"),
        ("<p>the road\nbends</p>", "the road bends"),
        ("<p>山 road\n路</p>", "山 road 路"),
        ("<p>　　\u00a0山路</p>", "山路"),
        ("<p>山　路</p>", "山 路"),
        ("<p>e\u0301</p>", "é"),
        ("<p>e<b>\u0301</b></p>", "é"),
        ("<p>3&#8226;15</p>", "3•15"),
        ("<p>a&#27;[31mb</p>", "a␛[31mb"),
        ("<p>手<a href='/x'>机</a>卡</p>", "手机卡"),
        ("<p>a <b>b</b> c</p>", "a b c"),
        ("<p>a\x00b</p>", "a�b"),
        ("<p>a\ud800b</p>", "a�b"),
    ],
)
def test_text_of_a_paragraph(body: str, text: str) -> None:
    assert texts(body) == [text]


def test_spans_point_into_the_clean_text() -> None:
    body = "<p>　　 一<b> 二 </b>\n三<a href='https://example.com/'>四<i>五</i></a><sup>6</sup></p>"
    assert spans(body) == [
        ("二", "strong", None),
        ("四五", "link", "https://example.com/"),
        ("五", "em", None),
        ("6", "sup", None),
    ]


def test_neighbouring_pieces_of_one_mark_are_one_span() -> None:
    assert spans("<p>一<b>二</b><b>三</b>四</p>") == [("二三", "strong", None)]


def test_an_address_is_foreign_text_too() -> None:
    ((_text, kind, href),) = spans("<p>看<a href='https://a.example/\u202ex&#27;]0;\U000e0041&#10; y'>这里</a></p>")
    assert (kind, href) == ("link", "https://a.example/x␛]0; y")


@pytest.mark.parametrize("href", ["javascript:alert(1)", "#note", ""])
def test_a_link_that_leads_nowhere_is_text(href: str) -> None:
    assert spans(f"<p>一<a href='{href}'>二</a></p>") == []


def test_a_heading_of_two_lines_is_one() -> None:
    first = article(
        "<h2>山路<br>弯弯</h2><p>走了很久才到山下的镇子，镇子里的灯已经亮了一半，人都坐在门口说话。</p>"
    ).blocks[0]
    assert (first.kind, first.text) == ("heading", "山路 弯弯")


def test_list_items_have_markers_and_depth() -> None:
    blocks = article("<ol start=4><li><p>甲</p><p>甲的后一段</p></li><li>乙<ul><li>丙</li></ul></li></ol>").blocks
    assert [(b.text, b.marker, b.level) for b in blocks] == [
        ("甲", "4.", 1),
        ("甲的后一段", None, 1),
        ("乙", "5.", 1),
        ("丙", "•", 2),
    ]


def test_a_data_table_keeps_its_cells_and_their_spans() -> None:
    block = article("<table><tr><th>月</th><th>天</th></tr><tr><td>一 月</td><td><b>26</b></td></tr></table>").blocks[0]
    assert (block.kind, block.header, block.text) == ("table", True, "月\t天\n一 月\t26")
    assert [block.text[span.start : span.end] for span in block.spans] == ["26"]


def test_an_empty_cell_keeps_its_column() -> None:
    assert texts("<table><tr><td>a</td><td></td><td>c</td></tr><tr><td>d</td><td>e</td><td></td></tr></table>") == [
        "a\t\tc\nd\te\t"
    ]


def test_a_layout_table_is_unwrapped() -> None:
    long = "渡口的早晨总是从一声汽笛开始的，随后是脚步声、说话声和竹筐碰在一起的声音，一直响到太阳升起来。" * 3
    assert (
        texts(f"<table><tr><td>{long}</td><td>{long}</td></tr><tr><td>{long}</td><td>{long}</td></tr></table>")
        == [long] * 4
    )


def test_code_keeps_its_lines() -> None:
    block = article('<pre class="brush: js">\nif (a) {\n\treturn  1\n}\n</pre>').blocks[0]
    assert (block.kind, block.language, block.text) == ("code", "js", "if (a) {\n\treturn  1\n}")


def test_the_column_of_line_numbers_goes() -> None:
    read = article("<table><tr><td><pre>1\n2\n3</pre></td><td><pre>a\nb\nc</pre></td></tr></table>")
    assert ([b.text for b in read.blocks], removed(read)) == (["a\nb\nc"], {"line numbers": ("1\n2\n3",)})


@pytest.mark.parametrize(
    ("attributes", "src"),
    [
        ('src="/a.png"', "/a.png"),
        ('src="data:image/gif;base64,AAA" data-src="//b.example/c.png"', "//b.example/c.png"),
        ('src="/loading.gif" data-original="/full.jpg"', "/full.jpg"),
        ('src="https://cors.zone.example/?https://pic.example/x.png?w=3"', "https://pic.example/x.png?w=3"),
        ('src="https://pic.example/x.png?imageView2/2/w/1000"', "https://pic.example/x.png?imageView2/2/w/1000"),
    ],
)
def test_the_address_of_an_image(attributes: str, src: str) -> None:
    assert [block.src for block in article(f"<img {attributes}>").blocks] == [src]


@pytest.mark.parametrize(
    "attributes",
    [
        'src="https://picsum.photos/400/300?random=3"', 'src="/t.png" width="1"', "src",
        'src="data:image/png;base64,iVBORw0KGgo/AAA="', 'src="DATA:image/svg+xml,<svg/>"', 'src="javascript:a/b"',
    ],
)  # fmt: skip
def test_no_image(attributes: str) -> None:
    assert article(f"<img {attributes}>").blocks == ()


def test_an_image_inside_a_sentence_follows_it() -> None:
    blocks = article('<p>山路<img src="/a.png">弯弯</p>').blocks
    assert [(block.kind, block.text) for block in blocks] == [("paragraph", "山路弯弯"), ("image", "")]


def test_a_sign_inside_a_sentence_is_its_letters() -> None:
    assert texts('<p>设 <img src="/e.svg" alt="x^2" height="18"> 为正</p>') == ["设 x^2 为正"]


def test_an_embed_is_one_line_with_its_address() -> None:
    block = article('<video poster="/p.jpg"><source src="/v.mp4">您的浏览器太旧</video><p>正文在这里。</p>').blocks[0]
    assert (block.kind, block.src) == ("embed", "/v.mp4")


def test_hidden_text_is_counted_where_it_stood() -> None:
    read = article('<p>一二三四</p><p>五六<i style="display:none">暗处</i>七八九十</p><p>完了吗还没有</p>')
    assert [(one.reason, one.texts, one.places) for one in read.removed] == [("hidden", ("暗处",), (1,))]


def test_a_font_size_of_nothing_can_be_taken_back() -> None:
    assert texts('<div style="font-size:0"><p style="font-size:16px">看得见</p></div>') == ["看得见"]


def test_white_text_on_a_white_background_is_a_watermark() -> None:
    read = article('<p style="background:#fff">看得见的字<font color="white">看不见</font></p>')
    assert removed(read) == {"watermark": ("看不见",)}


def test_a_wrapper_of_class_ad_is_not_an_advertisement() -> None:
    body = "<p>渡口的早晨总是从一声汽笛开始的，随后是脚步声、说话声和竹筐碰在一起的声音。</p>" * 8
    assert len(article(f'<div class="ad">{body}</div>').blocks) == 8


@pytest.mark.parametrize(
    "body",
    ["<div>" * 50_000 + "深", "<p><b><i>" * 3000 + "深", "<ul><li>" * 3000 + "深", "<table><tr><td>" * 1000 + "深", "<blockquote>" * 3000 + "深"],
    ids=["div", "inline", "list", "table", "quote"],
)  # fmt: skip
def test_depth_costs_no_recursion(body: str) -> None:
    limit = sys.getrecursionlimit()
    article("<p>暖</p>")
    sys.setrecursionlimit(220)
    try:
        assert texts(body) == ["深"]
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize(
    "body",
    ["<p>前面的话</p><!-- " + "后面的话全都不见了" * 20, '<p>好的</p><p title="' + "这里有很多很多的字不见了" * 20],
    ids=["comment", "attribute"],
)
def test_text_that_broken_markup_swallowed_is_told(body: str) -> None:
    assert any("%" in warning for warning in article(body).warnings)


def test_a_whole_page_is_not_told_as_broken() -> None:
    assert (
        article(
            "<!-- c --><style>p{}</style><script>var a='很多很多很多的字'</script><p>正文在这里，一个字也没有少。</p>"
        ).warnings
        == ()
    )


def test_css_selectors_still_work_for_others() -> None:
    code = (
        "import reader.core.soup as soup, sys\n"
        "tree = soup.parse('<p class=a>x</p>')\n"
        "assert 'soupsieve' not in sys.modules\n"
        "assert tree.select_one('p.a').text == 'x'\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("body", ["<?xml version='1.0'?><p>字", "http://e.example/x", "a.html"])
def test_the_parser_says_nothing_of_its_own(body: str, recwarn: pytest.WarningsRecorder) -> None:
    parse(body)
    assert not recwarn.list
