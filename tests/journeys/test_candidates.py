"""1-2-4-All on the screen: silence, groups with a field each, merging, dots, and taking over."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import Person, a_clock, fresh, on_stage, two_levels
from tests.journeys.test_workshop import pass_time, start
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.widgets.big_clock import BigClock


async def _to_the_step(person: Person) -> None:
    await start(person)
    await person.press("g")
    await person.light("objectives", "#options")
    await person.press("enter")
    await person.on(WorkshopScreen)
    await person.wait_for("▶ Objectives, 1-2-4-All")


async def test_alone_nothing_is_shown_and_the_clock_is_that_of_the_phase(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (80, 24)) as person:
        await _to_the_step(person)
        await person.press("a")
        await person.write("Paying feels effortless")
        await person.press("enter")
        await person.wait_for("Paying feels effortless")
        await person.press("space")
        await person.wait_for("ALONE  In silence", "Nothing is shown while people think")
        await person.wait_gone("Paying feels effortless")
        await pass_time(person, clock, 61)
        assert person.one(BigClock).value == "3:59"
        await person.wait_for("Alone · step 23:59 left")
        await person.press("r")
        await person.wait_for("Paying feels effortless")
        await person.press("r")
        await person.wait_gone("Paying feels effortless")


async def test_each_group_has_a_field_and_a_pasted_chat_works_too(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (100, 30)) as person:
        await _to_the_step(person)
        await person.press("space")
        await pass_time(person, clock, 301)
        await person.wait_for("IN PAIRS  Read to each other", "Ana", "Li", "Sam")
        (pairs,) = person.desk.candidate.groups(_workshop(person), 2)
        await person.wait_for("○ " + " + ".join(pairs))
        await person.press("enter")
        await person.on(AskLine)
        await person.wait_for(f"What do {' and '.join(pairs)} propose?")
        await person.write("Paying feels effortless")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("● " + " + ".join(pairs), "Paying feels effortless")
        await person.paste("Ana: Refunds just work\nLi: Nobody waits")
        await person.wait_for("Refunds just work", "Nobody waits", "2 candidates noted")
        await pass_time(person, clock, 300)
        await person.wait_for("TOGETHER  Read all of them", "1-2-All: a small call needs no fours · 4 adds them")
        await person.press("4")
        await person.wait_for("IN FOURS  Two pairs together", "1-2-4-All · 4 leaves out the fours")
        await person.press("4")
        await person.wait_for("TOGETHER", "1-2-All: without fours")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert full.workshop.runs["objectives"].fours is False
    assert {one.words: one.by for one in full.candidates} == {
        "Paying feels effortless": pairs,
        "Refunds just work": ("Ana",),
        "Nobody waits": ("Li",),
    }


async def test_the_room_merges_ranks_and_takes_over(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (80, 24)) as person:
        await _to_the_step(person)
        await person.paste("Paying is easy\nRefunds just work\nPaying is simple")
        await person.wait_for("Paying is simple")
        await person.press("m")
        await person.on(Pick)
        await person.wait_for("Which one says the same as “Paying is simple”?")
        await person.press("1")
        await person.on(WorkshopScreen)
        await person.wait_gone("Paying is easy")
        await person.press("d")
        await person.on(AskLine)
        await person.write("1 x")
        await person.press("enter")
        await person.wait_for("“x” is not a number of dots")
        await person.press("backspace")
        await person.write("4")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("4 ●●●●")
        await person.press("t 2")
        await person.wait_for("✓ Paying is simple", "2 objectives taken over", "✓ done when")
    session = fresh(tmp_path)
    assert [one.title for one in session.workspace.of(session.cycle_id, "payments").objectives] == [
        "Paying is simple", "Refunds just work"
    ]  # fmt: skip


def _workshop(person: Person) -> str:
    screen = person.app.screen
    assert isinstance(screen, WorkshopScreen)
    return screen.workshop_id
