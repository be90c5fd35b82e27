"""A second hostile folder, by somebody else: links, titles, heads, encodings, bait for patterns, and sheer size.

`write(folder)` makes it. What a file is about is in its name: family, then case.
"""

from __future__ import annotations

import base64
import os
import quopri
from collections.abc import Iterator
from pathlib import Path

SIZE = 200_000  # characters of a bait: a parser that is quadratic takes minutes, one that is linear a tenth of a second

LINKS = (
    "http://ok.example/a", "https://ok.example/路?q=1#x", "HTTPS://OK.EXAMPLE/", "mailto:a@b.example", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x", "file:///etc/passwd", "/etc/passwd", "//evil.example/x", "-h", "--version",
    "-no-remote", "http://user:pw@evil.example/", "http://еxample.com/", "http://xn--e1awd7f.example/", "http://[::1", "http://a b.example/",
    "http://ok.example/%0a%0dx", "http://ok.example/\u202egpj.exe", "http://ok.example/\x1b]0;KANARIE\x07", "http://", "ftp://x.example/",
    "http://ok.example/" + "a" * 100_000, "%action", "about:blank", "tel:+1", "steam://run/1", "ms-msdt:/id",
)  # fmt: skip
TITLES = (
    "../../x", "..\\..\\x", "/etc/cron.d/x", "C:\\Windows\\x", "CON", "con.txt", "aux.md", "COM1", "LPT9 .md", "a" * 300, "字" * 300,
    "e\u0301" * 300, "👩‍👩‍👧‍👦" * 60, "x\n../y", "x\x00y", ".", "..", "...", " ", "~", "~root", "-rf *", "$(touch owned)", "`touch owned`",
    "%2e%2e%2f", "a:b*c?d\"e<f>g|h", ".bashrc", "x.", "x ", "\u202egpj.exe", "\ufeff", "‮", "\u2044etc\u2044x", "．．／x", "[/x]", "[@click=app.quit]x",
    "[link=javascript:x]y[/]", "{{7*7}}", "\\", "'; DROP TABLE a; --", "<script>alert(1)</script>", "![x](javascript:x)",
)  # fmt: skip


def write(folder: Path) -> list[Path]:
    """Fill `folder`; returns what was made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for family in (_links, _titles, _heads, _encodings, _letters, _bait, _sizes, _markdown, _pages):
        for name, data in family():
            path = folder / f"{family.__name__[1:]}-{name}"
            path.write_bytes(data)
            made.append(path)
    (folder / "settings.toml").write_text('exports = "/tmp/owned"\nlanguage = "zh"\n')
    (folder / ".readerrc").write_text("touch owned")
    (folder / "state.db").write_bytes(b"SQLite format 3\x00" + bytes(4000))
    return made


def article(body: str, head: str = "title: 题目") -> bytes:
    return f"---\n{head}\n---\n{body}".encode("utf-8", "surrogatepass")


def quoted(text: str) -> str:
    """A YAML scalar that is `text` once it has been parsed."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in text) + '"'


def repeated(unit: str, size: int = SIZE) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _links() -> Iterator[tuple[str, bytes]]:
    for number, link in enumerate(LINKS):
        held = link.replace("'", "%27").replace("<", "%3C")
        body = f"<p>正文有<a href='{held}'>链接{number}</a>和<img src='{held}' alt='图'>。</p><iframe src='{held}'></iframe>"
        yield (
            f"{number:02}.md",
            article(body, f"title: 链接{number}\nurl: {quoted(link[:500])}\nheadimg: {quoted(link[:500])}"),
        )
    every = "".join(
        f"[链接{n}](<{link.translate({10: None, 13: None})}>) " for n, link in enumerate(LINKS) if len(link) < 200
    )
    yield (
        "markdown.md",
        article(
            "# 一\n\n" + every + "\n\n[ref]: javascript:alert(1)\n\n[点这里][ref] <javascript:x> <https://a.example>\n"
        ),
    )


def _titles() -> Iterator[tuple[str, bytes]]:
    for number, title in enumerate(TITLES):
        yield (
            f"{number:02}.md",
            article(
                "<p>题目很怪，共有3个人。</p><h2>" + title.replace("<", "&lt;") + "</h2><p>后文。</p>",
                f"title: {quoted(title)}",
            ),
        )


