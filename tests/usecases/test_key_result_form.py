from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import isfinite
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, some
from tuiokr.model import field
from tuiokr.model.cycle import Cycle, named
from tuiokr.model.okr import KeyResult
from tuiokr.model.progress import amount as amount_shown
from tuiokr.usecases.key_result_form import amount, day, from_sentence, level, read, shown
from tuiokr.usecases.setup import WrongInput

Q1 = named("2027-Q1")
TODAY = date(2027, 1, 5)
BLANK = KeyResult(id="k", objective="o")

typed = ANY_TEXT | st.text("0123456789.,-+eE %€$kmMnaif_٣²½∞", max_size=12) | st.floats().map(str)


def filled(statement: str, key: KeyResult = BLANK) -> dict[str, Any]:
    return from_sentence(key, statement, Q1, TODAY)


@pytest.mark.parametrize(
    ("statement", "fields"),
    [
        (
            "Checkout completion from 71 % to 85 % by 31 March",
            {"start": 71.0, "target": 85.0, "unit": "%", "due": date(2027, 3, 31)},
        ),
        ("Checkout completion from 71 % to 85 %", {"start": 71.0, "target": 85.0, "unit": "%"}),
        ("Hours of lost trade from 14 to 2", {"start": 14.0, "target": 2.0}),
        ("Improve brand awareness", {}),
        ("", {}),
    ],
)
def test_a_sentence_fills_the_form(statement: str, fields: dict[str, object]) -> None:
    found = filled(statement)
    assert {name: found.get(name) for name in fields} == fields
    if not fields:
        assert found == {}


def test_a_sentence_that_was_read_fills_nothing_more() -> None:
    statement = "Checkout completion from 71 % to 85 % by 31 March"
    key = BLANK.but(**filled(statement))
    assert (key.start, key.target, key.unit, key.due) == (71.0, 85.0, "%", date(2027, 3, 31))
    assert filled(statement, key) == {}


def test_a_field_that_the_sentence_does_not_mention_stays() -> None:
    key = BLANK.but(start=60.0, unit="points", due=date(2027, 2, 1), champion="Ana")
    found = filled("Satisfaction to 85 %", key)
    assert "start" not in found
    assert "due" not in found
    assert "champion" not in found
    assert (found["target"], found["unit"]) == (85.0, "%")


def test_a_field_that_the_sentence_mentions_is_replaced() -> None:
    key = BLANK.but(start=1.0, target=2.0, unit="x", due=date(2027, 2, 1))
    found = filled("Completion from 71 % to 85 % by 31 March", key)
    assert found == {"start": 71.0, "target": 85.0, "unit": "%", "due": date(2027, 3, 31)}


@some
@given(ANY_TEXT)
def test_any_sentence_fills_only_valid_values(statement: str) -> None:
    BLANK.but(**filled(statement))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, "")),
        ("  ", (None, "")),
        ("?", (None, "")),
        ("71", (71.0, "")),
        ("71 %", (71.0, "%")),
        ("71%", (71.0, "%")),
        ("0", (0.0, "")),
        ("0.5", (0.5, "")),
        ("-3", (-3.0, "")),
        ("−3", (-3.0, "")),
        ("-12 %", (-12.0, "%")),
        ("€ -5", (-5.0, "€")),
        ("-1.5k", (-1500.0, "")),
        ("1.5k", (1500.0, "")),
        ("€ 1.5k", (1500.0, "€")),
        ("1,200", (1200.0, "")),
    ],
)
def test_an_amount_is_read(text: str, expected: tuple[float | None, str]) -> None:
    assert amount(text) == expected


@pytest.mark.parametrize("text", ["many", "nan", "inf", "-inf", "infinity", "1e999", "9e20", "%", "—", "9" * 400])
def test_a_wrong_amount_is_reported(text: str) -> None:
    with pytest.raises(WrongInput, match=r"number|too large"):
        amount(text)


@some
@given(typed)
def test_any_amount_is_read_or_reported(text: str) -> None:
    try:
        value, unit = amount(text)
    except WrongInput as error:
        assert str(error)
    else:
        assert value is None or (isfinite(value) and abs(value) <= 1e15)
        BLANK.but(start=value, unit=unit)


@some
@given(st.integers(-(10**9), 10**9).map(lambda number: number / 100), st.sampled_from(["", "%", "€", "$"]))
def test_a_shown_amount_is_read_back(number: float, unit: str) -> None:
    assert amount(amount_shown(number, unit)) == (number, unit)


@some
@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_exactly(number: int) -> None:
    assert amount(str(number))[0] == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("  ", None),
        ("2027-03-31", date(2027, 3, 31)),
        (" 2027-02-01 ", date(2027, 2, 1)),
        ("31 Mar", date(2027, 3, 31)),
        ("31 March", date(2027, 3, 31)),
        ("31 March 2028", date(2028, 3, 31)),
        ("end of Q1", date(2027, 3, 31)),
    ],
)
def test_a_day_is_read(text: str, expected: date | None) -> None:
    assert day(text, Q1, TODAY) == expected


@pytest.mark.parametrize("text", ["soon", "2027-02-30", "31", "someday", "0000-00-00"])
def test_a_wrong_date_is_reported(text: str) -> None:
    with pytest.raises(WrongInput, match="not a date"):
        day(text, Q1, TODAY)


@pytest.mark.parametrize("cycle", [Q1, Cycle(id="Spring")])
def test_a_day_is_read_with_and_without_days_of_the_cycle(cycle: Cycle) -> None:
    assert day("2027-03-31", cycle, TODAY) == date(2027, 3, 31)


