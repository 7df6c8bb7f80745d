from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest

from tests.usecases.office import CYCLE, agree, objective, open_desk
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.home import TeamRow
from tuiokr.usecases.setup import read_cycle

TEAM = "payments"
UPPER = "northwind"


def row(desk: Desk, team: str) -> TeamRow:
    return next(one for one in desk.home.rows() if one.team.id == team)


def close(desk: Desk, team: str) -> None:
    standing = desk.session.workspace
    okrs = standing.of(CYCLE, team)
    desk.session.change("close", standing.with_okrs(okrs.but(standing=okrs.standing.but(state="closed"))))


def tie_off(desk: Desk) -> None:
    for one in desk.draft.okrs(TEAM).objectives:
        desk.tie_off.decide(UPPER, one.id, "confirm")
    for team in (UPPER, TEAM):
        desk.tie_off.sign(UPPER, team, "Leader")


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")


@pytest.fixture
def above(desk: Desk) -> str:
    return objective(desk, UPPER, "People come back", "Second orders from 31 % to 40 %")


def test_overdue_questions_come_first_and_other_open_ones_last(desk: Desk, above: str, clock: SetClock) -> None:
    for team in (TEAM, UPPER):
        desk.parking.park(desk.vote.workshop_for(team), "Who pays? @Li 6 Jan")
    *_, last = desk.home.next(None, desk.parking.counts())
    assert (last.kind, last.team, last.title) == ("parked", UPPER, "Answer Northwind's parked questions")
    assert last.lines == ("1 open",)
    clock.move(3 * 86400)
    desk.parking.own(desk.vote.workshop_for(UPPER), desk.parking.open_of(UPPER)[0].parked.id, "Li", None)
    first, *_ = desk.home.next(None, desk.parking.counts())
    assert (first.kind, first.team, first.lines) == ("parked", TEAM, ("1 open, 1 overdue",))


# ---- states


def test_a_team_goes_through_its_states(desk: Desk, above: str) -> None:
    seen: list[tuple[str, bool]] = []

    def note() -> None:
        seen.append(desk.home.state(TEAM))
        assert (row(desk, TEAM).state, row(desk, TEAM).stale) == seen[-1]

    note()
    workshop = desk.workshop.start(TEAM)
    note()
    desk.workshop.resume(workshop)
    note()
    made = objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")
    note()
    desk.workshop.end(workshop)
    note()
    agree(desk, workshop, made)
    note()
    tie_off(desk)
    note()
    desk.publish.publish(TEAM)
    note()
    close(desk, TEAM)
    note()
    assert [state for state, _ in seen] == [
        "not started",
        "not started",
        "in workshop",
        "in workshop",
        "drafted",
        "agreed",
        "tied off",
        "published",
        "closed",
    ]
    assert not any(stale for _, stale in seen)


@pytest.mark.parametrize("state", ["agreed", "published"])
def test_a_change_makes_a_state_stale_and_undo_restores_it(desk: Desk, above: str, goal: str, state: str) -> None:
    agree(desk, desk.vote.workshop_for(TEAM), goal)
    if state == "published":
        desk.publish.publish(TEAM)
    assert desk.home.state(TEAM) == (state, False)
    desk.draft.edit(TEAM, goal, title="Other")
    assert desk.home.state(TEAM) == (state, True)
    assert row(desk, TEAM).stale
    desk.session.undo()
    assert desk.home.state(TEAM) == (state, False)


@pytest.mark.parametrize("changed", ["above", "below"])
def test_a_change_after_a_tie_off_leaves_it_signed_with_reservations(
    desk: Desk, above: str, goal: str, changed: str
) -> None:
    tie_off(desk)
    assert desk.home.state(TEAM) == ("tied off", False)
    desk.draft.edit(*((UPPER, above) if changed == "above" else (TEAM, goal)), title="Other")
    assert desk.home.state(TEAM) == ("with reservations", False)
    desk.session.undo()
    assert desk.home.state(TEAM) == ("tied off", False)


def test_a_signed_tie_off_with_an_open_change_is_not_tied_off(desk: Desk, above: str, goal: str) -> None:
    desk.tie_off.decide(UPPER, goal, "change", "Aim at 500")
    for team in (UPPER, TEAM):
        desk.tie_off.sign(UPPER, team, "Leader")
    assert desk.home.state(TEAM) == ("with reservations", False)
    state = desk.tie_off.state(UPPER)
    assert (state.name, state.points) == ("signed with reservations", ("Payments O1 was to be changed",))


