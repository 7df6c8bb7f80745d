from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tuiokr.model.cycle import Cycle, coming, current, named, place
from tuiokr.model.cycle_name import days_of, quarter

Q1 = (date(2027, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2027-Q1", "2027-01-01", "2027-03-31"),
        ("2027-Q2", "2027-04-01", "2027-06-30"),
        ("2027-Q3", "2027-07-01", "2027-09-30"),
        ("2027-Q4", "2027-10-01", "2027-12-31"),
        ("2027Q1", "2027-01-01", "2027-03-31"),
        ("2027 q1", "2027-01-01", "2027-03-31"),
        ("2027/Q1", "2027-01-01", "2027-03-31"),
        ("2027_Q1", "2027-01-01", "2027-03-31"),
        ("  2027-Q1 ", "2027-01-01", "2027-03-31"),
        ("27-Q1", "2027-01-01", "2027-03-31"),
        ("CY2019-Q3", "2019-07-01", "2019-09-30"),
        ("2028-Q1", "2028-01-01", "2028-03-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("Year 2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_the_name_of_a_cycle_gives_its_days(name: str, first: str, last: str) -> None:
    assert days_of(name) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (named(name).first, named(name).last) == days_of(name)


@pytest.mark.parametrize(
    "name",
    [
        "nonsense",
        "",
        " ",
        "Q1",
        "Sprint 12",
        "Sprint",
        "0000-Q1",
        "9999-Q4",
        "1800",
        "12027-Q1",
        "FY21-Q2",
        "FY22-annual",
        "2020 Set 1",
        "Q",
        "202",
        "-",
        "5",
        "🙂",
    ],
)
def test_some_names_give_no_days(name: str) -> None:
    assert days_of(name) is None


def test_a_name_without_days_is_still_a_cycle() -> None:
    assert named("Sprint 12") == Cycle(id="Sprint 12")


@given(st.text(max_size=30))
def test_any_name_gives_ordered_days_or_none(name: str) -> None:
    found = days_of(name)
    assert found is None or found[0] < found[1]


@given(st.integers(1, 9998), st.integers(1, 4))
def test_quarters_follow_each_other(year: int, number: int) -> None:
    first, last = quarter(year, number)
    assert (first.day, first.month) == (1, 3 * number - 2)
    after = quarter(year + 1, 1) if number == 4 else quarter(year, number + 1)
    assert after[0] == last + timedelta(days=1)
    assert 90 <= (last - first).days + 1 <= 92


def test_a_cycle_needs_a_name_and_days_in_order() -> None:
    with pytest.raises(ValidationError, match="needs a name"):
        Cycle(id=" \x1b[31m ")
    with pytest.raises(ValidationError, match="before the first day"):
        Cycle(id="x", first=Q1[1], last=Q1[0])
    assert Cycle(id="x", first=Q1[0], last=Q1[0]).weeks == 1


@pytest.mark.parametrize(
    ("today", "week"),
    [
        ("2026-12-31", None),
        ("2027-01-01", 1),
        ("2027-01-07", 1),
        ("2027-01-08", 2),
        ("2027-02-15", 7),
        ("2027-03-31", 13),
        ("2027-04-01", None),
    ],
)
def test_a_date_is_in_a_week_of_its_cycle(today: str, week: int | None) -> None:
    assert named("2027-Q1").week(date.fromisoformat(today)) == week


def test_a_cycle_with_two_dates_has_weeks() -> None:
    assert named("2027-Q1").weeks == 13
    assert named("2027").weeks == 53
    assert Cycle(id="x").weeks is None
    assert Cycle(id="x", first=Q1[0]).weeks is None
    assert Cycle(id="x", first=Q1[0]).week(Q1[0]) is None


@given(st.integers(0, 89))
def test_the_week_increases_with_the_days(day: int) -> None:
    cycle = named("2027-Q1")
    week = cycle.week(Q1[0] + timedelta(days=day))
    assert week is not None and cycle.weeks is not None
    assert 1 <= week <= cycle.weeks and (week - 1) * 7 <= day < week * 7


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2027-01-01", "2027-Q1"),
        ("2027-02-14", "2027-Q1"),
        ("2027-02-16", "2027-Q2"),
        ("2027-03-31", "2027-Q2"),
        ("2027-04-01", "2027-Q2"),
        ("2027-10-01", "2027-Q4"),
        ("2027-12-01", "2028-Q1"),
        ("2027-12-31", "2028-Q1"),
    ],
)
def test_the_coming_quarter_is_the_one_to_draft_for(today: str, name: str) -> None:
    found = coming(date.fromisoformat(today))
    assert found == named(name)


@given(st.dates(date(1950, 1, 1), date(2900, 1, 1)))
def test_the_coming_quarter_is_this_one_or_the_next(today: date) -> None:
    found = coming(today)
    assert found.first is not None and found.last is not None
    assert found.last >= today and (found.first - today).days <= 46


def pick(today: str, *names: str) -> str | None:
    found = current(tuple(map(named, names)), date.fromisoformat(today))
    return found.id if found else None


@pytest.mark.parametrize(
    ("today", "names", "picked"),
    [
        ("2027-02-01", ("2026-Q4", "2027-Q1", "2027-Q2"), "2027-Q1"),
        ("2027-02-01", ("2027-Q2", "2027-Q1", "2026-Q4"), "2027-Q1"),
        ("2027-03-31", ("2027-Q1", "2027-Q2"), "2027-Q1"),
        ("2027-02-01", ("2027-Q3", "2027-Q2"), "2027-Q2"),
        ("2028-02-01", ("2026-Q4", "2027-Q1"), "2027-Q1"),
        ("2027-02-01", ("2027", "2027-Q2"), "2027"),
        ("2027-02-01", ("2027", "2027-Q1"), "2027-Q1"),
        ("2027-02-01", ("Sprint b", "Sprint a"), "Sprint b"),
        ("2027-02-01", ("Sprint b", "2025-Q1"), "2025-Q1"),
        ("2027-02-01", (), None),
    ],
)
def test_a_workspace_opens_with_the_cycle_of_today(today: str, names: tuple[str, ...], picked: str | None) -> None:
    assert pick(today, *names) == picked
    assert pick(today, *reversed(names)) == picked


def test_cycles_are_sorted_by_their_days() -> None:
    moved = Cycle(id="2026-Q4", first=date(2027, 2, 1), last=date(2027, 4, 30))
    names = ["2026", "2027-01", "2027-Q1", "2027-H1", "FY27-Q2", "Sprint 9", "Sprint 10"]
    cycles = [*map(named, names[::-1]), moved]
    assert [one.id for one in sorted(cycles, key=place)] == [*names[:4], "2026-Q4", *names[4:]]
