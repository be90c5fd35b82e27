"""Files appear whole or not at all, never in the place of another, whichever write fails and whoever kills us."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.export import files

KILLS = int(os.environ.get("READER_KILLS", "8"))


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    names = [files.save(tmp_path, "黑卡", text).name for text in "abc"]
    assert names == ["黑卡.md", "黑卡 (2).md", "黑卡 (3).md"]
    assert [(tmp_path / name).read_text() for name in names] == ["a", "b", "c"]


def test_a_name_that_has_its_suffix_keeps_one(tmp_path: Path) -> None:
    assert files.save(tmp_path, "黑卡.md", "a").name == "黑卡.md"
    assert files.save(tmp_path, "v1.5", "a").name == "v1.5.md"


def test_force_replaces_the_file_and_not_what_a_link_leads_to(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.md").symlink_to(victim)
    assert files.save(folder, "a", "new").name == "a (2).md"
    assert files.save(folder, "a", "new", force=True).name == "a.md"
    assert (victim.read_text(), (folder / "a.md").read_text()) == ("mine", "new")


def test_a_dangling_link_is_a_taken_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "nowhere")
    assert files.save(tmp_path, "a", "new").name == "a (2).md"
    with pytest.raises(FileExistsError):
        files.write(tmp_path / "a.md", "new")
    assert not (tmp_path / "nowhere").exists()


def test_rights_are_those_the_user_wants_for_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = files.save(tmp_path, "a", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


CALLS = ["open", "fsync", "link", "replace"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("force", [False, True])
def test_whichever_call_fails_the_old_file_is_whole_and_no_half_one_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int, force: bool
) -> None:
    files.save(tmp_path, "a", "old")
    done, count = getattr(os, call), 0

    def failing(*arguments: Any, **options: Any) -> Any:
        nonlocal count
        count += 1
        if count == nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return done(*arguments, **options)

    monkeypatch.setattr(os, call, failing)
    with contextlib.suppress(OSError):
        files.save(tmp_path, "a", "new", force=force)
    monkeypatch.undo()
    texts = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert texts in ({"a.md": "old"}, {"a.md": "new"} if force else {"a.md": "old", "a (2).md": "new"})


def test_a_file_system_without_links_is_served_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: Any, **_options: Any) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)
    assert [files.save(tmp_path, "a", text).name for text in "ab"] == ["a.md", "a (2).md"]
    assert sorted(path.read_text() for path in tmp_path.iterdir()) == ["a", "b"]


FULL = """
import resource, signal, sys
from pathlib import Path
from reader.export import files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    files.save(Path(sys.argv[1]), "a", "new" * 5000, force=True)
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize("room", [0, 1, 4096, 14_999])
def test_a_full_disk_keeps_the_old_file(tmp_path: Path, room: int) -> None:
    (tmp_path / "a.md").write_text("old")
    command = [sys.executable, "-c", FULL, str(tmp_path), str(room)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert said == "File too large\n"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "old"}


KILLED = """
import sys
from pathlib import Path
from reader.export import files
while True:
    path = files.save(Path(sys.argv[1]), "a", "x" * 200_000 + "end")
    print(path.name, flush=True)
"""


def test_what_was_said_to_be_saved_is_whole_after_a_kill(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice, said = random.Random(16), set()
    for _kill in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            said.add(child.stdout.readline().decode().strip())
            timer = threading.Timer(dice.uniform(0, 0.05), child.kill)
            timer.start()
            said |= {line.decode().strip() for line in child.stdout if line.endswith(b"\n")}
            timer.join()
    whole = {path.name for path in tmp_path.glob("[!.]*") if path.read_text() == "x" * 200_000 + "end"}
    assert said - {""} <= whole
    assert whole == {path.name for path in tmp_path.glob("[!.]*")}
    record_property("kills, files", (KILLS, len(whole)))


def test_a_long_name_is_cut_where_a_character_ends() -> None:
    """Not in a pile of marks, and not so that it ends as no name on Windows does."""
    assert files.slug("a" * 186 + "m\u0331\u0302") == "a" * 186 + "m.md"
    assert files.slug("a" * 188 + ".b.c.d") == "a" * 188 + ".md"
