"""What looks like a figure and is refused, each with the reason that `--explain` shows."""

from __future__ import annotations

import pytest

from reader.extract.clock import Clock
from reader.extract.refusals import VETOES
from reader.extract.scan import find
from tests.extract.corpus import DATE, tables

CASES = [tuple(case) for case in tables("vetoes")["case"]]


@pytest.mark.parametrize(("sentence", "candidate", "reason"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_a_refusal_names_its_reason(sentence: str, candidate: str, reason: str) -> None:
    facts, vetoes = find(sentence, Clock(DATE))
    assert (candidate, reason) in {(veto.text, veto.reason) for veto in vetoes}
    assert candidate not in {fact.text for fact in facts}


def test_every_veto_has_a_case() -> None:
    assert {name for name, _, _ in VETOES} - {"ordinal", "decade"} <= {reason for _, _, reason in CASES}
