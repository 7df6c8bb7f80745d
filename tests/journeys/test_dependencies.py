"""Dependencies as contracts: an inbox of what is asked, a board, promises, and who needs whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage, sample_on
from tuiokr.model.cycle import named
from tuiokr.model.okr import Dependency
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.dependency_answer import AnswerForm
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_outline

FEB, MARCH = date(2027, 2, 15), date(2027, 3, 1)


def asked_of_platform(desk: Desk) -> list[str]:
    """Add three requests, beside the one of the sample, and return their ids."""
    return [
        desk.dependency.ask(team, "platform", what, by=FEB)
        for team, what in (("growth", "An order feed"), ("delivery", "A test bench"), ("payments", "A price [/b] list"))
    ]


def on_disk(folder: Path) -> dict[str, Dependency]:
    workspace = fresh(folder).workspace
    return {one.what: one for (cycle, _), okrs in workspace.okrs.items() if cycle == CYCLE for one in okrs.dependencies}


async def to_inbox(person: Person, team: str) -> None:
    await person.light(team)
    await person.press("d")
    await person.on(Dependencies)


async def test_a_team_answers_all_that_is_asked_of_it_with_one_key_each(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    asked_of_platform(desk)
    async with on_stage(desk, (100, 30)) as person:
        await person.light("platform")
        await person.wait_for("asked of us: 4")
        await to_inbox(person, "platform")
        await person.wait_for("Asked of us 4", "Asked of Platform  4", "y accept")
        await person.press("y")
        await person.wait_for("Asked of us 3")
        await person.press("d")
        await person.on(AskLine)
        await person.press("enter")
        await person.wait_for("Write the reason in a few words")
        await person.write("No time")
        await person.press("enter")
        await person.wait_for("Asked of us 2")
        await person.press("o")
        await person.on(AnswerForm)
        await person.write("Half of it")
        await person.press("enter enter")
        await person.fill("1 Mar 2027")
        await person.press("enter")
        await person.wait_for("Asked of us 1")
        await person.press("y")
        await person.wait_for("Nothing waits for an answer")
    found = on_disk(tmp_path)
    assert sorted(one.state for one in found.values()) == ["accepted", "accepted", "countered", "declined"]
    assert {one.answered_by for one in found.values()} == {"Sam"}
    [counter] = [one for one in found.values() if one.state == "countered"]
    assert (counter.note, counter.promised) == ("Half of it", MARCH)


async def test_a_counter_offer_goes_back_and_is_taken(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    [need, *_] = asked_of_platform(desk)
    desk.dependency.answer("growth", need, "countered", note="Half of it", by="Sam", promised=MARCH)
    async with on_stage(desk, (100, 30)) as person:
        await to_inbox(person, "growth")
        await person.wait_for("Back to Growth  1", "counter-offer by Sam until 1 Mar", "▲ 1 Mar is after 15 Feb")
        await person.press("y")
        await person.wait_for("Nothing waits for an answer")
        await person.press("tab")
        await person.wait_for("Platform (Sam) gives Growth", "Half of it")
    one = on_disk(tmp_path)["An order feed"]
    assert (one.state, one.note, one.answered_by, one.promised) == ("accepted", "Half of it", "Sam", MARCH)


async def test_the_reason_of_a_no_stays_when_somebody_carries_the_risk(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    asked_of_platform(desk)
    async with on_stage(desk, (100, 30)) as person:
        await to_inbox(person, "growth")
        await person.press("tab tab tab")  # to the list
        await person.wait_for("An order feed")
        await person.press("d")
        await person.on(AskLine)
        await person.write("No time")
        await person.press("enter")
        await person.wait_for("declined by Sam: No time")
        await person.press("c")
        await person.on(AskLine)
        await person.wait_in("#dialog", "declined: No time")
        await person.write("Kim")
        await person.press("enter")
        await person.wait_for("carried as a risk by Kim (declined: No time)")


async def test_arrows_move_on_the_board_between_columns_and_cards(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    _, second, third = asked_of_platform(desk)
    desk.dependency.answer("delivery", second, "accepted", by="Sam", promised=FEB)
    desk.dependency.answer("payments", third, "risk", carried_by="Kim")
    screen = Dependencies(desk, "platform", ("platform",), "board")
    async with on_stage(desk, (120, 30)) as person:
        await person.app.push_screen(screen)
        await person.wait_for("◆ Requested 2", "✓ Accepted 1", "▲ Risk 1", "carried by Kim")
        await person.wait_in("#card", "Growth needs of Platform by 15 Feb An order feed")
        await person.press("right")
        await person.wait_in("#card", "A test bench", "accepted by Sam until 15 Feb")
        await person.press("right right")
        await person.wait_in("#card", "A price [/b] list")
        await person.press("left left down")
        await person.wait_in("#card", "A second bank gateway, live")
        await person.press("y")
        await person.wait_for("◆ Requested 1", "✓ Accepted 2")
        await person.wait_in("#card", "An order feed")


async def test_in_a_narrow_window_the_states_are_below_each_other(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    _, second, _ = asked_of_platform(desk)
    desk.dependency.answer("delivery", second, "accepted", by="Sam", promised=FEB)
    async with on_stage(desk, (80, 24)) as person:
        await person.app.push_screen(Dependencies(desk, "platform", ("platform",), "board"))
        await person.wait_for("Requested  3", "Accepted  1", "None: Counter-offer, Declined, Risk")
        await person.press("right")
        assert "Delivery → Platform" in next(line for line in person.sees.splitlines() if "▌" in line)
        await person.press("left")
        lit = next(line for line in person.sees.splitlines() if "▌" in line)
        assert "Platform" in lit and "Delivery" not in lit


async def test_the_matrix_says_who_is_most_depended_on(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    asked_of_platform(desk)
    async with on_stage(desk, (100, 30)) as person:
        await person.app.push_screen(Dependencies(desk, "northwind", ("northwind", "platform"), "who needs whom"))
        await person.wait_for("Most depended on", "Platform 4 (4 open)", "Pay Payments")
        await person.press("y")
        await person.wait_in("Toast", "Highlight a dependency first")


async def test_promises_come_back_in_the_check_in_with_the_late_ones_first(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    first, second, _ = asked_of_platform(desk)
    desk.dependency.answer("growth", first, "accepted", by="Sam", promised=MARCH)
    desk.dependency.answer("delivery", second, "accepted", by="Sam", promised=date(2026, 11, 20))
    workshop = desk.workshop.start("platform", "check-in")
    desk.workshop.go(workshop, "promises")
    async with on_stage(desk, (100, 30)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop))
        await person.wait_for("Late  1", "▲ 20 Nov, 3 days late", "A test bench", "Promised  1", "1 Mar")
        assert person.sees.index("A test bench") < person.sees.index("An order feed")
        await person.press("e")
        await person.on(AnswerForm)
        await person.press("enter")
        await person.fill("15 Feb 2027")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("Promised  2")
    assert on_disk(tmp_path)["A test bench"].promised == FEB


async def test_the_columns_of_a_long_matrix_stay_named_and_a_view_opens_at_its_beginning(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    crews = "\n".join(f"  Crew {number:02}: Ana" for number in range(30))
    desk.setup.begin("Northwind", named(CYCLE), read_outline(f"Northwind: Noor\n{crews}"))
    teams = tuple(team.id for team in desk.tree.teams if team.id != "northwind")
    for asking in teams[1:]:
        desk.dependency.ask(asking, teams[0], f"A thing for {asking}", by=FEB)
    async with on_stage(desk, (80, 24)) as person:
        await person.app.push_screen(Dependencies(desk, "northwind", ("northwind", *teams)))
        await person.wait_for("List 29")
        await person.press("end")
        await person.wait_for(f"A thing for {teams[-1]}")
        await person.press("tab tab tab tab")
        await person.wait_for("Most depended on", "asks ↓  of →", "Crew 01")
        await person.press("end")
        await person.wait_for("at least one of them is open")
        assert "asks ↓  of →" in person.sees and "Crew 01" not in person.sees


async def test_teams_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.setup.begin("Northwind", named(CYCLE), read_outline("Northwind: Noor\n  Care: Ana\n  Care: Li\n  Pay: Sam"))
    first, second = (team.id for team in desk.tree.teams if team.name == "Care")
    pay = next(team.id for team in desk.tree.teams if team.name == "Pay")
    desk.dependency.ask(pay, first, "A mail", by=FEB)
    desk.dependency.ask(pay, second, "A page", by=FEB)
    async with on_stage(desk, (100, 30)) as person:
        await person.app.push_screen(Dependencies(desk, pay, (pay,)))
        await person.wait_for("Dependencies of Pay", f"Care ({first})", f"Care ({second})")
