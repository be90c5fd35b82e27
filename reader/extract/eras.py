"""Years counted from the first of an era: 民国三十八年 is 1949, 康熙六十一年 1722, 令和6年 2024."""

from __future__ import annotations

from reader.core.folding import folded
from reader.extract.lexicon import table


def _first_years(calendar: str) -> dict[str, int]:
    """The first year of each era by its name, as it is printed and folded."""
    rows = ", ".join(table("eras")[calendar].values()).split(", ")
    named = {name: int(year) for name, year in map(str.split, rows)}
    return named | {folded(name): year for name, year in named.items()}


SOLAR, LUNAR = _first_years("solar"), _first_years("lunar")
FIRST_YEARS = SOLAR | LUNAR
NAMES = "|".join(sorted(FIRST_YEARS, key=len, reverse=True))


def year(era: str, nth: int) -> int:
    """The year in which the era's `nth` year began."""
    return FIRST_YEARS[era] + nth - 1


def has_months_of_ours(era: str) -> bool:
    """Whether the months that stand behind such a year are those of our calendar, not those of the moon."""
    return era in SOLAR
