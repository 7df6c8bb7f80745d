"""After a workshop has ended: everything that was written in it is one key away from Home."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from tests.journeys.driver import Person, on_stage, two_levels
from tuiokr.screens.home import Home
from tuiokr.screens.workshop_record import Records
from tuiokr.usecases.desk import Desk
from tuiokr.widgets.rows import Rows


def held(folder: Path, notes: str = "Everybody is here. [/b]") -> Desk:
    desk = two_levels(folder)
    workshop = desk.workshop.start("payments")
    desk.workshop.note(workshop, "check-in", notes)
    desk.workshop.themes(workshop, "Trust\nSpeed")
    desk.parking.park(workshop, "Is instant transfer in scope?")
    desk.workshop.end(workshop)
    return desk


async def past(person: Person, team: str) -> Records:
    await person.light(team)
    await person.press("W")
    return await person.on(Records)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_notes_themes_and_open_questions_are_readable(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(held(tmp_path), size) as person:
        await past(person, "payments")
        await person.wait_for("Payments: team workshop", "Trust", "Speed", "Is instant transfer in scope?")
        await person.press("tab end")
        await person.wait_for("Everybody is here. [/b]")
        await person.press("escape escape")
        await person.on(Home)


async def test_the_page_scrolls(tmp_path: Path) -> None:
    notes = "\n".join(f"Line {number}." for number in range(1, 80))
    async with on_stage(held(tmp_path, notes), (80, 24)) as person:
        await past(person, "payments")
        await person.press("enter end")
        await person.wait_for("Line 79.")
        assert person.one(VerticalScroll, "#page").has_focus


async def test_a_team_without_a_past_workshop_sees_those_of_every_team(tmp_path: Path) -> None:
    async with on_stage(held(tmp_path), (100, 30)) as person:
        await past(person, "northwind")
        await person.wait_for("every team", "Payments: team workshop")
        await person.press("a")
        await person.wait_in("Toast", "This team has not held a workshop yet")
        await person.press("escape")
        await past(person, "payments")
        person.desk.workshop.start("northwind", "executive")
        await person.press("a")
        await person.wait_for("every team")
        assert len(person.one(Rows).ids) == 2


async def test_without_a_past_workshop_the_screen_says_so(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await past(person, "payments")
        await person.wait_for("There has been no workshop yet. Press w on Home to start one.")
