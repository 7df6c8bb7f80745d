from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.usecases.office import NOW, fill_in, open_desk
from tuiokr.model.agenda import Answer, Workshop, tone
from tuiokr.session.clock import SetClock
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.agenda_files import agenda_files, shipped
from tuiokr.usecases.desk import Desk

MINUTE = 60
DAY = 24 * 60 * 60

# the promised (step, minutes) of each agenda
TEAM = (
    ("Check-in", 5),
    ("The leader opens", 15),
    ("Themes", 10),
    ("Objectives, 1-2-4-All", 25),
    ("Espresso and townhall", 5),
    ("Fist of five", 5),
    ("Key results", 30),
    ("If we nail these", 5),
    ("Confidence", 5),
    ("Champions", 5),
    ("Dependencies", 5),
    ("Parking lot", 3),
    ("Check-out", 2),
)
EXECUTIVE = (
    ("Check-in, how we work", 10),
    ("The leader opens", 20),
    ("Last cycle in numbers", 15),
    ("Hypothesis and themes", 20),
    ("Objectives, 1-2-4-All", 30),
    ("Merge and rank", 20),
    ("Espresso and townhall", 10),
    ("Break", 20),
    ("Key results", 40),
    ("Outcome or output", 10),
    ("Fist of five", 10),
    ("Champions", 10),
    ("What we will not do", 10),
    ("Parking lot, tie-off dates", 10),
    ("Check-out", 5),
)
TIE_OFF = (
    ("Check-in and the rule", 5),
    ("The upper level's intent", 5),
    ("Coverage", 10),
    ("Relevance", 10),
    ("Overlap", 10),
    ("Dependencies", 10),
    ("Load and cuts", 5),
    ("Fist of five, signatures", 5),
)

CHECK_IN = (
    ("Since last time", 3),
    ("Confidence and falls", 4),
    ("Promised", 2),
    ("Blockers and help", 4),
    ("This week", 2),
)
RETROSPECTIVE = (
    ("Rules and check-in", 8),
    ("Hidden scoring", 20),
    ("Celebrate", 7),
    ("What worked, what did not", 15),
    ("Circles and soup", 12),
    ("Keep, change or drop", 10),
    ("Check-out", 3),
)


@pytest.mark.parametrize(
    ("name", "minutes", "steps"),
    [
        ("team", 120, TEAM),
        ("executive", 240, EXECUTIVE),
        ("tie-off", 60, TIE_OFF),
        ("check-in", 15, CHECK_IN),
        ("retrospective", 75, RETROSPECTIVE),
    ],
)
def test_an_agenda_has_the_promised_minutes(name: str, minutes: int, steps: tuple[tuple[str, int], ...]) -> None:
    agenda = shipped(name)
    assert tuple((step.title, step.minutes) for step in agenda.steps) == steps
    assert (agenda.minutes, agenda.kind) == (minutes, name)


@pytest.mark.parametrize("name", agenda_files())
def test_an_agenda_is_complete(name: str) -> None:
    agenda = shipped(name)
    assert agenda.id == name
    ids = [step.id for step in agenda.steps]
    assert len(set(ids)) == len(ids)
    assert all(step.minutes > 0 and step.title and step.prompts for step in agenda.steps)


@pytest.mark.parametrize("name", agenda_files())
def test_the_phases_of_a_step_add_up_to_its_minutes(name: str) -> None:
    phased = [step for step in shipped(name).steps if step.phases]
    assert all(sum(phase.minutes for phase in step.phases) == step.minutes for step in phased)


@pytest.mark.parametrize("name", ["team", "executive"])
def test_the_objectives_are_written_alone_in_pairs_in_fours_and_together(name: str) -> None:
    [step] = [one for one in shipped(name).steps if one.phases]
    assert [phase.title for phase in step.phases] == ["Alone", "In pairs", "In fours", "Together"]