def _heads() -> Iterator[tuple[str, bytes]]:
    laughs = "\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12)])
    merges = "\n".join(
        ["m0: &m0 {k: v}"] + [f"m{n}: &m{n}\n  <<: [{','.join([f'*m{n - 1}'] * 9)}]" for n in range(1, 9)]
    )
    yaml = {
        "laughs": laughs, "merges": merges, "flow": "t: " + "[{a: " * 15_000, "keys": "? " * 20_000, "anchors": "\n".join(f"k{n}: &a{n} x" for n in range(4_000)),
        "bool": "title: !!bool foo", "stamp": "date: !!timestamp foo", "set": "title: !!set {a, b}", "omap": "title: !!omap [a: b]",
        "python": "title: !!python/name:os.system", "new": "title: !!python/object/new:os.system [id]", "int": "title: !!int " + "9" * 9_000,
        "float": "title: .inf\ndate: .nan", "hex": "title: 0x" + "f" * 60_000, "base60": "date: " + ":".join(["59"] * 20_000),
        "map": "title:\n  a: {b: {c: d}}\nauthor: {x: [1, 2]}\ndate: [2021, 4]\ncategories: {a: b}\ntags: 3", "same": "title: a\ntitle: b\nTITLE: c",
        "block": "title: |\n" + "  x\n" * 10_000, "fold": "title: >\n" + "  字\n" * 10_000, "dates": "date: 99999-99-99T99:99:99+99:99",
        "year0": "date: 0000-00-00", "far": "date: 9999-12-31T23:59:59-23:59", "comment": "# " + "x" * 60_000, "directive": "%YAML 9.9\n%TAG ! x\ntitle: x",
        "docs": "title: a\n--- \ntitle: b\n...\ntitle: c", "escape": 'title: "\\e]0;KANARIE\\a\\x9b31m\\u202e\\L\\P\\N\\_"', "nul": 'title: "a\\0b"',
        "long": "title: " + "长" * 20_000, "empty-key": '"": x\n? \n: y\ntitle: z', "key": "'" + "k" * 5_000 + "': v", "nested-key": "? [a, b]\n: c\n? {d: e}\n: f",
        "surrogate": 'title: "\\ud800x\\udfff"', "star": "title: *x", "amp": "title: & x", "tick": "title: `x`", "tabs": "title:\tx\n\tauthor:\ty",
        "crlf": "title: x\r\nauthor: y\r", "content": "content: x\nhandler: y\nmetadata: z\n__class__: w\nself: v",
    }  # fmt: skip
    for name, head in yaml.items():
        yield f"yaml-{name}.md", article("<p>正文还在，共12人。</p>", head)
    toml = {
        "deep": "a = " + "[" * 30_000, "table": "[" + ".".join(["a"] * 10_000) + "]\nx = 1", "inline": "a = " + "{b = " * 5_000, "types": "title = 1979-05-27T07:32:00Z\nauthor = inf\ndate = 07:32:00\ntags = [1, 2.5, true, {a = 1}]",
        "int": "title = " + "9" * 20_000, "again": "title = 'a'\ntitle = 'b'", "array": "\n".join(["[[a]]"] * 10_000), "escape": 'title = "\\u001b]0;KANARIE\\u0007"',
    }  # fmt: skip
    for name, head in toml.items():
        yield f"toml-{name}.md", f"+++\n{head}\n+++\n<p>正文还在。</p>".encode()
    yield "json.md", b'{\n"title": "x",\n"date": 1\n}\n\n<p>text</p>'
    yield "json-deep.md", b'{"a":' * 50_000
    yield "fences.md", b"---\n" * 50_000
    yield "fence-only.md", b"---"
    yield "dots.md", b"---\ntitle: x\n...\n<p>text</p>"
    yield "blank-fence.md", b"---   \ntitle: x\n---   \n<p>text</p>"
    yield "unclosed-long.md", b"---\n" + b"k: v\n" * 40_000


