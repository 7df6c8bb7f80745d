"""Quarters and years by their names, apart from the cycles: checking a file needs no more of the model."""

from __future__ import annotations

import re
from datetime import date, timedelta

_QUARTER = r"(?i)(?:\D*)(\d{4}|\d{2})[-_ /]?Q([1-4])\Z"
_YEAR = r"(?i)(?:\D*(\d{4})|(?:.*\W)?(?:FY|CY)[- ]?(\d{2}))\b"


def quarter(year: int, number: int) -> tuple[date, date]:
    """First and last day of a calendar quarter."""
    first = date(year, 3 * number - 2, 1)
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return first, after - timedelta(days=1)


def days_of(cycle_id: str) -> tuple[date, date] | None:
    """The days a cycle's name says: `2027-Q1`, `FY21-Q2`, `2020 Set 1` (the year); None when it says none."""
    if found := re.match(_QUARTER, cycle_id.strip()):
        year = int(found[1])
        return quarter(year if year > 99 else 2000 + year, int(found[2])) if 1 <= year <= 9998 else None
    if found := re.match(_YEAR, cycle_id.strip()):
        year = int(found[1]) if found[1] else 2000 + int(found[2])
        return (date(year, 1, 1), date(year, 12, 31)) if 1900 <= year <= 2999 else None
    return None
