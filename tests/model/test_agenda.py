from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tuiokr.model.agenda import (
    ANSWERS,
    Agenda,
    Answer,
    Phase,
    Step,
    Workshop,
    begin,
    catch_up,
    clock,
    go_to,
    pause,
    resume,
    stretch,
    tone,
)

NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
PHASES = tuple(Phase(title=title, minutes=minutes) for title, minutes in (("alone", 1), ("pairs", 2), ("fours", 4)))
STEPS = (
    Step(id="in", title="Check-in", minutes=5),
    Step(id="goals", title="Objectives", minutes=10, phases=PHASES),
    Step(id="vote", title="Fist of five", minutes=5),
    Step(id="out", title="Check-out", minutes=2),
)
AGENDA = Agenda(id="team", title="Team workshop", kind="team", steps=STEPS)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def standing() -> Workshop:
    return begin("w", agenda=AGENDA, team="pay", cycle="2027-Q1", title="Workshop", people=("Ana", "Li"))


@pytest.fixture
def running(standing: Workshop) -> Workshop:
    return resume(standing, NOW)


def lefts(workshop: Workshop, now: datetime) -> dict[str, float]:
    return {step.id: workshop.left(step.id, now) for step in STEPS}


def test_a_workshop_begins_at_the_first_step_with_a_paused_clock(standing: Workshop) -> None:
    assert (standing.current, standing.step, standing.index, standing.running) == ("in", STEPS[0], 0, False)
    assert lefts(standing, NOW) == {"in": 300, "goals": 600, "vote": 300, "out": 120}
    assert standing.ends(NOW) == NOW + timedelta(minutes=22)
    assert AGENDA.minutes == 22


def test_a_running_clock_is_a_deadline_and_not_a_counter(running: Workshop) -> None:
    assert running.deadline == NOW + timedelta(minutes=5)
    assert running.begun == NOW
    assert running.left("in", later(60)) == 240
    assert running.left("in", later(370)) == -70
    assert running.left("goals", later(370)) == 600


def test_pausing_keeps_the_remaining_time(running: Workshop) -> None:
    paused = pause(running, later(60))
    assert (paused.running, paused.paused, paused.left("in", later(9999))) == (False, later(60), 240)
    again = resume(paused, later(1000))
    assert again.deadline == later(1240)
    assert (again.paused, again.begun) == (None, NOW)


def test_pausing_twice_and_resuming_twice_change_nothing(running: Workshop) -> None:
    paused = pause(running, later(60))
    assert pause(paused, later(90)) is paused
    assert resume(running, later(60)) is running


def test_resuming_reopens_an_ended_workshop(standing: Workshop) -> None:
    assert resume(standing.but(ended=NOW), later(5)).ended is None


def test_a_paused_overtime_stays_overtime(running: Workshop) -> None:
    paused = pause(running, later(370))
    assert paused.left("in", NOW) == -70
    assert resume(paused, later(1000)).left("in", later(1010)) == -80


def test_the_clock_moves_to_another_step(running: Workshop) -> None:
    moved = go_to(running, "goals", later(60), leaving="done")
    assert (moved.current, moved.running, moved.deadline) == ("goals", True, later(660))
    assert (moved.runs["in"].left, moved.runs["in"].state) == (240, "done")
    assert go_to(moved, "in", later(70)).runs["in"].state == "open"
    assert go_to(moved, "in", later(70)).left("in", later(70)) == 240


def test_a_paused_clock_stays_paused_at_another_step(standing: Workshop) -> None:
    moved = go_to(standing, "vote", NOW)
    assert (moved.current, moved.running, moved.index) == ("vote", False, 2)


def test_an_unknown_step_is_an_error(running: Workshop) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        go_to(running, "nowhere", NOW)


@pytest.mark.parametrize("state", ["done", "skipped"])
def test_done_and_skipped_steps_do_not_count_for_the_end(running: Workshop, state: str) -> None:
    run = running.runs["goals"].but(state=state)
    assert running.but(runs={**running.runs, "goals": run}).ends(NOW) == NOW + timedelta(minutes=12)


def test_overtime_does_not_make_the_end_earlier(running: Workshop) -> None:
    assert running.ends(later(400)) == later(400 + 17 * 60)


def test_steps_before_the_current_one_do_not_count_for_the_end(running: Workshop) -> None:
    assert go_to(running, "vote", NOW).ends(NOW) == NOW + timedelta(minutes=7)


@pytest.mark.parametrize(
    ("minutes", "length", "left"),
    [(5, 10, 540), (-2, 3, 120), (-5, 0, -60), (-50, 0, -60), (0, 5, 240), (0.5, 5.5, 270)],
)
def test_the_time_of_a_step_is_extended_and_shortened(
    running: Workshop, minutes: float, length: float, left: float
) -> None:
    found = stretch(running, minutes, later(60))
    assert found.runs["in"].minutes == length
    assert found.left("in", later(60)) == left
    paused = stretch(pause(running, later(60)), minutes, later(99))
    assert (paused.runs["in"].minutes, paused.left("in", later(99)), paused.running) == (length, left, False)


