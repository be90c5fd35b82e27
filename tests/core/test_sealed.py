"""A sealed class is to its users what `dataclass(frozen=True, slots=True)` makes of it."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from reader.core.model import Fact, Veto

FIELDS: dict[str, Any] = {
    "kind": "person",
    "block": 3,
    "start": 4,
    "end": 6,
    "text": "林晚",
    "section": 2,
    "name": "林晚",
}


@pytest.fixture
def fact() -> Fact:
    return Fact("person", 3, 4, 6, "林晚", section=2, name="林晚")


def test_is_made_of_its_fields(fact: Fact) -> None:
    assert type(fact) is Fact
    assert dataclasses.asdict(fact) == dict.fromkeys(Fact.__slots__) | FIELDS | {"rule": ""}
    assert repr(Veto(0, 1, 2, "3", "page")) == "Veto(block=0, start=1, end=2, text='3', reason='page')"


@pytest.mark.parametrize("name", ["start", "about"])
def test_cannot_be_changed(fact: Fact, name: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(fact, name, None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(fact, name)
    assert fact == Fact(**FIELDS)


def test_has_no_room_for_more(fact: Fact) -> None:
    assert not hasattr(fact, "__dict__")
    assert Fact.__slots__ == tuple(field.name for field in dataclasses.fields(Fact))


def test_is_equal_and_hashed_by_its_fields(fact: Fact) -> None:
    assert len({fact, Fact(**FIELDS), dataclasses.replace(fact, start=5)}) == 2
    assert fact != dataclasses.astuple(fact)


def test_is_replaced_copied_and_pickled(fact: Fact) -> None:
    moved = dataclasses.replace(fact, start=5, about="信")
    assert type(moved) is Fact
    assert (moved.start, moved.about, moved.name) == (5, "信", "林晚")
    for twin in (copy.copy(fact), copy.deepcopy(fact), pickle.loads(pickle.dumps(fact))):
        assert twin == fact
        assert type(twin) is Fact


def test_says_what_it_is_made_of() -> None:
    assert [*inspect.signature(Fact).parameters] == [*Fact.__slots__]
    with pytest.raises(TypeError, match="'start', 'end', and 'text'"):
        Fact(**{"kind": "person", "block": 3})
    with pytest.raises(TypeError, match="colour"):
        Fact(**FIELDS, colour="red")