def test_one_signature_is_not_a_tie_off(desk: Desk, above: str, goal: str) -> None:
    desk.tie_off.sign(UPPER, TEAM, "Ana")
    assert desk.home.state(TEAM) == ("drafted", False)


def test_a_team_is_agreed_when_every_objective_is_agreed(desk: Desk, goal: str) -> None:
    other = objective(desk, TEAM, "Another")
    place = desk.vote.workshop_for(TEAM)
    agree(desk, place, goal)
    assert desk.home.state(TEAM) == ("drafted", False)
    agree(desk, place, other, 1, 1, 1, 1, 1)
    assert desk.home.state(TEAM) == ("drafted", False)
    vote = desk.vote.open(place, other)
    desk.vote.again(place, vote)
    agree(desk, place, other)
    assert desk.home.state(TEAM) == ("agreed", False)


def test_a_tie_off_meeting_is_not_a_workshop_of_the_team(desk: Desk) -> None:
    workshop = desk.workshop.start(UPPER, "tie-off")
    desk.workshop.resume(workshop)
    assert desk.home.state(UPPER) == ("not started", False)
    executive = desk.workshop.start(UPPER, "executive")
    desk.workshop.end(workshop)
    desk.workshop.resume(executive)
    assert desk.home.state(UPPER) == ("in workshop", False)


@pytest.mark.parametrize("agenda", ["check-in", "retrospective"])
def test_a_workshop_that_only_looks_back_leaves_home_as_it_is(desk: Desk, goal: str, agenda: str) -> None:
    state, nexts = desk.home.state(TEAM), desk.home.next()
    for team in (TEAM, "growth"):
        desk.workshop.resume(desk.workshop.start(team, agenda))
    assert (desk.home.state(TEAM), desk.home.next()) == (state, nexts)
    planning = desk.workshop.start(TEAM)
    desk.workshop.resume(planning)
    desk.workshop.pause(planning)
    desk.workshop.resume(desk.workshop.open_of(TEAM, agenda).workshop.id)  # type: ignore[union-attr]
    assert desk.home.state(TEAM) == ("in workshop", False)


def test_states_are_those_of_the_current_cycle(desk: Desk, goal: str) -> None:
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert desk.home.state(TEAM) == ("not started", False)
    desk.session.look_at(CYCLE)
    assert desk.home.state(TEAM) == ("drafted", False)


# ---- rows


def test_rows_are_the_tree_with_its_numbers(desk: Desk, goal: str) -> None:
    key = desk.draft.add_key_result(TEAM, goal)
    desk.draft.edit(TEAM, key, confidence=7)
    desk.draft.edit(TEAM, desk.draft.okrs(TEAM).of(goal)[0].id, confidence=4)
    desk.draft.add_key_result(TEAM, goal)
    found = [(one.team.id, one.level, one.last_child, one.objectives, one.key_results) for one in desk.home.rows()]
    assert found == [
        (UPPER, 1, True, 0, 0),
        ("growth", 2, False, 0, 0),
        (TEAM, 2, True, 1, 3),
    ]
    assert row(desk, TEAM).confidence == 5.5
    assert row(desk, "growth").confidence is None


def test_several_top_teams_are_rows_too(desk: Desk) -> None:
    desk.setup.add_team("Zebra", parent=None)
    found = [(one.team.id, one.level, one.last_child) for one in desk.home.rows()]
    assert found[0] == (UPPER, 1, False)
    assert found[-1] == ("zebra", 1, True)


# ---- next, sentence


def kinds(desk: Desk) -> list[tuple[str, str]]:
    return [(one.kind, one.team) for one in desk.home.next()]


def test_an_empty_organisation_has_nothing_to_show(bare: Desk) -> None:
    assert tuple(bare.home.rows()) == ()
    assert bare.home.next() == ()
    assert bare.home.sentence() == "No teams yet."
    assert bare.home.pick_up() is None


def test_the_first_step_is_the_workshop_of_the_top_team(desk: Desk) -> None:
    [one] = desk.home.next()
    assert (one.kind, one.team, one.title) == ("workshop", UPPER, "Run Northwind's workshop")
    assert one.lines == ("2 people", "nothing drafted yet")


