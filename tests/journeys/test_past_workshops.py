"""After a workshop has ended: everything that was written in it is one key away from Home."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from tests.journeys.driver import Person, on_stage, two_levels
from tuiokr.screens.home import Home
from tuiokr.screens.palette import Palette
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_record import Records
from tuiokr.usecases.desk import Desk
from tuiokr.widgets.rows import Rows


def held(folder: Path, notes: str = "Everybody is here. [/b]") -> Desk:
    desk = two_levels(folder)
    workshop = desk.workshop.start("payments")
    desk.workshop.note(workshop, "check-in", notes)
    desk.theme.add(workshop, "Trust\nSpeed")
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
        await person.wait_for("Payments: team workshop", "Trust", "Speed")
        await person.press("tab end")
        await person.wait_for("Is instant transfer in scope?")
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


async def test_the_minutes_of_an_ended_workshop_open_and_one_key_copies_them(tmp_path: Path) -> None:
    desk = two_levels(tmp_path / "work")
    workshop = desk.workshop.start("payments")
    desk.workshop.note(workshop, "check-in", "Everybody is here. [/b]")
    async with on_stage(desk, (100, 30)) as person:
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.press("f10")
        await person.wait_for("Everything is saved, and the minutes open.")
        await person.press("2")
        await person.on(Records)
        await person.wait_for("Payments: team workshop", "NOTES: CHECK-IN", "Everybody is here. [/b]")
        await person.wait_in("Toast", "Ended. These are the minutes. Press y to copy them, w to write them to a file")
        assert person.foot[:4] == ("Read", "Copy", "To a file", "All teams")
        await person.press("y")
        await person.wait_for("Sent to the terminal's clipboard")
        assert person.app.clipboard == person.desk.minutes.text(workshop)
        assert "> Everybody is here. \\[/b\\]" in person.app.clipboard
        await person.press("u")
        await person.wait_in("Toast", "Undone: end “Payments: team workshop”")
        await person.wait_for("not begun")
        await person.press("escape")
        await person.on(Home)


async def test_the_ending_of_the_file_decides_how_the_minutes_are_written(tmp_path: Path) -> None:
    async with on_stage(held(tmp_path / "work"), (80, 24)) as person:
        await past(person, "payments")
        begins = {"a.md": "# Payments", "a.html": "<!doctype html>", "a.txt": "Payments: team workshop\n==="}
        for name, begin in begins.items():
            await person.press("w")
            await person.on(AskLine)
            await person.wait_for("minutes-payments-", ".md Markdown, .html HTML, .txt plain text")
            await person.fill(str(tmp_path / name))
            await person.press("enter")
            await person.until((tmp_path / name).is_file, f"{name} is written")
            assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)
        await person.press("w")
        await person.fill(str(tmp_path / "no" / "a.md"))
        await person.press("enter")
        await person.wait_for("not written", "name another file")


async def test_without_a_workshop_nothing_is_copied_or_written(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await past(person, "payments")
        await person.press("y")
        await person.wait_in("Toast", "There is no workshop to copy")
        await person.press("w")
        await person.wait_in("Toast", "There is no workshop to write")


async def test_a_workshop_is_found_in_the_palette_by_its_title(tmp_path: Path) -> None:
    desk = held(tmp_path)
    other = desk.workshop.start("northwind", "executive")
    desk.workshop.note(other, "check-in", "The board is late.")
    desk.workshop.end(other)
    async with on_stage(desk, (100, 30)) as person:
        for words, seen in (
            ("payments: team workshop", "Trust"),
            ("executive workshop northwind", "The board is late."),
        ):
            await person.press("ctrl+p")
            await person.on(Palette)
            await person.write(words)
            await person.wait_for("Open the minutes:")
            await person.press("enter")
            await person.on(Records)
            await person.wait_for(seen)
        await person.press("escape")
        await person.on(Home)
