"""Markup and text made to cost the square of its length: each must be read in a process that may use 8 seconds.

What is linear takes a tenth of a second here, what is quadratic or worse takes minutes: the limit tells them apart on
any machine, and no clock is compared.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

SECONDS = 8
CHILD = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
sys.path.insert(0, {str(sys.path[0])!r})
"""

BODIES = {
    "pile of marks": "'<p>a' + '\\u0300\\u0316' * 150_000",
    "pile of another script": "'<p>a' + '\\u0f71\\u0f72\\u0f74' * 100_000",
    "bold full stops": "'<p><b>题</b></p><p><b>' + '。' * 150_000 + 'x</b></p>'",
    "pictures that say what they show": "''.join(f'<img src=http://e.example/{n}.png alt=描述文字{n}><p>短行{n}</p>' for n in range(6_000))",
    "many headings": "'<h2>题</h2>' * 20_000",
    "headings each of another size": "''.join(f'<p>{\"长\" * 40}。<p><font style=font-size:{20 + n / 5000}px>题目一二</font>' for n in range(10_000))",
    "nested links": "''.join(f'<a href=http://e.example/{n}>' for n in range(8_000)) + 'x'",
    "comments before a page": "'<!-- -->' * 60 + 'x'",
    "script without an end": "'<html><head>' + '<script ' * 25_000",
    "link without an end": "'<html><head>' + '<link ' * 35_000",
    "title without an end": "'<html><head>' + '<title ' * 30_000",
    "authors without a name": "'<html><body>' + '<a itemprop=\"author\"><i>' * 15_000",
    "authors and no end": "'<html><body>' + '<a itemprop=\"author\"' * 15_000",
    "dates without a day": "'<html><body>' + '<a class=\"date\">2021-01-' * 15_000",
    "classes without an end": "'<html><body>' + '<a class=\"' * 35_000",
    "first headings without an end": "'<html><body>' + '<h1 ' * 35_000",
    "code and comments without an end": "'<div>' + '<pre><!--' * 30_000",
    "lines of code without an end": "'<p>' + '<pre>- # ' * 10_000",
    "attributes of pandoc": "'# ' + '{a=\"' * 30_000",
    "classes of pandoc": "'# ' + '{.a ' * 30_000",
    "time without an end": "'<html><body>' + '<time ' * 35_000",
}
READ = """
from reader.core import source, reading
reading.structure(source.parted('x.md', {body}))
"""
SET = """
from reader.core.model import Block
from reader.typeset.lines import Measure, set_block
set_block(Block(index=0, kind='paragraph', text={text}), Measure(80), {keep})
"""
TEXTS = {
    "closing marks": ("'，' * 200_000", "()"),
    "opening marks": ("'（' * 200_000", "()"),
    "joined emoji": ("'\\U0001f469\\u200d' * 50_000", "()"),
    "lines with figures": ("'12人\\n' * 40_000", "[(4 * n, 4 * n + 3) for n in range(40_000)]"),
}


def run(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", CHILD + program], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()[-600:] or f"killed: {done.returncode}"


@pytest.mark.parametrize("case", BODIES)
def test_a_hostile_body_is_read_in_linear_time(case: str) -> None:
    run(READ.format(body=BODIES[case]))


@pytest.mark.parametrize("case", TEXTS)
def test_a_hostile_text_is_set_in_linear_time(case: str) -> None:
    text, keep = TEXTS[case]
    run(SET.format(text=text, keep=keep))
