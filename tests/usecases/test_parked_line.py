"""Lines for the parking lot: who owns the question, until when, and which words stay."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, some
from tuiokr.usecases import spoken_day
from tuiokr.usecases.parked_line import read, read_owner

TODAY = date(2026, 11, 30)
"""A Monday."""
PEOPLE = ("Jonas", "Ana Lima", "Ana Berg", "Li", "Pádraig")


@pytest.mark.parametrize(
    ("line", "words", "owner", "due"),
    [
        ("question @Jonas 15 Jan", "question", "Jonas", date(2027, 1, 15)),
        ("Who pays? @jonas fri", "Who pays?", "Jonas", date(2026, 12, 4)),
        ('Ask legal @"Ana Lima" tomorrow', "Ask legal", "Ana Lima", date(2026, 12, 1)),
        ("Ask legal @“Ana Lima” 15.1.", "Ask legal", "Ana Lima", date(2027, 1, 15)),
        ("Ask legal @Ana Lima by 15/01", "Ask legal", "Ana Lima", date(2027, 1, 15)),
        ("Ask legal @ana l next week", "Ask legal @ana l", "@ana", date(2026, 12, 11)),
        ("Ask legal 15 Jan @padraig", "Ask legal", "Pádraig", date(2027, 1, 15)),
        ("Who pays, @Zoe?", "Who pays?", "Zoe", None),
        ("Ask legal @Jonas on Friday", "Ask legal", "Jonas", date(2026, 12, 4)),
        ("Do we ship @Jonas 15 Jan?", "Do we ship?", "Jonas", date(2027, 1, 15)),
        ("Ask @Jonas 15 Jan about refunds", "Ask @Jonas 15 Jan about refunds", "Jonas", date(2027, 1, 15)),
        ("Ask @Jonas about refunds", "Ask @Jonas about refunds", "Jonas", None),
        ("@Jonas 15 Jan", "@Jonas 15 Jan", "Jonas", date(2027, 1, 15)),
        ("Ask legal @Jonas 31 Feb", "Ask legal @Jonas 31 Feb", "Jonas", None),
        ("45 Jan @Jonas", "45 Jan", "Jonas", None),
        ("Write to ana@example.org 15 Jan", "Write to ana@example.org", "", date(2027, 1, 15)),
        ("Write to ana@example.org", "Write to ana@example.org", "", None),
        ("Meet @ 5", "Meet @ 5", "", None),
    ],
)
def test_an_owner_and_a_day_are_read(line: str, words: str, owner: str, due: date | None) -> None:
    found = read(line, PEOPLE, TODAY)
    assert (found.words, found.owner, found.due) == (words, owner, due)


@pytest.mark.parametrize(
    "line",
    [
        "Ask legal 15 Jan",
        "Ask legal Jan 15",
        "Ask legal by 15 Jan.",
        "Ask legal (15 Jan)",
        "Ask legal, 15.1.",
        "Ask legal 15/01",
        "Ask legal until 2027-01-15",
        "Ask legal due 15th of January",
        "Ask legal Fri 15 Jan 2027",
        "Ask legal: 15 January",
        "Ask legal due: 15.01.2027",
    ],
)
def test_a_day_at_the_end_is_taken(line: str) -> None:
    found = read(line, PEOPLE, TODAY)
    assert (found.words, found.due) == ("Ask legal", date(2027, 1, 15))


@pytest.mark.parametrize(
    "line",
    [
        "What happened on 15 Jan in the shop?",
        "What happened on 15 Jan",
        "Why is the price list of 15 Jan still used",
        "Do we ship on Friday?",
        "Is it ready by 15 Jan?",
        "What changed between 10 Jan and 15 Jan",
        "Who works from 10 to 15 Jan",
        "Is support open 24/7",
        "We rated it 9/10",
        "Who sat",
        "Do we need 15 decisions",
        "What about version 15.1",
        "Why 31 Feb",
        "What is planned for next week",
    ],
)
def test_a_day_in_a_sentence_stays_in_the_words(line: str) -> None:
    found = read(line, PEOPLE, TODAY)
    assert (found.words, found.owner, found.due) == (line, "", None)


def test_two_people_of_one_name_are_asked_about() -> None:
    found = read("Who pays? @Ana 15 Jan", PEOPLE, TODAY)
    assert (found.words, found.owner, found.due) == ("Who pays?", "@Ana", date(2027, 1, 15))
    assert found.asks == "Which Ana is the owner: Ana Lima or Ana Berg?"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", date(2026, 11, 30)),
        ("Tomorrow", date(2026, 12, 1)),
        ("monday", date(2026, 12, 7)),
        ("Fri", date(2026, 12, 4)),
        ("this friday", date(2026, 12, 4)),
        ("next friday", date(2026, 12, 11)),
        ("next week", date(2026, 12, 11)),
        ("30 Nov", date(2026, 11, 30)),
        ("29 Nov", date(2027, 11, 29)),
        ("29 Feb", date(2028, 2, 29)),
        ("1.12.", date(2026, 12, 1)),
        ("12/5", date(2027, 5, 12)),
        ("05/25", date(2027, 5, 25)),
        ("15 Jan 2020", date(2020, 1, 15)),
        ("31 Feb", None),
        ("31.2.", None),
        ("32/13", None),
        ("15", None),
        ("Jan", None),
        ("", None),
    ],
)
def test_a_day_without_a_year_is_the_next_one(written: str, day: date | None) -> None:
    assert spoken_day.read(written, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "owner", "due"),
    [
        ("Jonas 15 Jan", "Jonas", date(2027, 1, 15)),
        ("@jonas fri", "Jonas", date(2026, 12, 4)),
        ("ana l, next week", "Ana Lima", date(2026, 12, 11)),
        ("Zoe Berg", "Zoe Berg", None),
        ("", "", None),
    ],
)
def test_an_owner_and_a_day_are_answered_without_an_at(typed: str, owner: str, due: date | None) -> None:
    found = read_owner(typed, PEOPLE, TODAY)
    assert (found.owner, found.due, found.words, found.asks) == (owner, due, "", "")


def test_a_wrong_day_in_an_answer_is_named() -> None:
    assert read_owner("Jonas 31 Feb", PEOPLE, TODAY).words == "31 Feb"
    assert read_owner("April 15 Jan", ("April 15 Jan",), TODAY).owner == "April 15 Jan"
    assert read_owner("Ana fri", PEOPLE, TODAY).asks


PARTS = st.sampled_from(
    ["@Jonas", "@", "@Ana", '@"Ana Lima"', '@"', "15 Jan", "31 Feb", "fri", "by", "on", "?", "(", ")", "15.1.", "next"]
)
LINES = st.lists(PARTS | ANY_TEXT, max_size=8).map(" ".join)


@some
@given(LINES, st.dates())
def test_no_text_raises(line: str, today: date) -> None:
    read(line, PEOPLE, today)
    read_owner(line, PEOPLE, today)
    spoken_day.read(line, today)


@some
@given(st.lists(PARTS | st.text("abc 1.@?", max_size=8), max_size=8).map(" ".join), st.dates(date(1900, 1, 1)))
def test_no_word_is_lost(line: str, today: date) -> None:
    found = read(line, PEOPLE, today)
    kept = found.words.casefold()
    left = line.casefold()
    for word in re.findall(r"\w+", kept):
        assert word in left
    gone = [word for word in re.findall(r"[^\W\d_]+", left) if word not in kept and word not in found.owner.casefold()]
    assert all(word in ("jan", "by", "on", "fri", "ana", "next") for word in gone), (line, found)
    assert found.due or not {"jan", "fri"} & set(gone)
