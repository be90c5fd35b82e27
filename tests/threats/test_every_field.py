"""No string of an article holds what a terminal obeys, whichever field it came through (T1).

The commands and the screen clean once more; an article is also given to programs, which do not.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.core.foreign import clean
from tests.terminal.hostile import SEQUENCES

PAGE = """<!doctype html><html lang="{0}"><head><title>{0}</title><meta name="author" content="{0}">
<meta property="og:image" content="https://e.example/{0}"><meta name="keywords" content="{0},b">
<meta property="article:section" content="{0}"><meta property="article:published_time" content="2021 {0}">
<link rel="canonical" href="https://e.example/{0}"></head><body><article>{1}</article></body></html>"""
LINKED = """<!doctype html><html><head><script type="application/ld+json">
{{"headline": "{2}", "datePublished": "{2}", "author": [{{"name": "{2}"}}]}}</script></head><body>{1}</body></html>"""
HEAD = """---
title: "{2}"
author: "{2}"
date: "{2}"
categories: ["{2}"]
tags: ["{2}"]
image: "https://e.example/{2}"
url: "https://e.example/{2}"
"{2}": {{"{2}": "{2}"}}
---
{1}"""
BROKEN = """---
title: {0}: {0}: x
author:
- {0}
---
{1}"""
TOML = """+++
title = "{2}"
author = ["{2}"]
+++
{1}"""
BODY = """<h2>{0}</h2><p><b>{0}</b>甲说：“{0}约70吨。”</p><ul><li>{0}</li></ul><blockquote>{0}</blockquote>
<pre class="brush:{0}"><code class="language-{0}">{0}</code></pre><table><tr><th>{0}<td>{0}<tr><td>30万元<td>{0}</table>
<p><a href="https://e.example/{0}" title="{0}">{0}</a><img src="https://e.example/{0}.png" alt="{0}" title="{0}"></p>
<figure><img src="/{0}.png"><figcaption>{0}</figcaption></figure><ruby>字<rt>{0}</ruby><div class="ad {0}">{0}</div>
<iframe src="https://e.example/{0}" title="{0}"></iframe><video title="{0}"><source src="/{0}.mp4"></video>
<object data="/{0}"></object><noscript>{0}</noscript><div style="display:none">{0}</div>"""
MARKDOWN = """# {0}

## {0}

{0} `{0}` [{0}](https://e.example/{0} "{0}") ![{0}](/{0}.png "{0}") <https://e.example/{0}>

```{0}
{0}
```

| {0} | b |
|---|---|
| 30万元 | {0} |
"""
FORMS = {"page": PAGE, "linked data": LINKED, "front matter": HEAD, "broken front matter": BROKEN, "toml": TOML}


@pytest.mark.parametrize("name", SEQUENCES)
@pytest.mark.parametrize("form", [*FORMS, "markdown"])
def test_every_string_is_clean(form: str, name: str, tmp_path: Path) -> None:
    raw = SEQUENCES[name].replace("\n", " ")
    escaped = "".join(c if c.isalnum() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in raw)
    path = tmp_path / f"{form}.md"
    for shape in (html.escape(raw), "".join(f"&#{ord(c)};" for c in raw)):
        text = MARKDOWN.format(shape) if form == "markdown" else FORMS[form].format(shape, BODY.format(shape), escaped)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        article = reader.read(path)
        assert article.blocks
        assert [found for found in strings(article) if found != clean(found)] == []


def strings(value: Any) -> Iterator[str]:
    """Every string in a value and what it is made of."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from strings(item)
