"""Every step of a workshop can be undone by its name. Time is not undone, and a hand that was revealed stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.usecases.office import NOW, open_desk
from tuiokr.model.agenda import Workshop
from tuiokr.model.vote import Round
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk

MINUTE = 60.0


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("payments")


def one(desk: Desk, workshop: str) -> Workshop:
    return desk.workshop.full(workshop).workshop


def left(desk: Desk, workshop: str, step: str) -> float:
    return round(one(desk, workshop).left(step, desk.session.clock.now()), 3)


def total(desk: Desk, workshop: str) -> float:
    """The seconds spent on all steps together."""
    found = one(desk, workshop)
    return round(sum(found.spent(step, desk.session.clock.now()) for step in found.runs), 3)


ACTS: dict[str, Callable[[Desk, str], object]] = {
    "next step (The leader opens)": lambda desk, w: desk.workshop.next(w),
    "skip step (Check-in)": lambda desk, w: desk.workshop.next(w, leaving="skipped"),
    "go to step (Themes)": lambda desk, w: desk.workshop.go(w, "themes"),
    "start the clock (Check-in)": lambda desk, w: desk.workshop.resume(w),
    "+1 min (Check-in)": lambda desk, w: desk.workshop.stretch(w, 1),
    "-1 min (Check-in)": lambda desk, w: desk.workshop.stretch(w, -1),
    "end “Payments: team workshop”": lambda desk, w: desk.workshop.end(w),
    "discard “Payments: team workshop”": lambda desk, w: desk.workshop.discard(w),
    "who is here": lambda desk, w: desk.workshop.attend(w, ["Ana"]),
    "notes (Themes)": lambda desk, w: desk.workshop.note(w, "themes", "Trust"),
    "theme “Trust”": lambda desk, w: desk.theme.add(w, "Trust"),
    "note “Checkout works”": lambda desk, w: desk.interview.add(w, "works", "Checkout works"),
    "park “Who owns the data?”": lambda desk, w: desk.parking.park(w, "Who owns the data?"),
}


@pytest.mark.parametrize("label", ACTS)
def test_each_act_is_one_undo_step(desk: Desk, workshop: str, label: str) -> None:
    before = desk.workshop.full(workshop)
    ACTS[label](desk, workshop)
    after = desk.session.workspace.workshops.get(workshop)
    assert after != before
    assert desk.session.undo() == f"Undone: {label}"
    assert desk.workshop.full(workshop) == before
    assert desk.session.redo() == f"Done again: {label}"
    assert desk.session.workspace.workshops.get(workshop) == after
    assert desk.session.undo() == f"Undone: {label}"
    assert desk.session.undo() == "Undone: start “Payments: team workshop”"
    assert workshop not in desk.session.workspace.workshops
    assert "payments" in desk.session.workspace.teams


def test_a_step_back_and_a_catch_up_are_undone(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.next(workshop)
    desk.workshop.back(workshop)
    assert desk.session.undo() == "Undone: step back (Check-in)"
    desk.workshop.resume(workshop)
    clock.move(20 * MINUTE)
    before = one(desk, workshop)
    desk.workshop.catch_up(workshop, "spread")
    assert one(desk, workshop) != before
    assert desk.session.undo() == "Undone: catch up (spread it over the other steps)"
    after = one(desk, workshop)
    assert after.deadline == before.deadline
    assert {step: (run.minutes, run.state) for step, run in after.runs.items()} == {
        step: (run.minutes, run.state) for step, run in before.runs.items()
    }


def test_undoing_a_move_gives_its_time_to_the_step_that_was_left(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(100)
    desk.workshop.next(workshop)
    clock.move(30)
    desk.session.undo()
    assert (one(desk, workshop).current, one(desk, workshop).running) == ("check-in", True)
    assert (left(desk, workshop, "check-in"), left(desk, workshop, "leader-opens")) == (170, 900)
    clock.move(10)
    assert left(desk, workshop, "check-in") == 160
    desk.session.redo()
    assert (left(desk, workshop, "check-in"), left(desk, workshop, "leader-opens")) == (160, 900)
    assert total(desk, workshop) == 140


def test_undo_neither_loses_nor_adds_time(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    for act in (
        lambda: desk.workshop.next(workshop),
        lambda: desk.workshop.stretch(workshop, 3),
        lambda: desk.workshop.go(workshop, "objectives"),
        lambda: desk.workshop.next(workshop, leaving="skipped"),
        lambda: desk.workshop.back(workshop),
    ):
        clock.move(50)
        act()
    for count in range(5):
        clock.move(7)
        assert desk.session.undo().startswith("Undone"), count
        assert total(desk, workshop) == 250 + 7 * (count + 1)
    assert one(desk, workshop).current == "check-in"
    assert {step: run.minutes for step, run in one(desk, workshop).runs.items()} == {
        step.id: step.minutes for step in one(desk, workshop).agenda.steps
    }


def test_undoing_a_pause_continues_from_the_paused_time(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(100)
    desk.workshop.pause(workshop)
    clock.move(3600)
    desk.session.undo()
    assert (left(desk, workshop, "check-in"), one(desk, workshop).running) == (200, True)
    clock.move(10)
    desk.session.undo()
    assert (left(desk, workshop, "check-in"), one(desk, workshop).running) == (190, False)


def test_undoing_an_end_or_a_discard_restores_a_paused_clock(desk: Desk, workshop: str, clock: SetClock) -> None:
    for act in (desk.workshop.end, desk.workshop.discard):
        desk.workshop.resume(workshop)
        clock.move(10)
        before = left(desk, workshop, "check-in")
        act(workshop)
        clock.move(5000)
        assert desk.session.undo().startswith("Undone")
        found = one(desk, workshop)
        assert (found.ended, found.running, left(desk, workshop, "check-in")) == (None, False, before)


def test_a_start_can_be_undone_after_a_restart(store: MemoryStore, clock: SetClock) -> None:
    desk = open_desk(store, clock)
    desk.setup.add_team("Payments", parent=None)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    desk.workshop.pause_all()
    desk.session.close()
    again = open_desk(store, clock)
    assert again.session.undo() == "Undone: start the clock (Check-in)"
    assert again.session.undo() == "Undone: start “Payments: team workshop”"
    assert again.session.workspace.workshops.get(workshop) is None


def test_a_start_is_not_undone_over_changes_of_another_window(store: MemoryStore, clock: SetClock) -> None:
    desk = open_desk(store, clock)
    desk.setup.add_team("Payments", parent=None)
    workshop = desk.workshop.start("payments")
    other = open_desk(store, clock)
    other.workshop.note(workshop, "themes", "Trust")
    desk.session.refresh()
    assert desk.session.undo().startswith("Not undone, as somebody changed it after that: start")
    assert one(desk, workshop).runs["themes"].notes == "Trust"


# ---- votes


@pytest.fixture
def vote(desk: Desk, workshop: str) -> str:
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Paying feels effortless")
    return desk.vote.open(workshop, objective)


def last(desk: Desk, workshop: str, vote: str) -> Round:
    found = desk.vote.vote(workshop, vote).last
    assert found
    return found


def hands(desk: Desk, workshop: str, vote: str) -> dict[str, int | None]:
    return {ballot.person: ballot.hand for ballot in last(desk, workshop, vote).ballots}


def test_the_message_about_an_undone_hand_does_not_reveal_it(desk: Desk, workshop: str, vote: str) -> None:
    desk.vote.cast(workshop, vote, "Ana", 2)
    said = desk.session.undo()
    assert said == "Undone: Ana's hand"
    assert hands(desk, workshop, vote) == {}


def test_undoing_a_reveal_hides_the_hands_and_keeps_them(desk: Desk, workshop: str, vote: str) -> None:
    desk.vote.cast(workshop, vote, "Ana", 2)
    desk.vote.cast(workshop, vote, "Li", 4)
    desk.vote.reveal(workshop, vote)
    assert desk.session.undo() == "Undone: reveal the hands"
    now = last(desk, workshop, vote)
    assert (now.revealed, now.tabled, hands(desk, workshop, vote)) == (None, ("Ana", "Li"), {"Ana": 2, "Li": 4})
    assert desk.vote.waiting(desk.vote.vote(workshop, vote)) == ("Sam", "Max", "Ola")
    for whose in ("Li", "Ana"):
        said = f"Not undone, as revealed hands never change: {whose}'s hand"
        assert desk.session.undo() == said
    assert desk.session.undo() == "Not undone, as revealed hands never change: open the vote"
    assert hands(desk, workshop, vote) == {"Ana": 2, "Li": 4}
    with pytest.raises(ValueError, match="Ana's hand was revealed"):
        desk.vote.cast(workshop, vote, "Ana", 5)
    assert desk.vote.take_back(workshop, vote) == ""
    desk.vote.cast(workshop, vote, "Sam", 3)
    assert desk.vote.take_back(workshop, vote) == "Sam"
    desk.vote.cast(workshop, vote, "Sam", 3)
    desk.vote.reveal(workshop, vote)
    assert hands(desk, workshop, vote) == {"Ana": 2, "Li": 4, "Sam": 3, "Max": None, "Ola": None}


def test_a_reveal_can_be_redone(desk: Desk, workshop: str, vote: str) -> None:
    desk.vote.cast(workshop, vote, "Ana", 2)
    desk.vote.reveal(workshop, vote)
    desk.session.undo()
    assert desk.session.redo() == "Done again: reveal the hands"
    now = last(desk, workshop, vote)
    assert (now.revealed, hands(desk, workshop, vote)["Ana"]) == (NOW, 2)
    assert desk.session.undo() == "Undone: reveal the hands"


def test_a_vote_is_undone_round_by_round(desk: Desk, workshop: str, vote: str, clock: SetClock) -> None:
    for hand in (1, 2, 3):
        desk.vote.cast(workshop, vote, "Ana", hand)
        desk.vote.reveal(workshop, vote)
        desk.vote.hear(workshop, vote, "Ana", "The night shift", "parked")
        if hand < 3:
            desk.vote.again(workshop, vote)
        clock.move(10)
    desk.vote.decide(workshop, vote, "We try it")
    labels = ["the owner decides", "what Ana said", "reveal the hands"]
    assert [desk.session.undo() for _ in labels] == [f"Undone: {label}" for label in labels]
    assert desk.session.undo() == "Not undone, as revealed hands never change: Ana's hand"
    assert desk.session.undo() == "Not undone, as revealed hands never change: another round"
    assert hands(desk, workshop, vote)["Ana"] == 3
    assert len(desk.workshop.full(workshop).parked) == 2


def test_a_person_who_joins_is_one_undo_step(desk: Desk, workshop: str, vote: str) -> None:
    desk.vote.join(workshop, vote, "Eve")
    assert "Eve" in one(desk, workshop).people
    assert desk.session.undo() == "Undone: Eve votes too"
    assert "Eve" not in one(desk, workshop).people
    assert "Eve" not in desk.vote.vote(workshop, vote).people


def test_the_first_undo_step_of_a_vote_outside_a_workshop_is_opening_it(desk: Desk) -> None:
    objective = desk.draft.add_objective("payments")
    place = desk.vote.workshop_for("payments")
    desk.vote.open(place, objective)
    assert desk.session.undo() == "Undone: open the vote"
    assert desk.session.undo() == "Undone: add an objective"


def test_an_answer_to_a_team_test_is_one_undo_step(desk: Desk, workshop: str) -> None:
    objective = desk.draft.add_objective("payments")
    desk.team_test.answer(workshop, objective, "espresso", "yes")
    desk.team_test.answer(workshop, objective, "espresso", "yes")
    assert desk.session.undo() == "Undone: an answer to espresso"
    assert desk.team_test.of(workshop, objective, "espresso").yes == 1


# ---- clocks that ran unattended


def test_the_remaining_time_never_exceeds_what_there_was(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.go(workshop, "key-results")
    desk.workshop.resume(workshop)
    clock.move(600)
    desk.workshop.pause(workshop)
    desk.workshop.resume(workshop)
    clock.move(-2 * 3600)
    assert left(desk, workshop, "key-results") == 1200
    found = one(desk, workshop)
    assert found.ends(clock.now()) - clock.now() < timedelta(minutes=120)
    desk.workshop.pause(workshop)
    assert left(desk, workshop, "key-results") == 1200


@pytest.mark.parametrize("away", [-3600, 3 * 24 * 3600])
def test_a_clock_that_was_left_running_is_paused_as_of_when_it_was_left(
    store: MemoryStore, clock: SetClock, away: float
) -> None:
    desk = open_desk(store, clock)
    desk.setup.add_team("Payments", parent=None)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    clock.move(90)
    desk.workshop.note(workshop, "check-in", "All here")
    clock.move(away)
    again = open_desk(store, clock)
    said = again.workshop_clock.open(workshop)
    assert said.startswith("The clock was running while the workshop was closed. It is paused as of")
    found = one(again, workshop)
    assert not found.running and 0 < left(again, workshop, "check-in") <= 300
    assert again.workshop_clock.open(workshop) == ""


def test_a_clock_keeps_running_after_a_short_absence(store: MemoryStore, clock: SetClock) -> None:
    desk = open_desk(store, clock)
    desk.setup.add_team("Payments", parent=None)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    clock.move(400)
    again = open_desk(store, clock)
    assert again.workshop_clock.open(workshop) == "" and left(again, workshop, "check-in") == -100


def test_a_computer_that_slept_pauses_the_clock_as_of_falling_asleep(
    desk: Desk, workshop: str, clock: SetClock
) -> None:
    assert desk.workshop_clock.open(workshop) == ""
    desk.workshop.resume(workshop)
    clock.move(100)
    assert desk.workshop_clock.look() == ()
    clock.move(3 * 24 * 3600)
    (said,) = desk.workshop_clock.look()
    assert "3:20 left" in said
    assert (left(desk, workshop, "check-in"), one(desk, workshop).running) == (200, False)
    assert desk.session.undo() == "Undone: start the clock (Check-in)"


def test_a_clock_that_people_watch_keeps_running_over_time(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop_clock.open(workshop)
    desk.workshop.resume(workshop)
    for _ in range(200):
        clock.move(50)
        assert desk.workshop_clock.look() == ()
    assert left(desk, workshop, "check-in") == 300 - 200 * 50


def test_setting_the_machines_clock_back_does_not_change_the_workshops_clock(
    desk: Desk, workshop: str, clock: SetClock
) -> None:
    desk.workshop_clock.open(workshop)
    desk.workshop.resume(workshop)
    clock.move(100)
    desk.workshop_clock.look()
    clock.move(-3600)
    desk.workshop_clock.look()
    clock.move(10)
    assert (left(desk, workshop, "check-in"), one(desk, workshop).running) == (190, True)


def test_leaving_does_not_count_the_time_a_clock_ran_unattended(store: MemoryStore, clock: SetClock) -> None:
    desk = open_desk(store, clock)
    desk.setup.add_team("Payments", parent=None)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    clock.move(3 * 24 * 3600)
    again = open_desk(store, clock)
    again.workshop.pause_all()
    assert 0 < left(again, workshop, "check-in") <= 300