def _encodings() -> Iterator[tuple[str, bytes]]:
    text = "这是一篇保存下来的文章，共有三十人读过，花了一千二百元。" * 5
    page = "<html><head><meta charset={}><title>题</title></head><body><p>" + text + "</p></body></html>"
    for declared, real in (("utf-8", "gbk"), ("gbk", "utf-8"), ("big5", "gb18030"), ("utf-16", "utf-8"), ("utf-7", "utf-8"), ("hex", "utf-8"),
                           ("rot13", "utf-8"), ("unicode_escape", "utf-8"), ("idna", "gbk"), ("x" * 5_000, "gbk"), ("shift_jis", "gbk"), ("undefined", "gbk")):  # fmt: skip
        yield f"{declared[:12]}-is-{real}.html", page.format(declared).encode(real)
    yield "bom8-gbk.md", b"\xef\xbb\xbf" + text.encode("gbk")
    yield "bom16-utf8.md", b"\xff\xfe" + text.encode()
    yield "bom16-odd.md", b"\xff\xfe" + text.encode("utf-16-le")[:-1]
    yield "bom32-short.md", b"\xff\xfe\x00\x00\x41"
    yield "two-boms.md", b"\xef\xbb\xbf\xef\xbb\xbf---\ntitle: x\n---\n<p>text</p>"
    yield "half.md", text.encode()[:-1] + b"\n" + text.encode("gbk")
    yield "overlong.md", b"<p>\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf" + text.encode()
    yield "cesu.md", b"<p>\xed\xa0\xbd\xed\xb8\x80" + text.encode()
    yield "latin.md", "<p>Ça coûte 12 € à l’été, déjà 30 % de plus.</p>".encode("cp1252")
    yield "zeros-between.md", b"<p>a\x00b</p>" * 3_000
    yield "utf16-surrogates.md", b"\xff\xfe" + b"\x00\xd8" * 2_000
    yield "escape-2022.md", ("<p>" + text + "</p>").encode("iso2022_jp", "replace")
    yield "hz.md", ("<p>" + text + "</p>").encode("hz", "replace")
    yield "random.md", bytes((n * 7919 + n // 251) % 256 for n in range(60_000))
    yield "picture.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    yield "pdf.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)) * 30
    body = f"<html><body><p>{text}</p></body></html>"
    head = "From: <Saved by Blink>\r\nSubject: =?utf-8?B?6aKY?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "  # fmt: skip
    yield (
        "mhtml-quoted.html",
        (head + "quoted-printable\r\n\r\n").encode() + quopri.encodestring(body.encode()) + b"\r\n--B--",
    )
    yield "mhtml-base64.html", (head + "base64\r\n\r\n").encode() + base64.encodebytes(body.encode()) + b"\r\n--B--"


def _letters() -> Iterator[tuple[str, bytes]]:
    cases = {
        "zalgo": "z" + "\u0300\u0316" * 50_000, "zalgo-many": ("a" + "\u0315\u0300\u05ae\u0f39" * 40) * 1_000, "hangul": "\u1100\u1161\u11a8" * 30_000,
        "rtl": "שלום \u202eabc\u202c " * 5_000, "arabic": "ﷺ" * 50_000, "isolates": "\u2066" * 100_000, "joiners": "\u200d" * 100_000,
        "family": "👩‍👩‍👧‍👦" * 10_000, "endless-family": "👩\u200d" * 50_000, "flags": "🇨" * 50_000, "keycaps": "1\ufe0f\u20e3" * 30_000, "variations": "字\U000e0100" * 30_000,
        "tags": "🏴" + "".join(chr(0xE0000 + c) for c in range(0x20, 0x7F)) * 500, "private": "\ue000\uf8ff\U0010fffd" * 30_000, "non": "\ufffe\uffff\U0001ffff" * 30_000,
        "blanks": "\u3000\u00a0\u2003" * 60_000, "newlines": "\u2028\u2029\x85\x0b\x0c" * 30_000, "controls": "".join(map(chr, range(32))) * 3_000, "c1": "".join(map(chr, range(128, 160))) * 3_000,
        "tibetan": "\u0f40" + "\u0f71\u0f72\u0f74" * 30_000, "viramas": "\u0915\u094d" * 40_000, "wide": "\u1f600𪜶ﬀ㍿" * 20_000, "surrogates": "\ud800\udc00" * 20_000, "soft": "長\u00ad" * 50_000,
    }  # fmt: skip
    for name, text in cases.items():
        yield (
            f"{name}.md",
            article(f"<p>{text}</p><h2>{text[:200]}</h2><p>共有三十人。</p>", f"title: {quoted(text[:50])}"),
        )


def _bait() -> Iterator[tuple[str, bytes]]:
    units = (
        "7", "1,", "1.", "1-", "1:", "1/", "1 ", "100,000.", "一", "十", "万", "半", "几", "零", "百分之", "分之一", "点", "一年", "年", "2021年", "1月", "日", "上午", "1点",
        "第", "第一", "170、", "到", "1到", "-", "—", "～", "“", "”", "“”", "（", "（）", "《", "《1》", "‘", "「", "，", "。", "：", "：“", "说：“", "1%", "%", "$", "$1", "¥1", "人民币",
        "one ", "hundred ", "twenty-", "one and ", "1 to ", "1st", "May ", "12:30 ", "per cent ", "a ", "A", "Mr. ", "http://", "http://a.", "www.", "a@", "@", "1.1.", "ab12", "张", "记者",
        "张三说", "某某公司", "有限公司", "北京市", "的", "了", "、", "·", "1·1", "约", "近", "超过", "左右", "翻", "两", "成", "折", "倍", "1倍", "号段", "开头", "元", "1元", "亿元", "一二三", "\n", "一\n", "1\n", "　", "&", "&#", "&#x", "&amp",
    )  # fmt: skip
    for number, unit in enumerate(units):
        yield f"{number:03}.md", article("<p>" + repeated(unit).replace("<", "&lt;") + "</p>", f"title: 饵{number}")
    for number, unit in enumerate(("1到", "“", "一年", "第一章 ", "说：“", "one ")):
        yield f"lines-{number}.md", article("".join(f"<p>{unit * 20}</p>" for _ in range(4_000)), f"title: 行{number}")


