"""A search through the index is a look through every text, whatever is asked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import foreign
from reader.core.folding import Wanted
from reader.store.finding import Query
from reader.store.gathering import Leaf
from reader.store.index import Index

FEW = st.text(alphabet='卡機机著着aAİß"％%_*^:{}()-+ ,。', max_size=8)
TEXTS = st.lists(st.one_of(FEW, st.text(max_size=30)).map(foreign.clean), min_size=1, max_size=6)


def _index(texts: list[str]) -> Index:
    from reader.store import shelves

    index = Index(None)
    leaf = Leaf("/a.md", (1, 1, 1), "sha", "title", tuple((at, None, text) for at, text in enumerate(texts)))
    index._cache.do(lambda connection: shelves.put(connection, leaf))
    return index


@settings(max_examples=150)
@given(TEXTS, st.one_of(FEW, st.text(max_size=12)))
def test_a_word_is_found_where_it_stands_and_nowhere_else(texts: list[str], query: str) -> None:
    wanted = Wanted(foreign.line(query))
    everywhere = [(at, *place) for at, text in enumerate(texts) for place in wanted.places(text)]
    hits = _index(texts).search(query, limit=None)
    together = [(hit.block, hit.start, hit.end) for hit in hits]
    if len(Query(query).words) <= 1:
        assert together == everywhere
    else:
        assert set(everywhere) <= set(together)


@settings(max_examples=150)
@given(TEXTS, st.one_of(FEW, st.text(max_size=12)))
def test_the_context_shows_what_was_found(texts: list[str], query: str) -> None:
    for hit in _index(texts).search(query, limit=None):
        shown = hit.context[hit.context_start : hit.context_start + hit.end - hit.start]
        assert shown == texts[hit.block][hit.start : hit.end].replace("\n", " ")
        assert "\n" not in hit.context
