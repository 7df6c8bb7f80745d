"""The steps of the executive workshop: missing scores, outcome or output, and what we will not do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.journeys.driver import CYCLE, Person, fresh, on_stage, two_levels
from tuiokr.model.cycle import named
from tuiokr.model.shelf import put
from tuiokr.screens.question import AskLine
from tuiokr.screens.stages.last_cycle import LastCycleStage
from tuiokr.screens.stages.no_go import NoGoStage
from tuiokr.screens.stages.outcome import OutcomeStage
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.cycle_copy import carried_over
from tuiokr.usecases.desk import Desk

OLD = "2026-Q4"
STATEMENT = "Buyers who order again from 31 % to 40 %"


async def _go(person: Person, workshop: str, step: str, stage: type[Stage]) -> None:
    person.desk.workshop.go(workshop, step)
    await person.until(lambda: bool(person.app.screen.query(stage)), step)
    await person.settle()


def _with_an_earlier_cycle(desk: Desk) -> None:
    workspace = desk.workspace
    workspace = replace(workspace, cycles=put(workspace.cycles, {OLD: named(OLD)}))
    desk.session.change("past", carried_over(workspace, CYCLE, OLD, ("northwind",))[0])


async def test_the_executive_workshop_scores_sorts_out_and_says_no(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    _with_an_earlier_cycle(desk)
    objective = desk.draft.okrs("northwind").objectives[0].id
    output = desk.draft.add_key_result("northwind", objective)
    desk.draft.edit("northwind", output, statement="Launch one-click checkout")
    workshop = desk.workshop.start("northwind", "executive", people=("Noor", "Ana"))
    async with on_stage(desk, (80, 24)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop))
        await _go(person, workshop, "last-cycle", LastCycleStage)
        await person.wait_for("1 without a score", "○ never scored")
        await person.press("4")
        await person.wait_for("◆ 0.4 amber", "mean ◆ 0.4 amber")
        await person.press("9")
        await person.wait_for("O1·KR1 was scored 0.4 already")

        await _go(person, workshop, "outcome", OutcomeStage)
        await person.wait_for("1 outcome: what changes", "2 of 2 key results without an answer")
        assert "the check" not in person.sees
        await person.press("2")
        await person.wait_for("▲ output", "the check says outcome, the room does not: talk")
        await person.press("2")
        await person.wait_for("the check agrees", "2 outputs to rewrite")
        await person.light(output, "#keys")
        await person.press("e")
        await person.on(AskLine)
        await person.press("ctrl+u")
        await person.write("Baskets paid in one step from 20 % to 60 %")
        await person.press("enter")
        await person.wait_for("it was output, stale: its words changed since")
        await person.press("1")

        await _go(person, workshop, "not-do", NoGoStage)
        await person.wait_for("Nothing is listed yet. Press a to note what stops")
        await person.paste("Ana: The monthly report\nNoor: New markets")
        await person.wait_for("✗ The monthly report", "✗ New markets", "2 lines noted")
        await person.press("o")
        await person.write("Growth")
        await person.press("enter")
        await person.press("y")
        await person.write("the home market comes first")
        await person.press("enter")
        await person.wait_for("Growth, because the home market comes first")

        person.desk.workshop.go(workshop, "check-out")
        await person.wait_for("▸ We will not do: The monthly report; New markets")
    workspace = fresh(tmp_path).workspace
    full = workspace.workshops[workshop]
    assert [key.score for key in workspace.of(OLD, "northwind").key_results] == [0.4]
    assert {one.says for one in full.outcomes} == {"output", "outcome"}
    assert [(one.words, one.owner, one.reason) for one in full.no_gos] == [
        ("The monthly report", "", ""), ("New markets", "Growth", "the home market comes first")
    ]  # fmt: skip
