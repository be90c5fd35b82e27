"""A folder as an enemy would fill it: every field of an article, every layer of a file, and the folder itself.

`write(folder)` makes it; `forbidden(raw)` finds what must never be among the bytes a program writes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

CANARY = "KANARIE"
SEQUENCES = {
    "clipboard": f"\x1b]52;c;{CANARY}\x07",
    "title": f"\x1b]0;{CANARY}\x1b\\",
    "link": f"\x1b]8;;file:///etc/passwd\x1b\\{CANARY}\x1b]8;;\x1b\\",
    "colour": f"\x1b[1337;31m{CANARY}",
    "clear": f"\x1b[1337J{CANARY}",
    "report": f"\x1b[1337n{CANARY}",
    "reset": f"\x1bc{CANARY}",
    "device": f"\x1bP$q{CANARY}\x1b\\",
    "application": f"\x1b_G{CANARY}\x1b\\",
    "c1-osc": f"\x9d52;c;{CANARY}\x9c",
    "c1-csi": f"\x9b1337m{CANARY}",
    "shift": f"\x0e{CANARY}\x0f",
    "nul": f"a\x00{CANARY}",
    "delete": f"a\x7f{CANARY}",
    "return": f"visible\rhidden{CANARY}",
    "backspace": f"a\x08\x08{CANARY}",
    "bidi": f"\u202e{CANARY}\u202c\u2066x\u2069",
    "tags": "".join(chr(0xE0000 + ord(c)) for c in CANARY) + CANARY,
    "separators": f"a\u2028b\u2029{CANARY}",
    "marks": "z" + "\u0300" * 500 + CANARY,
    "markup": f"[/x][@click=app.quit]{CANARY}[/][link=javascript:x]y[/]",
}
FORBIDDEN = re.compile(
    rb"\x1b\](?!2;|22;)[^\x07\x1b]*"  # no OSC at all but the pointer shape and title Textual itself may set
    rb"|\x1b[PX^_]"  # no DCS, SOS, PM, APC
    rb"|\x1bc|\x1b\[[0-9;]*1337[0-9;]*[@-~]"  # no reset, none of our marked CSI
    rb"|\x1b\][^\x07\x1b]*" + CANARY.encode() + rb"|[\x00\x0e\x7f]"
    rb"|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xf3\xa0[\x80-\x81][\x80-\xbf]"  # C1, bidi, tags
)
ASKS = (b"\x1bP+q", b"\x1bP$q", b"\x1b_G")  # what a terminal is asked at the start, never with a canary


def forbidden(raw: bytes) -> list[bytes]:
    """What foreign text must not have been able to write, with a little of what follows."""
    return [
        raw[found.start() : found.start() + 40]
        for found in FORBIDDEN.finditer(raw)
        if not (
            raw[found.start() :].startswith(ASKS) and CANARY.encode() not in raw[found.start() : found.start() + 60]
        )
    ]


def write(folder: Path) -> list[Path]:
    """Fill `folder`; returns what was made. Special files are left out where the system refuses them."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, data in (*_sequences(), *_front_matters(), *_encodings(), *_pages(), *_names()):
        path = os.path.join(os.fsencode(folder), name)
        with open(path, "wb") as file:
            file.write(data)
        made.append(Path(os.fsdecode(path)))
    os.mkfifo(folder / "pipe.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "device.md").symlink_to("/dev/zero")
    (folder / "self").symlink_to(".")
    (folder / "outside.md").symlink_to("/etc/passwd")
    locked = folder / "locked.md"
    locked.write_text("x")
    locked.chmod(0)
    return made


def _article(front: str, body: str) -> bytes:
    return f"\n---\n{front}\n---\n\n<div>{body}</div>\n".encode("utf-8", "surrogatepass")


def _yaml(text: str) -> str:
    """A double-quoted scalar whose escapes become the real characters only after parsing."""
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


def _entities(text: str) -> str:
    return "".join(c if c.isalnum() else f"&#{ord(c)};" for c in text)


def _sequences() -> Iterator[tuple[bytes, bytes]]:
    for name, text in SEQUENCES.items():
        quoted, entities = _yaml(text), _entities(text)
        fields = (
            f"title: {quoted}\nauthor: {quoted}\ndate: {quoted}\ncategories:\n - {quoted}\nurl: {quoted}\n{quoted}: 1"
        )
        raw = text.replace("<", "&lt;")
        body = (
            f"<p>{raw}</p><p>{entities}，已有70吨。</p><h2>{raw}</h2><p><b>{entities}</b></p><ul><li>{raw}</li></ul>"
            f"<blockquote>{entities}</blockquote><pre><code class='language-{raw}'>{raw}\n{entities}</code></pre>"
            f"<table><tr><th>{raw}</th><th>b</th></tr><tr><td>{entities}</td><td>30万元</td></tr></table>"
            f"<p><a href='https://e.example/{entities}'>{raw}</a><img src='{raw}' alt='{entities}'></p>"
            f"<p>老李说：“{raw}给了我三十元。”</p><iframe src='https://e.example/{raw}'></iframe>"
        )
        yield f"seq-{name}.md".encode(), _article(fields, body)
        yield f"raw-{name}.md".encode(), _article(f"title: x{name}", f"<p>{raw}</p>") + text.encode()
        yield f"text-{name}.txt".encode(), f"{text}\n\n{text}，2021年4月26日。\n".encode()
        yield f"toml-{name}.md".encode(), f'+++\ntitle = "x"\nauthor = {_yaml(text)}\n+++\n\n{text}\n'.encode()


def _front_matters() -> Iterator[tuple[bytes, bytes]]:
    laughs = "\n".join(["a0: &a0 [x,x]"] + [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)])
    merges = "\n".join(
        ["m0: &m0 {k: v}"] + [f"m{i}: &m{i}\n  <<: [{','.join([f'*m{i - 1}'] * 10)}]" for i in range(1, 8)]
    )
    bombs = {
        "laughs": laughs, "merges": merges, "deep": "t: " + "[" * 30_000, "deeper": "- " * 30_000, "braces": "{a: " * 20_000,
        "cycle": "t: &a [*a]", "object": "t: !!python/object/apply:os.system [touch /tmp/owned]", "tag": "t: !foo x",
        "colons": "title: a: b", "tab": "\ttitle: x", "quote": 'title: "x', "at": "title: @x", "bracket": "title: [x] y",
        "scalar": "just words", "list": "- a\n- b", "keys": "content: x\nhandler: y\ntitle: z", "huge": "t: " + "9" * 100_000,
        "many": "\n".join(f"k{i}: v" for i in range(20_000)), "dates": "title: x\ndate: 2021-13-45", "null": "title: null",
        "numbers": "title: 2021\nauthor: 12:30:45\ncategories: 010", "binary": "title: !!binary aGk=", "empty": "",
    }  # fmt: skip
    for name, front in bombs.items():
        yield f"yaml-{name}.md".encode(), _article(front, "<p>正文还在这里，共有12人。</p>")
    yield b"yaml-unterminated.md", "---\ntitle: x\n\n<p>正文</p>".encode()
    yield b"yaml-return.md", b"---\rtitle: x\r---\r<p>text</p>"
    yield b"yaml-bom.md", b"\xef\xbb\xbf---\ntitle: x\n---\n<p>text</p>"
    yield b"toml-broken.md", "+++\ntitle = [\n+++\n正文".encode()


