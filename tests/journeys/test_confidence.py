"""Confidence by everybody: hidden numbers on all key results, the reveal with its spread, and what outliers say."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import fresh, on_stage, sample_on
from tuiokr.screens.pick import Pick
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen

TEAM = "payments"
PEOPLE = ("Ana", "Li", "Sam")


async def test_numbers_are_hidden_until_all_are_revealed_and_heard(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.workshop.end(desk.workshop.open_of(TEAM).workshop.id)  # type: ignore[union-attr]
    workshop_id = desk.workshop.start(TEAM, people=PEOPLE)
    desk.workshop.go(workshop_id, "confidence")
    keys = [key.id for key in desk.draft.okrs(TEAM).key_results]
    async with on_stage(desk, (80, 24)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop_id))
        await person.wait_for("How sure is Ana of O1·KR1?", "0 of 3 in")
        await person.press("2 7")
        await person.wait_for("How sure is Sam of O1·KR1?", "2 of 3 in", "○ Ana 1/6")
        await person.press("backspace")
        await person.wait_for("How sure is Li of O1·KR1?", "1 of 3 in")
        await person.press("t 9")
        await person.wait_for("How sure is Ana of O1·KR2?", "✓ 3 of 3 in")
        await person.paste("Ana: 2 4 5 6 7 8\nLi: 10 4 5 6 7 11\nrest 8 8 8 8 8 8")
        await person.wait_for("“Li” (line 2) has a number that is not from 0 to 10", "“rest” was not used")
        assert "median" not in person.sees and "━" not in person.sees_in(person.app.screen.query_one("Rows#keys"))
        await person.press("f2")
        await person.on(Presenter)
        await person.wait_for("3 of 3 in", "1 of 3 in")
        assert "●" not in person.sees
        await person.press("f2")
        await person.on(WorkshopScreen)
        await person.press("r")
        await person.wait_for("Without all numbers: Li, Sam", "r again reveals anyway")
        await person.press("r")
        await person.wait_for("median 9, from 2 to 10", "Ana 2 speaks first")
        await person.press("h")
        await person.on(Pick)
        await person.press("enter")
        await person.on(AskLine)
        await person.wait_for("Ana: why 2?")
        await person.write("Nobody has time for the tests")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("Ana: Nobody has time for the tests")
        await person.press("f2")
        await person.on(Presenter)
        await person.wait_for("9 (2–10)", "Ana 2 speaks first")
        await person.press("f2")
        await person.on(WorkshopScreen)
        await person.press("7")
        await person.wait_for("set by hand")
    kept = fresh(tmp_path).workspace
    full = kept.workshops[workshop_id]
    numbers = {one.about: one for one in full.confidences}
    shown = numbers[keys[0]].shown
    assert shown is not None and shown.revealed and shown.fingerprint
    assert {one.person: one.hand for one in shown.ballots} == {"Ana": 2, "Li": 10, "Sam": 9}
    assert [(one.person, one.words) for one in shown.heard] == [("Ana", "Nobody has time for the tests")]
    assert [key.confidence for key in kept.of("2027-Q1", TEAM).key_results][:2] == [7, 4]


async def test_the_strip_shows_the_champion_of_the_highlighted_key_result(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    workshop_id = desk.workshop.start(TEAM, people=PEOPLE)
    desk.workshop.go(workshop_id, "champions")
    key = desk.draft.okrs(TEAM).key_results[0].id
    desk.draft.edit(TEAM, key, champion="Li")
    async with on_stage(desk, (80, 24)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop_id))
        await person.wait_for("▶ Li")
        await person.press("0")
        await person.wait_gone("▶ Li")
    assert fresh(tmp_path).workspace.of("2027-Q1", TEAM).key_results[0].champion == "Ana"
