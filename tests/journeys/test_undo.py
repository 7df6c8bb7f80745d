"""Undo takes the last change, names it and works everywhere. Dialogs return the focus to where it was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.journeys.driver import MONDAY, Person, a_clock, desk_on, fresh, on_stage, sample_on, two_levels
from tuiokr.model.vote_rule import LEGEND
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.stages.notes import NotesStage
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_record import Records
from tuiokr.session.clock import SetClock
from tuiokr.usecases.agenda_files import shipped
from tuiokr.widgets.big_clock import BigClock


async def told(person: Person, *words: str) -> None:
    """Wait for a message, however its lines are wrapped."""
    await person.wait_in("Toast", *words)


async def start(person: Person, agenda: str = "team", team: str = "payments") -> WorkshopScreen:
    await person.light(team)
    await person.press("w")
    await person.on(Pick)
    await person.light(agenda, "#options")
    await person.press("enter")
    return await person.on(WorkshopScreen)


async def test_undo_after_the_start_of_a_workshop_undoes_only_the_start(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await start(person)
        await person.press("u")
        await told(person, "Nothing more to undo here. Older work is not touched")
        await person.press("escape")
        await person.on(Home)
        await person.press("u")
        await told(person, "Undone: start “Payments: team workshop”. Press U to redo.")
        assert "Another window" not in person.reads and "gone" not in person.reads
        assert set(person.desk.session.workspace.teams) == {"northwind", "payments"}
        await person.press("U")
        await told(person, "Done again: start “Payments: team workshop”. Press u to undo.")
        await person.wait_for("PICK UP")
    assert len(fresh(tmp_path).workspace.workshops) == 1


async def test_undo_in_a_workshop_undoes_the_last_change(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (120, 36)) as person:
        await start(person)
        await person.press("space n")
        await person.wait_for("▶ The leader opens")
        await person.press("u")
        await told(person, "Undone: next step (The leader opens). Press U to redo.")
        await person.wait_for("▶ Check-in")
        clock.move(60)
        await person.press("plus u")
        await told(person, "Undone: +1 min (Check-in)")
        await person.until(lambda: person.one(BigClock).value == "4:00", "what is left of the step")
        await person.press("space u")
        await told(person, "Undone: pause the clock (Check-in)")
        assert person.app.screen.query_one(BigClock).value == "4:00"
        await person.press("f10 2")
        await person.on(Records)
        await person.press("u")
        await told(person, "Undone: end “Payments: team workshop”")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert full.workshop.ended is None
    assert len(fresh(tmp_path).workspace.teams) == 2


async def test_undo_restores_the_notes_on_the_page(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person, "retrospective")
        await person.press("n tab")
        await person.write("All here")
        await person.press("escape u")
        await told(person, "Undone: notes (Hidden scoring)")
        await person.until(lambda: person.one(TextArea).text == "", "an empty page")
        await person.press("U")
        await person.until(lambda: person.one(TextArea).text == "All here", "the words on the page")
        await person.press("escape")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert full.workshop.runs["scoring"].notes == "All here"


async def test_the_message_about_an_undone_hand_does_not_reveal_it(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Paying feels effortless")
    async with on_stage(desk, (120, 36)) as person:
        await person.light("payments")
        await person.press("enter v")
        await person.on(VoteScreen)
        await person.press("2 u")
        await told(person, "Undone: Ana's hand. Press U to redo.")
        assert LEGEND[2] not in " ".join(person.sees_in(one) for one in person.app.screen.query("Toast"))
        await person.wait_for("0 of 3 in")
        await person.press("4 3 r r")
        await person.press("u")
        await told(person, "Undone: reveal the hands")
        await person.wait_for("Hand of Sam")
        await person.press("u")
        await told(person, "revealed hands never change")
        await person.press("3 r")
    (vote,) = next(iter(fresh(tmp_path).workspace.workshops.values())).votes
    assert [(one.person, one.hand) for one in vote.rounds[-1].ballots] == [("Ana", 4), ("Li", 3), ("Sam", 3)]
    assert vote.rounds[-1].tabled == ("Ana", "Li")


async def test_a_workshop_started_by_mistake_is_discarded(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person)
        await person.press("X")
        await person.on(Home)
        await told(person, "Discarded: Payments: team workshop. Press u to bring it back")
        assert "PICK UP" not in person.sees
        await person.press("u")
        await told(person, "Undone: discard “Payments: team workshop”")
        await person.wait_for("PICK UP", "its clock has not started yet")
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.press("n f3")
        await person.on(AskLine)
        await person.write("All here")
        await person.press("enter X")
        await person.on(Pick)
        await person.wait_for("Discard “Payments: team workshop”?", "It contains notes on 1 step")
        await person.press("escape")
        await person.on(WorkshopScreen)
        await person.press("X 2")
        await person.on(Home)
        await person.press("u g")
        await person.on(WorkshopScreen)
        await person.press("f3")
        await person.wait_for("All here")


async def test_each_open_workshop_of_a_team_can_be_continued(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person)
        await person.press("escape")
        await person.on(Home)
        await start(person, "executive")
        await person.press("space escape w")
        await person.on(Pick)
        await person.wait_for("Go on with Payments: executive workshop", "Go on with Payments: team workshop")


@pytest.mark.parametrize("agenda", ["team", "tie-off"])
async def test_no_dialog_leaves_the_focus_in_a_text_field(tmp_path: Path, agenda: str) -> None:
    team = "northwind" if agenda == "tie-off" else "payments"
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        screen = await start(person, agenda, team)
        for number, step in enumerate(shipped(agenda).steps):
            assert screen.workshop.current == step.id
            for key in ("f10", "f7", "f1", "f4", "f6", "ctrl+p", "g") if not number else ("f4", "f7"):
                await person.press(key)
                for _ in range(3):
                    if person.app.screen is not screen:
                        await person.press("escape")
                await person.on(WorkshopScreen)
                focused = screen.focused
                assert not isinstance(focused, Input | TextArea), f"{key} on {step.title}: {focused}"
            await person.press("n")
        await person.wait_for("Press F10 to end the workshop")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert not any(run.notes for run in full.workshop.runs.values()) and not full.workshop.themes


async def test_the_focus_returns_to_open_notes_after_a_dialog(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person, "retrospective")
        await person.press("n f3")
        await person.write("All ")
        await person.press("f7 escape")
        await person.on(WorkshopScreen)
        await person.write("here")
        assert person.one(NotesStage).query_one(TextArea).text == "All here"


async def test_a_clock_that_ran_for_three_days_is_paused_and_reported(tmp_path: Path) -> None:
    clock = a_clock()
    desk = two_levels(tmp_path, clock)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    desk.session.close()  # and no clock was paused
    later = SetClock(MONDAY + timedelta(days=3))
    async with on_stage(desk_on(tmp_path, later), (120, 36)) as person:
        await person.wait_for("PICK UP", "its clock has been running since Mon 23 Nov")
        assert "over by" not in person.reads
        await person.press("g")
        await person.on(WorkshopScreen)
        await told(person, "running while the workshop was closed", "paused as of Mon 23 Nov", "5:00 left")
        assert person.one(BigClock).value == "5:00"


async def test_an_undone_change_is_reported_once(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.press("n", "u")
        await person.wait_for("Undone: next step")
        assert person.sees.count("Undone") == 1