def _encodings() -> Iterator[tuple[bytes, bytes]]:
    text = "---\ntitle: 编码\n---\n<p>这是一篇用别的编码保存的文章，共有三十人读过。</p>"
    for encoding in ("gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-32"):
        yield f"enc-{encoding}.md".encode(), text.replace("编码", "文章").encode(encoding, "replace")
    yield b"enc-broken.md", text.encode() * 40 + b"\xff\xfe\xfa"
    yield b"enc-utf7.html", b"<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    yield b"enc-binary.md", bytes(range(256)) * 50
    yield b"enc-zeros.md", bytes(100_000)
    yield b"enc-surrogate.md", _article("title: x", "<p>a\ud800b</p>")
    yield b"empty.md", b""
    yield b"newlines.md", b"\n" * 1_000_000


def _pages() -> Iterator[tuple[bytes, bytes]]:
    bodies = {
        "deep-div": "<div>" * 50_000 + "x", "deep-inline": "<b><i>" * 20_000 + "x", "deep-list": "<ul><li>" * 5_000 + "x",
        "deep-quote": "<blockquote>" * 20_000 + "x", "deep-table": "<table><tr><td>" * 2_000 + "x",
        "comment": "<p>看得见</p><!-- <p>看不见</p>", "attribute": '<p>看得见</p><a x="<p>吃掉了</p>',
        "opens": "<a " * 100_000, "quotes": '<a x="' * 20_000, "marks": "<!--" * 20_000, "pi": "<?" * 100_000,
        "entities": "&#27;" * 200_000, "amps": "&amp;" * 200_000, "scripts": "<script>" * 20_000,
        "line": "长" * 1_000_000, "digits": "7" * 100_000, "hundreds": "100," * 50_000, "ones": "一" * 100_000,
        "brackets": "（" * 50_000, "marks2": "“" * 50_000, "breaks": "<br>" * 100_000, "spans": "<span>字</span>" * 50_000,
        "rows": "<table>" + "<tr><td>1</td><td>2</td></tr>" * 5_000 + "</table>", "cells": "<table><tr>" + "<td>1</td>" * 5_000,
        "data": "<img src='data:image/png;base64," + "A" * 2_000_000 + "'>", "refresh": "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>x",
        "doctype": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>", "nul": "<p>a\x00b</p><\x00p>c",
    }  # fmt: skip
    for name, body in bodies.items():
        yield f"html-{name}.md".encode(), _article(f"title: {name}", body)
        if name in {"deep-div", "comment", "entities", "refresh", "doctype"}:
            yield f"page-{name}.html".encode(), f"<html><head><title>{name}</title></head><body>{body}".encode()
    yield (
        b"markdown-deep.md",
        ("> " * 5_000 + "x\n\n" + "- " * 2_000 + "y\n\n" + "[" * 20_000 + "\n\n" + "*" * 20_000).encode(),
    )


def _names() -> Iterator[tuple[bytes, bytes]]:
    body = _article("title: '../../../etc/x'", "<p>名字里有东西。</p>")
    for name in (
        b"\x1b]0;" + CANARY.encode() + b"\x07.md", b"line\nbreak.md", b"-rf.md", b"--help.md", b" .md", b"\xff\xfe.md",
        "\u202egpj.md".encode(), b"[@click=app.quit]x[b].md", b"$(touch owned).md", b"a;b&c|d.md", b"%s%n.md", "字".encode() * 80 + b".md",
    ):  # fmt: skip
        yield name, body
    for number, title in enumerate(
        ("CON", "..", ".hidden", "-x", "a/b\\c:d", "字" * 300, "x\x00y", " ", "NUL.txt", "e\u0301" * 200)
    ):
        yield f"title-{number}.md".encode(), _article(f"title: {_yaml(title)}", "<p>题目很怪。</p>")
