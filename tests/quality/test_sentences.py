"""The form is filled from the sentence, and the sentence is written from the form; nothing is lost on either way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.model.cycle import named
from tuiokr.model.okr import KeyResult
from tuiokr.quality import read_numbers
from tuiokr.usecases.key_result_form import from_sentence, to_sentence

Q1 = named("2027-Q1")
TODAY = date(2027, 1, 5)
MARCH = date(2027, 3, 31)
BLANK = KeyResult(id="k", objective="o")


def form(
    statement: str, start: float | None, target: float | None, unit: str = "", due: date | None = None
) -> KeyResult:
    """A key result whose form is filled in."""
    return BLANK.but(statement=statement, start=start, target=target, unit=unit, due=due)


def read_back(sentence: str) -> KeyResult:
    """A blank form, filled from a sentence."""
    return BLANK.but(**from_sentence(BLANK, sentence, Q1, TODAY))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (form("Checkout completion", 71, 85, "%", MARCH), "Checkout completion from 71 % to 85 % by 31 Mar 2027"),
        (form("Checkout completion.", 71, 85, "%"), "Checkout completion from 71 % to 85 %."),
        (form("Checkout completion", None, 85, "%"), "Checkout completion to 85 %"),
        (form("Checkout completion", 71, None, "%"), "Checkout completion from 71 %"),
        (form("Support load", 30, 12, "calls a day"), "Support load from 30 to 12 calls a day"),
        (form("Subscriptions sold", 1200, 2500.5, "€"), "Subscriptions sold from € 1,200 to € 2,500.5"),
        (form("Rating of the breakfast", 3.9, 4.5, "/5"), "Rating of the breakfast from 3.9/5 to 4.5/5"),
        (form("Trust of the crew", -10, 20), "Trust of the crew from -10 to 20"),
        (form("Open the shop", None, None, "", MARCH), "Open the shop by 31 Mar 2027"),
        (form("", 71, 85, "%"), "from 71 % to 85 %"),
    ],
)
def test_the_form_is_added_to_a_statement_without_numbers(key: KeyResult, sentence: str) -> None:
    assert to_sentence(key) == sentence


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            form("Completion from 60 % to 70 % by 30 June in the north", 71, 85, "%", MARCH),
            "Completion from 71 % to 85 % by 31 Mar 2027 in the north",
        ),
        (form("Completion to 80 %", 71, 85, "%"), "Completion from 71 % to 85 %"),
        (form("Completion from 60 %", 71, 85, "%"), "Completion from 71 % to 85 %"),
        (form("Win 30 customers by May", 20, 40, "customers", MARCH), "Win 40 customers (from 20) by 31 Mar 2027"),
        (form("Win 30 new shops", None, 40, "shops"), "Win 40 new shops"),
        (form("Answer in under 5 hours", None, 4, "hours"), "Answer in under 4 hours"),
        (form("Orders from 40 per week to under 5 per week", 50, 4), "Orders from 50 to under 4 per week"),
        (form("Reduce waste by 20 %", 50, 40, "tonnes"), "Reduce waste from 50 to 40 tonnes"),
        (form("Double membership", 100, 200), "Double membership from 100 to 200"),
        (form("Visits to 200k (current is 125k)", 130_000, 210_000), "Visits to 210,000 (current is 130,000)"),
        (form("Completion from 60 % to 70 %", None, 85, "%"), "Completion from 60 % to 85 %"),
        (form("Hold v2.1 and phase 2 together", 3, 4), "Hold v2.1 and phase 2 together from 3 to 4"),
    ],
)
def test_numbers_are_replaced_and_never_duplicated(key: KeyResult, sentence: str) -> None:
    assert to_sentence(key) == sentence


def test_an_empty_form_does_not_change_the_sentence() -> None:
    for statement in ("Completion from 60 % to 70 % by June", "  Ship it. ", ""):
        key = BLANK.but(statement=statement)
        assert to_sentence(key) == key.statement


subjects = st.sampled_from(
    [
        "Checkout completion",
        "Share of guests who return",
        "Hours of lost trade",
        "Complaints about late buses",
        "Time from order to door",
        "Trust of the night crew",
        "Median wait in the phone queue.",
        "Sign-ups through partners",
    ]
)
said = st.sampled_from(
    ["", " from 3 to 9", " from 60 % to 70 %", " to 12 hours", " → 40", " by 30 June", " from 2 % by the end of Q2"]
)
values = st.integers(-(10**9), 10**12).map(lambda n: n / 1000) | st.integers(0, 500).map(float)
units = st.sampled_from(["%", "€", "$", "hours", "days", "points", "/5", "kg", "minutes", "tickets", "calls a day", ""])
dues = st.none() | st.dates(date(2020, 1, 1), date(2039, 12, 31))


@given(subjects, said, values, values, units, dues)
@settings(max_examples=400)
def test_a_written_sentence_is_read_back(
    subject: str, numbers: str, start: float, target: float, unit: str, due: date | None
) -> None:
    if unit == "/5":  # a mark is never negative
        start, target = abs(start), abs(target)
    key = form(subject + numbers, start, target, unit, due)
    back = read_back(to_sentence(key))
    assert (back.start, back.target, back.unit) == (key.start, key.target, key.unit)
    assert back.due == due or due is None


@given(subjects, said, st.none() | values, st.none() | values, units, dues)
@settings(max_examples=200)
def test_the_sentence_of_a_form_does_not_change_that_form(
    subject: str, numbers: str, start: float | None, target: float | None, unit: str, due: date | None
) -> None:
    key = form(subject + numbers, start, target, unit, due)
    changed = from_sentence(key, to_sentence(key), Q1, TODAY)
    told = {"start": start, "target": target, "due": due} | ({"unit": unit} if target is not None else {})
    assert not {name for name, value in told.items() if value not in (None, "") and name in changed}


@given(
    st.text(max_size=80),
    st.none() | st.floats(-1e300, 1e300),
    st.none() | st.floats(-1e300, 1e300),
    st.text(max_size=8),
)
@settings(max_examples=300)
def test_any_form_becomes_one_line(statement: str, start: float | None, target: float | None, unit: str) -> None:
    key = form(statement, start, target, unit, MARCH)
    sentence = to_sentence(key)
    assert "\n" not in sentence
    assert read_numbers(sentence) is not None