def test_a_team_without_people_is_shown_as_such(bare: Desk) -> None:
    bare.setup.set_cycle(read_cycle(CYCLE))
    bare.setup.add_team("Alone", parent=None)
    assert bare.home.next()[0].lines[0] == "no people yet"


def test_an_objective_with_key_results_is_voted_on_next(desk: Desk) -> None:
    made = objective(desk, TEAM, "Paying feels effortless")
    assert ("vote", TEAM) not in kinds(desk)
    desk.draft.add_key_result(TEAM, made)
    assert ("vote", TEAM) in kinds(desk)


def test_an_agreed_team_is_published_next(desk: Desk, goal: str) -> None:
    agree(desk, desk.vote.workshop_for(TEAM), goal)
    assert ("publish", TEAM) in kinds(desk)
    assert ("vote", TEAM) not in kinds(desk)
    desk.publish.publish(TEAM)
    assert ("publish", TEAM) not in kinds(desk)
    desk.draft.edit(TEAM, goal, title="Other")
    [one] = [each for each in desk.home.next() if each.kind == "publish"]
    assert one.lines[1] == "published, stale"


def test_two_levels_with_objectives_are_tied_off_next(desk: Desk, above: str, goal: str) -> None:
    [one] = [each for each in desk.home.next() if each.kind == "tie-off"]
    assert (one.team, one.title) == (UPPER, "Tie off Northwind with 2 teams")
    assert one.lines == ("0 of 1 decided", "nobody has signed yet")
    desk.tie_off.decide(UPPER, goal, "confirm")
    desk.tie_off.sign(UPPER, UPPER, "Noor")
    [one] = [each for each in desk.home.next() if each.kind == "tie-off"]
    assert one.lines == ("1 of 1 decided", "signed by Noor")
    tie_off(desk)
    assert desk.tie_off.state(UPPER).name == "tied off", "growth has no objectives, so it need not sign"
    assert "tie-off" not in {kind for kind, _ in kinds(desk)}


def test_at_most_three_steps_are_next(desk: Desk, above: str, goal: str) -> None:
    agree(desk, desk.vote.workshop_for(TEAM), goal)
    assert kinds(desk) == [("tie-off", UPPER), ("workshop", "growth"), ("vote", UPPER)]


def test_an_unfinished_workshop_is_offered(desk: Desk, clock: SetClock) -> None:
    assert desk.home.pick_up() is None
    workshop = desk.workshop.start(TEAM)
    desk.workshop.resume(workshop)
    clock.move(60)
    desk.workshop.pause_all()
    picked = desk.home.pick_up()
    assert picked is not None and picked.workshop.id == workshop


def test_the_sentence_says_how_many_teams_are_in_each_state(desk: Desk, above: str) -> None:
    made = objective(desk, TEAM, "Paying", "a1")
    agree(desk, desk.vote.workshop_for(TEAM), made)
    assert desk.home.sentence() == "3 teams: 1 agreed, 1 drafted, 1 not started."


def test_the_sentence_says_when_nothing_is_drafted(desk: Desk) -> None:
    assert desk.home.sentence() == "3 teams; nothing is drafted yet."


def test_the_sentence_says_when_all_teams_are_closed(desk: Desk) -> None:
    for team in (UPPER, TEAM, "growth"):
        close(desk, team)
    assert desk.home.sentence() == "3 teams: 3 closed."


def test_reading_changes_nothing(desk: Desk, above: str, goal: str, store: MemoryStore) -> None:
    before = desk.session.workspace
    stamp, _ = store.changed(None)
    reads: list[Callable[[], object]] = [
        lambda: tuple(desk.home.rows()),
        desk.home.next,
        desk.home.sentence,
    ]
    for read in reads:
        assert read() == read()
    assert desk.session.workspace is before
    assert store.changed(stamp)[1] == frozenset()


def test_another_session_sees_the_same(desk: Desk, above: str, goal: str, store: MemoryStore) -> None:
    tie_off(desk)
    other = open_desk(store)
    assert tuple(other.home.rows()) == tuple(desk.home.rows())
    assert other.home.next() == desk.home.next()


def test_a_cycle_of_listed_teams_shows_only_those(desk: Desk) -> None:
    standing = desk.session.workspace
    listed = standing.cycles[CYCLE].but(roster="listed")
    desk.session.change("list", replace(standing, cycles=MappingProxyType({CYCLE: listed})))
    assert tuple(desk.home.rows()) == ()
    assert desk.home.sentence() == "No teams yet."
