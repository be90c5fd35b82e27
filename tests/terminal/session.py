"""A program in a real pseudo-terminal: type to it, read its screen, keep every byte it wrote and when."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 60.0  # seconds: only a test that fails waits so long, and a loaded machine may need some of them
KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F",
}  # fmt: skip


class Session:
    """Run `command` on a screen of `columns` x `rows` cells; use as a context manager."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 100,
        rows: int = 30,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = bytearray()
        self.chunks: list[tuple[float, bytes]] = []
        self._master, slave = pty.openpty()
        self._size(slave, columns, rows)
        inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        base = {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=base, cwd=cwd, start_new_session=True, close_fds=True
        )
        os.close(slave)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)

    @staticmethod
    def _size(fd: int, columns: int, rows: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """A new size; the screen is empty until the program draws on it."""
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self._size(self._master, columns, rows)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window does; no signal says so."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)

    @property
    def edits_lines(self) -> bool:
        """Whether the terminal is as a shell wants it: it shows what is typed, and hands on whole lines."""
        flags = termios.tcgetattr(self._master)[3]
        return flags & (termios.ECHO | termios.ICANON) == termios.ECHO | termios.ICANON

    def read(self, timeout: float = 0.05) -> bool:
        """Take in what the program wrote; False where nothing came within `timeout` seconds."""
        if not select.select([self._master], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # Linux answers EIO once the program has closed its side
            return False
        self.chunks.append((time.perf_counter(), data))
        self.raw += data
        return bool(data)

    def show(self) -> str:
        """The screen as text, one row a line, trailing blanks cut."""
        while self._fed < len(self.raw):
            part = bytes(self.raw[self._fed :])
            self._fed = len(self.raw)
            self._stream.feed(self._decoder.decode(part))
        # Not pyte's `display`: it fails where half of a wide character was written over.
        cells, columns = self.screen.buffer, range(self.screen.columns)
        return "\n".join("".join(cells[y][x].data for x in columns).rstrip() for y in range(self.screen.lines))

    _fed = 0

    def type(self, *keys: str) -> None:
        """Press keys by name (`enter`, `pagedown` …) or type text as it is."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def wait(self, seen: str | Callable[[str], bool], timeout: float = PATIENCE) -> str:
        """Wait until the screen shows `seen` (wide characters squeezed together) and return the screen."""
        test = seen if callable(seen) else (lambda screen: seen in screen or seen in screen.replace(" ", ""))
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            self.read()
            if test(self.show()):
                return self.show()
            if self.process.poll() is not None and not self.read():
                break
        raise AssertionError(f"not on the screen within {timeout} s: {seen!r}\n{self.show()}")

    def settle(self, quiet: float = 0.4, timeout: float = PATIENCE) -> str:
        """Wait until the program has written nothing for `quiet` seconds."""
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline and self.read(quiet):
            pass
        return self.show()

    def exit_code(self, timeout: float = PATIENCE) -> int:
        deadline = time.perf_counter() + timeout
        while self.process.poll() is None and time.perf_counter() < deadline:
            self.read()
        self.settle(0.1)
        code = self.process.poll()
        if code is None:
            raise AssertionError(f"still running after {timeout} s\n{self.show()}")
        return code
