"""The built wheel, in an empty environment away from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.terminal.session import Session

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], check=True
    )
    return next(folder.glob("reader_desk-*.whl"))


def test_the_wheel_carries_the_looks_and_the_words_and_nothing_of_ours_beside_them(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.startswith("reader/styles/") and name.endswith(".tcss")]
    assert [name for name in names if name.endswith("reader.mo")]
    assert [name for name in names if name.startswith("reader/extract/lexicon/")]
    assert {name.split("/")[0] for name in names} == {
        "reader",
        next(n for n in names if "dist-info" in n).split("/")[0],
    }


@pytest.mark.timeout(300)
def test_an_article_opens_from_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    shutil.copy(ROOT / "articles" / "phone-cards.md", tmp_path / "saved.md")
    env = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    with Session([str(tmp_path / "env" / "bin" / "reader"), "saved.md"], 100, 30, env=env, cwd=tmp_path) as session:
        session.wait("约70吨")
        session.wait("一张电话卡，怎样变成骗子的账号？")
        session.type("q")
        assert session.exit_code() == 0
