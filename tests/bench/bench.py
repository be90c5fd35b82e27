"""`make bench`: every speed the project promises, measured side by side on this machine.

python tests/bench/bench.py [start|reading|facts|body|memory ...]
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.console import Console
from rich.table import Table

from tests.bench.measure import Measurement

SUBJECTS = ("start", "reading", "facts", "body", "memory")


def main(wanted: list[str]) -> int:
    table = Table("what", "ours", "theirs", "ratio", "promise")
    for column in table.columns[1:]:
        column.justify = "right"
    measured = [
        row for name in wanted or SUBJECTS for row in importlib.import_module(f"tests.bench.{name}").measurements()
    ]
    for row in measured:
        table.add_row(*_cells(row), style="" if row.kept else "red")
    Console(width=None if sys.stdout.isatty() else 110).print(table)
    return 0


def _cells(row: Measurement) -> tuple[str, ...]:
    theirs = f"{row.theirs:,.2f} {row.unit}" if row.theirs is not None else ""
    return row.what, f"{row.ours:,.2f} {row.unit}", theirs, f"{row.ratio:.3g}", f"≤ {row.promise:g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
