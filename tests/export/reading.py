"""What a Markdown parser reads in an export: the other side of the round trip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass
class Seen:
    """Words without white space, in the order of the document."""

    front: dict[str, str]
    headings: list[tuple[int, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # one string a paragraph, item, cell, code block
    links: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)  # of the items of numbered lists
    kinds: set[str] = field(default_factory=set)


def seen(exported: str) -> Seen:
    """Read an export; the front matter by YAML, the rest by CommonMark with GitHub's tables."""
    opening, front, body = exported.split("---\n", 2)
    assert opening == ""
    found = Seen(yaml.safe_load(front) or {})
    counters: list[int | None] = []
    tokens = PARSER.parse(body)
    for at, token in enumerate(tokens):
        found.kinds.add(token.type)
        if token.type == "ordered_list_open":
            counters.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            counters.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counters.pop()
        elif token.type == "list_item_open" and counters[-1] is not None:
            found.numbers.append(counters[-1])
            counters[-1] += 1
        elif token.type in ("fence", "code_block"):
            found.words.append(bare(token.content))
        elif token.type == "inline":
            _inline(token, tokens[at - 1], found)
    return found


def _inline(token: Token, opening: Token, found: Seen) -> None:
    words = bare("".join(_texts(token.children or [], found)))
    found.words.append(words)
    if opening.type == "heading_open":
        found.headings.append((int(opening.tag[1:]), words))


def _texts(children: list[Token], found: Seen) -> Iterator[str]:
    for child in children:
        found.kinds.add(child.type)
        if child.type == "link_open":
            found.links.append(str(child.attrs["href"]))
        if child.type == "image":
            found.images.append((str(child.attrs["src"]), bare(child.content)))
            yield "".join(_texts(child.children or [], found))
        elif child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"


def bare(text: str) -> str:
    """Without white space: what wrapping and tables do to it is no matter of words."""
    return "".join(text.split())
