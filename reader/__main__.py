"""The door: `reader`, or `python -m reader`."""

from __future__ import annotations

import sys


def main() -> None:
    from reader.commands import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
