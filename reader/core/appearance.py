"""What an element's name, class and style do to the text inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.core.model import SpanKind

Mark = tuple[SpanKind, str | None]  # a span's kind, and its address where it is a link


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a text because of the elements around it."""

    marks: tuple[Mark, ...] = ()
    bold: bool = False
    colour: str | None = None
    size: float = 0
    small: bool = False  # shown with no size at all
    backed: bool = False  # a background that is not near white lies behind it
    centred: bool = False
    indented: bool = False
    named: bool = False
    unseen: bool = False  # visibility: hidden, which an element inside may take back
    ad: bool = False  # its class says advertisement
    dropped: str | None = None  # the reason why nothing in here is shown
    caption: bool = False
    pre: bool = False
    cell: bool = False  # in a data table
    heading: int | None = None
    aside: bool = False  # beside the article: what is called a heading there heads no section
    lists: int = 0
    quotes: int = 0
    counter: int | None = None  # of an ordered list: which of the walk's counters


@dataclass(frozen=True, slots=True)
class Effect:
    """The changes of one element; None leaves what holds outside."""

    bold: bool | None = None
    colour: str | None = None
    size: float | None = None
    backed: bool | None = None
    centred: bool | None = None
    indented: bool | None = None
    named: bool | None = None
    unseen: bool | None = None
    caption: bool | None = None
    ad: bool | None = None
    hidden: bool = False


NOTHING = Effect()
BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}  # HTML Standard, 15.3.4
UNITS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%)?")
RGB = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})%?)?", re.ASCII
)
WEIGHT = re.compile(r"[0-9]{1,4}")
HEX = re.compile(r"#?([0-9a-f]{3,8})$")
NAMED_TITLE = re.compile(
    r"(?:^|[\s_-])(?:sub-?title|sub-?head(?:ing|line)?|section-?title|heading|h[1-4])(?:$|[\s_-])", re.IGNORECASE
)
CAPTION = re.compile(
    r"(?:^|[\s_-])(?:img|image|pic|photo|pgc-img|wp|media|figure)[\s_-]*(?:desc?r?|description|caption|text|note|title|info|remarks?)"
    r"|(?:^|[\s_-])(?:caption|text-remarks|figcaption|imgdesc|picdesc)(?:$|[\s_-])",
    re.IGNORECASE,
)
AD = re.compile(
    r"(?:^|\s)(?:ads?|adsbygoogle|adsense|advert\w*|adbox|adwrap\w*|guanggao|sponsor(?:ed|ship)?|banner-?ads?|ads?[_-][\w-]+|[\w-]+[_-]ads?)(?=$|\s)",
    re.IGNORECASE,
)
WHITES = {"white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245)}
NEAR_WHITE = 0xF0


def channels(colour: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a CSS colour, 0-255, or None where it is another notation or transparent."""
    colour = colour.strip().lower()
    if colour in WHITES:
        return WHITES[colour]
    if rgb := RGB.match(colour):
        clear = rgb[4] is not None and float(rgb[4]) == 0
        return None if clear else (int(rgb[1]), int(rgb[2]), int(rgb[3]))
    if digits := HEX.match(colour):
        value = digits[1] if len(digits[1]) >= 6 else "".join(2 * digit for digit in digits[1][:3])
        return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)
    return None


@lru_cache(4096)
def near_white(colour: str | None) -> bool:
    """Every channel so light that it cannot be read on paper."""
    found = channels(colour) if colour else None
    return found is not None and min(found) >= NEAR_WHITE


def length(value: str) -> float | None:
    """A CSS length in pixels; None where it is a word."""
    found = LENGTH.match(value.strip())
    return float(found[1]) * UNITS[found[2] or "px"] if found else None


def declarations(style: str) -> dict[str, str]:
    parts = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in parts if value.strip()}


def _hidden(css: dict[str, str]) -> bool:
    if css.get("display") == "none":
        return True
    if css.get("overflow", "").startswith("hidden") and any(
        css.get(side) in {"0", "0px"} for side in ("height", "width", "max-height")
    ):
        return True
    return any((length(css.get(side, "")) or 0) <= -900 for side in ("left", "top", "text-indent", "margin-left"))


def _bold(css: dict[str, str]) -> bool | None:
    weight = css.get("font-weight", "")
    if WEIGHT.fullmatch(weight):
        return int(weight) >= 600
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)


def _backed(css: dict[str, str]) -> bool | None:
    value = css.get("background-color") or css.get("background") or css.get("background-image") or ""
    if not value or value in {"none", "transparent", "inherit", "initial"} or value.startswith(("transparent", "none")):
        return None
    if "url(" in value or "gradient" in value:
        return True
    first = value if value.startswith("rgb") else value.split()[0]
    found = channels(first)
    if found is None:
        return None if value.startswith(("rgba", "inherit", "initial", "unset")) else True
    return min(found) < NEAR_WHITE


@lru_cache(8192)
def effect(name: str, style: str, names: str, colour: str, size: str, align: str, back: str) -> Effect:
    """What `<name style class color size align bgcolor>` changes; pages repeat themselves, so this is remembered."""
    css = declarations(style) if style else {}
    bold = _bold(css)
    centre = css.get("text-align") or ("center" if name == "center" else align.lower())
    indent = length(css["text-indent"]) if "text-indent" in css else None
    found = Effect(
        bold=True if bold is None and name in BOLD else bold,
        colour=css.get("color") or colour or None,
        size=_size(css, name, size),
        backed=True if back and not near_white(back) else _backed(css),
        centred=centre.endswith("center") if centre else None,
        indented=indent > 0 if indent is not None else None,
        named=True if names and NAMED_TITLE.search(names) else None,
        unseen={"hidden": True, "collapse": True, "visible": False}.get(css.get("visibility", "")),
        caption=True if name == "figcaption" or (names and CAPTION.search(names)) else None,
        hidden=bool(css) and (_hidden(css) or css.get("opacity") in {"0", "0.0"}),
        ad=True if names and AD.search(names) else None,
    )
    return NOTHING if found == NOTHING else found


def _size(css: dict[str, str], name: str, size: str) -> float | None:
    if "font-size" in css:
        return length(css["font-size"])
    return FONT_SIZES.get(size) if name == "font" and size else None
