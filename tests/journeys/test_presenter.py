"""The room view on the screen: F2, and a second window that follows the first one."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import MONDAY, a_clock, desk_on, files_in, on_stage, two_levels
from tests.journeys.test_workshop import start
from tuiokr.app import open_desk
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.session.clock import SetClock


async def test_f2_shows_what_the_room_sees_and_goes_back(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (80, 24)) as person:
        await start(person)
        await person.press("f3")
        await person.write("a private note")
        await person.press("enter")
        await person.press("f2")
        await person.on(Presenter)
        await person.wait_for("One word each: how do you arrive?")
        assert "private note" not in person.sees and "heard" not in person.sees
        await person.press("v")
        await person.wait_gone("One word each")
        await person.press("v")
        await person.wait_for("One word each: how do you arrive?")
        await person.press("f2")
        await person.on(WorkshopScreen)


async def test_a_second_window_follows_the_first_and_writes_nothing(tmp_path: Path) -> None:
    first = two_levels(tmp_path, a_clock())
    objective = first.draft.add_objective("payments")
    first.draft.edit("payments", objective, title="Make paying feel effortless")
    assert first.save(10)
    before = files_in(tmp_path)
    second = open_desk(tmp_path, SetClock(MONDAY), read_only=True)
    async with on_stage(second, (100, 30), present=True) as person:
        await person.on(Presenter)
        await person.wait_for("No workshop is open yet. It appears here when it begins.")
        workshop = first.workshop.start("payments", people=("Ana", "Li", "Sam"))
        await person.wait_for("Payments: team workshop", "One word each: how do you arrive?")
        first.workshop.go(workshop, "vote")
        vote = first.vote.open(workshop, objective)
        first.vote.cast(workshop, vote, "Ana", 2)
        await person.wait_for("Is it the right thing?", "Make paying feel effortless", "1 of 3 in")
        assert "Ana" not in person.sees
        for name in ("Li", "Sam"):
            first.vote.cast(workshop, vote, name, 4)
        first.vote.reveal(workshop, vote)
        await person.wait_for("one below three", "Ana")
        await person.press("escape")
        await person.on(Presenter)
        first.session.close()
        again = desk_on(tmp_path, a_clock())
        again.workshop.next(workshop)
        await person.wait_for("▶ Key results", "How would we know?")
        again.session.close()
    assert files_in(tmp_path) >= before
