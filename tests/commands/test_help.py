"""What the commands say of themselves, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = """
import click
from reader.language import use
use("zh")
from reader.commands import COMMANDS, Door, door
made = door()
context = click.Context(made)
commands = [made, *(made.get_command(context, name) for name in (*COMMANDS, "open"))]
for command in commands:
    print(command.help)
    for option in command.params:
        if getattr(option, "help", None) and option.name != "version":
            print(option.help)
"""


def test_every_help_is_there_in_chinese() -> None:
    """In a process of its own: a command takes its language when it is loaded."""
    done = subprocess.run([sys.executable, "-c", TEXTS], capture_output=True, text=True, check=True)
    said = done.stdout.splitlines()
    assert len(said) > 20
    assert [text for text in said if not re.search("[一-鿿]", text)] == []


@pytest.mark.parametrize("command", ["export", "facts", "outline", "search"])
def test_the_list_of_commands_cuts_none_short(command: str) -> None:
    done = subprocess.run([sys.executable, "-m", "reader", "--help"], capture_output=True, text=True, check=True)
    (line,) = [line for line in done.stdout.splitlines() if line.startswith(f"  {command} ")]
    assert line.endswith(".")
    assert not line.endswith("...")


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (("facts", "--kind", "colour", "x.md"), "'colour' 不在可选值之中"),
        (("export", "--to"), "选项 '--to' 需要一个值"),
        (("export", "--bogus"), "您是否想用"),
        (("outline", "--width", "3", "x.md"), "3 不在范围"),
        (("outline", "--width", "wide", "x.md"), "'wide' 不是有效的整数"),
        (("exprt", "x.md"), "没有命令 'exprt'，也没有这个路径。您是否想用 'export'？"),
        (("outline", "--encoding", "utf-88", "x.md"), "没有编码 'utf-88'"),
    ],
)
def test_a_slip_is_told_in_the_language_asked_for(slip: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "-m", "reader", "--lang", "zh", *slip]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("word", ["exprt", "export.md", "ferry"])
def test_a_path_is_taken_for_no_command(word: str, tmp_path: Path) -> None:
    """One that is there, though it is called nearly like a command; one that is not, but has the ending of a file."""
    if word == "exprt":
        (tmp_path / word).write_text("<p>船开了。</p>", "utf-8")
    command = [sys.executable, "-m", "reader", word]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ("船开了。" in done.stdout) == (word == "exprt")
    assert "Did you mean" not in done.stderr
