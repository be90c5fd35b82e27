"""What goes wrong with one file is said of that file."""

from __future__ import annotations

import pytest

from reader.core.unreadable import Unreadable, contained


@pytest.mark.parametrize("error", [TypeError, RecursionError, MemoryError, AssertionError, UnicodeError])
def test_whatever_goes_wrong_is_said_of_the_file(error: type[Exception]) -> None:
    with pytest.raises(Unreadable, match=rf"a␛\.md: {error.__name__}: x␛y; .*report") as caught, contained("a\x1b.md"):
        raise error("x\x1by")
    assert caught.value.path == "a\x1b.md"


def test_a_refusal_stays_what_it_is() -> None:
    with pytest.raises(Unreadable, match="it is a folder"), contained("a.md"):
        raise Unreadable("a.md", "it is a folder")
