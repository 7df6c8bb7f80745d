from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tuiokr.model.vote import Ballot, Round, Vote, VoteVerdict, progress, turnout, verdict
from tuiokr.model.vote_rule import LEGEND, VOTE_RULES, RuleName

NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
NOBODY: RuleName = "nobody below three"
FIST: RuleName = "only a fist blocks"
AVERAGE: RuleName = "average of three"
CONFIDENCE: RuleName = "confidence 1-5"


def ballots(shown: str) -> list[Ballot]:
    """`43-xa`: hands by their digits, `-` not voted yet, `x` absent, `a` abstaining."""
    marks = {"x": "absent", "a": "abstain"}
    return [
        Ballot.model_validate(
            {"person": f"p{at}", "hand": int(one) if one.isdigit() else None, "mark": marks.get(one, "")}
        )
        for at, one in enumerate(shown)
    ]


def said(rule: RuleName, shown: str) -> VoteVerdict:
    return verdict(rule, ballots(shown))


def hands(found: Sequence[Ballot]) -> str:
    return "".join(str(one.hand) for one in found)


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        ("345", "agreed"),
        ("44", "agreed"),
        ("4", "agreed"),
        ("5555", "agreed"),
        ("3", "agreed, weakly"),
        ("3333", "agreed, weakly"),
        ("3344", "agreed, weakly"),
        ("33445", "agreed"),
        ("344", "agreed"),
        ("245", "not yet"),
        ("1555", "not yet"),
        ("0555", "blocked"),
        ("0", "blocked"),
        ("", "too few"),
        ("---", "too few"),
        ("xxa", "too few"),
        ("4444-", "agreed"),
        ("444-", "too few"),
        ("4444a", "agreed"),
        ("444a", "too few"),
        ("444x", "agreed"),
        ("44xxxx", "agreed"),
        ("4444-x", "agreed"),
        ("2--------", "not yet"),
        ("0--------", "blocked"),
        ("44444444--", "agreed"),
        ("4444444---", "too few"),
    ],
)
def test_the_rule_nobody_below_three_gives_its_outcome(shown: str, outcome: str) -> None:
    assert said(NOBODY, shown).outcome == outcome


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        ("111", "agreed"),
        ("1--------", "agreed"),
        ("15", "agreed"),
        ("33", "agreed, weakly"),
        ("1133", "agreed, weakly"),
        ("0555", "blocked"),
        ("00", "blocked"),
        ("", "too few"),
    ],
)
def test_the_rule_only_a_fist_blocks_gives_its_outcome(shown: str, outcome: str) -> None:
    assert said(FIST, shown).outcome == outcome


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        ("15", "agreed"),
        ("0455", "agreed"),
        ("24", "agreed"),
        ("33", "agreed, weakly"),
        ("14", "not yet"),
        ("233", "not yet"),
        ("0", "not yet"),
        ("5----", "agreed"),
        ("", "too few"),
    ],
)
def test_the_rule_average_of_three_gives_its_outcome(shown: str, outcome: str) -> None:
    assert said(AVERAGE, shown).outcome == outcome


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [("33", "agreed"), ("333", "agreed"), ("24", "agreed"), ("123", "not yet"), ("5", "agreed"), ("", "too few")],
)
def test_the_rule_confidence_gives_its_outcome(shown: str, outcome: str) -> None:
    assert said(CONFIDENCE, shown).outcome == outcome


