"""Which addresses open, what is said of them before, and how the program is started."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from reader import language
from reader.ui import links

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpora" / "links.toml").read_text("utf-8"))


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", language.gettext.NullTranslations())


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["address"][:40])
def test_these_open_as_plain_ascii_and_say_what_is_odd(case: dict[str, str]) -> None:
    found = links.look(case["address"])
    assert found.target == case.get("target", case["address"])
    said = " ".join(found.remarks)
    assert case["says"] in said if "says" in case else not said


def test_an_address_longer_than_any_browser_takes_does_not_open() -> None:
    assert links.look("https://e.example/" + "a" * 3_900).target
    assert links.look("https://e.example/" + "a" * 4_000).target is None


@pytest.mark.parametrize("case", CORPUS["never"], ids=lambda case: repr(case["address"])[:40])
def test_these_never_open(case: dict[str, str]) -> None:
    found = links.look(case["address"])
    assert found.target is None
    assert case["says"] in " ".join(found.remarks)
    assert not any(ord(character) < 32 for character in found.shown)


@pytest.mark.parametrize(
    ("href", "page", "whole"),
    [
        ("/a/b", "https://news.example/c/d.html", "https://news.example/a/b"),
        ("e.html", "https://news.example/c/d.html", "https://news.example/c/e.html"),
        ("//img.example/x", None, "https://img.example/x"),
        ("e.html", None, "e.html"),
        ("e.html", "file:///etc/passwd", "e.html"),
        ("javascript:alert(1)", "https://news.example/", "javascript:alert(1)"),
    ],
)
def test_a_link_is_whole_where_the_page_says_what_it_is(href: str, page: str | None, whole: str) -> None:
    assert links.absolute(href, page) == whole


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it was given and what it stands on."""
    log = tmp_path / "log"
    program = tmp_path / "bin" / "surfer"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" >> {log}\nls -l /proc/$$/fd/0 /proc/$$/fd/1 | grep -c /dev/null >> {log}\n'
        f"ps -o sid= -p $$ >> {log}\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("BROWSER", "surfer %s")
    monkeypatch.setattr(links, "PATIENCE", 10)
    return log


def test_the_program_gets_one_argument_no_terminal_and_a_session_of_its_own(browser: Path) -> None:
    said = links.open_address("https://news.example/新闻?id=1&x=$(touch%20/tmp/x)")
    assert "surfer" in said
    count, argument, nulls, session = browser.read_text().split("\n")[:4]
    assert (count, nulls) == ("1", "2")
    assert int(session) != os.getsid(0)
    assert argument == "https://news.example/%E6%96%B0%E9%97%BB?id=1&x=$(touch%20/tmp/x)"


def test_nothing_is_started_for_what_does_not_open(browser: Path) -> None:
    for case in CORPUS["never"]:
        assert links.open_address(case["address"]).startswith("Not opened")
    assert not browser.exists()


@pytest.mark.parametrize("wanted", ["w3m", "lynx %s", "/usr/bin/links2", "surfer --page=%s", "'"])
def test_a_browser_for_terminals_is_not_started(wanted: str, browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("w3m", "lynx", "xdg-open"):
        link = browser.parent / "bin" / name
        link.symlink_to("surfer")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BROWSER", wanted)
    assert "No browser" in links.open_address("https://news.example/")
    assert not browser.exists()


def test_a_name_that_leads_to_a_text_browser_is_one(browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = browser.parent / "bin"
    (folder / "surfer").rename(folder / "w3m")
    (folder / "xdg-open").symlink_to("w3m")
    monkeypatch.setenv("BROWSER", "xdg-open")
    monkeypatch.setenv("DISPLAY", ":0")
    assert "No browser" in links.open_address("https://news.example/")


def test_the_next_program_is_tried_where_one_fails(browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = browser.parent / "bin" / "broken"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("BROWSER", "broken:surfer")
    assert "surfer" in links.open_address("https://news.example/")
