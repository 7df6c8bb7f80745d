"""The table of revealed hands: names in full, each figure once."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tuiokr.model.vote import Ballot, Heard, Round, Vote, verdict, without_names
from tuiokr.model.vote_rule import VOTE_RULES, RuleName
from tuiokr.widgets.block_letters import block_letters
from tuiokr.widgets.vote import OUTCOME_STYLE, beside, ring, table, verdict_lines
from tuiokr.widgets.vote_columns import columns
from tuiokr.widgets.vote_result import result

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
    assert facts in words(verdict_lines(vote, verdict(rule, vote.rounds[0].ballots), 200))


@given(st.sampled_from(list(VOTE_RULES)), st.text("012345", min_size=1, max_size=9))
def test_average_and_median_are_named_once(rule: RuleName, hands: str) -> None:
    vote = shown(hands, rule)
    said = words(verdict_lines(vote, verdict(rule, vote.rounds[0].ballots), 200)).split("what would")[0]
    assert len(re.findall("average", said)) == 1 and len(re.findall("median", said)) == 1


ROOMS = [(75, 18), (95, 24), (155, 39)]


def everything(vote: Vote, width: int, height: int) -> list[Content]:
    hands, told = result(vote, width, height)
    return [*hands, *told]


def again(vote: Vote, hands: str) -> Vote:
    return vote.but(rounds=(*vote.rounds, *shown(hands).rounds))


@pytest.mark.parametrize(("width", "height"), ROOMS)
@pytest.mark.parametrize("hands", ["443333324", "333333333", "012345012", "555555555", "43"])
def test_a_result_shows_every_name_in_full_and_fits(width: int, height: int, hands: str) -> None:
    vote = again(shown(hands), hands[::-1])
    lines = everything(vote, width, height)
    found = words(lines).replace(" ▌", "").replace("- ", "-")
    for name in NINE[: len(hands)]:
        assert all(word in found for word in name.split()), name
    assert all(line.cell_length <= width for line in lines)
    assert len(columns(vote, vote.rounds[-1], width, 12)) <= 12


def test_there_is_room_for_columns_of_a_usual_team_on_80_cells() -> None:
    vote = shown("444353")
    people = ("Ana", "Li", "Zoë", "Tom B.", "Tom H.", "Pádraig")
    ballots = tuple(one.but(person=person) for one, person in zip(vote.rounds[0].ballots, people, strict=True))
    vote = vote.but(people=people, rounds=(vote.rounds[0].but(ballots=ballots),))
    hands, _ = result(vote, 75, 18)
    found = words(hands)
    assert all(f"▌ {name}" in found for name in people) and "5 I will" in found and "█████" not in found


def test_the_hand_of_the_last_round_is_a_ghost() -> None:
    vote = again(shown("24"), "44")
    found = words(columns(vote, vote.rounds[-1], 155, 30))
    assert "Anastasia Papadopoulou 2 → 4" in found and "┊ Anastasia Papadopoulou" in found
    assert "4 → 4" not in found and "┊ Bartholomew" not in found
    assert "→" not in words(columns(vote, vote.rounds[-1], 155, 30)).replace("2 → 4", "")


def test_columns_of_an_anonymous_vote_have_counts_and_no_names() -> None:
    first, second = (without_names(shown(hands).rounds[0]) for hands in ("2444", "4444"))
    vote = shown("4444").but(names_shown=False, rounds=(first, second))
    found = words(everything(vote, 95, 24))
    assert "3 → 4" in found and "1 → 0" in found and "anonymous" in found
    assert not any(word in found for name in NINE for word in name.split())


def test_an_anonymous_vote_of_an_older_file_shows_no_names() -> None:
    vote = shown("2444").but(names_shown=False)
    heard = (Heard(person=NINE[0], words="no slot"),)
    found = words(everything(vote.but(rounds=(vote.rounds[0].but(heard=heard),)), 95, 24))
    assert "2 no slot" in found and not any(word in found for name in NINE for word in name.split())


def test_people_without_a_hand_are_named_below_the_columns() -> None:
    vote = shown("44")
    ballots = (*vote.rounds[0].ballots, Ballot(person="Ola", mark="absent"), Ballot(person="Max"))
    found = words(everything(vote.but(rounds=(vote.rounds[0].but(ballots=ballots),)), 95, 24))
    assert "Ola absent, Max without a hand" in found


@given(
    st.sampled_from(list(VOTE_RULES)),
    st.lists(st.text("012345", min_size=1, max_size=9), min_size=1, max_size=3),
    st.integers(40, 180),
    st.integers(4, 50),
    st.booleans(),
)
def test_a_result_of_any_size_is_never_wider_than_the_screen(
    rule: RuleName, rounds: list[str], width: int, height: int, named: bool
) -> None:
    vote = shown(rounds[0], rule).but(names_shown=named)
    for hands in rounds[1:]:
        vote = again(vote, hands)
    if not named:
        vote = vote.but(rounds=tuple(without_names(one) for one in vote.rounds))
    assert all(line.cell_length <= width for line in result(vote, width, height).hands)


def test_every_outcome_has_block_letters() -> None:
    for outcome in OUTCOME_STYLE:
        lines = block_letters(outcome.upper())
        assert len(lines) == 3 and len({len(line) for line in lines}) == 1 and len(lines[0]) <= 72
    assert len(block_letters("321", 3)) == 9
    assert block_letters("?") == []


def test_words_are_beside_the_hand_that_they_are_about() -> None:
    vote = shown("24")
    named = vote.rounds[0].but(heard=(Heard(person=NINE[0], words="no slot", becomes="risk"),))
    assert f"2 {NINE[0]}: no slot → risk" in words(everything(vote.but(rounds=(named,)), 95, 24))
    nameless = without_names(named)
    assert "2 no slot → risk" in words(everything(vote.but(names_shown=False, rounds=(nameless,)), 95, 24))


def test_the_dissent_is_shown_beside_the_decision_of_the_owner() -> None:
    vote = shown("14").but(decided_by_owner="We go")
    assert f"The owner decided: We go dissent: {NINE[0]}" in words(everything(vote, 95, 24))


def test_words_are_not_shown_before_the_reveal() -> None:
    heard = (Heard(person=NINE[0], words="no slot at night"),)
    hidden = shown("2").but(rounds=(Round(opened=NOW, ballots=(Ballot(person=NINE[0], hand=2),), heard=heard),))
    assert "slot" not in words(beside(hidden, 40))
    last = hidden.rounds[0].but(revealed=NOW)
    assert "no slot at night" in words(beside(hidden.but(rounds=(last,)), 40))
