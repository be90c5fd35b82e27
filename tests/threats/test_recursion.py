"""Depth costs no recursion (T10): the deepest bodies are read with next to no stack to spare."""

from __future__ import annotations

import subprocess
import sys

import pytest

SPARE = 60  # frames: what lxml, bs4 and the dataclasses of an ordinary article need, and a little more
DEEP = {
    "divisions": "<div>" * 50_000 + "深",
    "bold": "<b><i>" * 20_000 + "深",
    "lists": "<ul><li>" * 5_000 + "深",
    "quotes": "<blockquote><p>" * 10_000 + "深",
    "tables": "<table><tr><td>" * 2_000 + "深",
    "code": "<pre><code>" * 5_000 + "深",
    "links": "<a href=http://e.example/>" * 5_000 + "深",
    "advertisements": "<div class=ad>" * 5_000 + "深",
    "hidden": "<div style='display:none'>" * 5_000 + "深",
}
PROGRAM = """
import sys
from reader.core import source, reading
from reader.extract import facts
def article(body):
    return reading.structure(source.parted('x.md', body))
facts(article('<p>一段<b>三十</b>个人的正文。</p><ul><li>甲</li></ul><table><tr><td>1</td><td>2</td></tr></table>'))
depth, frame = 0, sys._getframe()
while frame: depth, frame = depth + 1, frame.f_back
sys.setrecursionlimit(depth + {spare})
found = article({body!r})
facts(found)
assert any('深' in block.text for block in found.blocks) or found.removed, found.blocks[:3]
"""


@pytest.mark.parametrize("case", DEEP)
def test_depth_costs_no_recursion(case: str) -> None:
    program = PROGRAM.replace("{spare}", str(SPARE)).replace("{body!r}", "sys.stdin.read()")
    done = subprocess.run([sys.executable, "-c", program], input=DEEP[case].encode(), capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()[-600:]
