from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest
from pydantic import ValidationError

from tuiokr.model.tie_off import CHOICE_SAYS, Choice, Decision, Signature, TieOff

NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
SAW = {"o1": "aa", "k1": "bb"}
SIGNED = Signature(team="pay", name="Li", when=NOW, saw=SAW)
TIE_OFF = TieOff(
    id="t",
    cycle="2027-Q1",
    upper="top",
    lower=("pay", "care"),
    decisions=(Decision(objective="o1", choice="confirm"),),
    signatures=(SIGNED,),
)


def test_a_tie_off_finds_decisions_and_signatures() -> None:
    assert TIE_OFF.decision("o1") == TIE_OFF.decisions[0]
    assert TIE_OFF.signature("pay") == SIGNED
    assert TIE_OFF.decision("o2") is None
    assert TIE_OFF.signature("top") is None


def test_there_are_four_choices() -> None:
    assert set(CHOICE_SAYS) == set(get_args(Choice))
    with pytest.raises(ValidationError):
        Decision.model_validate({"objective": "o", "choice": "maybe"})


def test_a_tie_off_survives_the_round_trip() -> None:
    assert TieOff.model_validate(TIE_OFF.document()) == TIE_OFF
