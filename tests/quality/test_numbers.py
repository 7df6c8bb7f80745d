"""From, to, unit and by; and what is no amount."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.quality import read_numbers, title_without_numbers

CYCLE = (date(2027, 1, 1), date(2027, 3, 31))
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("from 71 % to 85 % by 31 March", 71, 85, "%"),
        ("71% → 85%", 71, 85, "%"),
        ("71 to 85 %", 71, 85, "%"),
        ("Completion to 85 % (from 71 %)", 71, 85, "%"),
        ("Reach 200k readers (current is 125k)", 125_000, 200_000, ""),
        ("≥ 95 %", None, 95, "%"),
        ("at least 30", None, 30, ""),
        ("Answer in under 2 hours", None, 2, "hours"),
        ("less than 24h", None, 24, "hours"),
        ("at most 3:1", None, 3, ":1"),
        ("Revenue from €1.2m to €2bn", 1_200_000, 2_000_000_000, "€"),
        ("Cost per call from $4.50 to $3", 4.5, 3, "$"),
        ("£300k saved", None, 300_000, "£"),
        ("1.5k readers", None, 1_500, "readers"),
        ("Win 1,000 readers", None, 1_000, "readers"),
        ("Win 1 000 readers", None, 1_000, "readers"),
        ("99,9 % uptime", None, 99.9, "%"),
        ("30-40 new shops", None, 30, "new"),
        ("zero complaints", None, 0, "complaints"),
        ("Rating of 4.5/5", None, 4.5, "/5"),
        ("Latency from 800ms to 200ms", 800, 200, "ms"),
        ("Alarm delay from 15 min to 30 s", 900, 30, "seconds"),
        ("from 40 per week to under 5", 40, 5, ""),
        ("Reduce waste from 12 to 7 tonnes", 12, 7, "tonnes"),
    ],
)
def test_from_and_to(text: str, start: float | None, target: float | None, unit: str) -> None:
    reading = read_numbers(text, TODAY, CYCLE)
    assert (reading.start, reading.target, reading.unit) == (start, target, unit)


@pytest.mark.parametrize(
    ("text", "change", "unit", "direction"),
    [
        ("Reduce waste by 20 %", 20, "%", "down"),
        ("Raise sales by at least 5 %", 5, "%", "up"),
        ("Double membership", 2, "x", "up"),
        ("halve the queue", 0.5, "x", "down"),
        ("3x as many visits", 3, "x", None),
        ("Cut the queue in half", 0.5, "x", "down"),
    ],
)
def test_changes_without_a_target(text: str, change: float, unit: str, direction: str | None) -> None:
    reading = read_numbers(text, TODAY, CYCLE)
    assert reading.target is None
    assert (reading.change, reading.unit, reading.direction) == (change, unit, direction)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by 31 March", date(2027, 3, 31)),
        ("by 31 Mar", date(2027, 3, 31)),
        ("by March 31st", date(2027, 3, 31)),
        ("by March 31, 2028", date(2028, 3, 31)),
        ("until 2027-03-15", date(2027, 3, 15)),
        ("by 15.03.2027", date(2027, 3, 15)),
        ("by end of March", date(2027, 3, 31)),
        ("by the end of February", date(2027, 2, 28)),
        ("by end of Q2", date(2027, 6, 30)),
        ("in Q1", date(2027, 3, 31)),
        ("before Q3 2028", date(2028, 9, 30)),
        ("in H1", date(2027, 6, 30)),
        ("by the end of the quarter", date(2027, 3, 31)),
        ("by year end", date(2027, 12, 31)),
        ("by EOY", date(2027, 12, 31)),
        ("by 2029", date(2029, 12, 31)),
    ],
)
def test_due(text: str, due: date) -> None:
    assert read_numbers(f"Churn below 3 % {text}", TODAY, CYCLE).due == due


def test_due_without_a_cycle_is_the_next_such_day() -> None:
    assert read_numbers("by 31 March", date(2026, 11, 20)).due == date(2027, 3, 31)
    assert read_numbers("by 31 December", date(2026, 11, 20)).due == date(2026, 12, 31)


def test_words_that_name_a_time_without_a_date() -> None:
    reading = read_numbers("Halve the queue within six months", TODAY, CYCLE)
    assert reading.due is None
    assert any(moment.deadline for moment in reading.moments)


@pytest.mark.parametrize(
    "text",
    [
        "Release v2.1",
        "Upgrade to Python 3.11",
        "Hold 1:1 talks",
        "Offer 24/7 help to B2B firms",
        "Serve the Top 10 first",
        "Start phase 2",
        "Be there on 31 March 2027",
        "Wake at 6:30",
        "Move from MySQL 8.0 → 8.4",
        "ISO 27001",
        "The 1st shop",
        "Ship 3D glasses",
    ],
)
def test_names_and_dates_are_no_amounts(text: str) -> None:
    assert read_numbers(text, TODAY, CYCLE).amounts == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Checkout completion from 71 % to 85 % by 31 March", "Checkout completion"),
        ("KR1: Raise NPS from 20 to 30", "Raise NPS"),
        ("Churn below 3 % by end of Q1", "Churn"),
        ("Win 30 customers by June", "Win 30 customers"),
        ("71 % → 85 %", "71 % → 85 %"),
        ("Visits to 200k (current is 125k)", "Visits"),
    ],
)
def test_title_without_numbers(text: str, title: str) -> None:
    assert title_without_numbers(text, read_numbers(text, TODAY, CYCLE)) == title


def test_spans_point_at_the_words() -> None:
    text = "• Completion from 71 % to 85 % by 31 March"
    reading = read_numbers(text, TODAY, CYCLE)
    assert reading.start_span and reading.target_span and reading.due_span
    assert text[slice(*reading.start_span)] == "71 %"
    assert text[slice(*reading.target_span)] == "85 %"
    assert text[slice(*reading.due_span)] == "31 March"


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    reading = read_numbers(text, TODAY, CYCLE)
    for amount in reading.amounts:
        assert 0 <= amount.start < amount.end <= len(text)
    title_without_numbers(text, reading)


@given(st.text(alphabet="0123456789.,/%-–: kmKM€$xXQH→by from to", max_size=120))
def test_any_heap_of_digits_is_read(text: str) -> None:
    title_without_numbers(text, read_numbers(text, TODAY, CYCLE))


@pytest.mark.parametrize(
    "day", ["99.99.9999", "0000-00-00", "Q9", "31.02.2027", "2027-13-45", "by 99 March", "9999999999999999"]
)
def test_impossible_dates_are_read(day: str) -> None:
    read_numbers(f"by {day}", TODAY, CYCLE)
