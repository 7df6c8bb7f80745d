from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tuiokr.model.tieoff import CHOICE_SAYS, CHOICES, Decision, Signature, TieOff, why_stale

NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
SAW = {"o1": "aa", "k1": "bb"}
SIGNED = Signature(team="pay", name="Li", when=NOW, saw=SAW)
NAMES = {"o1": "Payments O1", "k1": "Payments O1·KR1", "k2": "Payments O1·KR2"}
TIE_OFF = TieOff(
    id="t",
    cycle="2027-Q1",
    upper="top",
    lower=("pay", "care"),
    decisions=(Decision(objective="o1", choice="confirm"),),
    signatures=(SIGNED,),
)


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ({"o1": "aa", "k1": "bb"}, ()),
        ({"k1": "bb", "o1": "aa"}, ()),
        ({"o1": "xx", "k1": "bb"}, ("Payments O1 changed",)),
        ({"o1": "aa"}, ("Payments O1·KR1 removed",)),
        ({"o1": "aa", "k1": "bb", "k2": "cc"}, ("Payments O1·KR2 added",)),
        ({"o1": "xx", "k9": "cc"}, ("Payments O1·KR1 removed", "Payments O1 changed", "k9 added")),
        ({}, ("Payments O1 removed", "Payments O1·KR1 removed")),
    ],
)
def test_why_a_signature_is_stale(now: dict[str, str], why: tuple[str, ...]) -> None:
    assert why_stale(SIGNED, now, NAMES) == why


@given(
    st.dictionaries(st.text(max_size=3), st.text(max_size=3)), st.dictionaries(st.text(max_size=3), st.text(max_size=3))
)
def test_a_signature_holds_exactly_while_nothing_changed(saw: dict[str, str], now: dict[str, str]) -> None:
    assert (why_stale(SIGNED.but(saw=saw), now, {}) == ()) is (saw == now)


def test_what_a_tie_off_finds() -> None:
    assert TIE_OFF.decision("o1") == TIE_OFF.decisions[0]
    assert TIE_OFF.signature("pay") == SIGNED
    assert TIE_OFF.decision("o2") is None
    assert TIE_OFF.signature("top") is None


def test_choices_are_the_four() -> None:
    assert set(CHOICE_SAYS) == set(CHOICES)
    with pytest.raises(ValidationError):
        Decision.model_validate({"objective": "o", "choice": "maybe"})


def test_a_tie_off_comes_back_from_its_document() -> None:
    assert TieOff.model_validate(TIE_OFF.document()) == TIE_OFF
