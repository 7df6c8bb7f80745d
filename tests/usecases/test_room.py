"""The room: who is here, who has spoken, the lot, and the prompts that were asked."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.room import RoomDesk

NAMES = ("Ana", "Li", "Sam")


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    return made


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("payments", people=NAMES)


def test_somebody_who_is_late_or_gone_is_not_here(desk: Desk, workshop: str) -> None:
    desk.room.be(workshop, "Li", "late")
    desk.room.be(workshop, "Sam", "gone")
    one = desk.workshop.full(workshop).workshop
    assert (one.here, one.late, one.gone) == (("Ana",), ("Li",), ("Sam",))
    desk.room.be(workshop, "Li", "gone")
    assert desk.room.presence(workshop, "Li") == "gone"
    desk.room.be(workshop, "Li", "here")
    assert desk.workshop.full(workshop).workshop.here == ("Ana", "Li")
    assert desk.session.undo() == "Undone: Li is here"
    assert desk.room.presence(workshop, "Li") == "gone"


def test_a_team_test_expects_as_many_answers_as_people_are_here(desk: Desk, workshop: str) -> None:
    objective(desk, "payments", "A")
    about = desk.draft.okrs("payments").objectives[0].id
    desk.room.be(workshop, "Sam", "gone")
    for _ in range(2):
        desk.team_test.answer(workshop, about, "espresso", "yes")
    with pytest.raises(ValueError, match="All 2 people have answered"):
        desk.team_test.answer(workshop, about, "espresso", "yes")


def test_people_are_heard_once_and_in_the_order_in_which_they_speak(desk: Desk, workshop: str) -> None:
    desk.room.hear(workshop, "Li", "curious")
    desk.room.hear(workshop, "Ana")
    assert desk.room.waiting(workshop) == ("Sam",)
    desk.room.hear(workshop, "Li", "  very\ncurious ")
    run = desk.workshop.full(workshop).workshop.runs["check-in"]
    assert [(one.person, one.words) for one in run.said] == [("Li", "very curious"), ("Ana", "")]
    desk.room.unhear(workshop, "Li")
    assert desk.room.waiting(workshop) == ("Li", "Sam")


def test_a_pasted_chat_says_what_each_person_said(desk: Desk, workshop: str) -> None:
    desk.room.hear(workshop, "Sam", "tired")
    chat = "09:01:02 From Li to Everyone: curious\n09:01:09 From Ana Lima (guest) to Everyone: a bit late\nnonsense"
    assert desk.room.hear_chat(workshop, "no name at all") == ()
    assert desk.room.hear_chat(workshop, chat) == ("Li", "Ana")
    said = {one.person: one.words for one in desk.workshop.full(workshop).workshop.runs["check-in"].said}
    assert said["Sam"] == "tired" and said["Li"] == "curious" and said["Ana"].startswith("a bit late")
    assert desk.session.undo() == "Undone: what 2 people said"


def test_each_step_has_its_own_speakers(desk: Desk, workshop: str) -> None:
    desk.room.hear(workshop, "Ana", "here")
    desk.workshop.next(workshop)
    assert desk.room.waiting(workshop) == NAMES
    desk.workshop.back(workshop)
    assert desk.room.waiting(workshop) == ("Li", "Sam")


@given(seed=st.integers(), heard=st.sets(st.sampled_from(NAMES)), away=st.sets(st.sampled_from(NAMES)))
def test_the_lot_draws_only_people_who_are_here_and_have_not_spoken(seed: int, heard: set[str], away: set[str]) -> None:
    desk = open_desk(MemoryStore(who="Ana"))
    fill_in(desk)
    workshop = desk.workshop.start("payments", people=NAMES)
    for person in heard:
        desk.room.hear(workshop, person)
    for person in away:
        desk.room.be(workshop, person, "late")
    drawn = RoomDesk(desk.workshop, random.Random(seed)).draw(workshop)
    assert (drawn in set(NAMES) - heard - away) if set(NAMES) - heard - away else drawn == ""


def test_over_many_draws_everybody_is_drawn(desk: Desk, workshop: str) -> None:
    lot = RoomDesk(desk.workshop, random.Random(1))
    assert {lot.draw(workshop) for _ in range(60)} == set(NAMES)


def test_prompts_are_asked_one_after_another_and_undone_as_one_step(desk: Desk, workshop: str) -> None:
    def asked() -> int:
        return desk.workshop.full(workshop).workshop.runs["check-in"].asked

    for expected in (1, 2, 2):
        desk.room.ask(workshop)
        assert asked() == expected
    desk.room.ask(workshop, -1)
    assert asked() == 1
    assert desk.session.undo() == "Undone: prompts (Check-in)"
    assert asked() == 0
    desk.room.ask(workshop, -1)
    assert asked() == 0


def test_undo_in_a_workshop_does_not_reach_older_work(desk: Desk) -> None:
    objective(desk, "payments", "Older work")
    workshop = desk.workshop.start("payments", people=NAMES)
    desk.workshop.next(workshop)
    desk.workshop.resume(workshop)
    for expected in ("start the clock", "next step"):
        assert expected in desk.workshop.undo(workshop)
    for _ in range(3):
        assert desk.workshop.undo(workshop) == "Nothing more to undo here. Older work is not touched"
    assert workshop in desk.workspace.workshops
    assert desk.draft.okrs("payments").objectives
    assert "start “" in desk.session.undo()
