"""Signals that end a program: save, give the terminal back as it was, exit with 128 and the signal's number.

Textual leaves the terminal in its own modes when one of these arrives; `less` and `vi` do not, neither do we.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")
GRACE = 3.0  # seconds in which a program whose terminal has gone may end in order
# Off: mouse, focus and paste reports, the keyboard protocol, the hidden cursor, the alternate screen (xterm, kitty).
_RESTORE = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?25h\x1b[?1049l"


def guard(cleanup: Callable[[], None]) -> None:
    """From now on, until `heed`, each of the signals ends the program at once, with the terminal as it is now.

    `cleanup` is called first: it must stop whoever else draws.
    """
    if sys.platform == "win32":
        return
    import termios

    terminal, screen = sys.stdin.fileno(), sys.stderr.fileno()
    before = termios.tcgetattr(terminal)

    def end(number: int, frame: FrameType | None) -> None:
        cleanup()
        os.write(screen, _RESTORE)
        termios.tcsetattr(terminal, termios.TCSANOW, before)
        os._exit(128 + number)

    for name in ENDING:
        signal.signal(getattr(signal, name), end)


def heed(leave: Callable[[int], None]) -> None:
    """From now on each of the signals calls `leave` with the exit code, on the loop that is running."""
    import asyncio

    loop = asyncio.get_running_loop()
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # Windows has no such signals, and a thread that is not the main one may not listen


def end_with_terminal(leave: Callable[[int], None]) -> None:
    """Call `leave` on the loop that is running when the terminal has gone, should nobody send SIGHUP.

    A program that is not the terminal's own session, as in a container, hears nothing, and the framework would ask a
    closed terminal for keys without end.
    """
    if not hasattr(select, "poll") or not sys.stdin.isatty():
        return
    import asyncio

    threading.Thread(
        target=_until_gone, args=(sys.stdin.fileno(), asyncio.get_running_loop(), leave), daemon=True
    ).start()


def _until_gone(terminal: int, loop: AbstractEventLoop, leave: Callable[[int], None]) -> None:
    watched = select.poll()
    watched.register(terminal, 0)  # nothing but what is always told: an end, an error
    if not any(event & select.POLLHUP for _terminal, event in watched.poll()):
        return  # a system that can't watch terminals in this way
    code = 128 + signal.SIGHUP
    loop.call_soon_threadsafe(leave, code)
    time.sleep(GRACE)
    os._exit(code)  # what waits for a terminal that takes nothing more would wait for ever
