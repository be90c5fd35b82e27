"""Names in Latin letters: in Chinese text those that the words around them tell, in English text more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.core.model import NameKind
from reader.extract.bodies import vetoed
from reader.extract.lexicon import table
from reader.extract.surnames import words
from reader.extract.worded import Mention, Worded

_TOKEN = re.compile(r"[A-Z](?<![A-Za-z0-9].)[A-Za-z0-9&'’\-]*(?:\.[A-Z]\.?)*")
_SMALL = "van|von|de|der|den|la|le|bin|al"
_WORD = r"(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Inc|Corp|Ltd|Co|Gen|Sen|Rep|Gov|Prof)\.|[A-Z][A-Za-z0-9&'’\-]*)"
LONGEST = 300  # characters of capitalised words in a row: more are no name, and parting them costs their square
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:of|the|for|and|{_SMALL})(?=[ \u00a0][A-Z])|[ \u00a0]{_WORD})*")
_FULL_NAME = re.compile(
    rf"[A-Z][a-z]+(?:[ \u00a0][A-Z]\.)?(?:[ \u00a0](?:{_SMALL}))*(?:[ \u00a0][A-Z][a-zA-Z'’\-]+){{1,2}}"
)
_CAPITAL = re.compile("[A-Z]")
_HAN = re.compile("[一-鿿]")


@cache
def _sure() -> frozenset[str]:
    return _known() - vetoed()


@cache
def _known() -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in table("organisations")["known"]["latin"].split())


def find(line: Worded) -> Iterator[Mention]:
    """The names in Latin letters of a line, of whichever language the line is."""
    if not _CAPITAL.search(line.text):
        return
    if _HAN.search(line.text):
        yield from _in_chinese(line)
    else:
        yield from _in_english(line)


def _in_chinese(line: Worded) -> Iterator[Mention]:
    text = line.text
    for found in _FULL_NAME.finditer(text):
        if _is_person(line, found.start(), found.end()):
            yield Mention(found.start(), found.end(), "person", "name in Latin letters")
    for found in _TOKEN.finditer(text):
        word, end = found[0], found.end()
        if text[end : end + 1] in _SIGNS and line.ending(_front(text, found.start()), words("bands")):
            end += 1  # 勒索集团 Vexor$
        if word in _sure() and not text.startswith(("-", "_", "/", "."), end):
            yield Mention(found.start(), end, "org", "known org")
        elif word not in vetoed() and len(word) > 1 and (kind := _told_kind(line, found.start(), end)):
            yield Mention(found.start(), end, kind, "Latin letters and what is said of them")


def _is_person(line: Worded, start: int, end: int) -> bool:
    """Somebody with a title in front or a word of saying behind."""
    behind = _past_blanks(line.text, end)
    front = len(line.text[:start].rstrip(" \u00a0：:"))
    return bool(line.ending(front, words("titles")) or line.starting(behind, words("saying")))


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0":
        at += 1
    return at


def _front(text: str, start: int) -> int:
    return len(text[:start].rstrip(' \u00a0“"'))


_SIGNS = frozenset("$!+")


def _told_kind(line: Worded, start: int, end: int) -> NameKind | None:
    """ACME公司, ACME首席执行官, 乐队ACME: an organisation; 大叔Bob, Bob感慨说: a person."""
    front, behind = _front(line.text, start), _past_blanks(line.text, end)
    if line.starting(behind, words("of_organisations")) or line.ending(front, words("bands")):
        return "org"
    named = line.text[end - 1].islower() and line.ending(front, words("named_so"))
    return "person" if named or line.starting(behind, words("feeling")) else None


@cache
def _english() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("english")
    places = frozenset(word.replace("_", " ") for word in table("places")["english"].split())
    tails = "|".join(sorted(rows["tails"].split(), key=len, reverse=True))
    heads = "|".join(sorted(rows["heads"].replace("_", " ").split("\n"), key=len, reverse=True))
    return (
        places,
        re.compile(rf"(?:^| )(?:{tails})\.?$"),
        re.compile(rf"^(?:The )?(?:[A-Z][\w.'’]* )?(?:{heads.strip('|')}) of "),
    )


def _in_english(line: Worded) -> Iterator[Mention]:
    _, tails, heads = _english()
    for found in _RUN.finditer(line.text):
        if len(found[0]) > LONGEST:
            continue
        whole = heads.match(found[0]) or tails.search(found[0].split(" and ")[-1]) or " and " not in found[0]
        at = found.start()
        for part in [found[0]] if whole else found[0].split(" and "):
            yield from _english_run(line, at, part)
            at += len(part) + len(" and ")


def _english_run(line: Worded, start: int, run: str) -> Iterator[Mention]:
    """One run of capitalised words: its first words may start a sentence, a title inside it parts two names."""
    while (first := run.split(" ")[0]) in _ordinary() and first != run:
        start, run = start + len(first) + 1, run[len(first) + 1 :]
    before = re.search(r"([a-z]+) $", line.text[max(0, start - 16) : start])
    titled = before is not None and before[1].capitalize() in words("english_titles")  # analyst Lena Bell
    for at, word in reversed(list(_words_of(run))):
        if word.rstrip(".") in words("english_titles") and at + len(word) + 1 < len(run):
            yield from _english_run(line, start, run[:at].rstrip())
            start, run, titled = start + at + len(word) + 1, run[at + len(word) + 1 :], True
            break
    places, tails, heads = _english()
    if " of " in run and run not in places and tails.search(run) and not heads.match(run):
        cut = run.rindex(" of ")  # Shares of Northfield Corp., Ann Bell of Northfield Bank
        yield from _english_run(line, start, run[:cut])
        start, run = start + cut + len(" of "), run[cut + len(" of ") :]
    for tail in ("'s", "’s"):
        run = run.removesuffix(tail)
    if run and (kind := _english_kind(line, start, run, titled)):
        yield Mention(start, start + len(run), *kind)


def _words_of(run: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in re.finditer("[^ ]+", run))


def _english_kind(line: Worded, start: int, run: str, titled: bool) -> tuple[NameKind, str] | None:
    """What a run names, and the rule; None where nothing says that it is a name."""
    places, tails, heads = _english()
    if run in places:
        return "place", "known place"
    if run in _known() and run not in _ordinary():
        return "org", "known org"
    if heads.match(run) or (tails.search(run) and " " in run):
        return "org", "English suffix"
    if any(f" {word} " in run for word in ("of", "and", "the", "for")):
        return None
    if " " not in run:
        return ("person", "English title and name") if titled and len(run) > 2 and run not in _ordinary() else None
    known = run.split()[0] in table("english")["first_names"] or _said(line.text, start, start + len(run))
    usual = len(run.split()) <= 4 and not re.search(r"\b[A-Z](?: |$)", run)
    return ("person", "English name") if usual and (titled or known) else None


def _said(text: str, start: int, end: int) -> bool:
    after = re.match(r",? (?:also |later |then )?([a-z]+)", text[end : end + 24])
    before = re.search(r"([a-z]+) $", text[max(0, start - 14) : start])
    saying = words("english_saying")
    return bool((after and after[1] in saying) or (before and before[1] in saying - {"told"}))


@cache
def _ordinary() -> frozenset[str]:
    """Words that are capital only because a sentence starts with them."""
    return frozenset(table("english")["ordinary"].split())
