from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.progress import amount, number, progress

NUMBERS = st.floats(-1e9, 1e9)


@pytest.mark.parametrize(
    ("start", "target", "value", "share"),
    [
        (0, 10, 0, 0.0),
        (0, 10, 5, 0.5),
        (0, 10, 10, 1.0),
        (0, 10, 15, 1.0),
        (0, 10, -5, 0.0),
        (9, 2, 9, 0.0),
        (9, 2, 2, 1.0),
        (10, 0, 7, 0.3),
        (10, 0, 12, 0.0),
        (10, 0, -3, 1.0),
        (-10, 10, 0, 0.5),
        (71, 85, 78, 0.5),
        (5, 5, 5, 1.0),
        (5, 5, 6, 0.0),
    ],
)
def test_progress_is_the_share_of_the_way(start: float, target: float, value: float, share: float) -> None:
    assert progress(start, target, value) == pytest.approx(share)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_progress_is_between_zero_and_one(start: float, target: float, value: float) -> None:
    assert 0.0 <= progress(start, target, value) <= 1.0
    assert progress(start, target, target) == 1.0
    if start != target:
        assert progress(start, target, start) == 0.0


@given(st.floats(-1e6, 1e6), st.floats(0.1, 1e6), st.floats(0, 1), st.floats(0, 1))
def test_progress_increases_towards_the_target(start: float, way: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    for sign in (1, -1):
        target = start + sign * way
        assert progress(start, target, start + sign * way * less) <= progress(start, target, start + sign * way * more)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (71, "71"),
        (71.0, "71"),
        (0.5, "0.5"),
        (1200, "1,200"),
        (1234567, "1,234,567"),
        (-1200.5, "-1,200.5"),
        (0.1 + 0.2, "0.3"),
        (1.00004, "1"),
        (-0.00001, "0"),
        (99999.99999, "100,000"),
        (3.14159, "3.1416"),
        (1e15, "1e+15"),
        (1e20, "1e+20"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: float, text: str) -> None:
    assert number(value) == text


@given(st.floats(-1e11, 1e11))
def test_a_written_number_is_read_back(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, abs=6e-5)
    assert not number(value).endswith(".") and number(value) != "-0"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "%", "?"),
        (71, "%", "71 %"),
        (1200, "€", "€ 1,200"),
        (5, "$", "$ 5"),
        (5, "£", "£ 5"),
        (5, "", "5"),
        (2.5, "days", "2.5 days"),
    ],
)
def test_amounts_are_written_with_their_units(value: float | None, unit: str, text: str) -> None:
    assert amount(value, unit) == text
