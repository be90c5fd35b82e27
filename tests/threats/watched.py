"""Runs the reader in this process and writes down what it does to the world, as JSON on standard output.

`python watched.py command ARGUMENT …`   one command line
`python watched.py desk FOLDER`          the app: every article opened, every pane looked at
`python watched.py control`              acts on purpose, so that the watching itself can be tested

Python tells a hook of every program started, connection made and file opened (PEP 578); nothing here is replaced.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from typing import Any

PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.spawn", "pty.spawn"}
NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request", "webbrowser.open"}  # fmt: skip
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.rmtree", "shutil.copyfile", "shutil.move", "sqlite3.connect", "tempfile.mkstemp", "os.utime"}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
done: list[tuple[str, list[str]]] = []


def note(event: str, arguments: tuple[Any, ...]) -> None:
    if event in PROGRAMS | NETWORK | CHANGES:
        done.append((event, [_shown(argument) for argument in arguments]))
    elif event == "open" and isinstance(arguments[0], (str, bytes)) and (arguments[2] or 0) & WRITING:
        done.append(("write", [_shown(arguments[0])]))


def _shown(argument: object) -> str:
    if isinstance(argument, (list, tuple)):
        return " ".join(map(_shown, argument))
    return os.fsencode(argument).decode("utf-8", "backslashreplace") if isinstance(argument, (str, bytes)) else repr(argument)  # fmt: skip


async def walk(folder: str) -> None:
    from reader.store.settings import Options
    from reader.ui.app import ReaderApp
    from reader.ui.library import Library

    app = ReaderApp([folder], Options(tagger=False))
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause(1.0)
        library = app.screen.query_one(Library)
        for path in list(library.order)[::5]:
            await app.workers.wait_for_complete()
            app.screen.opening.open(_place(path))  # type: ignore[attr-defined]
            await app.workers.wait_for_complete()
            await pilot.press("J", "space", "right_parenthesis", "right_square_bracket")
        await pilot.press("2", "3", "4", "question_mark", "escape", "1")
        await app.workers.wait_for_complete()


def _place(path: str) -> Any:
    from reader.ui.opening import Place

    return Place(path)


def act() -> None:
    """One of each kind."""
    import socket
    import subprocess

    subprocess.run(["true"], check=False)
    with open(os.path.join(sys.argv[2], "written"), "w") as file:
        file.write("x")
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", 9), 0.1)
    os.mkdir(os.path.join(sys.argv[2], "made"))


def main() -> None:
    what, *arguments = sys.argv[1:]
    output = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.addaudithook(note)
    code = 0
    if what == "command":
        from reader.commands import run

        code = run(arguments)
    elif what == "desk":
        asyncio.run(walk(arguments[0]))
    else:
        act()
    os.write(output, json.dumps({"code": code, "done": done}).encode())


if __name__ == "__main__":
    main()
