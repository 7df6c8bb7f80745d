from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tuiokr.alignment.publish_gates import Gate, Measurable, gates
from tuiokr.alignment.tie_off_state import why_undecided
from tuiokr.model import fingerprint
from tuiokr.model.agenda import Agenda, Step, begin
from tuiokr.model.okr import Objective
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import Choice, Decision, Signature, TieOff
from tuiokr.model.vote import Ballot, Round, Vote
from tuiokr.model.workspace import FullWorkshop, Workspace

if TYPE_CHECKING:
    from tests.alignment.conftest import Build

CYCLE = "2027-Q1"
NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
MARK = fingerprint.of_objective(Objective(id="p1", title="Refunds"))
"""The fingerprint of the current objective of `pay`."""
NAMES = [
    "has objectives",
    "2 to 5 key results each",
    "can be measured",
    "champions named",
    "agreed by vote",
    "team tests passed",
    "tied off",
    "dependencies settled",
]


@pytest.fixture
def pay(build: Build) -> Build:
    """A team with complete OKRs, below an upper level."""
    build.objective("top", "u1", "Guests come back", "Repeat bookings", "Complaints")
    build.objective("pay", "p1", "Refunds", parent="u1")
    return build.key("p1", "k1", "Quick", champion="Li").key("p1", "k2", "Right", champion="Ana")


def all_gates(workspace: Workspace, tie_off: TieOff | None = None, **says: bool) -> dict[str, Gate]:
    found = gates(workspace, CYCLE, "pay", tie_off, measurable=says or (lambda key: True))
    assert [one.name for one in found] == NAMES
    return {one.name: one for one in found}


def voted(workspace: Workspace, *votes: Vote, tests: tuple[TeamTest, ...] = (), team: str = "pay") -> Workspace:
    agenda = Agenda(id="a", title="A", kind="team", steps=(Step(id="s", title="S", minutes=5),))
    workshop = begin("w", agenda=agenda, team=team, cycle=CYCLE, title="W", people=())
    return replace(workspace, workshops={"w": FullWorkshop(workshop=workshop, votes=votes, team_tests=tests)})


def hands(*shown: int, mark: str = MARK, revealed: datetime | None = NOW) -> Round:
    ballots = tuple(Ballot(person=f"p{at}", hand=hand) for at, hand in enumerate(shown))
    return Round(opened=NOW, revealed=revealed, ballots=ballots, fingerprint=mark)


def vote(about: str, *rounds: Round, key: str = "v", owner: str = "") -> Vote:
    return Vote(id=key, about=about, question="?", rounds=rounds, decided_by_owner=owner)


def tied(workspace: Workspace, choice: Choice | None = "confirm", *, mark: str | None = None) -> TieOff:
    """A tie-off of `pay` that both leaders have signed in its current state."""
    upper, lower = workspace.of(CYCLE, "top"), workspace.of(CYCLE, "pay")
    saw = fingerprint.parts(upper) | fingerprint.parts(lower)
    decisions = tuple(
        Decision(objective=one.id, choice=choice, fingerprint=fingerprint.of_objective(one) if mark is None else mark)
        for one in lower.objectives
        if choice
    )
    signatures = tuple(Signature(team=team, name=team, when=NOW, saw=saw) for team in ("top", "pay"))
    return TieOff(id="t", cycle=CYCLE, upper="top", lower=("pay",), decisions=decisions, signatures=signatures)


def test_complete_okrs_pass_every_gate(pay: Build) -> None:
    workspace = pay.workspace()
    test = TeamTest(id="t", about="p1", test="espresso", yes=4, fingerprint=MARK)
    found = all_gates(voted(workspace, vote("p1", hands(4, 4, 5)), tests=(test,)), tied(workspace))
    assert all(one.ok for one in found.values()), found
    assert all(one.reason for one in found.values())


