from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.numerals import Mark, decimal_mark, numeral
from tuiokr.model.units import converted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("71 %", 71, "%"),
        ("€1,200.50", 1200.5, "€"),
        ("1.200,50 €", 1200.5, "€"),
        ("3.400.000,5", 3400000.5, ""),
        ("8'750.25", 8750.25, ""),
        ("8’750", 8750, ""),
        ("8 750,25", 8750.25, ""),
        ("8\u202f750", 8750, ""),
        ("12,34,567", 1234567, ""),
        ("0,5", 0.5, ""),
        ("CHF 990.–", 990, "CHF"),
        ("4.2k", 4200, ""),
        ("4,2 Mio. €", 4200000, "€"),
        ("$3m", 3000000, "$"),
        ("3m", 3, "m"),
        ("7M", 7000000, ""),
        ("7 MB", 7, "MB"),
        ("12 kg", 12, "kg"),
        ("5 kEUR", 5000, "EUR"),
        ("-3 days", -3, "days"),
        ("\u2212120", -120, ""),
        ("(120)", -120, ""),
        ("(€ 1,200.00)", -1200, "€"),
        ("120-", -120, ""),
        ("€-5", -5, "€"),
        ("５０％", 50, "%"),
        ("4.5/5", 4.5, "/5"),
        ("≥ 90 %", 90, "%"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float, unit: str) -> None:
    found = numeral(text)
    assert found is not None
    assert (found.value, found.unit, found.other) == (value, unit, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "1.2.3",
        "1,2,3",
        "4 min 30 s",
        "1h30",
        "4:30",
        "60-70 %",
        "2031-03-31",
        "1 2",
        "5 of 9",
        "-(5)",
        "5.",
    ],
)
def test_a_text_that_is_not_one_number_is_not_read(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(
    ("text", "decimal", "value", "other"),
    [
        ("1,200", None, 1200, 1.2),
        ("1.150", None, 1.15, 1150),
        ("1.150", ",", 1150, None),
        ("1.150", ".", 1.15, None),
        ("1,200", ",", 1.2, None),
        ("0.125", None, 0.125, None),
        ("1234.567", None, 1234.567, None),
    ],
)
def test_one_separator_before_three_digits_is_ambiguous(
    text: str, decimal: Mark | None, value: float, other: float | None
) -> None:
    found = numeral(text, decimal)
    assert found is not None and (found.value, found.other) == (value, other)


def test_other_numbers_reveal_the_decimal_mark() -> None:
    assert decimal_mark(["1.150", "3,75", "words"]) == ","
    assert decimal_mark(["1.234.567"]) == ","
    assert decimal_mark(["1,150", "0.5"]) == "."
    assert decimal_mark(["0,5", "0.5"]) is None
    assert decimal_mark(["1,150", "12"]) is None


@given(st.text(max_size=70))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    found = numeral(text)
    assert found is None or math.isfinite(found.value)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (4, "min", "s", 240),
        (90, "s", "min", 1.5),
        (2, "hours a week", "minutes per week", 120),
        (2, "hours a week", "hours a day", None),
        (3, "GB", "MB", 3000),
        (5, "EUR", "€", 5),
        (5, "EUR", "$", None),
        (5, "visitor", "visitors", 5),
        (5, "%", "pp", None),
        (5, "apples", "s", None),
        (3, "Stunden", "Minuten", 180),
    ],
)
def test_units_of_one_kind_are_converted(value: float, unit: str, wanted: str, expected: float | None) -> None:
    assert converted(value, unit, wanted) == expected