@pytest.mark.parametrize(
    ("rule", "shown", "reason"),
    [
        (NOBODY, "44", "nobody below three"),
        (NOBODY, "41", "one below three"),
        (NOBODY, "4112", "3 below three"),
        (NOBODY, "401", "one block, 2 below three"),
        (NOBODY, "400", "2 blocks, 2 below three"),
        (NOBODY, "444--", "3 of 5 have voted; required: 4"),
        (NOBODY, "333", "nobody below three, 3 of 3 exactly three"),
        (NOBODY, "", "nobody has voted"),
        (FIST, "11", "no fist"),
        (FIST, "100", "2 fists"),
        (FIST, "10", "one fist"),
        (AVERAGE, "45", "average 4.5"),
        (AVERAGE, "12", "average 1.5, below three"),
        (CONFIDENCE, "34", "average 3.5"),
        (AVERAGE, "3" * 19 + "2", "average 2.95, below three"),
        (AVERAGE, "3" * 59 + "2", "average 2.98, below three"),
        (CONFIDENCE, "3" * 299 + "2", "average 2.997, below three"),
        (AVERAGE, "3" * 19 + "4", "average 3.0, 19 of 20 exactly three"),
        (AVERAGE, "2", "average 2.0, below three"),
    ],
)
def test_the_verdict_has_a_reason(rule: RuleName, shown: str, reason: str) -> None:
    assert said(rule, shown).reason == reason


@given(st.sampled_from([AVERAGE, CONFIDENCE]), st.text("012345", min_size=1, max_size=400))
def test_the_shown_average_does_not_contradict_the_verdict(rule: RuleName, shown: str) -> None:
    found = said(rule, shown)
    number = float(found.reason.split()[1].rstrip(","))
    assert (number >= 3) is found.agreed is ("below three" not in found.reason)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("4343xa", "4 hands, 1 abstain, 1 absent"),
        ("4", "1 hand"),
        ("44-x-x", "2 hands, 2 absent, 2 without a hand"),
        ("aa", "0 hands, 2 abstain"),
    ],
)
def test_hands_absences_and_abstentions_are_counted(shown: str, words: str) -> None:
    assert turnout(ballots(shown)) == words


def test_the_progress_of_a_vote_reveals_no_hand() -> None:
    def vote(shown: str) -> Vote:
        people = tuple(f"p{at}" for at in range(6))
        return Vote(id="v", about="o", question="?", people=people, rounds=(Round(opened=NOW, ballots=ballots(shown)),))

    assert progress(vote("")) == "0 of 6 in"
    assert progress(vote("40")) == progress(vote("55")) == "2 of 6 in"
    assert progress(vote("4xa3")) == "2 of 4 in, 1 abstain, 1 absent"


@pytest.mark.parametrize(
    ("rule", "shown", "lowest", "highest"),
    [
        (NOBODY, "1355", "1", "55"),
        (NOBODY, "1155", "11", "55"),
        (NOBODY, "1255", "1", "55"),
        (NOBODY, "3345", "33", "5"),
        (NOBODY, "455", "", "55"),
        (NOBODY, "333", "", ""),
        (NOBODY, "222", "222", ""),
        (NOBODY, "2", "2", ""),
        (NOBODY, "5", "", ""),
        (AVERAGE, "0125", "012", "5"),
        (AVERAGE, "2255", "22", "55"),
        (AVERAGE, "3455", "3", "55"),
        (FIST, "0145", "0", "5"),
        (CONFIDENCE, "1244", "1", "44"),
    ],
)
def test_the_lowest_hands_speak_first_and_the_highest_may_answer(
    rule: RuleName, shown: str, lowest: str, highest: str
) -> None:
    found = said(rule, shown)
    assert (hands(found.lowest), hands(found.highest)) == (lowest, highest)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("555", "All fives"),
        ("333", "All threes"),
        ("444", ""),
        ("5", ""),
        ("3", ""),
        ("5553", ""),
        ("55x-", "All fives"),
    ],
)
def test_unanimous_hands_get_a_prompt(shown: str, words: str) -> None:
    prompt = said(NOBODY, shown).prompt
    assert prompt.startswith(words) and bool(prompt) == bool(words)


def test_average_median_and_counts_are_computed() -> None:
    found = said(NOBODY, "01345-x")
    assert found.average == pytest.approx(2.6)
    assert found.median == 3.0
    assert found.counts == (1, 1, 0, 1, 1, 1)
    assert said(NOBODY, "34").median == 3.5


