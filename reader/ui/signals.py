"""Signals that end a program: save, give the terminal back as it was, exit with 128 and the signal's number.

Textual leaves the terminal in its own modes when one of these arrives; `less` and `vi` do not, neither do we.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")


def heed(leave: Callable[[int], None]) -> None:
    """From now on each of the signals calls `leave` with the exit code, on the loop that is running."""
    loop = asyncio.get_running_loop()
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # Windows has no such signals, and a thread that is not the main one may not listen
