"""Pictures: local ones below the opened folder, remote ones within limits, all decoded by a child with limits."""

from __future__ import annotations

import dataclasses
import io
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

import reader
from reader import language
from reader.core.model import Block
from reader.ui import images


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(language, "_catalogue", language.gettext.NullTranslations())


def png(width: int = 8, height: int = 8) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 10¹⁰ pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100_000)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


# Where a picture is


@pytest.fixture
def article(tmp_path: Path) -> reader.Article:
    """An article two folders below the opened one, pictures beside it, above it, and outside."""
    folder = tmp_path / "opened" / "2021" / "04"
    (folder / "images").mkdir(parents=True)
    for path in (folder / "images/灯 塔.png", tmp_path / "opened/top.png", tmp_path / "outside.png"):
        path.write_bytes(png())
    (folder / "images/link.png").symlink_to(tmp_path / "outside.png")
    (folder / "images/inside.png").symlink_to(tmp_path / "opened/top.png")
    os.mkfifo(folder / "pipe.png")
    (folder / "a.md").write_text("---\ntitle: 灯\n---\n<p>正文一段，写得足够长。</p>", "utf-8")
    return reader.read(folder / "a.md", facts=False)


def found(article: reader.Article, src: str, opened: Path | None = None, url: str | None = None) -> images.Picture:
    meta = dataclasses.replace(article.meta, url=url)
    block = Block(0, "image", "", src=src)
    return images.find(dataclasses.replace(article, meta=meta), block, [str(opened)] if opened else [])


@pytest.mark.parametrize(
    "src", ["images/灯 塔.png", "images/%E7%81%AF%20%E5%A1%94.png", "./images/../images/灯 塔.png?v=2", "../../top.png", "/top.png", "images/inside.png"],
)  # fmt: skip
def test_a_picture_below_the_opened_folder_is_found(article: reader.Article, tmp_path: Path, src: str) -> None:
    file = found(article, src, tmp_path / "opened").file
    assert file is not None
    assert images.read(file) == png()


@pytest.mark.parametrize(
    "src", ["../../../outside.png", "images/link.png", "/etc/hostname", "file:///etc/hostname", "pipe.png", "missing.png", "", "a\0b.png", "..\\..\\x.png", "C:/x.png", "javascript:x", "ftp://h.example/a.png", "data:image/png;base64,AAAA"],
)  # fmt: skip
def test_nothing_else_is(article: reader.Article, tmp_path: Path, src: str) -> None:
    with pytest.raises(images.Refused):
        found(article, src, tmp_path / "opened")


def test_a_file_opened_alone_has_its_own_folder_only(article: reader.Article) -> None:
    assert found(article, "images/inside.png".replace("inside", "灯 塔")).file
    with pytest.raises(images.Refused):
        found(article, "../../top.png")


@pytest.mark.parametrize(
    ("src", "address"),
    [
        ("https://img.example/a.png", "https://img.example/a.png"),
        ("//img.example/a.png", "https://img.example/a.png"),
        ("/missing.png", "https://news.example/missing.png"),
    ],
)
def test_a_remote_picture_is_an_address_and_no_more(article: reader.Article, src: str, address: str) -> None:
    picture = found(article, src, url="https://news.example/2021/a.html")
    assert (picture.file, picture.address, picture.cached) == (None, address, None)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST", 100)
    (tmp_path / "a.png").write_bytes(bytes(101))
    with pytest.raises(images.Refused, match="larger"):
        images.read(tmp_path / "a.png")


# Decoding


def test_a_picture_comes_back_small() -> None:
    with Image.open(io.BytesIO(images.decoded(png(4000, 1000)))) as small:
        assert (small.format, small.size) == ("PNG", (1600, 400))


@pytest.mark.parametrize(
    "data", [bomb(), b"", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", b"\x89PNG\r\n\x1a\n", png()[:40]]
)
def test_what_is_no_picture_of_a_common_kind_is_refused(data: bytes) -> None:
    with pytest.raises(images.Refused, match="decoded"):
        images.decoded(data)


def test_the_child_is_not_led_astray_by_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIL", "reader"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    assert images.decoded(png()).startswith(b"\x89PNG")


# Fetching


class Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        kind, status, body = {
            "/a.png": ("image/png", 200, png()),
            "/page": ("text/html", 200, b"<html>"),
            "/gone": ("image/png", 404, b""),
            "/large": ("image/png", 200, bytes(5000)),
            "/svg": ("image/svg+xml", 200, b"<svg/>"),
        }.get(self.path, ("image/png", 302, b""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", "a=1")
        if status == 302:
            self.send_header("Location", {"/moved": "/a.png", "/file": "file:///etc/hostname"}.get(self.path, "/round"))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """For these tests the machine itself counts as public: there is no other network here."""
    monkeypatch.setattr(images, "is_public", lambda _address: True)


def test_our_own_network_is_never_asked(site: str) -> None:
    for host in (site, site.replace("127.0.0.1", "localhost"), site.replace("127.0.0.1", "[::1]"), "http://10.0.0.1"):
        with pytest.raises(images.Refused):
            images.fetch(f"{host}/a.png")
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "0.0.0.0",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not images.is_public(address)
    assert images.is_public("93.184.216.34")
    assert images.is_public("2606:2800:220:1::1")


@pytest.mark.usefixtures("near")
def test_a_picture_is_fetched_once_without_cookies_or_referrer(site: str) -> None:
    for path in ("/a.png", "/moved"):
        assert images.fetch(site + path) == png()
    sent = [name.lower() for _path, headers in Site.asked for name in headers]
    assert not {"cookie", "referer", "authorization"} & set(sent)
    picture = images.Picture("", None, f"{site}/a.png")
    assert picture.cached is not None
    assert images.read(picture.cached) == png()


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/page", "no picture"),
        ("/svg", "no picture"),
        ("/gone", "404"),
        ("/round", "leads to"),
        ("/file", "Only http"),
        ("/large", "larger"),
    ],
)
def test_what_is_not_fetched_says_why(site: str, path: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST", 4000)
    with pytest.raises(images.Refused, match=why):
        images.fetch(site + path)
    assert not images.cache_file(site + path).exists()


@pytest.mark.usefixtures("near")
def test_a_site_that_does_not_answer_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(images, "TIME", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(images.Refused, match="Not fetched"):
        images.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/a.png")


def test_the_oldest_pictures_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "CACHE", 250)
    for number in range(4):
        path = images.cache_file(f"https://h.example/{number}")
        images._keep(path, bytes(100))
        os.utime(path, (number, number))
    assert [images.cache_file(f"https://h.example/{number}").exists() for number in range(4)] == [
        False,
        False,
        True,
        True,
    ]
