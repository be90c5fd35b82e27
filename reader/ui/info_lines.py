"""The info tab: the fact at the cursor and its rule, the section and its reason, the file, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.core.model import Article, Fact, Section, Veto
from reader.language import _, ngettext
from reader.ui import wording
from reader.ui.document import Document
from reader.ui.fact_lines import FactLine

SAMPLES = 5  # of what was refused for one reason


def info(document: Document, fact: Fact | None, section: Section | None) -> list[FactLine]:
    """What is known about the fact and the section at the cursor, about the file and its reading."""
    rows: list[FactLine] = []
    for title, pairs in (
        (_("The fact here"), _fact(fact)),
        (_("This section"), _section(section, document.article)),
        (_("The article"), _meta(document.article)),
        (_("The file"), _file(document.article)),
    ):
        lines = [FactLine(label, text) for label, text in pairs if text]
        rows += [FactLine(title), *lines] if lines else []
    return [*rows, *_removed(document.article), *_refused(document.vetoes)]


def _fact(fact: Fact | None) -> Iterator[tuple[str, str]]:
    if fact is None:
        return
    yield wording.kind(fact.kind), fact.text
    yield _("Name"), fact.name if fact.name and fact.name != fact.text else ""
    yield _("Speaker"), " ".join(filter(None, (fact.speaker, fact.verb)))
    yield _("Counts"), fact.about or ""
    yield _("Value"), " ".join(filter(None, (fact.value or _range(fact), fact.unit)))
    yield _("Meaning"), wording.mod(fact.mod)
    yield _("Stands for"), wording.date(fact.iso or "")
    yield _("Resolved from"), fact.basis or ""
    yield _("Rule"), fact.rule


def _range(fact: Fact) -> str:
    return "–".join((fact.min or "", fact.max or "")) if fact.min or fact.max else ""


def _section(section: Section | None, article: Article) -> Iterator[tuple[str, str]]:
    if section is None:
        return
    yield _("Heading"), wording.heading(section, article)
    yield _("Why a heading"), wording.reason(section.reason) if section.reason else ""
    yield _("Paragraphs"), f"{wording.paragraph(section.first)}–{section.last + 1}"


def _meta(article: Article) -> Iterator[tuple[str, str]]:
    meta = article.meta
    letters = sum(len(block.text) for block in article.blocks)
    yield _("Title"), meta.title
    yield _("Author"), meta.author or ""
    yield _("Date"), wording.day(meta.date) or meta.date_text or ""
    yield _("Categories"), " · ".join(meta.categories)
    yield _("Tags"), " · ".join(meta.tags)
    yield _("Address"), meta.url or ""
    yield from meta.extra
    yield _("Length"), ngettext("{n} character", "{n} characters", letters).format(n=letters)
    yield _("Reading time"), wording.duration(wording.minutes(article))


def _file(article: Article) -> Iterator[tuple[str, str]]:
    yield _("Path"), wording.path(article.path)
    yield _("Encoding"), article.encoding + (_(" (guessed; C changes it)") if article.encoding_guessed else "")
    yield _("SHA-256"), article.sha256
    for warning in article.warnings:
        yield _("Note"), warning


def _removed(article: Article) -> list[FactLine]:
    if not article.removed:
        return []
    rows = [FactLine(f"{wording.removed(found.reason)} ×{found.count}", found.sample) for found in article.removed]
    return [FactLine(_("Removed from the page (R shows all)")), *rows]


def _refused(vetoes: Iterable[Veto]) -> list[FactLine]:
    """What looked like a figure and is none: counted by reason, with samples that can be gone to."""
    rows: list[FactLine] = []
    for reason, group in groupby(sorted(vetoes, key=lambda veto: veto.reason), key=lambda veto: veto.reason):
        found = list(group)
        rows.append(FactLine(f"{wording.veto(reason)} ×{len(found)}", sub=True))
        rows += [_place(veto) for veto in found[:SAMPLES]]
    return [FactLine(_("Not taken for figures")), *rows] if rows else []


def _place(veto: Veto) -> FactLine:
    here = Fact("identifier", veto.block, veto.start, veto.end, veto.text)
    return FactLine(veto.text, "", wording.paragraph(veto.block), None, (here,))
