"""Texts made of what the patterns look for, over and over: found in a process that may use eight seconds (T8).

What is linear takes one or two here, what is quadratic takes a minute: the limit tells them apart on any machine.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

SECONDS = 8
UNITS = (
    "7", "1,", "100,000.", "一", "百分之", "2021年", "1点", "第一", "170、", "1到", "“", "（", "《1》", "：“", "说：“", "张三说", "某某公司", "北京市", "有限公司",
    "one ", "1 to ", "3rd ", "May ", "http://a.", "a@b", "Mr. ", "ab12", "。", "、", "·", "一半", "周一", "记者 ", "去年", "\t1", "A", "北京-", "$\"", "他说“好。”", "省司\"称",
)  # fmt: skip
PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from reader.core import reading, source
from reader.extract import facts
from reader.extract.timeline import timeline
text = ({unit!r} * 80_000)[:80_000]
for body in (text, "".join(f"<p>{{text[at : at + 200]}}</p>" for at in range(0, 60_000, 200))):
    article = reading.structure(source.parted("x.md", "<p>" + body))
    timeline(article, facts(article))
"""


@pytest.mark.parametrize("unit", UNITS)
def test_bait_costs_no_more_than_its_length(unit: str) -> None:
    program = PROGRAM.format(seconds=SECONDS, unit=unit)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr.decode()[-600:] or f"killed: {done.returncode}"
