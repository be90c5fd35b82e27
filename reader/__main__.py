"""The door: `reader`, or `python -m reader`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    # Reading makes objects by the hundred thousand and hardly any garbage: looking for it seldom saves a seventh.
    gc.set_threshold(50_000, 20, 20)
    # Every Python that is started from here would look for code in the current folder, which may hold the articles.
    os.environ["PYTHONSAFEPATH"] = "1"
    from reader.commands import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