def test_only_okrs_without_objectives_block(build: Build) -> None:
    found = all_gates(build.workspace())
    assert [one.name for one in found.values() if one.blocking] == ["has objectives"]
    assert found["has objectives"].ok is False
    assert found["agreed by vote"].ok is None
    assert found["champions named"].ok is None
    assert found["can be measured"].ok is None


@pytest.mark.parametrize(
    ("count", "ok", "reason"),
    [
        (0, False, "O1 has no key results"),
        (1, False, "O1 has one key result"),
        (2, True, "every objective has its key results"),
        (5, True, "every objective has its key results"),
        (6, False, "O1 has 6 key results"),
    ],
)
def test_each_objective_needs_two_to_five_key_results(build: Build, count: int, ok: bool, reason: str) -> None:
    build.objective("pay", "p1", "Refunds", *(f"Thing {number}" for number in range(count)))
    gate = all_gates(build.workspace())["2 to 5 key results each"]
    assert (gate.ok, gate.reason) == (ok, reason)


@pytest.mark.parametrize(
    ("measurable", "ok", "reason"),
    [
        (lambda key: True, True, "every key result can be measured"),
        (lambda key: key.id != "k2", False, "O1·KR2 cannot be measured as written"),
        (lambda key: None, None, "cannot tell for O1·KR1 and O1·KR2"),
        ({"k1": True}, None, "cannot tell for O1·KR2"),
        ({"k1": False, "k2": False}, False, "O1·KR1 and O1·KR2 cannot be measured as written"),
    ],
)
def test_the_given_judgements_decide_whether_okrs_can_be_measured(
    pay: Build, measurable: Measurable, ok: bool | None, reason: str
) -> None:
    gate = gates(pay.workspace(), CYCLE, "pay", None, measurable=measurable)[2]
    assert (gate.ok, gate.reason) == (ok, reason)


def test_a_key_result_without_a_champion_is_named(pay: Build) -> None:
    pay.key("p1", "k3", "Cheap")
    gate = all_gates(pay.workspace())["champions named"]
    assert (gate.ok, gate.reason) == (False, "O1·KR3 without a champion")


@pytest.mark.parametrize(
    ("rounds", "owner", "reason"),
    [
        ((), "", "O1 not voted on"),
        ((hands(4, 4, revealed=None),), "", "O1 not voted on"),
        ((hands(4, 2),), "", "O1 not yet: one below three"),
        ((hands(0, 5),), "", "O1 blocked: one block, one below three"),
        ((hands(4, 4, mark="other"),), "", "O1 is stale: its words changed since"),
        ((hands(4, 1), hands(4, 4)), "", ""),
        ((hands(4, 4), hands(4, 4, revealed=None)), "", ""),
        ((hands(3, 3),), "", ""),
        ((hands(4, 2),), "We try it for one cycle", ""),
        ((hands(4, 2, mark="other"),), "We try it for one cycle", "O1 is stale: its words changed since"),
    ],
)
def test_the_votes_decide_whether_okrs_are_agreed(
    pay: Build, rounds: tuple[Round, ...], owner: str, reason: str
) -> None:
    gate = all_gates(voted(pay.workspace(), vote("p1", *rounds, owner=owner)))["agreed by vote"]
    assert (gate.ok, gate.reason) == (not reason, reason or "every objective is agreed, and nothing is stale")


def test_a_key_result_counts_only_if_it_was_voted_on(pay: Build) -> None:
    agreed = vote("p1", hands(4, 4))
    assert all_gates(voted(pay.workspace(), agreed))["agreed by vote"].ok
    gate = all_gates(voted(pay.workspace(), agreed, vote("k1", hands(4, 4, mark="old"), key="w")))["agreed by vote"]
    assert gate.reason == "O1·KR1 is stale: its words changed since"


