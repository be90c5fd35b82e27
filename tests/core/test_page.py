"""A whole page as a browser saved it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import core
from reader.core.page import read
from tests.core.pages import article as structure

NAVIGATION = "<div class=nav>" + "".join(f"<a href=/{n}>栏目{n}</a> " for n in range(30)) + "</div>"
ARTICLE = (
    "<div class=text><p>第一段，写的是山里的一条小路，春天的时候开满了花，走的人很少，鸟叫得很响。</p>"
    "<h2>小路的尽头</h2><p><img src=a.png></p>"
    "<p>第二段，写的是路尽头的一户人家，门口有一棵三百年的银杏，秋天的叶子落满了院子。</p></div>"
)
RELATED = (
    "<div><h3>相关</h3><ul>"
    + "".join(f"<li><a href=/r{n}>另一篇文章的题目{n}</a></li>" for n in range(9))
    + "</ul></div>"
)
PAGE = f"<html><head>{{head}}</head><body>{NAVIGATION}<div>{ARTICLE}{RELATED}</div><p>版权所有</p></body></html>"


def test_the_article_is_found_and_its_own_headings_images_and_order_stay() -> None:
    _meta, body, _outside = read(PAGE.format(head=""))
    assert body.index("第一段") < body.index("小路的尽头") < body.index("a.png") < body.index("第二段")
    assert "栏目" not in body
    assert "另一篇" not in body


@pytest.mark.parametrize("page", ["<html><body>" + "<div>" * 30_000 + "深", "<html></html>", "<html><body><p>短</p>"])
def test_a_page_without_an_article_is_taken_whole(page: str) -> None:
    assert read(page)[1] == page


def test_what_a_page_shows_beside_its_article_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(head="<title>山路</title><script>var 不显示 = 1</script>"), "utf-8")
    article = core.read(path)
    (outside,) = [one for one in article.removed if one.reason == "outside the article"]
    said = "".join(outside.texts)
    assert all(text in said for text in ("栏目0", "栏目29", "另一篇文章的题目8", "版权所有"))
    assert "不显示" not in said
    # It is listed where it stood: the navigation in front of the first block, the foot in front of the last.
    assert outside.places == (0, *[len(article.blocks) - 1] * (outside.count - 1))


def test_a_heading_beside_the_article_heads_no_section() -> None:
    beside = "<aside><h3>订阅我们</h3><p>每天早上一封信。</p></aside>"
    article = structure(f"<h2>小路的尽头</h2><p>一户人家。</p>{beside}<h2>银杏</h2><p>三百年了。</p>")
    assert [section.title for section in article.sections] == ["小路的尽头", "银杏"]
