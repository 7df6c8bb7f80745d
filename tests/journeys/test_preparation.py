"""Prepare a workshop from Home: tick, write, foresee, send the primer, start anyway; the room sees nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, fresh, on_stage, two_levels
from tuiokr.screens.home import Home
from tuiokr.screens.preparation import PreparationScreen
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.preparation import primer


async def test_a_team_prepares_and_starts_anyway(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    async with on_stage(two_levels(folder), (80, 24)) as person:
        await person.light("payments")
        await person.press("D")
        await person.on(PreparationScreen)
        await person.wait_for(
            "Prepare the team workshop", "2/10", "○ Everybody has the date", "✓ The people of the team"
        )
        await person.press("enter enter")
        await person.wait_for("3/10", "✓ Everybody has the date")
        await person.light("foreseen", "#sections")
        await person.press("a")
        await person.on(AskLine)
        await person.write("Nobody looked [/b]")
        await person.press("enter")
        await person.write("two weeks of silence")
        await person.press("enter")
        await person.wait_for("▸ Nobody looked [/b]", "sign: two weeks of silence", "4/10")
        await person.light("interview", "#sections")
        await person.press("e")
        await person.write("We ship every week")
        await person.press("enter")
        await person.wait_for("We ship every week", "1/4")
        await person.press("u")
        await person.wait_for("0/4")
        await person.press("U")
        await person.wait_for("1/4")
        await person.press("escape escape")
        await person.on(Home)
        await person.press("w")
        await person.wait_for("steps · 6 to prepare", "Prepare first")
        await person.press("1")
        await person.on(WorkshopScreen)
        await person.press("f2")
        await person.on(Presenter)
        assert "ship every week" not in person.reads
        await person.press("f2 D")
        await person.on(PreparationScreen)
        await person.wait_for("1/4")
    session = fresh(folder)
    found = session.workspace.of(CYCLE, "payments").preparation
    assert found and found.ticked == {"team invited"} and found.works == "We ship every week"
    assert [(one.words, one.sign) for one in found.foreseen] == [("Nobody looked [/b]", "two weeks of silence")]
    [full] = session.workspace.workshops_of(CYCLE, "payments")
    assert len(full.workshop.unprepared) == 6


async def test_the_primer_is_copied_and_written(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path / "work"), (100, 30)) as person:
        await person.light("northwind")
        await person.press("D")
        await person.wait_for("Prepare the executive workshop", "Hypothesis")
        await person.light("primer", "#sections")
        await person.wait_for("OKRs on one page", "Please read this before the workshop")
        await person.press("y")
        assert person.app.clipboard == primer()
        await person.press("w")
        await person.on(AskLine)
        await person.press("ctrl+u")
        await person.write(str(tmp_path / "send.md"))
        await person.press("enter")
        await person.wait_in("Toast", "Written to")
    assert (tmp_path / "send.md").read_text() == primer()


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_last_cycle_and_the_level_above_are_both_in_view(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = two_levels(tmp_path)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Paying feels effortless")
    key = desk.draft.add_key_result("payments", objective)
    desk.draft.edit("payments", key, statement="Completion from 71 % to 85 %", score=0.7, result="81 %")
    desk.setup.set_cycle(desk.cycle.but(id="2027-Q2", first=None, last=None))
    above = desk.draft.add_objective("northwind")
    desk.draft.edit("northwind", above, title="Become the shop people come back to")
    async with on_stage(desk, size) as person:
        await person.light("payments")
        await person.press("D")
        await person.on(PreparationScreen)
        await person.light("past", "#sections")
        await person.wait_for("2027-Q1, the last cycle of this team", "score 0.7, 81 %")
        await person.wait_for("Northwind, 2027-Q2: drafted, not published", "Become the shop people")
