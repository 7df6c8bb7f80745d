"""Start, target, unit and due date in a sentence, and what is not an amount."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.quality import (
    KeyResultText,
    ObjectiveText,
    judge_key_result,
    judge_objective,
    read_numbers,
    title_without_numbers,
)

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
        ("Repeat buyers from 1 in 5 to 1 in 4", 20, 25, "%"),
        ("One in four walkers comes back", None, 25, "%"),
        ("Nine out of ten rooms pass", None, 90, "%"),
        ("Raise the repeat share to a third", None, 33.3, "%"),
        ("Turnover of 1.200.000 €", None, 1_200_000, "€"),
        ("Answer 3 in 10 days", None, 3, ""),
    ],
)
def test_start_and_target_are_read(text: str, start: float | None, target: float | None, unit: str) -> None:
    reading = read_numbers(text, TODAY, CYCLE)
    assert (reading.start, reading.target, reading.unit) == (start, target, unit)


@pytest.mark.parametrize(
    ("text", "change", "unit", "direction"),
    [
        ("Reduce waste by 20 %", 20, "%", "down"),
        ("Raise sales by at least 5 %", 5, "%", "up"),
        ("Double membership", 2, "x", "up"),
        ("halve the queue", 0.5, "x", "down"),
        ("3x as many visits", 3, "x", "up"),
        ("Half as many calls", 0.5, "x", "down"),
        ("Cut waste by a third", 33.3, "%", "down"),
        ("Cut waste by two thirds", 66.7, "%", "down"),
        ("Cut the queue in half", 0.5, "x", "down"),
    ],
)
def test_changes_without_a_target_are_read(text: str, change: float, unit: str, direction: str | None) -> None:
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
def test_a_due_date_is_read(text: str, due: date) -> None:
    assert read_numbers(f"Churn below 3 % {text}", TODAY, CYCLE).due == due


def test_without_a_cycle_a_due_date_is_the_next_such_day() -> None:
    assert read_numbers("by 31 March", date(2026, 11, 20)).due == date(2027, 3, 31)
    assert read_numbers("by 31 December", date(2026, 11, 20)).due == date(2026, 12, 31)


def test_a_deadline_can_be_without_a_date() -> None:
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
def test_names_and_dates_are_not_amounts(text: str) -> None:
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
def test_a_title_is_the_text_without_its_numbers(text: str, title: str) -> None:
    assert title_without_numbers(text, read_numbers(text, TODAY, CYCLE)) == title


def test_spans_are_those_of_the_words() -> None:
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
def test_any_sequence_of_digits_is_read(text: str) -> None:
    title_without_numbers(text, read_numbers(text, TODAY, CYCLE))


@pytest.mark.parametrize(
    "day", ["99.99.9999", "0000-00-00", "Q9", "31.02.2027", "2027-13-45", "by 99 March", "9999999999999999"]
)
def test_impossible_dates_are_read(day: str) -> None:
    read_numbers(f"by {day}", TODAY, CYCLE)


# ---- what a statement promises, in all notations


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("Sign-ups from 1.5k to 3k", 1_500, 3_000, ""),
        ("Sign-ups from 1 500 to 12 500", 1_500, 12_500, ""),
        ("Readers: 10k -> 15k", 10_000, 15_000, ""),
        ("Grow to 1,234,567 users", None, 1_234_567, ""),
        ("Fees of CHF 20'000 saved", None, 20_000, "CHF"),
        ("USD 300k saved", None, 300_000, "$"),
        ("300 USD saved", None, 300, "$"),
        ("1.2 million euros in fees", None, 1_200_000, "€"),
        ("£2,500.50 a month", None, 2_500.5, "£"),
        ("Conversion 2,5 % → 4,5 %", 2.5, 4.5, "%"),
        ("Churn from 5% to <3%", 5, 3, "%"),
        ("Response within 200 ms", None, 200, "ms"),
        ("from five days to two", 5, 2, "days"),
        ("Wait from 3 weeks to 5 days", 21, 5, "days"),
        ("Trust of the crew from -10 to 20", -10, 20, ""),
        ("Trust of the crew from -5 to +20", -5, 20, ""),
        ("Cold store from −5 to −8", -5, -8, ""),
        ("9 out of 10 guests return", None, 9, "/10"),
        ("Rating of 4.5 out of five", None, 4.5, "/5"),
        ("3:1 visits to orders", None, 3, ":1"),
        ("5,000+ readers", None, 5_000, "readers"),
        ("~40 sessions", None, 40, "sessions"),
        ("100 % of shops answer", None, 100, "%"),
        ("No complaints from schools", None, 0, "complaints"),
        ("A third of our guests return", None, 33.3, "%"),
        ("Two thirds of our guests return", None, 66.7, "%"),
        ("Half of the guests return", None, 50, "%"),
        ("from X to Y", None, None, ""),
        ("from __ % to __ %", None, None, "%"),
    ],
)
def test_every_notation_of_a_number_is_read(text: str, start: float | None, target: float | None, unit: str) -> None:
    reading = read_numbers(text, TODAY, CYCLE)
    assert (reading.start, reading.target, reading.unit) == (start, target, unit)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("30-40 interviews", 30, 40), ("between 30 and 40 orders", 30, 40), ("30–40 % fewer calls", 30, 40)],
)
def test_a_range_has_two_ends(text: str, least: float, most: float) -> None:
    (amount,) = read_numbers(text, TODAY, CYCLE).amounts
    assert (amount.value, amount.upper) == (least, most)


@pytest.mark.parametrize("text", ["Fewer calls between Monday and Friday", "Talks between 2 teams and 3 guests"])
def test_between_two_other_things_is_not_a_range(text: str) -> None:
    assert all(amount.upper is None for amount in read_numbers(text, TODAY, CYCLE).amounts)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Completion from 71 % to 85 %", "up"),
        ("Wait from 9 to 5 minutes", "down"),
        ("Churn below 3 %", "down"),
        ("Response under 200 ms", "down"),
        ("At most 5 complaints", "down"),
        ("At least 30 shops", "up"),
        ("Rating of 4.5", "up"),
        ("Zero complaints", "down"),
        ("Reduce waste by 20 %", "down"),
        ("Double membership", "up"),
        ("Halve the queue", "down"),
        ("Trust from -10 to -20", "down"),
    ],
)
def test_the_direction_of_a_value_is_read(text: str, direction: str) -> None:
    assert read_numbers(text, TODAY, CYCLE).direction == direction


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Double membership", 2),
        ("Triple weekly visits", 3),
        ("3x more visits", 3),
        ("Grow orders 10x", 10),
        ("twice as many visits", 2),
        ("half as many calls", 0.5),
        ("a tenfold rise", 10),
    ],
)
def test_multiples_are_read(text: str, times: float) -> None:
    reading = read_numbers(text, TODAY, CYCLE)
    assert (reading.target, reading.change, reading.unit) == (None, times, "x")


def test_twice_a_week_is_not_a_multiple() -> None:
    assert read_numbers("Guests come twice a week", TODAY, CYCLE).change is None


@pytest.mark.parametrize(
    "text", ["All crews answer", "Every shop has a lift", "Each guest is greeted", "100 % of crews"]
)
def test_a_promise_about_every_case_is_recognised(text: str) -> None:
    assert read_numbers(text, TODAY, CYCLE).coverage


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by Q2 FY27", date(2027, 6, 30)),
        ("by FY27 Q2", date(2027, 6, 30)),
        ("by the end of FY28", date(2028, 12, 31)),
        ("by 2027 Q3", date(2027, 9, 30)),
        ("by the second quarter of 2027", date(2027, 6, 30)),
        ("in the first half of 2028", date(2028, 6, 30)),
        ("by the end of the cycle", date(2027, 3, 31)),
        ("by 30/06/2027", date(2027, 6, 30)),
        ("until 3.4.2027", date(2027, 4, 3)),
        ("before 15 Feb", date(2027, 2, 15)),
    ],
)
def test_days_and_quarters_are_read(text: str, due: date) -> None:
    reading = read_numbers(f"Churn below 3 % {text}", TODAY, CYCLE)
    assert (reading.due, reading.target) == (due, 3)


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("Churn below 3 % by 31 March", False),
        ("Churn below 3 % by Q1", False),
        ("Churn below 3 % by 1 Feb", False),
        ("Churn below 3 % by the end of Q3", True),
        ("Churn below 3 % by 30 June 2027", True),
        ("Churn below 3 % by 31 December 2026", True),
    ],
)
def test_a_date_outside_the_cycle_is_found(text: str, outside: bool) -> None:
    found = judge_key_result(KeyResultText(text, cycle=CYCLE)).findings
    assert ("due-outside-cycle" in {one.name for one in found}) == outside


@pytest.mark.parametrize(
    "text",
    ["Hold weekly 1:1s", "SOC 2 report", "Python 3.12 everywhere", "by week 8", "rank 3rd", "Series A", "B2B talks",
     "the night of 3 May 2027", "Release 2024.3.1"],
)  # fmt: skip
def test_names_dates_and_versions_are_not_metrics(text: str) -> None:
    assert not read_numbers(text, TODAY, CYCLE).measured
    named = judge_objective(ObjectiveText(f"Make {text} a joy for every crew")).findings
    assert "metric-in-objective" not in {one.name for one in named}
