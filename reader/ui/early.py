"""Keys that are typed before the app takes them: kept as they are, and not written over the first picture."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def keys_kept() -> Iterator[None]:
    """Until the app reads them, the terminal neither shows nor edits keys, nor makes another of Enter.

    The framework gives the terminal back as it found it, so that at the end it is given back once more, as it was.
    """
    if sys.platform == "win32":
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before, early = termios.tcgetattr(terminal), termios.tcgetattr(terminal)
    early[0] &= ~termios.ICRNL
    early[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, early)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal has gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)
