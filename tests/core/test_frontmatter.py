"""The head of a file, read without trusting it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.core.frontmatter import split

BODY = "<p>正文</p>"


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("title: '一''二'", {"title": "一'二"}),
        ("title: 2021\nauthor: no\ndate: 010", {"title": "2021", "author": "no", "date": "010"}),
        ("categories: \n - 甲\n - 乙", {"categories": ("甲", "乙")}),
        ("tags: [甲, 乙]", {"tags": ("甲", "乙")}),
        ("content: x\nhandler: y", {"content": "x", "handler": "y"}),
        ("title: 甲\n\nauthor: 乙", {"title": "甲", "author": "乙"}),
    ],
)
def test_yaml_keeps_strings_as_they_were(head: str, fields: dict[str, object]) -> None:
    front = split(f"\n---\n{head}\n---\n{BODY}")
    assert (dict(front.fields), front.body.strip(), front.warnings) == (fields, BODY, ())


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: 甲: 乙: 丙", "甲: 乙: 丙"),
        ("title: @甲", "@甲"),
        ("title: [甲] 乙", "[甲] 乙"),
        ("title: '甲", "甲"),
        ("title: 甲\n\tdate: x", "甲"),
    ],
)
def test_yaml_that_breaks_its_grammar_is_read_line_by_line_and_said(head: str, title: str) -> None:
    front = split(f"---\n{head}\n---\n{BODY}")
    assert front.fields["title"] == title
    assert front.body.strip() == BODY
    assert len(front.warnings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff---\ntitle: 甲\n---\n" + BODY,
        "---\r\ntitle: 甲\r\n---\r\n" + BODY,
        "---\rtitle: 甲\r---\r" + BODY,
        "---\ntitle: 甲\n...\n" + BODY,
        "---\ntitle: 甲\n\n" + BODY,
        "+++\ntitle = '甲'\n+++\n" + BODY,
    ],
)
def test_a_head_is_found_however_it_is_fenced(text: str) -> None:
    front = split(text)
    assert front.fields["title"] == "甲"
    assert front.body.strip() == BODY


def test_an_empty_head_is_a_head() -> None:
    front = split("---\n---\n" + BODY)
    assert (front.found, front.body.strip(), front.fields) == (True, BODY, {})
    assert not front.warnings


@pytest.mark.parametrize("text", ["", "正文", "--- 不是", "-----\n正文", "---\n\n***\n\n正文"])
def test_what_is_no_head_stays_body(text: str) -> None:
    front = split(text)
    assert not front.found
    assert front.body == text


BOMBS = {
    "aliases": "a: &a [x]\n"
    + "\n".join(f"{chr(98 + i)}: &{chr(98 + i)} [{('*' + chr(97 + i) + ',') * 9}]" for i in range(9)),
    "merges": "a: &a {k: v}\n"
    + "\n".join(f"{chr(98 + i)}: &{chr(98 + i)}\n  <<: [{('*' + chr(97 + i) + ',') * 9}]" for i in range(8)),
    "brackets": "t: " + "[" * 60_000,
    "dashes": "- " * 30_000,
    "braces": "{a: " * 16_000,
    "cycle": "t: &a [*a]",
    "object": "t: !!python/object/apply:os.system [exit 3]",
    "digits": "t: " + "9" * 60_000,
    "fields": "\n".join(f"k{i}: v" for i in range(9_000)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_costs_nothing_and_the_body_stays(bomb: str) -> None:
    """In a process of its own, since what goes off here takes the process with it."""
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30));"
        "from reader.core.frontmatter import split; front = split(sys.stdin.read());"
        "assert front.found and front.body.strip() == '<p>正文</p>', front"
    )
    text = f"---\n{BOMBS[bomb]}\n---\n{BODY}"
    done = subprocess.run([sys.executable, "-c", program], input=text.encode(), capture_output=True, timeout=20)
    assert done.returncode == 0, done.stderr.decode()[-500:]


@pytest.mark.parametrize(
    "head",
    [
        "\n".join(f"k{i}: v" for i in range(9_000)), "t: " + "[" * 25 + "]" * 25, "t: &a x", "a: 1\n" * 20_000,
        "t: {" + ", ".join(f"k{i}: [v]" for i in range(2_000)) + "}",
    ],
)  # fmt: skip
def test_what_is_over_a_limit_is_refused_and_said(head: str) -> None:
    front = split(f"---\n{head}\n---\n{BODY}")
    assert front.found
    assert front.warnings
    assert front.body.strip() == BODY.strip()


@pytest.mark.parametrize(
    ("within", "over"),
    [
        ("a: " + "x" * 65_000, "a: " + "x" * 66_000),
        ("a: " + "[" * 19 + "]" * 19, "a: " + "[" * 20 + "]" * 20),
        ("a: [" + "x, " * 4_900 + "]", "a: [" + "x, " * 5_000 + "]"),
    ],
    ids=["size", "depth", "parts"],
)
def test_each_limit_lies_where_it_is_said_to(within: str, over: str) -> None:
    assert not split(f"---\n{within}\n---\n{BODY}").warnings
    assert split(f"---\n{over}\n---\n{BODY}").warnings


@pytest.mark.parametrize(
    "head", ["[" + ".".join("a" * 30) + "]\nx = 1", "a = " + "[" * 25 + "]" * 25, "a = " + "{b = " * 5_000]
)
def test_toml_nested_too_deep_is_refused_and_said(head: str) -> None:
    front = split(f"+++\n{head}\n+++\n{BODY}")
    assert front.found
    assert front.warnings
