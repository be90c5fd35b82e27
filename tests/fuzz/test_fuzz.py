"""A short run of the fuzzer, and everything that a long one ever found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.target import check, files

FINDINGS = sorted(Path(__file__).with_name("findings").iterdir())


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(files())
def test_any_file_is_read_and_the_laws_hold(file: tuple[str, bytes]) -> None:
    check(*file)


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.stem)
def test_what_was_found_stays_mended(path: Path) -> None:
    check(f"a{path.suffix}", path.read_bytes())
