from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.cycle_name import canonical, days_of, found_among, read_name

QUARTER = ("2027-01-01", "2027-03-31")
HALF = ("2027-01-01", "2027-06-30")
THIRD = ("2027-01-01", "2027-04-30")
MONTH = ("2027-01-01", "2027-01-31")
WINTER = ("2026-11-01", "2027-02-28")


@pytest.mark.parametrize(
    ("written", "name", "days"),
    [
        *((one, "2027-Q1", QUARTER) for one in ("Q1 2027", "Q1/27", "1Q27", "27Q1", "q1-2027", "Q1 ’27", "Q1, 2027")),
        *((one, "2027-Q1", QUARTER) for one in ("Quarter 1 2027", "first quarter of 2027", "1st quarter 2027")),
        *((one, "2027-Q1", QUARTER) for one in ("1. Quartal 2027", "1er trimestre 2027", "1º trimestre de 2027")),
        *((one, "2027-Q1", QUARTER) for one in ("Ｑ１ ２０２７", "(Q1 2027)", "Q1\u20112027", "2027 – Q1")),
        ("3Q 2027", "2027-Q3", ("2027-07-01", "2027-09-30")),
        ("CY2019-Q3", "CY2019-Q3", ("2019-07-01", "2019-09-30")),
        *((one, "2027-H1", HALF) for one in ("2027 H1", "H1-2027", "1H27", "S1 2027", "1. Halbjahr 2027")),
        ("HJ2 2027", "2027-H2", ("2027-07-01", "2027-12-31")),
        *((one, "2027-T1", THIRD) for one in ("2027 T1", "T1/27", "Tertial 1 2027", "trimester 1 2027")),
        ("T3 2027", "2027-T3", ("2027-09-01", "2027-12-31")),
        *((one, "2027-01", MONTH) for one in ("Jan 2027", "January 2027", "01/2027", "1.2027", "Januar 2027")),
        *((one, "2027-01", MONTH) for one in ("janvier 2027", "Enero de 2027", "jan. 2027", "2027 jan")),
        ("März 2027", "2027-03", ("2027-03-01", "2027-03-31")),
        *((one, "Jan-Apr 2027", THIRD) for one in ("Jan–Apr 2027", "January to April 2027", "2027 Jan — Apr")),
        *((one, "Jan-Apr 2027", THIRD) for one in ("2027-01 to 2027-04", "Jan 2027 - Apr 2027", "Jan...Apr 2027")),
        *((one, "Nov 2026-Feb 2027", WINTER) for one in ("Nov–Feb 2027", "Nov 2026 – Feb 2027", "Nov-Feb 2026/27")),
        *((one, "Nov 2026-Feb 2027", WINTER) for one in ("2026 Nov–Feb", "2026-11–2027-02")),
        *((one, "2027", ("2027-01-01", "2027-12-31")) for one in ("2027", "Year 2027")),
    ],
)
def test_a_known_notation_is_read(written: str, name: str, days: tuple[str, str]) -> None:
    assert canonical(written) == name
    assert days_of(written) == (date.fromisoformat(days[0]), date.fromisoformat(days[1]))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *((one, "FY27-Q1") for one in ("FY27-Q1", "Q1 FY2027", "FY2027 Q1", "fy27q1", "Fiscal year 2027, Q1")),
        ("H2 FY27", "FY27-H2"),
        *((one, "FY27") for one in ("FY2027", "fiscal year 2027", "GJ 2027")),
        *((one, "FY2026/27") for one in ("2026/27", "FY26/27", "2026-2027")),
        ("FY22-annual", "FY22-annual"),
    ],
)
def test_a_fiscal_name_gives_no_days(written: str, name: str) -> None:
    found = read_name(written)
    assert (found.kind, found.id, found.days) == ("fiscal", name, None)


@pytest.mark.parametrize(
    "name",
    [
        "2020 Set 1",
        "Cycle 1 2027",
        "1 2027",
        "Sprint 12",
        "Q5 2027",
        "T4 2027",
        "H3 2027",
        "2027-13",
        "2027-03-31",
        "Q1 Q2 2027",
        "Q1-Q2 2027",
        "Jan Apr 2027",
        "Jan 2026 - Apr 2027",
        "2026-27",
        "27",
        "S1",
        "03-27",
        "Q1 20270",
        "Q1 2027 & more",
        "日本 2027",
        "May the fourth 2027",
        "2027 Q1 draft",
    ],
)
def test_an_unknown_name_is_kept_and_gives_no_days(name: str) -> None:
    found = read_name(name)
    assert (found.kind, found.id, found.days, found.needs_year) == ("", name, None, False)


@pytest.mark.parametrize(
    ("name", "today", "coming", "first"),
    [
        ("T1", "2026-11-29", "2027-T1", "2027-01-01"),
        ("T1", "2027-02-01", "2027-T1", "2027-01-01"),
        ("T1", "2027-04-01", "2028-T1", "2028-01-01"),
        ("Q4", "2026-11-01", "2026-Q4", "2026-10-01"),
        ("Q4", "2026-11-29", "2027-Q4", "2027-10-01"),
        ("Jan–Apr", "2026-11-29", "Jan-Apr 2027", "2027-01-01"),
        ("Nov–Feb", "2026-11-29", "Nov 2026-Feb 2027", "2026-11-01"),
        ("March", "2026-11-29", "2027-03", "2027-03-01"),
    ],
)
def test_a_name_without_a_year_gets_the_year_to_draft_for(name: str, today: str, coming: str, first: str) -> None:
    said = read_name(name)
    assert said.needs_year and said.days is None
    found = said.coming(date.fromisoformat(today))
    assert found.id == coming and found.days is not None and found.days[0] == date.fromisoformat(first)


def test_a_cycle_is_found_in_every_notation() -> None:
    there = ("2027-Q1", "FY2027 Q2", "CY2019-Q3", "Spring")
    assert found_among(there, "Q1 2027") == "2027-Q1"
    assert found_among(there, "FY27-Q2") == "FY2027 Q2"
    assert found_among(there, "Q3 2019") == "CY2019-Q3"
    assert found_among(there, "spring") == "Spring"
    assert found_among(there, "FY27-Q1") is None
    assert found_among(there, "") is None


_WORDS = [
    "Q",
    "q1",
    "Q4",
    "1Q",
    "H2",
    "T1",
    "S2",
    "FY",
    "CY",
    "FY27",
    "27",
    "2027",
    "2026",
    "01",
    "12",
    "13",
    "/",
    "-",
    "–",
    "to",
    ".",
    "'",
    "Jan",
    "april",
    "märz",
    "Nov-Feb",
    "1.",
    "Quartal",
    "Halbjahr",
    "first",
    "third",
    "of",
    "year",
    "fiscal",
    "trimestre",
    "８",
    "⁴",
    "²",
    "١",
    "\u200b",
]
_NAMES = st.text(max_size=30) | st.lists(st.sampled_from(_WORDS), max_size=7).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@given(_NAMES, st.dates(date(1950, 1, 1), date(2900, 1, 1)))
def test_any_name_is_read(name: str, today: date) -> None:
    found = read_name(name)
    assert found.days is None or found.days[0] <= found.days[1]
    assert canonical(found.id) == found.id
    assert read_name(found.id).days == found.days
    assert found_among([found.id], name) == (found.id or None)
    coming = found.coming(today)
    assert not found.needs_year or (coming.days is not None and coming.days[1] >= today)
