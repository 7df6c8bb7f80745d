"""Running a workshop: the clock, the next day, every step, overtime, and the parking lot from anywhere."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.journeys.driver import MONDAY, Person, a_clock, desk_on, fresh, on_stage, sample_on, two_levels
from tuiokr.model.agenda import Workshop
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.stages.champions import ChampionStage
from tuiokr.screens.stages.dependencies import DependencyStage
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_record import Records
from tuiokr.session.clock import SetClock
from tuiokr.usecases import agenda_files
from tuiokr.usecases.agenda_files import shipped
from tuiokr.widgets.band import Band
from tuiokr.widgets.big_clock import BigClock
from tuiokr.widgets.statement import StatementEditor


def on_disk(folder: Path) -> Workshop:
    (one,) = fresh(folder).workspace.workshops.values()
    return one.workshop


async def start(person: Person, team: str = "payments", *, agenda: str = "team") -> WorkshopScreen:
    await person.light(team)
    await person.press("w")
    await person.on(Pick)
    await person.wait_for("Team workshop", "120 minutes, 13 steps")
    await person.light(agenda, "#options")
    await person.press("enter")
    return await person.on(WorkshopScreen)


async def pass_time(person: Person, clock: SetClock, seconds: float) -> None:
    """Let time pass and the screen tick."""
    clock.move(seconds)
    screen = person.app.screen
    assert isinstance(screen, WorkshopScreen)
    screen._tick()
    await person.settle()


async def test_the_clock_runs_turns_amber_and_shows_overtime(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (120, 36)) as person:
        await start(person)
        shown = person.one(BigClock)
        assert shown.value == "5:00"
        await person.wait_for("left of 5:00 · paused", "▶ Check-in")
        await pass_time(person, clock, 60)
        assert shown.value == "5:00", "the clock ran before anybody started it"
        await person.press("space")
        await person.wait_gone("paused")
        await pass_time(person, clock, 61)
        assert shown.value == "3:59"
        assert person.one(BigClock).tone == "calm"
        await pass_time(person, clock, 180)
        assert shown.value == "0:59" and person.one(BigClock).tone == "amber"
        await pass_time(person, clock, 50)
        assert person.one(BigClock).tone == "red"
        await pass_time(person, clock, 79)
        await person.wait_for("▲ over by 1:10")
        assert person.one(BigClock).tone == "over"
        await person.press("plus")
        await person.wait_for("over by 0:10", "▶ Check-in 6")
        await person.press("minus")
        await person.wait_for("over by 1:10")
        await person.press("space")
        await person.wait_for("paused")
    kept = on_disk(tmp_path)
    assert (kept.deadline, kept.runs["check-in"].left) == (None, -70)


async def test_the_screen_ticks_without_a_key(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (80, 30)) as person:
        await start(person)
        await person.press("space")
        clock.move(75)
        await person.until(lambda: person.one(BigClock).value == "3:45", "the clock ticks")


async def test_the_next_day_the_workshop_continues_at_the_same_step_and_time(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (120, 36)) as person:
        await start(person)
        await person.press("space n n space")
        await person.wait_for("▶ Themes", "paused")
        await person.press("space")
        await pass_time(person, clock, 123)
        assert person.one(BigClock).value == "7:57"
        await person.press("ctrl+q")
    kept = on_disk(tmp_path)
    assert kept.deadline is None, "the clock was left running"
    assert (kept.current, kept.runs["themes"].left) == ("themes", 477)
    later = SetClock(MONDAY + timedelta(days=1))
    async with on_stage(desk_on(tmp_path, later), (120, 36)) as person:
        await person.wait_for("PICK UP", "Payments: team workshop", "7:57 left in Themes")
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.wait_for("▶ Themes", "paused", "· Check-in")
        assert person.one(BigClock).value == "7:57"
        await person.press("space")
        await pass_time(person, later, 7)
        assert person.one(BigClock).value == "7:50"


async def test_another_facilitator_continues_from_a_copy_of_the_folder(tmp_path: Path) -> None:
    clock = a_clock()
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    desk = two_levels(mine, clock)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Make paying feel effortless")
    async with on_stage(desk, (120, 36)) as person:
        screen = await start(person)
        await person.press("space")
        await pass_time(person, clock, 60)
        await person.press("f4")
        await person.write("Who owns the refunds?")
        await person.press("enter")
        desk.workshop.go(screen.workshop_id, "vote")
        vote = desk.vote.open(screen.workshop_id, objective)
        await person.settle()
        desk.vote.cast(screen.workshop_id, vote, "Ana", 2)
        desk.vote.cast(screen.workshop_id, vote, "Li", 4)
        await person.press("ctrl+q")
    shutil.copytree(mine, theirs)
    later = SetClock(MONDAY + timedelta(hours=2))
    async with on_stage(desk_on(theirs, later), (120, 36)) as person:
        await person.wait_for("PICK UP", "Payments: team workshop")
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.wait_for("▶ Fist of five", "paused", "2 of 3 in, not revealed yet")
        await person.press("enter")
        await person.on(VoteScreen)
        await person.wait_for("2 of 3 in")
        await person.press("4 r")
        await person.wait_for("one below three", "Ana")
        full = person.desk.workshop.full(screen.workshop_id)
        assert [one.words for one in full.parked] == ["Who owns the refunds?"]


async def test_a_person_goes_to_the_next_the_previous_and_any_step_and_skips_one(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person)
        await person.press("n")
        await person.wait_for("· Check-in", "▶ The leader opens", "Northwind wants this cycle")
        await person.press("s")
        await person.wait_for("– The leader opens", "▶ Themes")
        await person.press("b")
        await person.wait_for("▶ The leader opens")
        await person.press("g")
        await person.on(Pick)
        await person.light("champions", "#options")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("▶ Champions", "Who is the champion of this key result?")
        assert on_disk(tmp_path).current == "champions"
        await person.press("n n n")
        await person.wait_for("▶ Check-out")
        await person.press("n")
        await person.wait_for("Press F10 to end the workshop")
        await person.press("f10 2")
        await person.on(Records)
        await person.press("escape")
        await person.on(Home)
    kept = on_disk(tmp_path)
    assert kept.ended == MONDAY
    assert {name for name, run in kept.runs.items() if run.state == "done"} >= {"check-in", "parking", "check-out"}


async def test_a_click_on_a_step_of_the_agenda_goes_there(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person)
        lines = person.sees.splitlines()
        at = next(row for row, line in enumerate(lines) if "Parking lot  " in line)
        await person.pilot.click(offset=(8, at), times=2)
        await person.settle()
        await person.wait_for("▶ Parking lot")
    assert on_disk(tmp_path).current == "parking"


@pytest.mark.parametrize("answer", ["next", "spread", "drop"])
async def test_catching_up_shows_the_new_end_before_a_person_chooses(tmp_path: Path, answer: str) -> None:
    clock = a_clock()
    ends = {"next": 120, "spread": 120, "drop": 116}
    async with on_stage(two_levels(tmp_path, clock), (120, 36)) as person:
        await start(person)
        await person.press("f6")
        await person.wait_for("The workshop is not over time")
        await person.press("space")
        await pass_time(person, clock, 16 * 60)
        await person.press("f6")
        await person.on(Pick)
        await person.wait_for("Over by 11:00. How do you catch up?")
        for words, minutes in (
            ("take the time from the next step", 120),
            ("spread it over the other steps", 120),
            ("skip the next step", 116),
            ("end later", 131),
        ):
            at = (MONDAY + timedelta(minutes=minutes)).astimezone()
            assert f"{words}: ends {at:%H:%M}" in person.sees
        await person.light(answer, "#options")
        await person.press("enter")
        await person.on(WorkshopScreen)
        end = (MONDAY + timedelta(minutes=ends[answer])).astimezone()
        await person.wait_for(f"ends {end:%H:%M}")
    runs = on_disk(tmp_path).runs
    assert runs["leader-opens"].state == ("skipped" if answer == "drop" else "open")
    minutes_left = runs["leader-opens"].minutes
    if answer == "spread":
        assert 4 < minutes_left < 15 and runs["check-out"].minutes < 2
    else:
        assert minutes_left == {"next": 4, "drop": 15}[answer]


async def park(person: Person, words: str) -> None:
    await person.press("f4")
    await person.on(AskLine)
    await person.write(words)
    await person.press("enter")
    await person.wait_for("Parked")


async def test_questions_are_parked_from_the_editor_the_vote_and_home(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (120, 36)) as person:
        await start(person)
        await person.press("n n n n n n")
        await person.wait_for("▶ Key results", "A blank page")
        await person.press("o")
        await person.write("Make paying ")
        await park(person, "Who owns refunds?")
        await person.on(WorkshopScreen)
        editor = person.one(StatementEditor)
        assert editor.has_focus and editor.text == "Make paying "
        await person.write("easy")
        await person.press("escape")
        await person.wait_for("Make paying easy", "PARKING LOT 1")
        await person.press("v")
        await person.on(VoteScreen)
        clock.move(60)
        await park(person, "Why vote today?")
        await person.on(VoteScreen)
        await person.press("escape escape")
        await person.on(Home)
        clock.move(60)
        await park(person, "When is lunch?")
        await person.press("f4")
        await person.on(AskLine)
        await person.wait_for("Who owns refunds?", "Why vote today?", "When is lunch?")
        await person.press("escape")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    (objective,) = fresh(tmp_path).workspace.of(full.workshop.cycle, "payments").objectives
    assert objective.title == "Make paying easy"
    assert [one.words for one in full.parked] == ["Who owns refunds?", "Why vote today?", "When is lunch?"]
    assert full.parked[0].about == objective.id


async def test_parked_questions_are_resolved_on_the_parking_step(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (120, 36)) as person:
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.press("n n n n n")
        await person.wait_for("▶ Parking lot", "◆ Is instant transfer in scope?")
        await person.press("a")
        await person.on(AskLine)
        await person.write("One more thing")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.light("p-1", "#parked")
        await person.press("enter")
        await person.on(AskLine)
        await person.write("Next cycle")
        await person.press("enter")
        await person.wait_for("✓ Is instant transfer in scope?", "Next cycle", "PARKING LOT 3")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert {one.words: one.resolved for one in full.parked}["Is instant transfer in scope?"] == "Next cycle"
    assert full.parked[-1].words == "One more thing"


async def test_notes_are_saved_when_the_workshop_moves_on(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person, agenda="retrospective")
        await person.press("n f3")
        await person.until(lambda: isinstance(person.app.screen.focused, TextArea))
        await person.write("everybody is awake")
        await person.press("f4")
        await person.on(AskLine)
        await person.press("escape escape n f3")
        await person.on(AskLine)
        await person.write("no number yet")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.press("b")
        await person.wait_for("everybody is awake")
    kept = on_disk(tmp_path)
    assert kept.runs["scoring"].notes == "everybody is awake"
    assert kept.runs["celebrate"].notes == "no number yet"


async def test_confidence_by_hand_and_champions_take_one_key_each(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (120, 40)) as person:
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.press("n n")
        await person.wait_for("▶ Confidence", "how sure are we to get there?")
        await person.press("m 3 t 9 backspace")
        await person.press("n")
        await person.wait_for("▶ Champions", "0 Ana")
        await person.press("1 2")
        await person.press("a")
        await person.on(AskLine)
        await person.write("Zoe")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("Zoe", "1 Li 1", "2 Sam 3")
        await person.press("c")
        await person.on(AskLine)
        await person.write("Max, Ola")
        await person.press("enter d")
        await person.on(AskLine)
        await person.write("the payments report")
        await person.press("enter")
        await person.wait_for("with Max, Ola", "number from the payments report")
    okrs = fresh(tmp_path).workspace.of("2027-Q1", "payments")
    keys = okrs.of("p-easy")
    assert [key.confidence for key in keys] == [3, 10, 9]
    assert okrs.of("p-fraud")[0].confidence is None
    assert [key.champion for key in keys] == ["Li", "Sam", "Zoe"]
    assert okrs.of("p-fraud")[0].contributors == ("Max", "Ola")
    assert okrs.of("p-fraud")[0].data_source == "the payments report"


async def test_people_who_are_present_are_asked_in_votes(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person)
        await person.press("f7 a")
        await person.on(AskLine)
        await person.wait_for("Ana, Li, Sam")
        await person.write(", Uma")
        await person.press("enter")
        await person.on(WorkshopScreen)
    assert on_disk(tmp_path).people == ("Ana", "Li", "Sam", "Uma")


@pytest.mark.parametrize(
    ("agenda", "team", "size"),
    [
        ("team", "payments", (80, 24)),
        ("executive", "northwind", (90, 28)),
        ("tie-off", "northwind", (40, 10)),
        ("check-in", "payments", (80, 24)),
        ("retrospective", "payments", (80, 24)),
    ],
)
async def test_every_step_of_every_agenda_opens(tmp_path: Path, agenda: str, team: str, size: tuple[int, int]) -> None:
    desk = sample_on(tmp_path)
    workshop_id = desk.workshop.start(team, agenda)
    seen: set[StepKind] = set()
    async with on_stage(desk, size) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop_id))
        for number, step in enumerate(shipped(agenda).steps):
            screen = await person.on(WorkshopScreen)
            await person.until(lambda screen=screen: len(screen.query(Stage)) == 1)  # type: ignore[misc]
            await person.settle()
            assert screen.workshop.step.id == step.id
            stage = screen.query_one(Stage)
            assert stage.region.height > 0 and person.sees_in(stage), f"nothing is seen of {step.title}"
            if size[0] > 40:
                asked = person.sees_in(screen.query_one(Band))
                asked = " ".join(asked.split())
                assert step.purpose in asked, f"{step.title} does not say what it is for"
                assert step.ends_when in asked, f"{step.title} does not say when it is done"
                assert " ".join(step.prompts[0].split()[:4]) in asked, f"{step.title} does not show its first prompt"
            if size[0] == 80:
                assert f"{number + 1}/{len(shipped(agenda).steps)}" in person.sees
            assert len(person.foot) <= 7
            seen.add(step.kind)
            await person.press("n")
    assert seen == {step.kind for step in shipped(agenda).steps}


async def test_an_agenda_in_a_custom_file_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "agendas"
    folder.mkdir()
    step = {"id": "a", "title": "What went well", "minutes": 20, "prompts": ["What would we do again?"]}
    retro = {"id": "retro", "title": "Looking back", "kind": "retrospective", "steps": [step], "offer": {"digit": "8"}}
    (folder / "retro.json").write_text(json.dumps(retro), encoding="utf-8")
    monkeypatch.setattr(agenda_files, "FOLDER", folder)
    agenda_files.agenda_files.cache_clear()
    try:
        async with on_stage(two_levels(tmp_path / "work"), (120, 36)) as person:
            await person.light("payments")
            await person.press("w")
            await person.on(Pick)
            await person.wait_for("8 Looking back", "20 minutes, 1 step")
            await person.press("8")
            await person.on(WorkshopScreen)
            await person.wait_for("What went well", "What would we do again?")
    finally:
        monkeypatch.undo()
        agenda_files.agenda_files.cache_clear()


async def test_an_answer_reaches_the_stage_that_asked_when_another_window_moves_on(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    workshop_id = desk.workshop.start("payments")
    desk.workshop.go(workshop_id, "champions")
    async with on_stage(desk, (120, 36)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop_id))
        screen = await person.on(WorkshopScreen)
        await person.until(lambda: isinstance(screen.stage, ChampionStage))
        await person.light("p-click", "ChampionStage Rows")
        await person.press("a")
        await person.on(AskLine)
        desk.workshop.go(workshop_id, "dependencies")  # as when another window goes on
        await person.settle()
        assert isinstance(screen.stage, ChampionStage), "the stage that asked was taken away"
        await person.write("Noor")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.until(lambda: isinstance(screen.stage, DependencyStage))
        assert person.app.failure is None
    key = desk_on(tmp_path).draft.okrs("payments").key_result("p-click")
    assert key is not None and key.champion == "Noor"
