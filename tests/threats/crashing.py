"""The desk with a fault in it: `python crashing.py FILE` raises once the article is shown."""

from __future__ import annotations

import sys

from reader.store.settings import Options
from reader.ui.app import ReaderApp, run


class Fault(Exception):
    """What nobody expected."""


def _fail(app: ReaderApp) -> None:
    raise Fault("\x1b]52;c;KANARIE\x07")


if __name__ == "__main__":
    ReaderApp.on_ready = lambda app: app.set_timer(0.5, lambda: _fail(app))  # type: ignore[method-assign, assignment]
    sys.exit(run([sys.argv[1]], Options(tagger=False)))
