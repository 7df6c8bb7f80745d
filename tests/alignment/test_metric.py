from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.alignment.metric import Metric, of_key_result, read, same, stem
from tuiokr.model.okr import KeyResult


def metric(text: str) -> Metric:
    found = read(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Increase repeat bookings from 20 % to 35 %", "booking"),
        ("Checkout completion from 71 % to 85 %", "completion"),
        ("Reduce the number of complaints", "complaint"),
        ("400 new islands", "island"),
        ("Cut churn of small firms by half", "churn"),
        ("Get average order value to € 40", "value"),
        ("Reach 20 ferries in Q3", "ferry"),
        ("Abwanderung von 5 % auf 3 %", "abwanderung"),
        ("Grow our guests' trust", "trust"),
    ],
)
def test_the_head_is_what_is_measured(text: str, head: str) -> None:
    assert metric(text).head == head


@pytest.mark.parametrize("text", ["", "   ", "100", "% %", "Increase from 5 to 6", "→", "\ud800", "🙂"])
def test_words_without_a_metric_measure_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Increase repeat bookings", 1),
        ("Grow revenue", 1),
        ("Reduce complaints", -1),
        ("Fewer complaints by night", -1),
        ("Halve the queue", -1),
        ("Queue from 20 to 5", -1),
        ("Queue 20 → 50", 1),
        ("Improve latency", 0),
        ("Repeat bookings to 35 %", 0),
        ("Beschwerden senken", -1),
        ("Repeat bookings from 35 % to 35 %", 0),
    ],
)
def test_words_and_numbers_give_the_direction(text: str, way: int) -> None:
    assert metric(text).way == way


def test_numbers_are_preferred_to_verbs() -> None:
    assert metric("Improve and lift waiting time from 20 to 5").way == -1


def test_given_numbers_are_preferred_to_those_in_the_words() -> None:
    found = read("Bookings from 1 to 2", 9.0, 3.0, "guests")
    assert found is not None
    assert (found.start, found.target, found.unit, found.way) == (9.0, 3.0, "guest", -1)


def test_a_key_result_is_read_with_its_fields() -> None:
    key = KeyResult(id="k", objective="o", statement="Repeat bookings", start=20, target=35, unit="%")
    found = of_key_result(key)
    assert found is not None
    assert (found.way, found.additive) == (1, False)


@pytest.mark.parametrize(
    ("text", "start", "target"),
    [
        ("Bookings from 20 to 35", 20, 35),
        ("Bookings from 1,200 to 3,400", 1200, 3400),
        ("Revenue from € 1.5 m to € 2 m", 1.5e6, 2e6),
        ("Revenue from 800k to 1.2 million", 8e5, 1.2e6),
        ("Bookings 20 → 35 in spring", 20, 35),
        ("Reach 500 islands", None, 500),
        ("Reach 0.25 incidents a trip", None, 0.25),
        ("Bookings in 2027", None, None),
        ("Bookings in Q3", None, None),
        ("Reach 1.200 islands", None, None),
    ],
)
def test_amounts_are_read_or_left_open(text: str, start: float | None, target: float | None) -> None:
    found = metric(text)
    assert (found.start, found.target) == (start, target)


@pytest.mark.parametrize(
    "text",
    [
        "Reach 500 islands",
        "Revenue of € 2 m",
        "Win 40 new partners",
        "From 3 to 9 ferries",
    ],
)
def test_counts_and_money_are_additive(text: str) -> None:
    assert metric(text).additive


@pytest.mark.parametrize(
    "text",
    [
        "Repeat bookings to 35 %",
        "Average basket to € 40",
        "Waiting time from 20 to 5 minutes",
        "NPS from 20 to 40",
        "Conversion from 3 to 5",
        "Revenue per guest to € 40",
        "Return rate to 4",
        "Latency p95 to 200 ms",
        "Reach islands",
    ],
)
def test_shares_times_and_averages_are_not_additive(text: str) -> None:
    assert not metric(text).additive


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Increase churn", "Reduce churn"),
        ("Reduce complaints", "More complaints"),
        ("Increase support tickets from 5 to 6", "Reduce support tickets by half"),
        ("Grow the number of bookings", "Cut bookings"),
        ("Increase churn of small firms", "Reduce churn of firms"),
    ],
)
def test_different_words_for_one_metric_are_the_same(one: str, other: str) -> None:
    assert same(metric(one), metric(other))
    assert same(metric(other), metric(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Increase trial sign-ups", "Reduce trial sign-up time"),
        ("Increase customer satisfaction", "Reduce customer complaints"),
        ("Reduce time to first answer", "Increase time on the island"),
        ("Increase prices for firms", "Reduce prices for students"),
        ("Raise revenue from € 3 to € 5", "Cut revenue from 30 % to 20 %"),
        ("Reduce time", "Increase time"),
    ],
)
def test_different_metrics_are_not_the_same(one: str, other: str) -> None:
    assert not same(metric(one), metric(other))


def test_moving_leaves_out_metrics_without_a_direction() -> None:
    assert read("Repeat bookings to 35 %", moving=True) is None
    assert read("Repeat bookings from 3 % to 35 %", moving=True) is not None


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("Bookings", "booking"),
        ("ferries", "ferry"),
        ("loss", "loss"),
        ("gas", "gas"),
        ("guests'", "guests'"),
        ("crew's", "crew"),
        ("", ""),
    ],
)
def test_plurals_become_singular(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@given(st.text(max_size=200), st.none() | st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=10))
def test_any_text_can_be_read(text: str, target: float | None, unit: str) -> None:
    found = read(text, None, target, unit)
    assert found is None or (found.head in found.core and found.way in (-1, 0, 1))
    assert found is None or same(found, found) or found.core
    assert read(text, None, target, unit) == found


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_the_direction_is_the_sign_of_the_difference(start: float, target: float) -> None:
    found = read("Bookings", start, target)
    assert found is not None
    assert found.way == (target > start) - (target < start)
