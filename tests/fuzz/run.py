"""Fuzz for as long as you like: `python -m tests.fuzz.run --minutes 15`. Findings are kept in `findings/`."""

from __future__ import annotations

import argparse
import hashlib
import time
import traceback
import warnings
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings

from tests.fuzz.target import check, files

FINDINGS = Path(__file__).with_name("findings")
BATCH = 400  # examples between looks at the clock


def main() -> int:
    """The number of findings, which is the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0, help="where to begin; each batch takes the next")
    options = parser.parse_args()
    end, number, found = time.monotonic() + 60 * options.minutes, options.seed, set[str]()
    while time.monotonic() < end:
        if kept := batch(number):
            found.add(kept)
        number += 1
    print(f"{(number - options.seed) * BATCH} files, {len(found)} findings: {', '.join(sorted(found)) or 'none'}")  # noqa: T201
    return min(len(found), 100)


def batch(number: int) -> str | None:
    """One batch; the smallest failing file is kept, and its name returned."""
    last: list[tuple[str, bytes]] = []

    @seed(number)
    @settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(files())
    def run(file: tuple[str, bytes]) -> None:
        last[:] = [file]
        check(*file)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run()
    except BaseExceptionGroup as group:
        return keep(last[0], group.exceptions[0])
    except (Exception, RecursionError) as error:
        return keep(last[0], error)
    return None


def keep(file: tuple[str, bytes], error: BaseException) -> str:
    """Write a finding under the name of what it breaks; one a place is enough."""
    name, data = file
    frame = next((f for f in reversed(traceback.extract_tb(error.__traceback__)) if "/reader/" in f.filename), None)
    place = f"{Path(frame.filename).stem}-{frame.name}" if frame else "law"
    stem = f"{type(error).__name__}--{place}--{hashlib.sha256(data).hexdigest()[:6]}"
    path = FINDINGS / f"{stem}{Path(name).suffix}"
    if not list(FINDINGS.glob(f"{stem.rsplit('--', 1)[0]}--*")):
        path.write_bytes(data)
        print(f"{path.name}: {str(error)[:200]!r}", flush=True)  # noqa: T201
    return path.stem.rsplit("--", 1)[0]


if __name__ == "__main__":
    raise SystemExit(main())