@pytest.mark.parametrize(
    ("answer", "over", "left"),
    [
        ("next", 60, {"goals": 540, "vote": 300, "out": 120}),
        ("next", 700, {"goals": 0, "vote": 300, "out": 120}),
        ("spread", 102, {"goals": 540, "vote": 270, "out": 108}),
        ("spread", 5000, {"goals": 0, "vote": 0, "out": 0}),
        ("drop", 60, {"goals": 600, "vote": 300, "out": 120}),
        ("later", 60, {"goals": 600, "vote": 300, "out": 120}),
        ("next", 0, {"goals": 600, "vote": 300, "out": 120}),
        ("spread", -5, {"goals": 600, "vote": 300, "out": 120}),
    ],
)
def test_overtime_is_recovered_in_four_ways(
    running: Workshop, answer: Answer, over: float, left: dict[str, float]
) -> None:
    found = catch_up(running, answer, over, NOW)
    assert {key: found.runs[key].left for key in left} == pytest.approx(left)
    assert found.runs["goals"].state == ("skipped" if answer == "drop" else "open")
    assert found.runs["in"] == running.runs["in"]


def test_shortening_a_step_changes_its_timebox_too(running: Workshop) -> None:
    assert catch_up(running, "next", 60, NOW).runs["goals"].minutes == pytest.approx(9)


def test_at_the_last_step_no_time_can_be_recovered(running: Workshop) -> None:
    last = go_to(running, "out", NOW)
    assert all(catch_up(last, answer, 60, NOW) is last for answer in ANSWERS)


def test_skipped_steps_give_no_time(running: Workshop) -> None:
    skipped = catch_up(running, "drop", 60, NOW)
    assert catch_up(skipped, "next", 60, NOW).runs["vote"].left == 240
    assert catch_up(skipped, "drop", 60, NOW).runs["vote"].state == "skipped"


@pytest.mark.parametrize(
    ("gone", "title", "left"),
    [
        (0, "alone", 60),
        (59, "alone", 1),
        (60, "pairs", 120),
        (180, "fours", 240),
        (419, "fours", 1),
        (420, "", 0),
        (900, "", 0),
    ],
)
def test_the_clock_of_a_phase_runs_within_its_step(running: Workshop, gone: float, title: str, left: float) -> None:
    found = go_to(running, "goals", NOW).phase(later(gone))
    assert (found[0].title if found else "") == title
    assert (found[1] if found else 0) == pytest.approx(left)


def test_phases_are_extended_with_their_step(running: Workshop) -> None:
    longer = stretch(go_to(running, "goals", NOW), 10, NOW)
    found = longer.phase(later(100))
    assert found is not None
    assert (found[0].title, found[1]) == ("alone", 20)


def test_a_step_without_phases_has_none(running: Workshop) -> None:
    assert running.phase(NOW) is None


@pytest.mark.parametrize(
    ("left", "minutes", "look"),
    [
        (600, 10, "calm"),
        (121, 10, "calm"),
        (120, 10, "amber"),
        (31, 10, "amber"),
        (30, 10, "red"),
        (0, 10, "red"),
        (-0.1, 10, "over"),
        (0, 0, "red"),
        (-1, 0, "over"),
    ],
)
def test_the_colour_of_the_clock_depends_on_the_remaining_time(left: float, minutes: float, look: str) -> None:
    assert tone(left, minutes) == look


@given(st.floats(0.1, 600), st.floats(0, 1), st.floats(0, 1))
def test_the_clock_never_looks_calmer_with_less_time(minutes: float, one: float, other: float) -> None:
    order = ["over", "red", "amber", "calm"]
    less, more = sorted((one, other))
    assert order.index(tone(less * minutes * 60, minutes)) <= order.index(tone(more * minutes * 60, minutes))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (9, "0:09"),
        (59.9, "0:59"),
        (60, "1:00"),
        (1122, "18:42"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3730, "1:02:10"),
        (-70, "1:10"),
        (36000, "10:00:00"),
    ],
)
def test_the_clock_is_shown_in_minutes_and_seconds(seconds: float, text: str) -> None:
    assert clock(seconds) == text


@pytest.mark.parametrize("minutes", [-1, 601, "long"])
def test_the_minutes_of_a_step_are_limited(minutes: object) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate({"id": "s", "title": "S", "minutes": minutes})


def test_a_workshop_survives_the_round_trip(running: Workshop) -> None:
    moved = stretch(go_to(running, "goals", later(60), leaving="done"), 3, later(70))
    assert Workshop.model_validate(moved.document()) == moved


ACTS = st.lists(
    st.tuples(
        st.floats(0, 300).map(lambda seconds: round(seconds, 2)),
        st.sampled_from(["pause", "resume", "in", "goals", "vote", "out", "longer", "shorter"]),
    ),
    max_size=12,
)


