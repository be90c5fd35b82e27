"""What a word may be, as bits; a word without any is taken for a noun.

Plain numbers: of an enum they cost far more. The classes are those of `lexicon/about.toml`.
"""

from __future__ import annotations

from functools import cache

from reader.extract.lexicon import table, words
from reader.extract.script import simplified

GAP, CHANGE, AGAINST, STOP, VERB, ADJECTIVE, OF, JOIN = (1 << bit for bit in range(8))
SOFT, HARD, OPEN, CLOSE, BLANK, FIGURE, DATE, LABEL = (1 << bit for bit in range(8, 16))  # LABEL: part of a name
ENDS = SOFT | HARD
MARKS = (
    dict.fromkeys("的之", OF)
    | dict.fromkeys(("和", "与"), JOIN | AGAINST)
    | dict.fromkeys(("、", "及", "以及", *"·/-－+&.•~～"), JOIN)
    | {"或": JOIN | GAP}
    | dict.fromkeys('，,：:—…=→|"', SOFT)
    | dict.fromkeys("。！？；!?;\n\t★●■▲#", HARD)
    | dict.fromkeys("“「『《〈（(【[‘", OPEN)
    | dict.fromkeys("”」』》〉）)】]’", CLOSE)
    | dict.fromkeys(" \u00a0\u3000", BLANK)
)
_WORDS = (
    ("gap", GAP), ("change", CHANGE), ("against", AGAINST), ("stop", STOP), ("verb", VERB), ("adjective", ADJECTIVE),
)  # fmt: skip


@cache
def classes() -> dict[str, int]:
    """The classes of each word of the lexicon."""
    rows = table("about")
    found: dict[str, int] = {}
    for name, bit in _WORDS:
        for word in words(rows[name]):
            found[word] = found.get(word, 0) | bit
    for word in words(rows["verb"]):
        for done in "了过":
            found.setdefault(word + done, found[word] & (VERB | GAP))
    for word in words(rows["change"]):
        found.setdefault(word + "了", CHANGE)
    for word in words(rows["noun"]):
        found[word] = 0
    for word in words(rows["fate"]):
        found.setdefault(word, 0)
    for thing in words(table("classifiers")["things"]):
        found.setdefault("一" + simplified(thing), STOP)  # the article
    return found | MARKS


@cache
def splits() -> frozenset[tuple[str, str]]:
    """Each word of the lexicon in two, at every place: ICU knows fewer words and may have parted it there."""
    return frozenset((word[:at], word[at:]) for word in classes() for at in range(1, len(word)))