def test_a_shown_team_test_should_be_passed(pay: Build) -> None:
    def gate(*tests: TeamTest) -> tuple[bool | None, str]:
        found = all_gates(voted(pay.workspace(), tests=tests))["team tests passed"]
        assert not found.blocking
        return found.ok, found.reason

    espresso = TeamTest(id="t", about="p1", test="espresso", yes=4, fingerprint=MARK)
    townhall = espresso.but(id="u", test="townhall", yes=1, meh=3)
    nothing = (None, "not needed: no counts are shown")
    assert gate() == gate(espresso.but(masked=True)) == gate(espresso.but(about="gone")) == nothing
    assert gate(espresso) == (True, "every team test that was asked is passed")
    assert gate(espresso, townhall) == (False, "O1 townhall not passed, 1 of 4")
    assert gate(espresso, townhall.but(yes=2, meh=2)) == (
        True,
        "every team test that was asked is passed; only amber: O1 townhall 2 of 4. What would make it a yes?",
    )
    assert gate(espresso.but(fingerprint="old")) == (False, "O1 espresso is stale: its words changed since")


def test_a_top_team_needs_no_tie_off(pay: Build) -> None:
    gate = gates(pay.workspace(), CYCLE, "top", None, measurable={})[6]
    assert (gate.ok, gate.blocking) == (None, False)
    assert gate.reason.startswith("not needed")


def test_a_lower_team_without_a_tie_off_does_not_pass_the_gate(pay: Build) -> None:
    gate = all_gates(pay.workspace())["tied off"]
    assert (gate.ok, gate.reason) == (False, "not tied off with Harbour yet")


@pytest.mark.parametrize(
    ("choice", "mark", "why"),
    [
        (None, None, "O1 is not decided"),
        ("confirm", None, ""),
        ("confirm", "", "O1 was confirmed, but is stale: its words at that time were not recorded"),
        ("confirm", "old", "O1 was confirmed, but is stale: its words changed since"),
        ("change", None, "O1 was to be changed"),
        ("change", "old", "O1 was changed and waits to be confirmed"),
        ("drop", None, "O1 was dropped but still exists"),
        ("escalate", None, "O1 was escalated and is still open"),
    ],
)
def test_every_objective_must_be_decided(pay: Build, choice: Choice | None, mark: str | None, why: str) -> None:
    workspace = pay.workspace()
    gate = all_gates(workspace, tied(workspace, choice, mark=mark))["tied off"]
    assert (gate.ok, gate.reason) == (not why, why or "decided and signed by both levels")


def test_a_dropped_objective_that_was_deleted_is_decided() -> None:
    assert why_undecided(Objective(id="x"), None) == "is not decided"


def test_both_leaders_must_sign(pay: Build) -> None:
    workspace = pay.workspace()
    tie_off = tied(workspace).but(signatures=tied(workspace).signatures[:1])
    assert all_gates(workspace, tie_off)["tied off"].reason == "Payments has not signed"
    assert all_gates(workspace, tie_off.but(signatures=()))["tied off"].reason == (
        "Harbour has not signed and Payments has not signed"
    )


def test_a_change_after_signing_makes_the_signature_stale(pay: Build) -> None:
    signed = tied(pay.workspace())
    pay.key("p1", "k3", "Cheap", champion="Li")
    gate = all_gates(pay.workspace(), signed)["tied off"]
    assert gate.ok is False
    assert gate.reason == (
        "the signature of Harbour is stale: Payments O1·KR3 added"
        " and the signature of Payments is stale: Payments O1·KR3 added"
    )


def test_open_dependencies_keep_the_gate_closed(pay: Build) -> None:
    assert all_gates(pay.workspace())["dependencies settled"].ok
    pay.needs("pay", "care").needs("pay", "care", "d2", state="accepted")
    gate = all_gates(pay.workspace())["dependencies settled"]
    assert (gate.ok, gate.reason) == (False, "one dependency open: a thing")


def test_an_unknown_team_has_no_objectives(build: Build) -> None:
    assert gates(build.workspace(), CYCLE, "nowhere", None, measurable={})[0].ok is False
