"""A few pictures of the desk; what it does is tested by the journeys. `pytest tests/looks --snapshot-update` renews them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from tests.journeys.seen import press, settled

Make = Callable[..., ReaderApp]
Compare = Callable[..., bool]

FRONT = "---\ntitle: 渡口的账本\nauthor: 江边日报\ndate: 2024-05-21\ncategories:\n - 社会\n---\n"
BODY = """<p>船载着30名菜农过江，票价2元。</p>
<h2>账本</h2><p>船老大说：“收入48万元，油钱占去37.5%。”</p>
<p>江面宽1.2公里，渡船要走12分钟。</p><h2>桥</h2><p>新桥离渡口很近，2026年通车。</p>"""


def pressed(*keys: str) -> Callable[[Pilot[int]], object]:
    async def run(pilot: Pilot[int]) -> None:
        await settled(pilot)
        await press(pilot, *keys)
        await pilot.pause(1.0)  # a fact that was gone to has flashed

    return run


def article(folder: Path) -> str:
    path = folder / "ferry.md"
    path.write_text(FRONT + BODY, "utf-8")
    return str(path)


def test_text_outline_and_facts(snap_compare: Compare, desk: Make, tmp_path: Path) -> None:
    app = ReaderApp([article(tmp_path)], desk().options)
    assert snap_compare(app, terminal_size=(130, 20), run_before=pressed("right_square_bracket", "4", "right"))


def test_a_phone_wide_screen_in_paper(snap_compare: Compare, desk: Make, tmp_path: Path) -> None:
    app = ReaderApp([article(tmp_path)], desk(theme="paper").options)
    assert snap_compare(app, terminal_size=(40, 20), run_before=pressed())


def test_the_help_in_light(snap_compare: Compare, desk: Make, tmp_path: Path) -> None:
    app = ReaderApp([article(tmp_path)], desk(theme="light").options)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed("question_mark", "slash", *"section"))


def test_an_empty_folder_in_high_contrast(snap_compare: Compare, desk: Make, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = ReaderApp([str(tmp_path / "empty")], desk(theme="contrast").options)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed())