@given(ACTS)
def test_no_time_is_lost_or_added(acts: list[tuple[float, str]]) -> None:
    """The remaining time of all steps decreases by exactly the time that a clock ran, and increases by additions."""
    workshop = begin("w", agenda=AGENDA, team="pay", cycle="c", title="W", people=())
    now, expected = NOW, 22 * 60.0
    for wait, act in acts:
        now += timedelta(seconds=wait)
        expected -= wait if workshop.running else 0.0
        before = workshop.runs[workshop.current].minutes
        match act:
            case "pause":
                workshop = pause(workshop, now)
            case "resume":
                workshop = resume(workshop, now)
            case "longer" | "shorter":
                workshop = stretch(workshop, 3 if act == "longer" else -3, now)
                expected += (workshop.runs[workshop.current].minutes - before) * 60
            case _:
                workshop = go_to(workshop, act, now)
        assert sum(lefts(workshop, now).values()) == pytest.approx(expected, abs=0.01)
        assert all(run.minutes >= 0 for run in workshop.runs.values())
        assert workshop.ends(now) >= now
        assert workshop.running is (workshop.deadline is not None)


@given(st.sampled_from(list(ANSWERS)), st.floats(-10, 2000), st.sampled_from(["in", "goals", "vote", "out"]))
def test_no_more_time_is_recovered_than_was_lost(answer: Answer, over: float, at: str) -> None:
    workshop = resume(begin("w", agenda=AGENDA, team="pay", cycle="c", title="W", people=()), NOW)
    workshop = go_to(workshop, at, NOW)
    found = catch_up(workshop, answer, over, NOW)
    won = (workshop.ends(NOW) - found.ends(NOW)).total_seconds()
    assert won >= 0
    assert answer == "drop" or won <= max(0.0, over) + 0.001
    assert all(run.left >= 0 and run.minutes >= 0 for key, run in found.runs.items() if key != at)
    assert found.deadline == workshop.deadline and found.current == at


@given(st.lists(st.floats(0, 400), min_size=1, max_size=6))
def test_the_end_moves_only_when_the_current_step_is_in_overtime(waits: list[float]) -> None:
    workshop = resume(begin("w", agenda=AGENDA, team="pay", cycle="c", title="W", people=()), NOW)
    moments = [NOW]
    for wait in waits:
        moments.append(moments[-1] + timedelta(seconds=wait))
    for one, other in pairwise(moments):
        assert workshop.ends(one) <= workshop.ends(other)
        if workshop.left("in", other) >= 0:
            assert abs((workshop.ends(one) - workshop.ends(other)).total_seconds()) < 0.001


# ---- a small call


FOURS = (
    Phase(title="alone", minutes=1, size=1),
    Phase(title="pairs", minutes=2, size=2),
    Phase(title="fours", minutes=4, size=4),
    Phase(title="together", minutes=3),
)


def of_people(count: int) -> Workshop:
    step = Step(id="goals", title="Objectives", minutes=10, phases=FOURS)
    agenda = Agenda(id="team", title="Team workshop", kind="team", steps=(step,))
    people = tuple(f"Person {number}" for number in range(count))
    return begin("w", agenda=agenda, team="pay", cycle="2027-Q1", title="Workshop", people=people)


@pytest.mark.parametrize(("count", "fours"), [(0, True), (1, False), (5, False), (6, True), (9, True)])
def test_a_small_call_leaves_out_the_fours_and_keeps_its_time(count: int, fours: bool) -> None:
    one = of_people(count)
    assert one.in_fours is fours
    assert [phase.size for phase in one.phases] == ([1, 2, 4, 0] if fours else [1, 2, 0])
    assert sum(phase.minutes for phase in one.phases) == 10
    found = resume(one, NOW).phase(later(4 * 60))
    assert found and (found[0].title, found[1]) == (("fours", 180.0) if fours else ("together", 360.0))


def test_those_who_were_drawn_count_while_people_come_and_go() -> None:
    one = of_people(6)
    drawn = one.but(runs={"goals": one.runs["goals"].but(pairs=(one.people[:3], one.people[3:]))})
    assert drawn.but(gone=one.people[:3]).in_fours
    assert not one.but(gone=one.people[:3]).in_fours


@pytest.mark.parametrize("chosen", [True, False])
def test_a_choice_counts_more_than_the_number_of_people(chosen: bool) -> None:
    for count in (2, 9):
        one = of_people(count)
        assert one.but(runs={"goals": one.runs["goals"].but(fours=chosen)}).in_fours is chosen


def test_a_step_without_fours_stays_as_it_is(standing: Workshop) -> None:
    at = go_to(standing, "goals", NOW)
    assert at.phases == PHASES and not at.in_fours
    only = Step(id="a", title="A", minutes=4, phases=(Phase(title="fours", minutes=4, size=4),))
    assert only.without_fours == only.phases
