"""The frame of every step: the guide, the marks of the rail, the room, the clock on every screen, and undo."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.journeys.driver import Person, a_clock, desk_on, on_stage, two_levels
from tests.journeys.test_workshop import on_disk, pass_time, start
from tuiokr.screens.agenda_editor import AgendaEditor
from tuiokr.screens.attendance import Attendance
from tuiokr.screens.question import AskLine
from tuiokr.screens.stages.go_around import GoAroundStage
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.widgets.band import Band
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Rows


async def test_the_prompts_are_shown_one_at_a_time_and_ticked(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.wait_for(
            "Everybody arrives, and is heard once.", "▸ One word each: how do you arrive?", "asked  ··"
        )
        assert "What would make these two hours worth it?" not in person.sees
        await person.press("full_stop")
        await person.wait_for("▸ What would make these two hours worth it?", "asked  ✓·")
        await person.press("full_stop")
        await person.wait_for("All prompts were asked", "✓✓")
        await person.press("comma")
        await person.wait_for("▸ What would make these two hours worth it?")
        await person.press("u")
        await person.wait_for("▸ One word each: how do you arrive?")
        await person.press("U n b")
        await person.wait_for("▸ What would make these two hours worth it?")
    assert on_disk(tmp_path).runs["check-in"].asked == 1


async def test_the_rail_ticks_only_a_step_with_a_result(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (120, 36)) as person:
        await start(person)
        await person.press("n s n")
        await person.wait_for("· Check-in", "– The leader opens", "· Themes", "▶ Objectives, 1-2-4-All")
        await person.press("b b b")
        await person.on(WorkshopScreen)
        await person.press("h")
        await person.press("n")
        await person.wait_for("✓ Check-in")


async def test_the_band_says_what_is_missing_until_the_step_is_done(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.wait_for("done when everybody was heard · 0 of 3 people were heard")
        await person.press("h")
        await person.wait_for("1 of 3 people were heard", "1 of 3 heard")
        await person.press("h h")
        await person.wait_for("✓ done when everybody was heard", "Everybody was heard. n goes on")
        assert "people were heard" not in str(person.one(Band).content)


async def test_everybody_is_heard_by_name_with_a_line_each(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        assert isinstance(person.app.screen, WorkshopScreen) and isinstance(person.app.screen.stage, GoAroundStage)
        await person.press("enter")
        await person.on(AskLine)
        await person.wait_for("What does Ana say?")
        await person.write("curious, [b]tired[/b]")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("● Ana  curious, [b]tired[/b]")
        rows = person.app.screen.query_one("#people", Rows)
        assert rows.lit == "Li", "the next person is not highlighted"
        await person.press("h")
        await person.wait_for("● Li")
        await person.press("home backspace")
        await person.wait_for("○ Ana")
        await person.press("u")
        await person.wait_for("● Ana  curious, [b]tired[/b]")
    run = on_disk(tmp_path).runs["check-in"]
    assert [(one.person, one.words) for one in run.said] == [("Ana", "curious, [b]tired[/b]"), ("Li", "")]


async def test_a_person_is_drawn_by_lot_until_everybody_was_heard(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.press("L")
        await person.wait_in("Toast", "is next")
        rows = person.app.screen.query_one("#people", Rows)
        assert rows.lit in ("Ana", "Li", "Sam")
        await person.press("h L h L h L")
        await person.wait_in("Toast", "Everybody was heard in this step")


async def test_who_is_here_is_ticked_and_not_typed(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.wait_for("○ Ana  ○ Li  ○ Sam", "3 here")
        await person.press("f7")
        await person.on(Attendance)
        await person.press("down enter")
        await person.press("escape")
        await person.on(WorkshopScreen)
        await person.wait_for("… Li late", "2 here", "0 of 2 people were heard")
        await person.press("f7 down enter")
        await person.press("a")
        await person.on(AskLine)
        await person.write(", Max")
        await person.press("enter")
        await person.wait_for("× Li gone", "○ Max")
    kept = on_disk(tmp_path)
    assert (kept.people, kept.late, kept.gone) == (("Ana", "Li", "Sam", "Max"), (), ("Li",))


async def test_the_clock_is_on_the_screen_of_a_vote_and_on_home(tmp_path: Path) -> None:
    clock = a_clock()
    desk = two_levels(tmp_path, clock)
    desk.draft.edit("payments", desk.draft.add_objective("payments"), title="Make paying feel effortless")
    async with on_stage(desk, (100, 30)) as person:
        await start(person)
        await person.press("space g")
        await person.light("vote", "#options")
        await person.press("enter enter")
        await person.on(VoteScreen)
        await person.until(lambda: "5:00" in person.one(Head).right.plain, "the clock in the head line")
        clock.move(130)
        await person.until(lambda: "2:50" in person.one(Head).right.plain, "the clock goes on")
        clock.move(200)
        await person.until(lambda: "over by 0:30" in person.one(Head).right.plain, "the clock says that it is over")
        await person.press("escape escape")
        await person.until(lambda: "over by" in person.one(Head).right.plain, "the clock on Home")


async def test_people_see_whether_they_are_ahead_or_behind(tmp_path: Path) -> None:
    clock = a_clock()
    async with on_stage(two_levels(tmp_path, clock), (100, 30)) as person:
        await start(person)
        await person.wait_for("planned end", "on time")
        await person.press("space")
        await pass_time(person, clock, 60)
        await person.press("n")
        await person.wait_for("4 early")
        await pass_time(person, clock, 20 * 60)
        await person.wait_for("1 late · F6")


async def test_undo_goes_back_to_the_start_of_the_workshop_and_no_further(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.press("space n")
        await person.press("u u")
        await person.wait_for("▶ Check-in", "paused")
        await person.press("u")
        await person.wait_in("Toast", "Nothing more to undo here. Older work is not touched")
        await person.press("u u u")
        await person.on(WorkshopScreen)
    assert on_disk(tmp_path).current == "check-in"
    assert desk_on(tmp_path).draft.okrs("northwind").objectives


async def test_the_bell_rings_when_time_is_up_and_can_be_turned_off(tmp_path: Path) -> None:
    clock = a_clock()
    rung: list[str] = []
    async with on_stage(two_levels(tmp_path, clock), (100, 30)) as person:
        person.app.bell = lambda: rung.append("bell")  # type: ignore[method-assign]
        await start(person)
        await person.press("space")
        await _tick(person)
        clock.move(301)
        await person.wait_in("Toast", "Time is up: Check-in")
        assert rung == ["bell"]
        await person.press("B")
        await person.wait_in("Toast", "The bell is off. Press B to turn it on")
        await person.press("g")
        await person.light("objectives", "#options")
        await person.press("enter")
        await _tick(person)
        clock.move(301)
        await person.wait_in("Toast", "In pairs: 4:59")
    assert rung == ["bell"]


async def test_a_break_shows_when_everybody_is_back(tmp_path: Path) -> None:
    clock = a_clock()
    desk = two_levels(tmp_path, clock)
    workshop = desk.workshop.start("northwind", "executive")
    desk.workshop.go(workshop, "break")
    desk.workshop.resume(workshop)
    back = (clock.now() + timedelta(minutes=20)).astimezone()
    async with on_stage(desk, (100, 30)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop))
        await person.wait_for(f"Back at {back:%H:%M}", "█")
        await person.press("plus")
        await person.wait_for(f"Back at {back + timedelta(minutes=1):%H:%M}")


async def test_the_agenda_is_changed_during_the_workshop(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.press("A")
        await person.on(AgendaEditor)
        await person.wait_for("The agenda of this workshop", "▶ Check-in", "in all 120 minutes")
        await person.press("x")
        await person.wait_in("Toast", "“Check-in” is on the stage. Go to another step first")
        await person.press("plus plus")
        await person.wait_for("in all 122 minutes")
        await person.press("down right_square_bracket x")
        await person.wait_for("in all 107 minutes")
        await person.press("a")
        await person.on(AskLine)
        await person.write("What we stop")
        await person.press("enter")
        await person.on(AgendaEditor)
        await person.wait_for("What we stop", "in all 117 minutes")
        await person.press("enter")
        await person.on(AskLine)
        await person.write(" now")
        await person.press("enter")
        await person.press("escape")
        await person.on(WorkshopScreen)
        await person.wait_for("left of 7:00", "What we stop now")
        assert "The leader opens" not in person.sees.replace("then The leader opens", "")
        await person.press("u u u")
        await person.wait_for("The leader opens")
    assert [step.title for step in on_disk(tmp_path).agenda.steps][:3] == ["Check-in", "Themes", "The leader opens"]


async def test_a_remote_call_gets_more_time(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await start(person)
        await person.press("R")
        await person.wait_for("as in the agenda: ends", "for a remote call, a quarter longer: ends")
        await person.press("2")
        await person.wait_for("left of 6:15", "on time")


async def _tick(person: Person) -> None:
    """Let the app look at the clocks once."""
    person.app._mind_clocks()
    await person.settle()
