"""Typing errors are corrected; existing words, names and other languages are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.quality.spelling import is_slip, meant
from tuiokr.quality.statement import MOST_SLIPS, tokenise


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("lauch", "launch"),
        ("custmers", "customers"),
        ("revneue", "revenue"),
        ("retenttion", "retention"),
        ("pubish", "publish"),
        ("onboardin", "onboarding"),
    ],
)
def test_a_typo_is_corrected(slip: str, word: str) -> None:
    assert is_slip(slip)
    assert meant(slip) == word


@pytest.mark.parametrize(
    "word", ["launch", "customers", "nps", "churn", "grün", "umsatz", "1:1", "sign-ups", "shipped"]
)
def test_a_known_short_or_foreign_word_is_not_a_typo(word: str) -> None:
    assert not is_slip(word) or meant(word) == word


def test_offsets_are_those_of_the_original_text() -> None:
    statement = tokenise("Lauch the portal")
    first = statement.tokens[0]
    assert (first.low, first.text, statement.text[first.start : first.end]) == ("launch", "Lauch", "Lauch")


def test_a_name_in_the_middle_is_left_alone() -> None:
    assert [token.low for token in tokenise("Move to Lauch for good").tokens] == ["move", "to", "lauch", "for", "good"]


def test_many_unknown_words_are_not_all_typos() -> None:
    tokens = tokenise("lauch " * (MOST_SLIPS + 3)).tokens
    assert [token.low for token in tokens].count("launch") == MOST_SLIPS


def test_words_that_nobody_writes_are_left_alone() -> None:
    assert not is_slip("launch" * 10)


@given(st.text(max_size=40))
def test_any_word_is_accepted(word: str) -> None:
    assert isinstance(meant(word.lower()), str)
    is_slip(word.lower())
