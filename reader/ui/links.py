"""Addresses: what is told about one before it is opened, and opening it outside the reader.

Only whole http and https addresses open, and mailto; what makes an address look like another one is said (Unicode
Technical Standard 39, "Mixed-Script Detection": Latin letters may stand beside Han, kana or Hangul, nothing else
beside anything). The program gets one ASCII argument, no terminal and a session of its own: a browser for terminals
would draw over our screen and is not started.
"""

from __future__ import annotations

import ipaddress
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reader.core import foreign
from reader.language import _

LONGEST = 4_000  # characters: no browser is asked for more
PATIENCE = 0.4  # seconds in which a program that can't start says so
_OURS = frozenset({"BROWSER", "TERM", "PAGER", "PYTHONSAFEPATH"})  # said to us by the environment, not to a browser

TEXT_BROWSERS = frozenset(
    {"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha", "chawan", "edbrowse"}
)
_OUTSIDE = re.compile('[\x00-\x20\x7f-\xa0\\\\<>"`\ufffd]')  # browsers differ in what they make of these
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TOGETHER = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address looked at: `shown` whole and cleaned; `target` is what opens, None where it must not."""

    shown: str
    target: str | None
    remarks: tuple[str, ...] = ()  # sentences: why it does not open, or what to look at before it does


def absolute(href: str, page: str | None) -> str:
    """A link of a page as a whole address, where the page says what its own is; else as it stands."""
    href = href.strip()
    if page and urlsplit(page).scheme in {"http", "https"} and not href.startswith("#"):
        try:
            return urljoin(page, href)
        except ValueError:
            return href
    return f"https:{href}" if href.startswith("//") else href


def look(address: str) -> Address:
    """What the reader should know before this address opens. Never raises, opens nothing."""
    shown = foreign.line(address)
    refusal = _refusal(address.strip())
    if refusal:
        return Address(shown, None, (refusal,))
    parts = urlsplit(address.strip())
    if parts.scheme.lower() == "mailto":
        return Address(shown, quote(address.strip(), safe="/:?&=@%+,;!$'()*~-._"), (_("This writes a mail."),))
    try:
        return Address(shown, _plain(parts), tuple(_remarks(parts)))
    except (UnicodeError, ValueError):
        return Address(shown, None, (_("Its host is not one that exists: it is not opened."),))


def _refusal(address: str) -> str:
    if not address or address.startswith("#"):
        return _("It points into the page itself.")
    if address.startswith("-") or len(address) > LONGEST or _OUTSIDE.search(address):
        return _("It holds what no address holds, and is not opened.")
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return _("It can't be read as an address, and is not opened.")
    if parts.scheme.lower() == "mailto":
        return "" if "@" in parts.path else _("It can't be read as an address, and is not opened.")
    if not _SCHEME.match(address):
        return _("It is not a whole address, and the file does not say which page it is from.")
    if parts.scheme.lower() not in {"http", "https"}:
        return _("Only http, https and mailto open; this is {scheme}.").format(scheme=foreign.line(parts.scheme))
    return "" if host else _("It names no host, and is not opened.")


def _plain(parts: SplitResult) -> str:
    """The address in ASCII: the host in punycode, the rest escaped. Raises `UnicodeError`, `ValueError`."""
    host = _ascii(parts.hostname or "")
    user = f"{quote(parts.netloc.rpartition('@')[0], safe=':%')}@" if "@" in parts.netloc else ""
    port = f":{parts.port}" if parts.port is not None else ""
    bracketed = f"[{host}]" if ":" in host else host
    rest = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe=_QUERY)}" if parts.fragment else ""
    return f"{parts.scheme.lower()}://{user}{bracketed}{port}{rest}{query}{fragment}"


_QUERY = "/%:@!$&'()*+,;=~-._?[]"


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _remarks(parts: SplitResult) -> Iterator[str]:
    host = parts.hostname or ""
    if "@" in parts.netloc:
        yield _("What stands before the @ is a name and not the site: the site is {host}.").format(host=_shown(host))
    if not host.isascii():
        yield _("The site's name is not in ASCII; the browser will ask for {host}.").format(host=_ascii(host))
    elif any(label.startswith("xn--") for label in host.split(".")):
        yield _("The site's name stands for {host}.").format(host=_shown(_unicode(host)))
    if any(map(_mixed, _unicode(host).split("."))):
        yield _("The site's name mixes letters of several scripts: it may imitate another one.")
    if _numeric(host):
        yield _("The site is a number and has no name.")
    if parts.port not in (None, 80, 443):
        yield _("It asks for port {port}.").format(port=parts.port)


def _shown(host: str) -> str:
    return foreign.line(host)


def _unicode(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _mixed(label: str) -> bool:
    """Whether a label of a host mixes scripts that no name in good faith mixes."""
    scripts = {unicodedata.name(c, "?").partition(" ")[0] for c in label if c.isalpha()}
    return len(scripts) > 1 and not scripts <= _TOGETHER


def _numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(re.fullmatch(r"[0-9.]+|0x[0-9a-f.x]+", host))
    return True


def open_address(address: str) -> str:
    """Open an address that `look` lets through; the sentence for the reader says what happened."""
    target = look(address).target
    if target is None:
        return _("Not opened: {address}").format(address=foreign.line(address))
    for command in openers(os.environ):
        if _started([*command, target]):
            return _("Given to {program}: {address}").format(
                program=os.path.basename(command[0]), address=foreign.line(address)
            )
    return _("No browser with windows answers here. Copy the address and open it where there is one.")


def openers(env: Mapping[str, str]) -> Iterator[list[str]]:
    """Commands that open an address in windows of their own, the reader's own choice (`BROWSER`) first."""
    for wanted in filter(None, env.get("BROWSER", "").split(os.pathsep)):
        try:
            words = [word for word in shlex.split(wanted) if word not in {"%s", "&"}]
        except ValueError:
            continue
        if words and not any("%" in word for word in words) and not _draws_in_terminals(words[0]):
            yield from _found(words)
    if sys.platform == "darwin":
        yield from _found(["open"])
    if "WSL_DISTRO_NAME" in env:
        yield from _found(["wslview"])
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):  # without windows xdg-open would look for a text browser
        yield from _found(["xdg-open"])
        yield from _found(["gio", "open"])


def _found(words: list[str]) -> Iterator[list[str]]:
    found = shutil.which(words[0])
    if found and os.path.isabs(found) and not _draws_in_terminals(os.path.realpath(found)):
        yield [found, *words[1:]]


def _draws_in_terminals(program: str) -> bool:
    return os.path.basename(program) in TEXT_BROWSERS


def _started(command: list[str]) -> bool:
    """Whether the program runs, or has done its work; it may outlive the reader."""
    env = {name: value for name, value in os.environ.items() if name not in _OURS}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=os.path.expanduser("~"),
            env=env,
        )
    except OSError:
        return False
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()
        return True
