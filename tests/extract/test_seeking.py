"""Matches tried only where one may begin are those that are found when they are tried everywhere."""

from __future__ import annotations

import re

import pytest

from reader.extract.seeking import matches

TEXT = "12元和3.5元，x9元；-7元\n44元"
FORMS = ((r"\d", r"\d+(?:\.\d+)?元"), (r"\d(?<!\w.)", r"\b\d+元"), ("[-x]", r"[-x]\d"))


@pytest.mark.parametrize(("first", "whole"), FORMS)
@pytest.mark.parametrize("stretch", [(0, 100), (1, 7), (4, 12), (9, 9)])
def test_every_match_is_found_where_it_may_begin(first: str, whole: str, stretch: tuple[int, int]) -> None:
    found = [match.span() for match in matches(re.compile(first), re.compile(whole), TEXT, *stretch)]
    assert found == [match.span() for match in re.compile(whole).finditer(TEXT, *stretch)]
