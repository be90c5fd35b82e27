"""Newspapers and journals between the marks of a title: 《科学观察》杂志."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.extract.gazetteer import organisations
from reader.extract.worded import Mention, Worded

_TITLE = re.compile("[《〈](?P<title>[^《》〈〉\n]{2,20})[》〉]")
_ENDS = re.compile(
    "(?:日报|晚报|早报|晨报|时报|商报|周报|早报|快报|导报|学报|邮报|公报|周刊|月刊|半月刊|季刊|杂志|新闻|新闻网|通讯|评论|都市报|青年报|观察报|论坛报|先驱报|泰晤士报|明镜|Times|Post|Journal|News|Magazine)$"
)
_BEHIND = re.compile(
    "(?:官网|网站|杂志|期刊|周刊|月刊|记者|报道|援引|社论|专栏|编辑部|主编|特约|双周刊|(?:上|网络版|官网|网站)?(?:发表|刊登|刊发|刊文|撰文)|(?:的|近日|日前)?报道)"
)


def find(line: Worded) -> Iterator[Mention]:
    """The periodicals of a line; the marks are not part of the name."""
    if "《" not in line.text and "〈" not in line.text:
        return
    for found in _TITLE.finditer(line.text):
        title = found["title"]
        if (
            title in organisations()
            or _BEHIND.match(line.text, found.end())
            or (_ENDS.search(title) and len(title) <= 12)
        ):
            yield Mention(found.start("title"), found.end("title"), "org", "title of a periodical")
