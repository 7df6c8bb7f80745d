"""Editing the agenda of a running workshop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import NOW, fill_in, open_desk, some
from tuiokr.model.limits import MOST_STEPS
from tuiokr.model.timeline import timeline
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.agenda_files import shipped
from tuiokr.usecases.desk import Desk


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk(clock: SetClock) -> Desk:
    made = open_desk(MemoryStore(who="Ana"), clock)
    fill_in(made)
    return made


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("payments")


def titles(desk: Desk, workshop: str) -> list[str]:
    return [step.title for step in desk.workshop.full(workshop).workshop.agenda.steps]


def test_a_step_is_moved_and_an_end_of_the_agenda_holds(desk: Desk, workshop: str) -> None:
    before = titles(desk, workshop)
    desk.agenda.move(workshop, "themes", -1)
    assert titles(desk, workshop)[:3] == ["Check-in", "Themes", "The leader opens"]
    desk.agenda.move(workshop, "check-in", -1)
    desk.agenda.move(workshop, "check-out", 1)
    assert desk.session.undo() == "Undone: move step (Themes)"
    assert titles(desk, workshop) == before


def test_a_change_before_the_clock_starts_is_the_plan(desk: Desk, clock: SetClock) -> None:
    workshop = desk.workshop.start("payments", pace=1.25)
    desk.agenda.retime(workshop, "objectives", 18.75)
    new = desk.agenda.add(workshop, "themes", "What we stop")
    one = desk.workshop.full(workshop).workshop
    assert (one.runs["objectives"].minutes, one.runs[new].minutes) == (50, 12.5)
    [objectives] = [step for step in one.agenda.steps if step.id == "objectives"]
    assert (objectives.minutes, [phase.minutes for phase in objectives.phases]) == (40, [8, 8, 8, 16])
    assert timeline(one, clock.now()).behind == 0
    desk.workshop.pace(workshop, 1.0)
    assert desk.workshop.full(workshop).workshop.runs["objectives"].minutes == 40
    desk.workshop.resume(workshop)
    desk.agenda.retime(workshop, "objectives", 5)
    desk.workshop.pace(workshop, 1.25)
    one = desk.workshop.full(workshop).workshop
    assert one.agenda.minutes == 145 and timeline(one, clock.now()).behind == 0.25 * 145 * 60


def test_the_running_step_gets_its_new_time_at_once(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(60)
    desk.agenda.retime(workshop, "check-in", 5)
    one = desk.workshop.full(workshop).workshop
    assert (one.runs["check-in"].minutes, one.left("check-in", clock.now())) == (10, 540)
    desk.agenda.retime(workshop, "check-in", -100)
    one = desk.workshop.full(workshop).workshop
    assert (one.runs["check-in"].minutes, one.left("check-in", clock.now())) == (0, -60)
    desk.agenda.retime(workshop, "themes", 9999)
    assert desk.workshop.full(workshop).workshop.runs["themes"].minutes == 600


def test_a_step_is_added_renamed_and_removed(desk: Desk, workshop: str) -> None:
    new = desk.agenda.add(workshop, "themes", "  What we stop ")
    assert titles(desk, workshop)[2:4] == ["Themes", "What we stop"]
    assert desk.agenda.add(workshop, "themes", "  ") == ""
    desk.workshop.go(workshop, new)
    desk.workshop.note(workshop, new, "The old page")
    with pytest.raises(ValueError, match="is on the stage"):
        desk.agenda.remove(workshop, new)
    desk.workshop.back(workshop)
    with pytest.raises(ValueError, match="Something was said"):
        desk.agenda.remove(workshop, new)
    desk.agenda.rename(workshop, new, "Stop")
    desk.agenda.rename(workshop, new, "")
    assert titles(desk, workshop)[3] == "Stop"
    desk.agenda.remove(workshop, "confidence")
    assert "Confidence" not in titles(desk, workshop)
    assert titles(desk, desk.workshop.start("payments")) == [step.title for step in shipped("team").steps]


def test_undo_brings_a_step_back_with_the_time_that_it_had(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    desk.workshop.go(workshop, "themes")
    clock.move(120)
    desk.workshop.go(workshop, "check-in")
    desk.agenda.remove(workshop, "themes")
    new = desk.agenda.add(workshop, "check-in", "More")
    desk.workshop.go(workshop, new)
    for expected in ("go to step (More)", "add step (More)", "remove step (Themes)"):
        assert desk.workshop.undo(workshop) == f"Undone: {expected}"
    one = desk.workshop.full(workshop).workshop
    assert one.left("themes", clock.now()) == 8 * 60
    for _ in range(3):
        desk.session.redo()
    assert desk.workshop.full(workshop).workshop.current == new


def test_an_agenda_does_not_grow_without_end(desk: Desk, workshop: str) -> None:
    for number in range(MOST_STEPS - len(titles(desk, workshop))):
        desk.agenda.add(workshop, "check-in", f"Step {number}")
    with pytest.raises(ValueError, match="at most 40 steps"):
        desk.agenda.add(workshop, "check-in", "One more")


@some
@given(
    turns=st.lists(
        st.tuples(st.sampled_from(["move", "retime", "rename", "add", "remove", "go"]), st.integers(0, 30)), max_size=20
    )
)
def test_every_step_always_has_a_time_and_the_current_one_exists(turns: list[tuple[str, int]]) -> None:
    desk = open_desk(MemoryStore(who="Ana"))
    fill_in(desk)
    workshop = desk.workshop.start("payments")
    for what, number in turns:
        one = desk.workshop.full(workshop).workshop
        step = one.agenda.steps[number % len(one.agenda.steps)].id
        try:
            match what:
                case "move":
                    desk.agenda.move(workshop, step, number % 3 - 1)
                case "retime":
                    desk.agenda.retime(workshop, step, number - 15)
                case "rename":
                    desk.agenda.rename(workshop, step, f"Step {number}")
                case "add":
                    desk.agenda.add(workshop, step, f"New {number}")
                case "remove":
                    desk.agenda.remove(workshop, step)
                case _:
                    desk.workshop.go(workshop, step)
        except ValueError:
            continue
        if number % 4 == 0:
            assert not desk.workshop.undo(workshop).startswith("Not ")
    one = desk.workshop.full(workshop).workshop
    assert {step.id for step in one.agenda.steps} == set(one.runs)
    assert one.current in one.runs
    assert all(0 <= run.minutes <= 600 for run in one.runs.values())