def _sizes() -> Iterator[tuple[str, bytes]]:
    cases = {
        "line-latin": "x" * 1_000_000, "line-han": "字" * 400_000, "headings": "".join(f"<h{n % 6 + 1}>题{n}</h{n % 6 + 1}><p>文。</p>" for n in range(25_000)), "only-headings": "<h2>题</h2>" * 50_000,
        "bold-lines": "<p><b>小标题</b></p><p>一段正文在这里。</p>" * 8_000, "paragraphs": "<p>一段正文，共有30人。</p>" * 15_000, "short-lines": "短句<br>" * 40_000, "numbered": "".join(f"<p>{n}、事情</p>" for n in range(15_000)),
        "table-wide": "<table>" + ("<tr>" + "<td>1</td>" * 3_000 + "</tr>") * 10 + "</table>", "table-long": "<table>" + "<tr><td>甲</td><td>12万元</td></tr>" * 12_000 + "</table>",
        "table-one": "<table><tr><td>" + "字" * 300_000 + "</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "tables": "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>" * 4_000,
        "lists": "<ul>" + "<li>项目</li>" * 25_000 + "</ul>", "deep-ol": "<ol><li>x" * 8_000, "deep-quote": "<blockquote><p>引</p>" * 8_000, "deep-a": "".join(f"<a href='http://e/{n}'>" for n in range(8_000)) + "x",
        "deep-mixed": "<div><ul><li><blockquote><b>" * 6_000 + "x", "deep-font": "".join(f"<font color='#{n:06x}'>" for n in range(10_000)) + "x", "deep-sup": "<sup><sub><del><em><code>" * 6_000 + "x",
        "links": "<a href='http://e.example/x'>链</a>" * 15_000, "bolds": "字<b>粗</b>" * 25_000, "images": "<img src='http://e.example/x.png' alt='图'>" * 15_000, "different-images": "".join(f"<img src='http://e.example/{n}.png'>" for n in range(15_000)),
        "styles": "".join(f"<p style='font-size:{n % 99}px;color:#{n:06x}'>x</p>" for n in range(12_000)), "style-long": "<p style='" + "color:red;" * 20_000 + "'>x</p>", "class-long": "<p class='" + "title " * 30_000 + "'>x</p>",
        "attributes": "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</p>", "hidden": "<p style='display:none'>隐</p>" * 15_000, "watermarks": "<p>正文<font color=white>水印.com</font></p>" * 8_000, "same-ending": "<p>正文 www.site.com</p>" * 12_000,
        "pre": "<pre>" + "代码\n" * 50_000 + "</pre>", "pre-deep": "<pre>" * 10_000 + "x", "unclosed-p": "<p>字" * 40_000, "unclosed-tags": "<b>字<p>" * 8_000, "entities": "&nbsp;&lt;&#x5b57;&bogus;" * 15_000,
        "comments": "<!-- x -->字" * 25_000, "select": "<select><option>" * 10_000, "svg": "<svg><text>字</text></svg>" * 8_000, "form": "<form><input value='x'><textarea>字</textarea>" * 5_000, "iframes": "<iframe src='http://e/x'></iframe>" * 15_000,
    }  # fmt: skip
    for name, body in cases.items():
        yield f"{name}.md", article(body, f"title: {name}")