def test_without_hands_there_are_no_numbers() -> None:
    found = said(NOBODY, "-x")
    assert (found.average, found.median, found.counts) == (None, None, (0,) * 6)
    assert found.lowest == found.highest == ()
    assert not found.agreed


@pytest.mark.parametrize(
    ("outcome", "agreed"), [("44", True), ("33", True), ("41", False), ("40", False), ("4--", False)]
)
def test_a_weak_agreement_is_an_agreement(outcome: str, agreed: bool) -> None:
    assert said(NOBODY, outcome).agreed is agreed


RING = st.text(st.sampled_from("012345-xa"), max_size=14)


@given(st.sampled_from(list(VOTE_RULES)), RING, st.randoms(use_true_random=False))
def test_any_hands_give_a_verdict_in_any_order(rule: RuleName, shown: str, dice: Random) -> None:
    found = said(rule, shown)
    digits = [int(one) for one in shown if one.isdigit()]
    assert found.reason and sum(found.counts) == len(digits)
    assert all(one.hand == max(digits) for one in found.highest)
    assert not digits or not found.lowest or min(digits) == min(one.hand or 0 for one in found.lowest)
    assert not {one.person for one in found.lowest} & {one.person for one in found.highest}
    turned = list(shown)
    dice.shuffle(turned)
    other = said(rule, "".join(turned))
    assert (other.outcome, other.reason, other.counts) == (found.outcome, found.reason, found.counts)


@given(RING)
def test_the_first_rule_works_as_stated(shown: str) -> None:
    digits = [int(one) for one in shown if one.isdigit()]
    present = sum(one != "x" for one in shown)
    agreed = bool(digits) and min(digits) >= 3 and len(digits) >= math.ceil(round(0.8 * present, 6))
    assert said(NOBODY, shown).agreed is agreed
    assert (said(NOBODY, shown).outcome == "blocked") is (0 in digits)


@given(RING)
def test_the_other_rules_work_as_stated(shown: str) -> None:
    digits = [int(one) for one in shown if one.isdigit()]
    high = bool(digits) and sum(digits) >= 3 * len(digits)
    assert said(FIST, shown).agreed is (bool(digits) and 0 not in digits)
    assert said(AVERAGE, shown).agreed is said(CONFIDENCE, shown).agreed is high


@given(st.sampled_from([NOBODY, FIST, AVERAGE]), RING)
def test_a_weak_agreement_has_at_least_half_of_the_hands_at_three(rule: RuleName, shown: str) -> None:
    found = said(rule, shown)
    digits = [one for one in shown if one.isdigit()]
    assert (found.outcome == "agreed, weakly") is (found.agreed and digits.count("3") * 2 >= len(digits))


@given(RING)
def test_below_average_everybody_at_two_or_less_speaks(shown: str) -> None:
    low = sum(one in "012" for one in shown)
    found = said(AVERAGE, shown)
    assert sum((one.hand or 0) <= 2 for one in found.lowest) == low


@pytest.mark.parametrize("hand", [-1, 6, 2.5, "many"])
def test_a_hand_is_from_zero_to_five(hand: object) -> None:
    with pytest.raises(ValidationError):
        Ballot.model_validate({"person": "Li", "hand": hand})


def test_a_vote_knows_its_last_and_last_revealed_round() -> None:
    shown, hidden = Round(opened=NOW, revealed=NOW), Round(opened=NOW)
    vote = Vote(id="v", about="o", question="?")
    assert vote.last is vote.last_revealed is None
    assert vote.but(rounds=(shown, hidden)).last == hidden
    assert vote.but(rounds=(shown, hidden)).last_revealed == shown
    assert vote.but(rounds=(hidden,)).last_revealed is None
    assert (vote.rule, vote.legend, vote.names_shown) == (NOBODY, LEGEND, True)
