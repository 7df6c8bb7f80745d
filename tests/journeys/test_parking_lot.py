"""The parking lot: a line with owner and day from anywhere, the close, and questions of earlier workshops."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.widgets import Input

from tests.journeys.driver import Person, a_clock, desk_on, fresh, on_stage, sample_on, two_levels
from tuiokr.model.parked import Parked
from tuiokr.screens.dependency_form import DependencyForm
from tuiokr.screens.home import Home
from tuiokr.screens.park_line import ParkLine
from tuiokr.screens.parking_lot import ParkingLot
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.welcome import Welcome
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.desk import Desk

SIZE = (120, 36)


def on_disk(folder: Path) -> dict[str, Parked]:
    """Every parked question by its words."""
    return {one.words: one for full in fresh(folder).workspace.workshops.values() for one in full.parked}


async def park(person: Person, words: str) -> None:
    await person.press("f4")
    await person.on(ParkLine)
    await person.write(words)
    await person.press("enter")


async def at_the_close(person: Person, desk: Desk, *questions: str) -> str:
    """Open the parking-lot step of a new workshop with some questions. Return the workshop."""
    workshop = desk.workshop.start("payments")
    for one in questions:
        desk.parking.park(workshop, one)
    desk.workshop.go(workshop, "parking")
    await person.app.push_screen(WorkshopScreen(desk, workshop))
    await person.on(WorkshopScreen)
    await person.wait_for("▶ Parking lot")
    return workshop


async def answer(person: Person, key: str, words: str) -> None:
    await person.press(key)
    await person.on(AskLine)
    await person.fill(words)
    await person.press("enter")


async def test_one_line_sets_owner_and_day_and_says_what_was_understood(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light("payments")
        await park(person, "Who pays for refunds? @ola 15 Jan")
        await person.wait_in("Toast", "Parked: Ola, by 15 Jan 2027")
        await park(person, "What happened on 15 Jan in the shop?")
        await person.on(Home)
    found = on_disk(tmp_path)
    assert (found["Who pays for refunds?"].owner, found["Who pays for refunds?"].due) == ("Ola", date(2027, 1, 15))
    assert found["What happened on 15 Jan in the shop?"].due is None


async def test_it_asks_which_of_two_people_is_meant(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    async with on_stage(desk, SIZE) as person:
        workshop = await at_the_close(person, desk)
        desk.workshop.attend(workshop, ["Lio Berg", "Lio Lima"])
        await park(person, "Who pays? @Lio")
        which = "Which Lio is the owner: Lio Berg or Lio Lima?"
        await person.wait_in("Toast", f"{which} Press o on the parking lot to choose")
        await person.wait_in("#parked", "@Lio, no day: which one? Press o")
        await answer(person, "o", "Lio")
        await person.wait_in("#dialog", which)
        await person.fill("Lio L 15 Jan")
        await person.press("enter")
        await person.wait_in("#parked", "Lio Lima, by 15 Jan 2027")
    assert on_disk(tmp_path)["Who pays?"].owner == "Lio Lima"


async def test_a_question_is_parked_from_a_dialog_and_its_words_stay(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), SIZE) as person:
        await person.light("payments")
        await person.press("e")
        form = await person.on(TeamForm)
        await person.press("end")
        await person.write(" and more")
        typed = [one.value for one in form.query(Input)]
        await park(person, "Who pays?")
        await person.on(TeamForm)
        assert [one.value for one in form.query(Input)] == typed
        await person.press("f9")
        await person.on(Home)
        await person.wait_for("Payments and more")
        await person.press("f1 f4")
        await person.on(ParkLine)
        await person.write("Half a")
        await person.press("f4")
        await person.wait_in("Toast", "You are writing a question for the parking lot. Press ⏎ to keep it")
        await person.write(" question")
        await person.press("enter escape")
        await person.on(Home)
    assert set(on_disk(tmp_path)) == {"Who pays?", "Half a question"}


async def test_without_a_team_it_says_why_nothing_can_be_parked(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path), SIZE) as person:
        await person.on(Welcome)
        await person.press("f4")
        await person.wait_in("Toast", "There is no team yet")
        await person.press("1 f4")
        await person.wait_in("Toast", "There is no team yet")
    assert not (tmp_path / "cycles").exists()


async def test_at_the_close_each_question_gets_one_key(tmp_path: Path) -> None:
    clock = a_clock()
    desk = two_levels(tmp_path, clock)
    async with on_stage(desk, (120, 44)) as person:
        workshop = await at_the_close(person, desk, "Keep me\nOwn me\nRisk me\nDrop me\nSolve me\nAsk them")
        ids = {one.words: one.id for one in desk.workshop.full(workshop).parked}
        await person.light(ids["Keep me"], "#parked")
        await person.press("k")
        await person.wait_in("#parked", "→ Keep me kept for the next workshop")
        await person.light(ids["Own me"], "#parked")
        await answer(person, "o", "Li 31 Feb")
        await person.wait_in("#dialog", "“31 Feb” is not a day")
        await person.fill("Li 24 Nov")
        await person.press("enter")
        await person.wait_in("#parked", "● Own me Li, by 24 Nov")
        await person.light(ids["Risk me"], "#parked")
        await answer(person, "c", "sam")
        await person.wait_in("#parked", "▲ Risk me a risk, carried by Sam")
        await person.light(ids["Drop me"], "#parked")
        await answer(person, "x", "")
        await person.wait_in("#dialog", "Write the reason")
        await person.fill("Not ours")
        await person.press("enter")
        await person.wait_in("#parked", "– Drop me dropped: Not ours")
        await person.light(ids["Solve me"], "#parked")
        await answer(person, "enter", "Growth pays")
        await person.wait_in("#parked", "✓ Solve me resolved: Growth pays")
        await person.press("k")
        await person.wait_in("Toast", "This question is closed")
        await person.light(ids["Ask them"], "#parked")
        await person.press("d")
        await person.on(DependencyForm)
        await person.wait_in("#dialog", "Ask them", "Northwind")
        await person.choose_giver("north")
        await person.press("f9")
        await person.on(WorkshopScreen)
        await person.wait_in("#parked", "✓ Ask them became a dependency: Northwind: Ask them")
        clock.move(3 * 86400)
        desk.workshop.note(workshop, "check-in", "later")  # so that the screen is painted again
        await person.wait_in("#parked", "▲ Li, by 24 Nov, 2 days overdue")
    found = on_disk(tmp_path)
    assert {one.words: one.state for one in found.values()} == {
        "Keep me": "kept",
        "Own me": "owned",
        "Risk me": "risk",
        "Drop me": "dropped",
        "Solve me": "resolved",
        "Ask them": "dependency",
    }
    (need,) = fresh(tmp_path).workspace.of("2027-Q1", "payments").dependencies
    assert (need.giving, need.what) == ("northwind", "Ask them")


async def test_an_answer_of_another_window_is_not_replaced_without_a_question(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    async with on_stage(desk, SIZE) as person:
        workshop = await at_the_close(person, desk, "Who pays?")
        (one,) = desk.workshop.full(workshop).parked
        await person.press("x")
        await person.on(AskLine)
        desk.parking.resolve(workshop, one.id, "Growth pays")  # as when another window does
        await person.write("Not ours")
        await person.press("enter")
        await person.on(Pick)
        await person.wait_in("#dialog", "Leave it as it is: resolved: Growth pays", "Replace it: dropped: Not ours")
        await person.press("1")
    assert on_disk(tmp_path)["Who pays?"].resolved == "Growth pays"


async def test_open_questions_follow_the_team_and_home_leads_to_them(tmp_path: Path) -> None:
    clock = a_clock()
    desk = two_levels(tmp_path, clock)
    first = desk.workshop.start("payments")
    desk.workshop.resume(first)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Paying feels effortless")
    desk.parking.park(first, "Who pays? @Li 24 Nov", about=objective)
    desk.workshop.end(first)
    clock.move(4 * 86400)
    desk.draft.delete("payments", objective)
    async with on_stage(desk, SIZE) as person:
        await at_the_close(person, desk, "And now?")
        await person.wait_in("#parked", "And now?", "STILL OPEN FROM EARLIER WORKSHOPS: 1 question", "Who pays?")
        await person.wait_in("#parked", "▲ Li, by 24 Nov, 3 days overdue", "about something that was deleted since")
        await person.wait_in("#parked", "from Payments: team workshop, 23 Nov")
        await person.press("down")
        await answer(person, "enter", "Growth pays")
        await person.wait_gone("STILL OPEN")
        await person.press("u")
        await person.wait_for("STILL OPEN")
        await person.press("escape")
        await person.on(Home)
        await person.light("payments")
        await person.wait_in("#peek", "2 parked questions, 1 overdue P")
        await person.wait_for("Answer Payments' parked questions", "2 open, 1 overdue", "▲ 2")
        await person.press("P")
        await person.on(ParkingLot)
        await person.wait_for("Payments", "2 parked questions, 1 overdue", "And now?", "from Payments: team workshop")
        await person.press("k")
        await person.wait_for("kept for the next workshop")
    assert [one.state for one in on_disk(tmp_path).values()].count("kept") == 1
    assert len(fresh(tmp_path).workspace.workshops) == 2
