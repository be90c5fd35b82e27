"""What a whole page says of itself."""

from __future__ import annotations

import pytest

from reader.core.pagehead import head
from tests.core.test_page import PAGE


@pytest.mark.parametrize(
    ("said", "title", "author", "day"),
    [
        ('<meta property="og:title" content="山路"><meta name=author content="林一"><meta property="article:published_time" content="2024-03-02T08:00:00+08:00">', "山路", "林一", "2024-03-02"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"山路","datePublished":"2024-03-02","author":[{"name":"林一"}]}</script>', "山路", "林一", "2024-03-02"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"某网"},{"headline":"山路","datePublished":"2024-03-02","author":{"name":"林一"}}]}</script>', "山路", "林一", "2024-03-02"),
        ('<meta name=author content="某网"><script type="application/ld+json">{"headline":"山路","author":{"@type":"Person","name":"林一"}}</script>', "山路", "林一", None),
        ('<meta name=author content="林一"><script type="application/ld+json">{"headline":"山路","author":{"@type":"Organization","name":"某网"}}</script>', "山路", "林一", None),
        ('<meta property="og:title" content="山路 | 某网"><h1 class="t">山路</h1>', "山路", None, None),
        ('<meta property="og:title" content="山路-水路"><h1>山</h1>', "山路-水路", None, None),
        ('<title>山路--某某新闻网</title><span class="pub-time">发布时间：2024年03月02日 08:00</span>', "山路", None, "2024-03-02"),
        ('<title>山路</title><td>2024-03-02 08:00 某网</td>', "山路", None, "2024-03-02"),
        ('<title>山路</title><td>2024-03-02 晴</td>', "山路", None, None),
        ('<title>山路</title><div itemprop="author"><meta itemprop="name" content="林一"></div>', "山路", "林一", None),
        ("<title>山路 - 某某网</title><time datetime='2024-03-02'>", "山路", None, "2024-03-02"),
        ('<script type="application/ld+json">{broken</script><title>山路</title>', "山路", None, None),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(said: str, title: str, author: str | None, day: str | None) -> None:
    meta = head(PAGE.format(head=said))
    assert (meta.title, meta.author, meta.date and meta.date.date().isoformat()) == (title, author, day)
