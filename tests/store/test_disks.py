"""No place, a full disk, a power cut, a file that may only be read: nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.store.state import State
from tests.store.filled import filled

KILLS = int(os.environ.get("READER_KILLS", "8"))


@pytest.mark.parametrize("home", ["/proc/no/such/place", "a file"])
def test_without_a_place_for_it_the_state_is_in_memory(tmp_path: Path, home: str) -> None:
    if home == "a file":
        (tmp_path / home).write_text("here is no folder")
    state = State(tmp_path / home / "state.db")
    state.put("article", b"/new.md", block=5)
    assert state.get("article", b"/new.md") == {"block": 5}
    assert not state.flush()
    assert len(state.notices) == 1


FAILING = """
import resource, signal, sys
from pathlib import Path
from reader.store.state import State
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, limit = Path(sys.argv[1]), int(sys.argv[2])
state = State(path)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
for number in range(400):
    state.put("article", b"/full/%d" % number, block=number)
full = state.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
state.put("article", b"/free", block=1)
print(full, len(state.notices), state.flush(20))
"""


@pytest.mark.parametrize("limit", [0, 1, 512, 4096, 9000, 20_000, 30_000])
def test_a_full_disk_loses_nothing_and_is_over_when_there_is_room(tmp_path: Path, limit: int) -> None:
    """The write that passes the limit fails, whichever it is: of the journal, the file, its first or a later page."""
    before = filled(tmp_path / "state.db").rows["article"]
    command = [sys.executable, "-c", FAILING, str(tmp_path / "state.db"), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False 1 True\n"
    rows = State(tmp_path / "state.db").rows["article"]
    assert before.items() <= rows.items()
    assert len(rows) == len(before) + 401


KILLED = """
import sys
from pathlib import Path
from reader.store.state import State
state, number = State(Path(sys.argv[1])), int(sys.argv[2])
while True:
    for _change in range(5):
        state.put("article", b"/%d" % number, block=number, progress="read")
        number += 1
    if state.flush(20):
        sys.stdout.write(f"{number}\\n")
        sys.stdout.flush()
"""


def test_what_was_acknowledged_survives_being_killed(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path, dice, number, lost = tmp_path / "state.db", random.Random(9), 0, 0
    for _kill in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(path), str(number)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            timer = threading.Timer(dice.uniform(0, 0.12), child.kill)
            timer.start()
            acknowledged = [int(line) for line in child.stdout if line.endswith(b"\n")]
            timer.join()
        number = acknowledged[-1] if acknowledged else number
        state = State(path)
        lost += sum((b"/%d" % old,) not in state.rows["article"] for old in range(number))
        assert state.notices == []
    assert number > 0
    assert lost == 0
    record_property("kills, acknowledged writes, lost", (KILLS, number, lost))


READ_ONLY = """
import os, sys
from pathlib import Path
from reader.store.state import State
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
state = State(Path(sys.argv[1]))
print(len(state.rows["article"]), len(state.notices))
state.put("article", b"/new.md", block=5)
print(state.flush(), state.get("article", b"/new.md"), len(state.notices))
"""


def test_a_state_that_may_only_be_read_is_read() -> None:
    """The superuser may write everywhere, so that he asks as nobody."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "state.db"
        filled(path)
        path.chmod(0o444)
        Path(home).chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        Path(home).chmod(0o755)
        assert done.stdout == "30 0\nFalse {'block': 5} 1\n", done.stderr
        assert [file.name for file in Path(home).iterdir()] == ["state.db"]
