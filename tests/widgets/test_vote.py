"""The table of revealed hands: names in full, each figure once."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.vote import Ballot, Round, Vote, verdict
from tuiokr.model.vote_rule import VOTE_RULES, RuleName
from tuiokr.widgets.vote import beside, ring, table, verdict_lines

NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
NINE = (
    "Anastasia Papadopoulou",
    "Bartholomew Fitzgerald",
    "Chidiebere Okonkwo",
    "Dagmar Wiesenthal-Hofer",
    "Esperanza de la Fuente",
    "Fionnuala Ní Dhomhnaill",
    "Giovanni Battistini",
    "Henrietta Longbottom",
    "Ingibjörg Sigurðardóttir",
)


def shown(hands: str, rule: RuleName = "nobody below three") -> Vote:
    ballots = tuple(Ballot(person=person, hand=int(hand)) for person, hand in zip(NINE, hands, strict=False))
    return Vote(
        id="v",
        about="o",
        question="Is it the right thing?",
        rule=rule,
        people=NINE,
        rounds=(Round(opened=NOW, revealed=NOW, ballots=ballots),),
    )


def words(lines: object) -> str:
    return " ".join("\n".join(line.plain for line in lines).split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [40, 50, 60, 90, 120])
@pytest.mark.parametrize("hands", ["443333324", "333333333", "012345012", "555555555"])
def test_every_name_is_shown_in_full(width: int, hands: str) -> None:
    vote = shown(hands)
    last = vote.rounds[0]
    for most in (0, 10):
        lines = table(vote, last, verdict(vote.rule, last.ballots), width, most=most)
        assert all(name in words(lines) for name in NINE)
        assert all(line.cell_length <= width for line in lines)
    lines = ring(vote.but(rounds=(Round(opened=NOW),)), NINE[0], width)
    assert all(name in words(lines) for name in NINE)


def test_hands_that_nobody_showed_share_a_line_if_there_is_little_room() -> None:
    vote = shown("443333324")
    said = verdict(vote.rule, vote.rounds[0].ballots)
    assert "nobody showed 5, 1, 0" in words(table(vote, vote.rounds[0], said, 50, most=12))
    assert "nobody showed" not in words(table(vote, vote.rounds[0], said, 50))


@pytest.mark.parametrize(
    ("rule", "hands", "facts"),
    [
        ("confidence 1-5", "34", "average 3.5 · the median too"),
        ("average of three", "4433", "average 3.5, 2 of 4 exactly three · the median too"),
        ("average of three", "4455", "average 4.5 · the median too"),
        ("average of three", "5511", "average 3.0 · the median too"),
        ("average of three", "5551", "average 4.0 · median 5"),
        ("nobody below three", "5433", "median 3.5 · average 3.8"),
        ("nobody below three", "4455", "nobody below three · median and average 4.5"),
        ("only a fist blocks", "44", "no fist · median and average 4"),
    ],
)
def test_each_figure_is_shown_once(rule: RuleName, hands: str, facts: str) -> None:
    vote = shown(hands, rule)
    assert facts in words(verdict_lines(vote, verdict(rule, vote.rounds[0].ballots), 100))


@given(st.sampled_from(list(VOTE_RULES)), st.text("012345", min_size=1, max_size=9))
def test_average_and_median_are_named_once(rule: RuleName, hands: str) -> None:
    vote = shown(hands, rule)
    said = words(verdict_lines(vote, verdict(rule, vote.rounds[0].ballots), 200)).split("what would")[0]
    assert len(re.findall("average", said)) == 1 and len(re.findall("median", said)) == 1


def test_words_are_not_shown_before_the_reveal() -> None:
    from tuiokr.model.vote import Heard

    heard = (Heard(person=NINE[0], words="no slot at night"),)
    hidden = shown("2").but(rounds=(Round(opened=NOW, ballots=(Ballot(person=NINE[0], hand=2),), heard=heard),))
    assert "slot" not in words(beside(hidden, 40))
    last = hidden.rounds[0].but(revealed=NOW)
    assert "no slot at night" in words(beside(hidden.but(rounds=(last,)), 40))
