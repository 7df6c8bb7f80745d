"""The room view on the screen: F2, and a second window that follows the first one."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import MONDAY, Person, a_clock, desk_on, files_in, on_stage, sample_on, two_levels
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


PAYMENTS = "w-payments"
"""The half-finished workshop of the sample."""


def _line(person: Person, words: str) -> str:
    return next(line for line in person.sees.splitlines() if words in line)


async def test_the_first_screen_of_a_second_window_has_its_style_too(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.workshop.go(PAYMENTS, "check-out")
    async with on_stage(desk, (80, 24), present=True) as person:
        await person.wait_for("One word each: how do you leave?")
        assert _line(person, "One word each").startswith("  One word")
        assert _line(person, "Ease").startswith("  ◆ Ease")


async def test_all_key_results_stay_in_sight_after_the_reveal_of_numbers_far_apart(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.workshop.go(PAYMENTS, "confidence")
    desk.confidence.take_line(PAYMENTS, "p-done", "ana 9, li 4, sam 7, max 2, ola 7, pat 8")
    desk.confidence.reveal(PAYMENTS)
    async with on_stage(desk, (80, 24), present=True) as person:
        await person.wait_for("Max 2, Ana 9 speak first")
        assert all(f"·KR{number}" in person.sees for number in (1, 2, 3)) and "more lines" not in person.sees
        assert "O3·KR2" in person.sees


async def test_what_was_heard_after_a_vote_stays_in_sight(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.workshop.go(PAYMENTS, "vote")
    vote = desk.vote.open(PAYMENTS, "p-refund")
    for person_, hand in (("Ana", 2), ("Li", 4), ("Max", 5), ("Sam", 4), ("Ola", 1), ("Pat", 5)):
        desk.vote.cast(PAYMENTS, vote, person_, hand)
    desk.vote.reveal(PAYMENTS, vote)
    desk.vote.hear(PAYMENTS, vote, "Ola", "We cannot do this without the bank")
    async with on_stage(desk, (80, 24), present=True) as person:
        await person.wait_for("We cannot do this without the bank")
        assert "more lines" not in person.sees


async def test_lines_without_room_are_counted_also_after_the_view_was_blank(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    for number in range(20):
        desk.draft.edit("payments", desk.draft.add_objective("payments"), title=f"Objective number {number}")
    desk.workshop.go(PAYMENTS, "key-results")
    async with on_stage(desk, (80, 24), present=True) as person:
        await person.wait_for("more lines")
        before = _line(person, "more lines")
        await person.press("v")
        await person.wait_gone("more lines")
        await person.press("v")
        await person.wait_for("more lines")
        assert _line(person, "more lines") == before


async def test_the_clock_names_no_key_and_cuts_no_title_to_its_first_letters(tmp_path: Path) -> None:
    clock = a_clock()
    desk = sample_on(tmp_path, clock)
    workshop = desk.workshop.start("northwind", "executive")
    desk.workshop.go(workshop, "last-cycle")
    desk.workshop.resume(workshop)
    async with on_stage(desk, (80, 24), present=True) as person:
        await person.wait_for("▶ Last cycle in numbers")
        assert "…" not in _line(person, "▶ Last cycle") and "then" not in _line(person, "▶ Last cycle")
        clock.move(60 * 60)
        await person.wait_for(" late")
        assert "F6" not in person.sees
