"""How the desk puts things into words: kinds of facts, dates, lengths, places. Nothing here knows the screen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from reader.core import foreign
from reader.core.model import Article, Block, FactKind, Meta, Mod, Section
from reader.language import _, ngettext

HAN_A_MINUTE = 500  # silent reading of Chinese news: 400-600 characters a minute
WORDS_A_MINUTE = 230
YEARLESS = "XXXX-"


def kind(name: FactKind) -> str:
    """The kind of a fact as a title above its group."""
    return {
        "money": _("Money"), "percent": _("Percentages"), "quantity": _("Quantities"), "ratio": _("Ratios"),
        "date": _("Dates"), "time": _("Times"), "duration": _("Durations"), "ordinal": _("Ordinals"),
        "identifier": _("Numbers that name"), "person": _("People"), "org": _("Organisations"), "place": _("Places"),
        "quote": _("Quotations"),
    }[name]  # fmt: skip


def day(date: datetime | None) -> str:
    """2021-04-26, or nothing."""
    return date.strftime("%Y-%m-%d") if date else ""


def date(iso: str) -> str:
    """An ISO 8601 date as it stands; one without its year (XXXX-06-28) in words that say so."""
    if not iso.startswith(YEARLESS):
        return iso
    ends = (_within_year(end.removeprefix(YEARLESS)) for end in iso.split("/"))
    return _("{day}, year unknown").format(day="–".join(ends))


def _within_year(rest: str) -> str:
    """28 June; what is no day and no month stays as it is."""
    month, _dash, day = rest.partition("-")
    name = {
        "01": _("January"), "02": _("February"), "03": _("March"), "04": _("April"), "05": _("May"), "06": _("June"),
        "07": _("July"), "08": _("August"), "09": _("September"), "10": _("October"), "11": _("November"),
        "12": _("December"), "Q1": _("first quarter"), "Q2": _("second quarter"), "Q3": _("third quarter"),
        "Q4": _("fourth quarter"), "H1": _("first half"), "H2": _("second half"),
        "SP": _("spring"), "SU": _("summer"), "FA": _("autumn"), "WI": _("winter"),
    }.get(month, month)  # fmt: skip
    return _("{day} {month}").format(day=int(day), month=name) if day.isdecimal() else name


def source(meta: Meta) -> str:
    """Who published it: the author or source of the front matter, else the host of its address."""
    named = dict(meta.extra)
    return meta.author or named.get("source") or named.get("来源") or _host(meta.url or "")


def categories(names: Iterable[str], source: str) -> str:
    """Beside the source, which many a site repeats among its categories."""
    return "、".join(name for name in names if name != source)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # http://[::1 and its like
        return ""


def minutes(article: Article) -> int:
    """How long the article takes to read: at least one minute, none where there is nothing to read."""
    return minutes_of(sum(len(block.text) for block in article.blocks), _looks_latin(article))


def minutes_of(characters: int, latin: bool = False) -> int:
    """Minutes for this many characters of Chinese, or of Latin text (five letters and a space a word)."""
    return math.ceil(characters / (WORDS_A_MINUTE * 6 if latin else HAN_A_MINUTE))


def _looks_latin(article: Article) -> bool:
    sample = "".join(block.text for block in article.blocks[:20])[:2000]
    return sum(character.isascii() for character in sample) > len(sample) * 0.6


def duration(count: int) -> str:
    """So many minutes; nothing where there are none."""
    return ngettext("{n} minute", "{n} minutes", count).format(n=count) if count else ""


def paragraph(block: int) -> str:
    """A place as the panels print it, counted from one."""
    return f"¶{block + 1}"


def heading(section: Section, article: Article) -> str:
    """A section's name in the outline; the text before the first heading is the lede."""
    if section.title:
        return section.title
    return _("Lede") if len(article.sections) > 1 else _("Whole text")


def removed(reason: str) -> str:
    """Why something was removed from the page."""
    return {
        "watermark": _("watermark"), "ad": _("advertisement"), "hidden": _("hidden text"),
        "repeated title": _("repeated title"), "duplicate image": _("duplicate image"), "navigation": _("navigation"),
        "outside the article": _("outside the article"),
        "line numbers": _("line numbers of code"), "shortcode": _("command of the site's generator"),
        "drawing": _("drawing"), "control": _("button or field"), "noscript": _("text for browsers without scripts"),
    }.get(reason, reason)  # fmt: skip


def reason(why: str) -> str:
    """Why a line is a heading."""
    if why.startswith("tag "):
        return _("the page marks it as one ({tag})").format(tag=why.removeprefix("tag "))
    return {
        "by hand": _("made one by hand"), "line in brackets": _("a line in brackets"),
        "line with a sign": _("a line that begins with a sign"), "numbered line": _("a numbered line"),
        "class of a title": _("the page's style calls it a title"), "bold line": _("a bold line"),
        "larger type": _("a line in larger type"), "coloured line": _("a coloured line"),
        "centred line": _("a centred line"), "short line between paragraphs": _("a short line between paragraphs"),
    }.get(why, why)  # fmt: skip


def mod(name: Mod | None) -> str:
    """What a qualifier makes of a number."""
    return {
        None: "", "approx": _("about"), "approx_above": _("a little more than"),
        "approx_below": _("a little less than"),
        "at_least": _("at least"), "at_most": _("at most"), "less_than": _("less than"), "more_than": _("more than"),
        "several": _("several"),
    }[name]  # fmt: skip


def veto(why: str) -> str:
    """Why something that looks like a figure is none; a rule without words here shows its name."""
    return {
        "address": _("part of an address"), "version or code": _("a version or a code"),
        "title of a work": _("in the title of a work"), "name in quotation marks": _("a name in quotation marks"),
        "event named by its date": _("an event named by its date"), "number of a list": _("the number of a list"),
        "part of a Latin word": _("part of a Latin word"), "model's name": _("the name of a model"),
        "idiom or name": _("an idiom or a name"), "part of another word": _("part of another word"),
        "unit begins another word": _("its unit begins another word"), "一 as an article": _("一 as an article"),
        "二 before a classifier": _("二 before a classifier"), "半 before a classifier": _("半 before a classifier"),
        "scale without a digit": _("a scale without a digit"),
        "number of a figure or table": _("the number of a figure or table"),
        "noun after a Han number": _("a noun after a Han number"), "ordinal": _("an ordinal"),
        "decade": _("a decade"), "abstract count": _("a count of something abstract"),
        "name of a bond": _("the name of a bond"), "半天 as a long while": _("半天 as a long while"),
        "weekday beside its date": _("a weekday beside its date"),
    }.get(why, why)  # fmt: skip


def path(name: str) -> str:
    """A file's name as it can be shown."""
    return foreign.name(name)


def worth_showing(block: Block) -> bool:
    """Whether the block is something to read or to open, not a rule or blank."""
    return block.kind != "rule" and bool(block.text.strip() or block.src)
