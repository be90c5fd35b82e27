"""Nothing inside the article folder is configuration, state or code (T26)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.terminal.session import Session

CARRIED = {
    "settings.toml": 'theme = "nonsense"\nexports = "/tmp/owned"\nunknown = 1\n',
    "reader.toml": "[",
    ".readerrc": "touch owned",
    "pyproject.toml": "[tool.reader]\nlanguage = 'zz'\n",
    "state.db": "no database",
    "index.db": "no database",
    "reader.py": "import pathlib; pathlib.Path('owned').touch()",
    "sitecustomize.py": "import pathlib; pathlib.Path('owned').touch()",
    "usercustomize.py": "import pathlib; pathlib.Path('owned').touch()",
    "bs4.py": "import pathlib; pathlib.Path('owned').touch()",
    "conftest.py": "import pathlib; pathlib.Path('owned').touch()",
    "textual.py": "import pathlib; pathlib.Path('owned').touch()",
    "styles/desk.tcss": "nonsense {",
    "reader-desk/settings.toml": 'theme = "nonsense"\n',
    ".env": "TEXTUAL=debug\nREADER_LANG=zz\n",
}
READER = Path(sys.executable).with_name("reader")
CODE = "import pathlib; pathlib.Path(__file__).with_name('owned').touch(); raise SystemExit"
MODULES = ("reader", "multiprocessing", "concurrent", "runpy", "pickle", "signal", "html", "lxml", "bs4", "resource")


def test_files_beside_the_articles_change_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: 甲\n---\n<p>共有三十人。</p>", "utf-8")
    before = answers(folder, tmp_path / "one")
    for name, text in CARRIED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    assert answers(folder, tmp_path / "two") == before
    assert not list(tmp_path.rglob("owned"))


def test_the_desk_opens_as_if_they_were_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 甲\n---\n<p>共有三十人。</p>", "utf-8")
    for name, text in CARRIED.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    own = {f"XDG_{name}_HOME": str(tmp_path / "home" / name) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    with Session([str(READER), "--no-tagger", "a.md"], 100, 30, env=own, cwd=tmp_path) as session:
        session.wait("三十人")
        session.settle()
        session.type("q")
        assert session.exit_code() == 0, session.show()
    assert {name: (tmp_path / name).read_text("utf-8") for name in CARRIED} == CARRIED
    assert not list(tmp_path.rglob("owned"))


def test_no_process_that_the_reader_starts_looks_for_code_there(tmp_path: Path) -> None:
    """A large body has a process of its own, many files have several: each is started in the folder of articles."""
    for number in range(10):
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: 甲\n---\n<p>共有三十人，第{number}次。</p>", "utf-8")
    (tmp_path / "large.html").write_text(f"<p>共有三十人。</p><!--{1_000_000 * ' '}-->", "utf-8")
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(CODE, "utf-8")
    for words in (["outline", "."], ["outline", "large.html"], ["search", "三十", "."]):
        done = installed(words, tmp_path, tmp_path / ".home")
        assert (done.returncode, done.stderr) == (0, b""), words
    assert not list(tmp_path.rglob("owned"))


def test_nor_does_a_program_that_reads_a_large_body_through_us(tmp_path: Path) -> None:
    (tmp_path / "large.html").write_text(f"<p>共有三十人。</p><!--{1_000_000 * ' '}-->", "utf-8")
    (tmp_path / "reader.py").write_text(CODE, "utf-8")
    program = "from reader.core import quarantine; assert quarantine.read('large.html').blocks"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([sys.executable, "-P", "-c", program], cwd=tmp_path, env=env, timeout=60, check=True)
    assert not list(tmp_path.rglob("owned"))


def answers(folder: Path, home: Path) -> list[tuple[int, bytes, bytes]]:
    """What the installed program says, run inside the folder as a person would."""
    found = []
    for words in (["outline", "a.md"], ["facts", "a.md"], ["export", "a.md"], ["search", "三十", "a.md"], ["a.md"]):
        done = installed(words, folder, home)
        found.append((done.returncode, done.stdout, done.stderr))
    assert [code for code, _, _ in found] == [0] * len(found), found
    return found


def installed(words: list[str], folder: Path, home: Path) -> subprocess.CompletedProcess[bytes]:
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    env = {**os.environ, **own, "HOME": str(home)}
    env.pop("PYTHONPATH", None)
    return subprocess.run([str(READER), *words], capture_output=True, cwd=folder, env=env, timeout=60, check=False)
