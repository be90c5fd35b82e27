"""What an article is called, whose it is and when: fields of any generator, in the words of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from reader.core.frontmatter import Value
from reader.core.model import Meta
from reader.language import _

_FIELDS = {
    "title": ("title",),
    "author": ("author", "authors", "by", "creator"),
    "date": ("date", "published", "publishdate", "pubdate", "datepublished", "created", "time", "lastmod", "updated"),
    "categories": ("categories", "category"),
    "tags": ("tags", "tag", "keywords"),
    "image": ("headimg", "image", "cover", "banner", "featured_image", "thumbnail"),
    "url": ("url", "link", "original", "source_url", "canonical", "source"),
}
_DAY = r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?"
_CLOCK = r"[T\s]*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?"
_DAY_AND_CLOCK = re.compile(f"{_DAY}(?:{_CLOCK})?")


def from_fields(fields: Mapping[str, Value]) -> tuple[Meta, tuple[str, ...]]:
    """The metadata in a head's fields, and what is wrong with it in sentences."""
    lower = {key.lower(): value for key, value in fields.items()}
    used: set[str] = set()

    def first(what: str, *, address: bool = False) -> Value | None:
        for key in _FIELDS[what]:
            value = lower.get(key)
            if value and (not address or _is_address(value)):
                used.add(key)
                return value
        return None

    date_text = _text(first("date"))
    date = parse_date(date_text) if date_text else None
    meta = Meta(
        title=_text(first("title")) or "",
        author=_text(first("author")),
        date=date,
        date_text=date_text,
        categories=_many(first("categories")),
        tags=_many(first("tags")),
        image=_text(first("image")),
        url=_text(first("url", address=True)),
        extra=tuple((key, _text(value) or "") for key, value in fields.items() if key.lower() not in used),
    )
    said = _("The date of the file, “{text}”, is no date").format(text=(date_text or "")[:60])
    return meta, () if date or not date_text else (said,)


def parse_date(text: str) -> datetime | None:
    """A date in any of the forms seen in saved files: ISO 8601, RFC 2822, 2019/09/27, 2021年4月26日; else None."""
    text = text.strip()
    for read in (datetime.fromisoformat, _as_in_mail, _by_parts):
        try:
            return read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _as_in_mail(text: str) -> datetime:
    from email.utils import parsedate_to_datetime  # seldom wanted, and slow to import

    return parsedate_to_datetime(text)


def _by_parts(text: str) -> datetime:
    found = _DAY_AND_CLOCK.search(text)
    if not found:
        raise ValueError(text)
    return datetime(*(int(part) for part in found.groups(default="0")))  # type: ignore[arg-type]  # six small numbers


def _is_address(value: Value) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _text(value: Value | None) -> str | None:
    if isinstance(value, tuple):
        return "、".join(value) or None
    return value or None


def _many(value: Value | None) -> tuple[str, ...]:
    items: Iterable[str] = value if isinstance(value, tuple) else re.split(r"[,，;；]\s*", value or "")
    return tuple(filter(None, (item.strip() for item in items)))