def _markdown() -> Iterator[tuple[str, bytes]]:
    small = 40_000
    cases = {
        "brackets": repeated("[", small), "images": repeated("![", small), "links": repeated("[a](", small), "nested-links": "[" * 5_000 + "a" + "](b)" * 5_000, "references": "".join(f"[r{n}]: http://e/{n}\n" for n in range(4_000)) + "[r1] " * 4_000,
        "stars": repeated("*a ", small), "star-run": repeated("**a*", small), "underscores": repeated("_a__b", small), "ticks": "".join("`" * n + " " for n in range(1, 280)), "tick-run": repeated("`a``", small), "tildes": repeated("~~a~", small),
        "quotes": repeated("> ", small), "quote-lines": "".join("> " * (n % 50) + "x\n" for n in range(3_000)), "items": repeated("- ", small), "item-depth": "".join("  " * n + "- x\n" for n in range(250)), "numbers": repeated("1. ", small), "rules": repeated("- - -\n", small),
        "hashes": repeated("# ", small), "headings": "# 题\n\n文。\n\n" * 6_000, "setext": "a\n===\n" * 6_000, "html": repeated("<", small), "html-open": repeated("<a ", small), "html-comment": repeated("<!--", small), "cdata": repeated("<![CDATA[", small), "autolinks": repeated("<http://", small),
        "entities": repeated("&#", small), "escapes": repeated("\\", small), "table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 6_000, "table-wide": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n|" + "1|" * 3_000, "fences": repeated("```\n", small), "fence-long": "`" * small, "shortcodes": repeated("{{< x >}}", small),
        "shortcode-open": repeated("{{<", small), "percent": repeated("{%", small), "ials": repeated("{: x}\n", small), "footnotes": repeated("[^1]", small), "math": repeated("$$", small), "breaks": repeated("a  \n", small), "indent": repeated("    x\n", small), "tabs": repeated("\t", small), "paren": "[a](" + "(" * 10_000 + ")",
        "link-title": "[a](b '" + "x" * small, "dest": "[a](<" + "b" * small, "emails": repeated("<a@b", small), "lines": "长" * 200_000, "blank-lines": "\n \n" * 50_000, "one-of-each": "".join("#->*_`[]()!<>&|~\\+=:" * 1_000),
    }  # fmt: skip
    for name, body in cases.items():
        yield f"{name}.md", article("# 题目\n\n正文在这里。\n\n" + body)


def _pages() -> Iterator[tuple[str, bytes]]:
    text = "<p>这是一段足够长的正文，里面有标点，也有三十个人在说话，好让它像一篇文章。</p>" * 4
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    heads = {
        "laughs": f"<!DOCTYPE html [{lol}]><html><body>&l9;{text}", "xxe": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;' + text, "xinclude": '<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><xi:include href="file:///etc/passwd" parse="text"/>' + text,
        "xslt": '<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><html><body>' + text, "base": "<html><head><base href='file:///etc/'></head><body><img src=passwd>" + text, "refresh": "<html><head><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'></head><body>" + text,
        "scripts": "<html><head>" + "<script " * 25_000, "links": "<html><head>" + "<link " * 35_000, "titles": "<html><head>" + "<title " * 30_000, "times": "<html><body>" + "<time " * 35_000, "metas": "<html><head>" + "<meta " * 35_000, "meta-many": "<html><head>" + "<meta name=author content='x'>" * 7_000,
        "comments": "<!-- -->" * 40 + "x", "comments-many": "<!-- -->" * 20_000 + "<html><body>" + text, "comment-open": "<!--" * 40_000 + "<html>", "ld-deep": "<html><script type=application/ld+json>" + "[" * 90_000 + "</script>" + text, "ld-many": "<html>" + '<script type=application/ld+json>{"headline":"x"}</script>' * 3_000 + text,
        "ld-odd": '<html><script type=application/ld+json>{"headline":["x"],"author":[[]],"datePublished":{}}</script>' + text, "ld-escape": '<html><script type=application/ld+json>{"headline":"\\u001b]0;KANARIE\\u0007\\ud800"}</script>' + text, "og": "<html><head><meta property='og:title' content='&#27;]0;KANARIE&#7;'><meta name=author content='\x1b]52;c;KANARIE\x07'></head>" + text,
        "frames": "<html><frameset>" + "<frame src=http://127.0.0.1:9/>" * 5_000, "empty": "<html></html>", "only-head": "<!doctype html><head>", "deep": "<html><body>" + "<div>" * 190 + text, "deeper": "<html><body>" + "<div>" * 30_000 + text, "many-blocks": "<html><body>" + "<div><p>这是一段正文，有标点，也有人。</p></div>" * 6_000,
        "many-links": "<html><body>" + "<p><a href=x>链接文字在这里</a></p>" * 8_000 + text, "no-space": "<html><body>" + "字" * 300_000, "namespace": "<html xmlns='x:y'><x:p>" + text, "plaintext": "<html><body><plaintext>" + text, "nul-tag": "<html\x00><body>" + text, "data": "<html><body><object data='data:text/html,<script>x</script>'></object>" + text,
    }  # fmt: skip
    for name, page in heads.items():
        yield f"{name}.html", page.encode()


if __name__ == "__main__":  # pragma: no cover
    import sys

    print(len(write(Path(sys.argv[1]))), os.fspath(sys.argv[1]))  # noqa: T201