def test_an_unknown_agenda_raises_an_error() -> None:
    with pytest.raises(KeyError):
        shipped("hackathon")


# ---- one workshop


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("payments", facilitator="Noor")


def now(desk: Desk, workshop: str) -> tuple[str, float, bool]:
    """Return (current step, its remaining seconds, whether the clock runs)."""
    one = desk.workshop.full(workshop).workshop
    return one.current, one.left(one.current, desk.session.clock.now()), one.running


def test_a_workshop_begins_at_the_first_step_with_a_paused_clock(desk: Desk, workshop: str, clock: SetClock) -> None:
    clock.move(600)
    one = desk.workshop.full(workshop).workshop
    assert now(desk, workshop) == ("check-in", 5 * MINUTE, False)
    assert (one.title, one.team, one.cycle, one.facilitator) == (
        "Payments: team workshop",
        "payments",
        "2027-Q1",
        "Noor",
    )
    assert one.people == ("Ana", "Li", "Sam", "Max", "Ola")
    assert (one.begun, one.ended) == (None, None)


def test_notes_are_undone_after_the_clock_has_run(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.note(workshop, "check-in", "Not meant")
    desk.workshop.resume(workshop)
    clock.move(100)
    desk.workshop.pause(workshop)
    before = now(desk, workshop)
    labels = ["pause the clock (Check-in)", "start the clock (Check-in)", "notes (Check-in)"]
    assert [desk.session.undo() for _ in labels] == [f"Undone: {label}" for label in labels]
    assert desk.workshop.full(workshop).workshop.runs["check-in"].notes == ""
    assert now(desk, workshop) == before


def test_the_given_people_are_in_the_room(desk: Desk) -> None:
    made = desk.workshop.start("payments", "executive", people=["Eve", "Ana"])
    assert desk.workshop.full(made).workshop.people == ("Eve", "Ana")
    assert desk.workshop.full(made).workshop.agenda.minutes == 240


def test_an_unknown_team_or_workshop_raises_an_error(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.workshop.start("nobody")
    with pytest.raises(KeyError):
        desk.workshop.full("w-nothing")
    assert desk.session.workspace.workshops == {}


def test_the_clock_runs_pauses_and_continues(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(100)
    assert now(desk, workshop) == ("check-in", 200, True)
    desk.workshop.pause(workshop)
    clock.move(5000)
    assert now(desk, workshop) == ("check-in", 200, False)
    desk.workshop.resume(workshop)
    clock.move(230)
    assert now(desk, workshop) == ("check-in", -30, True)


def test_the_next_day_a_workshop_is_at_the_same_step_with_the_same_time(root: Path) -> None:
    store = FileStore(root)
    clock = SetClock(NOW)
    desk = open_desk(store, clock)
    fill_in(desk)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    for step in ("leader-opens", "objectives"):
        desk.workshop.go(workshop, step, leaving="done")
    clock.move(7 * MINUTE + 18)
    desk.workshop.pause_all()
    desk.session.close()

    clock.move(DAY)
    again = open_desk(FileStore(root), clock)
    picked = again.workshop.last_open()
    assert picked is not None
    assert picked.workshop.id == workshop
    assert now(again, workshop) == ("objectives", 25 * MINUTE - 7 * MINUTE - 18, False)
    assert picked.workshop.runs["check-in"].state == "done"
    again.workshop.resume(workshop)
    clock.move(10)
    assert now(again, workshop) == ("objectives", 17 * MINUTE + 32, True)


def test_a_running_clock_continues_by_its_deadline_when_reopened(store: MemoryStore, clock: SetClock) -> None:
    desk = open_desk(store, clock)
    fill_in(desk)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    clock.move(60)
    assert now(open_desk(store, clock), workshop) == ("check-in", 240, True)
    clock.move(300)
    assert now(open_desk(store, clock), workshop) == ("check-in", -60, True)


def test_any_step_can_be_selected_and_keeps_its_time(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(60)
    desk.workshop.go(workshop, "key-results")
    clock.move(120)
    desk.workshop.go(workshop, "check-in")
    assert now(desk, workshop) == ("check-in", 240, True)
    desk.workshop.go(workshop, "key-results")
    assert now(desk, workshop) == ("key-results", 28 * MINUTE, True)
    with pytest.raises(KeyError):
        desk.workshop.go(workshop, "nowhere")


def test_moving_does_not_start_a_paused_clock(desk: Desk, workshop: str) -> None:
    desk.workshop.go(workshop, "vote")
    desk.workshop.next(workshop)
    desk.workshop.back(workshop)
    assert now(desk, workshop) == ("vote", 5 * MINUTE, False)


def test_next_visits_every_step_of_the_agenda(desk: Desk, workshop: str) -> None:
    seen = [now(desk, workshop)[0]]
    while desk.workshop.next(workshop):
        seen.append(now(desk, workshop)[0])
    assert seen == [step.id for step in shipped("team").steps]
    states = {run.state for step, run in desk.workshop.full(workshop).workshop.runs.items() if step != "check-out"}
    assert states == {"done"}
    assert not desk.workshop.next(workshop)


def test_a_skipped_step_is_passed_over_and_can_be_selected_again(desk: Desk, workshop: str) -> None:
    assert desk.workshop.next(workshop, leaving="skipped")
    assert desk.workshop.full(workshop).workshop.runs["check-in"].state == "skipped"
    assert desk.workshop.back(workshop)
    assert now(desk, workshop)[0] == "check-in"
    assert desk.workshop.full(workshop).workshop.runs["check-in"].state == "open"
    assert not desk.workshop.back(workshop)


def test_next_passes_over_a_later_step_that_was_skipped(desk: Desk, workshop: str) -> None:
    desk.workshop.go(workshop, "leader-opens")
    desk.workshop.go(workshop, "check-in", leaving="skipped")
    desk.workshop.next(workshop)
    assert now(desk, workshop)[0] == "themes"


@pytest.mark.parametrize(("minutes", "left"), [(5, 10), (-2, 3), (-60, 0), (0.5, 5.5)])
@pytest.mark.parametrize("running", [True, False])
def test_the_time_of_a_step_is_extended_and_shortened(
    desk: Desk, workshop: str, clock: SetClock, minutes: float, left: float, running: bool
) -> None:
    if running:
        desk.workshop.resume(workshop)
        clock.move(60)
    desk.workshop.stretch(workshop, minutes)
    gone = 1 if running else 0
    assert now(desk, workshop) == ("check-in", (left - gone) * MINUTE, running)
    assert desk.workshop.full(workshop).workshop.runs["check-in"].minutes == left


def test_the_colour_of_the_clock_depends_on_the_remaining_time() -> None:
    assert [tone(left, 5) for left in (300, 61, 60, 16, 15, 0, -1)] == [
        "calm",
        "calm",
        "amber",
        "amber",
        "red",
        "red",
        "over",
    ]


# the team agenda, six minutes over at "themes", with 80 minutes of open steps after it
@pytest.mark.parametrize(
    ("answer", "minutes", "saved"),
    [
        ("next", {"objectives": 19, "tests": 5, "key-results": 30}, 6),
        ("drop", {"objectives": 25, "tests": 5, "key-results": 30}, 25),
        ("later", {"objectives": 25, "tests": 5, "key-results": 30}, 0),
        ("spread", {"objectives": 25 - 25 * 6 / 90, "key-results": 30 - 30 * 6 / 90}, 6),
    ],
)
def test_lost_time_is_recovered_in_four_ways(
    desk: Desk, workshop: str, clock: SetClock, answer: Answer, minutes: dict[str, float], saved: float
) -> None:
    for _ in range(2):
        desk.workshop.next(workshop)
    desk.workshop.resume(workshop)
    clock.move(16 * MINUTE)
    assert now(desk, workshop) == ("themes", -6 * MINUTE, True)
    before = desk.workshop.full(workshop).workshop.ends(clock.now())
    desk.workshop.catch_up(workshop, answer)
    one = desk.workshop.full(workshop).workshop
    assert {step: one.runs[step].minutes for step in minutes} == pytest.approx(minutes)
    assert (before - one.ends(clock.now())).total_seconds() == pytest.approx(saved * MINUTE)
    assert one.runs["objectives"].state == ("skipped" if answer == "drop" else "open")
    assert now(desk, workshop) == ("themes", -6 * MINUTE, True)


@pytest.mark.parametrize("answer", ["next", "spread", "drop", "later"])
def test_without_lost_time_catching_up_changes_nothing(desk: Desk, workshop: str, answer: Answer) -> None:
    before = desk.session.workspace
    desk.workshop.catch_up(workshop, answer)
    assert desk.session.workspace is before


def test_catching_up_at_the_last_step_changes_nothing(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.go(workshop, "check-out")
    desk.workshop.resume(workshop)
    clock.move(600)
    before = desk.session.workspace
    desk.workshop.catch_up(workshop, "spread")
    assert desk.session.workspace is before


# ---- notes, themes, parking lot, people


def test_notes_stay_with_their_step(desk: Desk, workshop: str, store: MemoryStore) -> None:
    desk.workshop.note(workshop, "themes", "One\nTwo")
    desk.workshop.next(workshop)
    desk.workshop.note(workshop, "vote", "Three")
    desk.workshop.resume(workshop)
    runs = open_desk(store).workshop.full(workshop).workshop.runs
    assert (runs["themes"].notes, runs["vote"].notes, runs["check-in"].notes) == ("One\nTwo", "Three", "")
    with pytest.raises(KeyError):
        desk.workshop.note(workshop, "nowhere", "x")


def test_typed_notes_are_undone_as_one_step(desk: Desk, workshop: str) -> None:
    desk.workshop.note(workshop, "themes", "before")
    desk.workshop.note(workshop, "vote", "other")
    for end in range(1, 7):
        desk.workshop.note(workshop, "themes", "before and after"[: 6 + end])
    desk.session.undo()
    runs = desk.workshop.full(workshop).workshop.runs
    assert (runs["themes"].notes, runs["vote"].notes) == ("before", "other")


def test_a_question_is_parked_resolved_and_opened_again(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.parking.park(workshop, "Who owns the data?", about="k-1", by="Pat")
    clock.move(1)
    desk.parking.park(workshop, "And the rest?")
    first, _ = desk.workshop.full(workshop).parked
    assert (first.words, first.by, first.about, first.parked) == ("Who owns the data?", "Pat", "k-1", NOW)
    desk.parking.resolve(workshop, first.id, "Ana does")
    assert [one.resolved for one in desk.workshop.full(workshop).parked] == ["Ana does", ""]
    desk.parking.resolve(workshop, first.id, "")
    assert [one.resolved for one in desk.workshop.full(workshop).parked] == ["", ""]
    desk.session.undo()
    desk.session.undo()
    desk.session.undo()
    assert [one.id for one in desk.workshop.full(workshop).parked] == [first.id]


@pytest.mark.parametrize("words", ["", "  \n ", "\u200b"])
def test_empty_words_are_not_parked(desk: Desk, workshop: str, words: str) -> None:
    assert not desk.parking.park(workshop, words).items
    assert desk.workshop.full(workshop).parked == ()


def test_the_people_in_the_room_can_change(desk: Desk, workshop: str) -> None:
    desk.workshop.attend(workshop, ["Ana", "Eve"])
    assert desk.workshop.full(workshop).workshop.people == ("Ana", "Eve")
    desk.session.undo()
    assert len(desk.workshop.full(workshop).workshop.people) == 5


# ---- several workshops


def test_ending_a_workshop_stops_its_clock_and_its_offer(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(30)
    desk.workshop.end(workshop)
    clock.move(30)
    one = desk.workshop.full(workshop).workshop
    assert now(desk, workshop) == ("check-in", 270, False)
    assert (one.ended, one.runs["check-in"].state) == (NOW + timedelta(seconds=30), "done")
    assert desk.workshop.open_of("payments") is None
    assert desk.workshop.last_open() is None


def test_an_ended_workshop_can_be_continued(desk: Desk, workshop: str) -> None:
    desk.workshop.end(workshop)
    desk.workshop.resume(workshop)
    found = desk.workshop.open_of("payments")
    assert found is not None and found.workshop.id == workshop


def test_leaving_pauses_every_clock(desk: Desk, workshop: str, clock: SetClock) -> None:
    other = desk.workshop.start("growth")
    third = desk.workshop.start("northwind")
    for one in (workshop, other):
        desk.workshop.resume(one)
    clock.move(60)
    desk.workshop.pause_all()
    clock.move(DAY)
    assert [now(desk, one) for one in (workshop, other, third)] == [
        ("check-in", 240, False),
        ("check-in", 240, False),
        ("check-in", 300, False),
    ]


def test_a_workshop_whose_clock_never_ran_can_be_picked_up(desk: Desk, workshop: str) -> None:
    assert (found := desk.workshop.last_open()) and found.workshop.id == workshop
    other = desk.workshop.start("growth")
    desk.workshop.resume(other)
    assert (found := desk.workshop.last_open()) and found.workshop.id == other
    assert [one.workshop.id for one in desk.workshop.all_open("payments")] == [workshop]


def test_the_workshop_changed_last_is_picked_up(desk: Desk, workshop: str, clock: SetClock) -> None:
    other = desk.workshop.start("growth")

    def picked() -> str:
        found = desk.workshop.last_open()
        return found.workshop.id if found else ""

    for one in (workshop, other, workshop):
        desk.workshop.resume(one)
        clock.move(60)
        assert picked() == one
        desk.workshop.pause(one)
        clock.move(60)
        assert picked() == one


def test_a_workshop_that_never_began_does_not_hide_one_that_did(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    clock.move(60)
    desk.workshop.pause(workshop)
    for _ in range(3):
        desk.workshop.start("payments", "tie-off")
    for found in (desk.workshop.open_of("payments"), desk.workshop.last_open()):
        assert found is not None and found.workshop.id == workshop


def test_a_running_workshop_comes_before_one_paused_later(desk: Desk, workshop: str, clock: SetClock) -> None:
    other = desk.workshop.start("payments", "executive")
    desk.workshop.resume(workshop)
    clock.move(1)
    desk.workshop.resume(other)
    clock.move(3600)  # the running one is far beyond its time
    desk.workshop.pause(other)
    found = desk.workshop.open_of("payments")
    assert found is not None and found.workshop.id == workshop


def test_open_workshops_are_found_by_their_kind(desk: Desk, workshop: str) -> None:
    tie_off = desk.workshop.start("payments", "tie-off")
    for kind, expected in (("team", workshop), ("tie-off", tie_off), ("executive", None)):
        found = desk.workshop.open_of("payments", kind)
        assert (found.workshop.id if found else None) == expected


def test_a_place_for_votes_is_not_a_workshop_to_pick_up(desk: Desk) -> None:
    votes = desk.workshop.start("payments", "votes")
    desk.workshop.resume(votes)
    assert desk.workshop.open_of("payments") is None
    assert desk.workshop.last_open() is None


# ---- the pace


def test_the_remote_pace_gives_the_coming_steps_a_quarter_more(desk: Desk, clock: SetClock) -> None:
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    clock.move(2 * MINUTE)
    desk.workshop.next(workshop)
    clock.move(3 * MINUTE)
    desk.workshop.pace(workshop, 1.25)
    one = desk.workshop.full(workshop).workshop
    assert (one.runs["check-in"].minutes, one.runs["leader-opens"].minutes) == (5, 18.75)
    assert one.left("leader-opens", clock.now()) == 15.75 * MINUTE
    assert one.running
    desk.workshop.pace(workshop, 1.25)
    assert desk.workshop.full(workshop).workshop.runs["leader-opens"].minutes == 18.75, "it was stretched twice"
    desk.workshop.pace(workshop, 1.0)
    assert desk.workshop.full(workshop).workshop.runs["leader-opens"].minutes == 15
    assert "the pace of the agenda" in desk.session.undo()
    assert desk.workshop.full(workshop).workshop.runs["themes"].minutes == 12.5


# ---- two windows


class Windows:
    """Two windows on one folder, with the same clock."""

    def __init__(self, root: Path) -> None:
        self.clock = SetClock(NOW)
        self.one = open_desk(FileStore(root, who="Ana"), self.clock)
        fill_in(self.one)
        self.workshop = self.one.workshop.start("payments")
        self.other = open_desk(FileStore(root, who="Kim"), self.clock)

    def on_disk(self, root: Path) -> Workshop:
        return open_desk(FileStore(root), self.clock).workshop.full(self.workshop).workshop


@pytest.fixture
def windows(root: Path) -> Windows:
    return Windows(root)


def test_closing_a_second_window_does_not_pause_the_clock_of_the_first(windows: Windows, root: Path) -> None:
    windows.one.workshop.resume(windows.workshop)
    windows.clock.move(60)
    windows.other.session.refresh()
    windows.other.workshop_clock.open(windows.workshop)
    windows.other.workshop.pause_all()
    assert windows.other.session.close()
    assert windows.on_disk(root).running
    windows.clock.move(40)
    windows.one.session.refresh()
    assert now(windows.one, windows.workshop) == ("check-in", 200, True)
    windows.one.workshop.pause_all()
    assert windows.one.session.close()
    windows.clock.move(DAY)
    one = windows.on_disk(root)
    assert (one.running, one.left("check-in", windows.clock.now())) == (False, 200)


def test_a_clock_that_another_window_moves_on_belongs_to_the_one_that_started_it(windows: Windows, root: Path) -> None:
    windows.one.workshop.resume(windows.workshop)
    windows.other.session.refresh()
    windows.other.workshop.next(windows.workshop)
    windows.other.workshop.stretch(windows.workshop, 1)
    windows.other.workshop.pause_all()
    assert windows.on_disk(root).running
    windows.one.session.refresh()
    windows.one.workshop.pause_all()
    assert not windows.on_disk(root).running


def test_a_clock_belongs_to_the_window_that_started_it_last(windows: Windows, root: Path) -> None:
    windows.one.workshop.resume(windows.workshop)
    windows.other.session.refresh()
    windows.other.workshop.pause(windows.workshop)
    windows.one.session.refresh()
    windows.other.workshop.resume(windows.workshop)
    windows.one.session.refresh()
    windows.one.workshop.pause_all()
    assert windows.on_disk(root).running
    windows.other.workshop.pause_all()
    assert not windows.on_disk(root).running


def test_a_clock_that_undo_starts_again_is_paused_on_leaving(windows: Windows, root: Path) -> None:
    windows.one.workshop.resume(windows.workshop)
    windows.one.workshop.pause(windows.workshop)
    windows.one.session.undo()
    assert windows.on_disk(root).running
    windows.one.workshop.pause_all()
    assert not windows.on_disk(root).running


def test_a_clock_that_a_crash_left_running_is_paused_by_the_next_window(windows: Windows, root: Path) -> None:
    windows.one.workshop.resume(windows.workshop)
    windows.clock.move(DAY)
    later = open_desk(FileStore(root), windows.clock)
    assert later.workshop_clock.open(windows.workshop).startswith("The clock was running while the workshop was closed")
    assert not windows.on_disk(root).running
