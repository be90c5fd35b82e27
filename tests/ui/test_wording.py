"""How the desk puts dates into words."""

from __future__ import annotations

import pytest

from reader import language
from reader.ui import wording


@pytest.mark.parametrize(
    ("iso", "english", "chinese"),
    [
        ("2021-06-28", "2021-06-28", "2021-06-28"),
        ("P1Y4M", "P1Y4M", "P1Y4M"),
        ("", "", ""),
        ("XXXX-06-28", "28 June, year unknown", "6月28日，年份不明"),
        ("XXXX-06-08", "8 June, year unknown", "6月8日，年份不明"),
        ("XXXX-05", "May, year unknown", "5月，年份不明"),
        ("XXXX-Q2", "second quarter, year unknown", "第二季度，年份不明"),
        ("XXXX-H1", "first half, year unknown", "上半年，年份不明"),
        ("XXXX-SP", "spring, year unknown", "春季，年份不明"),
        ("XXXX-W26", "W26, year unknown", "W26，年份不明"),
        ("XXXX-01/XXXX-05", "January–May, year unknown", "1月–5月，年份不明"),
    ],
)
def test_a_date_without_its_year_says_so(iso: str, english: str, chinese: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", language.gettext.NullTranslations())
    assert wording.date(iso) == english
    monkeypatch.setattr(language, "_catalogue", language.gettext.translation("reader", language.FOLDER, ["zh"]))
    assert wording.date(iso) == chinese
