"""The board, Home and the publish gates read the same votes and team tests, and agree about them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.usecases.office import NOW, agree, fill_in, objective, open_desk
from tuiokr.alignment.publish_gates import Gate
from tuiokr.model import fingerprint
from tuiokr.model.shelf import put
from tuiokr.model.stale import STALE
from tuiokr.model.team_test import TEAM_TEST_ASKS, TeamTest
from tuiokr.model.vote import Ballot, Round, Vote
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases import draft_board
from tuiokr.usecases.desk import Desk

TEAM = "payments"


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")


@pytest.fixture
def key(desk: Desk, goal: str) -> str:
    return desk.draft.okrs(TEAM).of(goal)[0].id


def gate(desk: Desk, name: str = "agreed by vote") -> Gate:
    return next(one for one in desk.publish.gates(TEAM) if one.name == name)


def on_board(desk: Desk, about: str) -> str:
    """What the board says about the vote on something."""
    said = [words for _, words in draft_board.said(desk.session, TEAM).get(about, ()) if words.startswith("fist")]
    return said[0].removeprefix("fist of five: ") if said else ""


def keep(desk: Desk, *workshops: FullWorkshop) -> None:
    before = desk.session.workspace
    changed = put(before.workshops, {one.workshop.id: one for one in workshops})
    desk.session.change("workshops", replace(before, workshops=changed))


# ---- three cases in which they could disagree


def test_the_round_revealed_last_counts_even_if_its_vote_was_opened_first(
    desk: Desk, goal: str, clock: SetClock
) -> None:
    first = desk.workshop.start(TEAM)
    vote = agree(desk, first, goal, 1, 1, 1, 1, 1)
    clock.move(60)
    agree(desk, desk.workshop.start(TEAM), goal, 1, 1, 1, 1, 1)
    clock.move(60)
    desk.vote.again(first, vote)
    agree(desk, first, goal)
    desk.workshop.end(first)
    assert gate(desk).ok is True
    assert desk.home.state(TEAM) == ("agreed", False)
    assert on_board(desk, goal) == "agreed"


def test_a_round_without_a_fingerprint_is_stale_everywhere(desk: Desk, goal: str) -> None:
    place = desk.vote.workshop_for(TEAM)
    agree(desk, place, goal)
    full = desk.workshop.full(place)
    bare = full.votes[0].but(rounds=tuple(one.but(fingerprint="") for one in full.votes[0].rounds))
    keep(desk, replace(full, votes=(bare,)))
    assert desk.home.state(TEAM) == ("agreed", True)
    assert on_board(desk, goal) == "agreed, stale"
    assert (gate(desk).ok, gate(desk).reason) == (False, "O1 is stale: its words at that time were not recorded")


def test_an_agreed_objective_with_a_rejected_key_result_is_not_agreed(desk: Desk, goal: str, key: str) -> None:
    place = desk.vote.workshop_for(TEAM)
    agree(desk, place, goal)
    assert desk.home.state(TEAM) == ("agreed", False)
    agree(desk, place, key, 1, 1, 1)
    assert desk.home.state(TEAM) == ("drafted", False)
    assert (on_board(desk, goal), on_board(desk, key)) == ("agreed", "not yet")
    assert (gate(desk).ok, gate(desk).reason) == (False, "O1·KR1 not yet: average 1.0, below three")
    [todo] = [one for one in desk.home.next() if one.kind == "vote"]
    assert todo.lines[1] == "O1·KR1 not yet: average 1.0, below three"


# ---- team tests


def test_a_stale_team_test_shows_on_the_board_and_at_the_gate(desk: Desk, goal: str) -> None:
    place = desk.vote.workshop_for(TEAM)
    assert gate(desk, "team tests passed").ok is None
    desk.team_test.answer(place, goal, "espresso", "yes", by=4)
    desk.team_test.show_counts(place, goal, "espresso", True)
    assert draft_board.said(desk.session, TEAM)[goal] == (("", "espresso 4 of 4, green"),)
    assert gate(desk, "team tests passed").ok is True
    desk.draft.edit(TEAM, goal, title="Paying feels like nothing")
    assert draft_board.said(desk.session, TEAM)[goal] == (("warning", "espresso 4 of 4, green, stale"),)
    said = gate(desk, "team tests passed")
    assert (said.ok, said.reason) == (False, "O1 espresso is stale: its words changed since")
    desk.session.undo()
    assert gate(desk, "team tests passed").ok is True


# ---- any votes


START = datetime(2027, 1, 5, 9, tzinfo=UTC)
MINUTES = st.integers(0, 5).map(lambda minutes: START + timedelta(minutes=minutes))
SEEN = st.sampled_from(["now", "now", "old", ""])
ROUNDS = st.lists(st.tuples(st.text("0345", min_size=1, max_size=4), MINUTES, SEEN, st.booleans()), max_size=3)
VOTES = st.tuples(st.integers(0, 3), st.sampled_from(list(VOTE_RULES)), ROUNDS, st.sampled_from(["", "We try it"]))
TESTS = st.tuples(
    st.integers(0, 1), st.sampled_from(list(TEAM_TEST_ASKS)), st.integers(0, 4), st.integers(0, 4), SEEN, st.booleans()
)
HISTORIES = st.lists(st.tuples(st.lists(VOTES, max_size=5), st.lists(TESTS, max_size=3)), max_size=3)
VoteDrawn = tuple[int, str, list[tuple[str, datetime, str, bool]], str]
TeamTestDrawn = tuple[int, str, int, int, str, bool]


@given(HISTORIES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_board_home_and_gate_agree_after_any_votes(
    history: list[tuple[list[VoteDrawn], list[TeamTestDrawn]]],
) -> None:
    desk = open_desk(MemoryStore(), SetClock(NOW))
    fill_in(desk)
    things = [objective(desk, TEAM, title, f"{title} from 1 % to 2 %") for title in ("Paying", "Refunds")]
    okrs = desk.draft.okrs(TEAM)
    things += [key.id for key in okrs.key_results]

    def mark(thing: str, seen: str) -> str:
        return fingerprint.of_thing(okrs, thing) if seen == "now" else seen

    for votes, tests in history:
        full = desk.workshop.full(desk.workshop.start(TEAM))
        drawn = tuple(
            Vote(
                id=f"v{at}",
                about=things[which],
                question="?",
                rule=rule,
                decided_by_owner=owner,
                rounds=tuple(
                    Round(
                        opened=when,
                        revealed=when if revealed else None,
                        ballots=tuple(Ballot(person=f"p{place}", hand=int(hand)) for place, hand in enumerate(hands)),
                        fingerprint=mark(things[which], seen),
                    )
                    for hands, when, seen, revealed in rounds
                ),
            )
            for at, (which, rule, rounds, owner) in enumerate(votes)
        )
        asked = tuple(
            TeamTest.model_validate(
                {
                    "id": f"t{at}",
                    "about": things[which],
                    "test": name,
                    "yes": yes,
                    "meh": meh,
                    "masked": masked,
                    "asked": START + timedelta(minutes=at),
                    "fingerprint": mark(things[which], seen),
                }
            )
            for at, (which, name, yes, meh, seen, masked) in enumerate(tests)
        )
        keep(desk, replace(full, votes=drawn, team_tests=asked))

    board = draft_board.said(desk.session, TEAM)
    state, stale = desk.home.state(TEAM)
    voted, tested = gate(desk), gate(desk, "team tests passed")
    votes_fit = all(any(words.startswith("fist") for _, words in board.get(thing, ())) for thing in things[:2]) and all(
        severity == "" for said in board.values() for severity, words in said if words.startswith("fist")
    )
    assert voted.ok is ((state, stale) == ("agreed", False)) is votes_fit
    assert state in ("agreed", "drafted")
    assert not stale or f"is {STALE}" in voted.reason
    answers = [one for said in board.values() for one in said if re.search(r" \d+ of \d+", one[1])]
    assert tested.ok is (all(words.endswith(("green", "amber")) for _, words in answers) if answers else None)
    assert all((severity == "") is words.endswith("green") for severity, words in answers)
