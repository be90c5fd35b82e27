"""Pictures of an article: where one is, its bytes, and these made safe to draw. Knows no screen.

A local picture lies below the folder that was opened. A remote one is fetched only when the reader asks: over http or
https, from public addresses, without cookies or referrer, within limits of size and time, into a cache of our own.
Proxies of the environment are not used, since behind one the address can't be checked. Bytes are decoded in a child
with limits of memory and time, which gives back a small PNG.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import os
import re
import socket
import ssl
import stat
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from reader.core import foreign
from reader.core.model import Article, Block
from reader.language import _
from reader.store import folders
from reader.ui import links

MOST = 20_000_000  # bytes of a picture
CACHE = 200_000_000  # bytes of all fetched pictures together
TIME = 15.0  # seconds to fetch one, redirects included
DECODING = 20.0  # seconds to decode one
HOPS = 4  # redirects
TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/x-ms-bmp"})

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Refused(Exception):
    """The picture can't be shown; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture is: a file of ours, or an address that has to be asked for."""

    shown: str  # cleaned
    file: Path | None
    address: str | None = None

    @property
    def cached(self) -> Path | None:
        """The copy that was fetched before."""
        path = cache_file(self.address) if self.address else None
        return path if path is not None and path.is_file() else None


def find(article: Article, block: Block, opened: Sequence[str]) -> Picture:
    """The picture of a block. `opened`: the files and folders the reader was started with. Raises `Refused`."""
    src = block.src or ""
    if src.startswith("//") or _SCHEME.match(src):
        return _remote(links.absolute(src, article.meta.url))
    folder = Path(article.path).resolve().parent
    path = _local(src, folder, _root(folder, opened))
    if path is not None:
        return Picture(foreign.name(path), path)
    whole = links.absolute(src, article.meta.url)
    if _SCHEME.match(whole):
        return _remote(whole)
    raise Refused(_("The picture {name} is not below the opened folder.").format(name=foreign.line(src)))


def _root(folder: Path, opened: Sequence[str]) -> Path:
    """The opened folder that holds the article; for a file that was opened alone, its own."""
    roots = [Path(path).resolve() for path in opened if os.path.isdir(path)]
    return next((root for root in roots if folder.is_relative_to(root)), folder)


def _local(src: str, folder: Path, root: Path) -> Path | None:
    """The file that an address of the page names, when it is a file below `root`."""
    name = unquote(src.split("?")[0].split("#")[0])
    if not name or "\0" in name or "\\" in name:
        return None
    try:
        path = (root / name.lstrip("/") if name.startswith("/") else folder / name).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _remote(address: str) -> Picture:
    seen = links.look(address)
    if seen.target is None or not seen.target.startswith("http"):
        raise Refused(" ".join(seen.remarks) or _("The picture's address is not opened."))
    return Picture(seen.shown, None, seen.target)


def read(path: Path) -> bytes:
    """The bytes of a picture's file. Raises `Refused`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Refused(_("{name} is not a file.").format(name=foreign.name(path)))
            if status.st_size > MOST:
                raise Refused(_("{name} is larger than {n} MB.").format(name=foreign.name(path), n=MOST // 1_000_000))
            return file.read(MOST)
    except OSError as problem:
        raise Refused(f"{foreign.name(path)}: {problem.strerror}") from None


# Fetching


def cache_file(address: str) -> Path:
    """Where the fetched copy of an address lies."""
    return folders.index().with_name("images") / hashlib.sha256(address.encode()).hexdigest()


def fetch(address: str) -> bytes:
    """The picture at an address, and a copy of it in the cache. Raises `Refused`."""
    deadline = time.monotonic() + TIME
    first = address
    for _hop in range(HOPS + 1):
        try:
            answer = _asked(address, deadline)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise Refused(_("Not fetched: {reason}").format(reason=foreign.line(str(problem)))) from None
        if isinstance(answer, bytes):
            _keep(cache_file(first), answer)
            return answer
        address = _remote(urljoin(address, answer)).address or ""
    raise Refused(_("Not fetched: one address leads to the next."))


def _asked(address: str, deadline: float) -> bytes | str:
    """The picture, or the address where it is said to be."""
    parts = urlsplit(address)
    connection = _connected(parts.scheme, parts.hostname or "", parts.port, deadline)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"User-Agent": "reader-desk", "Accept": "image/*"})
        answer = connection.getresponse()
        if answer.status in {301, 302, 303, 307, 308} and (where := answer.getheader("Location")):
            return where
        kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if answer.status != 200:
            raise Refused(_("Not fetched: the site answers {status}.").format(status=answer.status))
        if kind not in TYPES:
            raise Refused(_("Not fetched: it is no picture but {kind}.").format(kind=foreign.line(kind) or "?"))
        return _body(answer, deadline)
    finally:
        connection.close()


def _body(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    parts, size = [], 0
    while part := answer.read1(1 << 16):
        size += len(part)
        if size > MOST:
            raise Refused(_("Not fetched: it is larger than {n} MB.").format(n=MOST // 1_000_000))
        if time.monotonic() > deadline:
            raise TimeoutError(_("it takes too long"))
        parts.append(part)
    return b"".join(parts)


def _connected(scheme: str, host: str, port: int | None, deadline: float) -> http.client.HTTPConnection:
    """A connection to an address that was looked at: asking for it twice could give two answers."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(_("it takes too long"))
    number = port or (443 if scheme == "https" else 80)
    found = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)
    public = [str(entry[4][0]) for entry in found if is_public(str(entry[4][0]))]
    if not public:
        raise Refused(_("Not fetched: {host} is not on the public network.").format(host=foreign.line(host)))
    connection = http.client.HTTPConnection(host, number, timeout=left)
    wire = socket.create_connection((public[0], number), timeout=left)
    if scheme == "https":
        wire = ssl.create_default_context().wrap_socket(wire, server_hostname=host)
    connection.sock = wire
    return connection


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network, also where it wraps another one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def _keep(path: Path, data: bytes) -> None:
    """A copy in the cache, the oldest ones making room; a full disk only means no copy."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = sorted((file.stat().st_mtime, file.stat().st_size, file) for file in path.parent.iterdir())
        room = CACHE - len(data) - sum(size for _when, size, _file in held)
        for _when, size, file in held:
            if room >= 0:
                break
            file.unlink(missing_ok=True)
            room += size
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(data)
        os.replace(fresh, path)
    except OSError:
        return


# Decoding


def decoded(data: bytes) -> bytes:
    """The picture as a small PNG, made in a child that may use little and not for long. Raises `Refused`."""
    package = Path(__file__).resolve().parents[2]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reader.ui.decoding"],
            input=data,
            capture_output=True,
            timeout=DECODING,
            cwd=package,  # `-m` looks there first, and the folder of articles is not ours
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        raise Refused(_("The picture takes too long to decode.")) from None
    if done.returncode:
        reason = foreign.line(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
        raise Refused(_("The picture can't be decoded: {reason}").format(reason=reason[:200] or "?"))
    return done.stdout