@some
@given(typed | st.text("0123456789-/. QMarchendof", max_size=14))
def test_any_date_is_read_or_reported(text: str) -> None:
    try:
        found = day(text, Q1, TODAY)
    except WrongInput as error:
        assert str(error)
    else:
        assert found is None or isinstance(found, date)


@some
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_written_date_is_read_back(when: date) -> None:
    assert day(when.isoformat(), Q1, TODAY) == when


@pytest.mark.parametrize(("text", "expected"), [("", None), (" ", None), *((str(n), n) for n in range(11)), ("07", 7)])
def test_a_confidence_is_read(text: str, expected: int | None) -> None:
    assert level("confidence", text) == expected


@pytest.mark.parametrize(
    "text", ["11", "-1", "5.5", "high", "²", "00000011", "0" * 5 + "9" * 5000, "99999999999", "1e1", "+3", "5 %"]
)
def test_a_wrong_confidence_is_reported(text: str) -> None:
    with pytest.raises(WrongInput, match="from 0 to 10"):
        level("confidence", text)


@some
@given(typed | st.text("0123456789", max_size=20))
def test_any_confidence_is_read_or_reported(text: str) -> None:
    try:
        found = level("confidence", text)
    except WrongInput as error:
        assert str(error)
    else:
        assert found is None or 0 <= found <= 10


@pytest.mark.parametrize("reader", [amount, lambda text: level("confidence", text), lambda text: day(text, Q1, TODAY)])
def test_an_error_is_one_short_line(reader: Callable[[str], object]) -> None:
    with pytest.raises(WrongInput) as told:
        reader("nonsense\n" * 500)
    assert len(str(told.value)) < 120
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Sales from 3.400,50 € to 5.000,00 €", (3400.5, 5000, "€")),
        ("Sales from 3'400 to 5'000", (3400, 5000, "")),
        ("Sales from 1.200.000 € to 2.500.000 €", (1200000, 2500000, "€")),
        ("Sales from ₹12,34,567 to ₹20,00,000", (1234567, 2000000, "₹")),
        ("Loaves from 3.150 to 4.300,5 a month", (3150, 4300.5, "")),
        ("Wait from 2 min 15 s to 40 s", (135, 40, "seconds")),
        ("Repair from 1 h 30 min to 45 min", (90, 45, "minutes")),
        ("Repair from 3 weeks 2 days to 10 days", (23, 10, "days")),
        ("Wait from 5 min at the till to 60 s at the door", (300, 60, "seconds")),
        ("Bookings 12 % ▸ 30 %", (12, 30, "%")),
        ("Bookings 12 % ► 30 %", (12, 30, "%")),
        ("Load 3.5 s ➜ 900 ms", (3500, 900, "ms")),
        ("Uptime from 99.125 % to 99.995 %", (99.125, 99.995, "%")),
        ("Latency from 1.250 s to 0.900 s", (1.25, 0.9, "seconds")),
    ],
)
def test_a_sentence_with_numbers_of_other_countries_and_units_is_read(
    statement: str, expected: tuple[float, float, str]
) -> None:
    fields = filled(statement)
    assert (fields["start"], fields["target"], fields.get("unit", "")) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "Loaves from 3.150 to 4.300 a month",
        "Sales from 10.000 to 25.000 €",
        "Wait from 2 h 30 to 1 h 45",
        "Wait from 4'30 to 1'15",
        "Wait from 4:30 to 1:15",
        "Wait from 3 days to 40 %",
        "Calls from 30 a day to 100 a week",
        "Umsatz bei allen Kunden von 40 % auf 70 % steigern",
        "Le taux de retour passe de 40 % à 70 %",
        "每周面包从 40 个提高到 70 个",
    ],
)
def test_a_sentence_that_is_ambiguous_or_not_judged_fills_nothing(statement: str) -> None:
    assert filled(statement) == {}


@pytest.mark.parametrize(
    ("typed", "expected"), [("3.400,50 €", (3400.5, "€")), ("(120)", (-120, "")), ("3'400", (3400, ""))]
)
def test_a_field_accepts_numbers_of_other_countries(typed: str, expected: tuple[float, str]) -> None:
    assert amount(typed) == expected


VALUES: dict[field.Shape, tuple[object, ...]] = {
    "line": ("", "the shop's own log"), "person": ("", "Ana"), "unit": ("", "points"), "prose": ("", "So be it"),
    "names": ((), ("Ana", "Li")), "amount": (None, 0.0, 71.5, -3.0), "number": (None, 0.0, 1200.0),
    "level": (None, 0, 10), "day": (None, date(2027, 2, 15)),
}  # fmt: skip


@pytest.mark.parametrize(("shape", "value"), [(shape, value) for shape, values in VALUES.items() for value in values])
def test_the_shown_value_of_a_field_is_read_back(shape: field.Shape, value: object) -> None:
    row = field.Field("reach", shape, "reach")
    assert read(row, shown(row, value), Q1, TODAY) == {"reach": value}


def test_every_field_of_the_form_can_be_typed() -> None:
    typed = {row.shape for row in (*field.OBJECTIVE, *field.KEY_RESULT) if row.form}
    assert typed <= {"choice", *VALUES}


def test_an_amount_has_a_unit_and_a_plain_number_has_none() -> None:
    amount_row, number_row = field.Field("start", "amount", "from"), field.Field("reach", "number", "reach")
    assert read(amount_row, "71 %", Q1, TODAY) == {"start": 71.0, "unit": "%"}
    with pytest.raises(WrongInput, match="write the number alone"):
        read(number_row, "71 %", Q1, TODAY)
