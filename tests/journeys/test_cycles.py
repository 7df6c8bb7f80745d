"""From one cycle to the next: each has its own teams, numbers and days."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.journeys.driver import CYCLE, Person, fresh, on_stage, sample_on, two_levels
from tuiokr.screens.cycle_form import CycleForm
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.team_tree import TeamTree
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.widgets.rows import Rows


async def new_cycle(person: Person) -> None:
    await person.press("c")
    await person.on(Pick)
    await person.press("2")
    await person.on(CycleForm)
    await person.press("f9")
    await person.on(Home)
    await person.wait_for("2027-Q2")


async def test_a_team_removed_in_a_new_cycle_is_still_in_the_old_one(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await new_cycle(person)
        await person.wait_for("Growth")
        await person.light("growth")
        await person.press("x")
        await person.until(lambda: "Growth" not in person.sees_in(person.one(TeamTree)), "Growth to go")
        await person.press("c")
        await person.on(Pick)
        await person.press("2")
        await person.wait_for(CYCLE)
        await person.wait_in("TeamTree", "Growth")


async def test_a_new_cycle_has_no_quality_until_something_is_drafted(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await person.wait_in("TeamTree", "▰")
        await new_cycle(person)
        await person.wait_for("nothing is drafted yet")
        assert "▰" not in person.sees_in(person.one(TeamTree))
        made = person.desk.draft.add_objective("delivery")
        person.desk.draft.edit("delivery", made, title="Every parcel is there when promised")
        await person.wait_in("TeamTree", "▰")
        assert sum("▰" in line for line in person.sees.splitlines()) == 1
        person.desk.session.look_at(CYCLE)
        await person.until(lambda: sum("▰" in line for line in person.sees.splitlines()) > 2, "the bars of the cycle")


async def test_the_quality_is_worked_out_again_when_the_checks_of_the_organisation_change(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await person.wait_in("TeamTree", "▰")
        tree = person.one(TeamTree)
        before = tree._quality[CYCLE, "payments"][1]
        person.desk.setup.set_checks(ignore="no-,output,not-,vague,several,metric,task,jargon,too-,milestone")
        await person.until(lambda: tree._quality[CYCLE, "payments"][1] != before, "the quality to be worked out anew")


async def test_a_cycle_is_copied_into_a_new_one(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await person.press("c")
        await person.on(Pick)
        await person.press("2")
        await person.on(CycleForm)
        await person.wait_for("Copy objectives and key results from", "none: an empty cycle")
        await person.press("enter enter enter right")
        await person.wait_for(f"copy {CYCLE}: 8 objectives, 16 key results")
        await person.press("enter")
        await person.on(Home)
        await person.wait_for("2027-Q2", "Copied 8 objectives", "4 drafted, 1 not started")
        kept = fresh(tmp_path).workspace
        keys = [key for team in kept.tree("2027-Q2").by_id for key in kept.of("2027-Q2", team).key_results]
        assert len(keys) == 16 and not any(key.due or key.confidence or key.score for key in keys)
        await person.press("u")
        await person.wait_for(CYCLE)
        assert list(fresh(tmp_path).workspace.cycles) == [CYCLE]


async def test_the_okrs_of_one_team_are_copied_from_home(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await person.light("delivery")
        await person.press("y")
        await person.wait_for("Delivery has no objectives in any other cycle")
        await new_cycle(person)
        await person.light("payments")
        await person.press("y")
        await person.on(Pick)
        await person.wait_for("Copy what Payments has in which cycle into 2027-Q2?", "3 objectives, 6 key results")
        await person.press("1")
        await person.on(Home)
        await person.wait_for("Copied 3 objectives", "links")
        assert len(fresh(tmp_path).workspace.of("2027-Q2", "payments").objectives) == 3


async def start_a_cycle(person: Person, name: str) -> None:
    await person.press("c")
    await person.on(Pick)
    await person.press("2")
    await person.on(CycleForm)
    await person.fill("")
    await person.write(name)


def days(person: Person) -> tuple[str, str]:
    return person.one(Input, "#first").value, person.one(Input, "#last").value


async def test_the_days_follow_the_name_of_the_cycle_until_somebody_types_others(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await start_a_cycle(person, "2027 H")
        assert days(person) == ("", "")
        await person.wait_for("“2027 H” does not say its days")
        await person.write("2")
        assert days(person) == ("2027-07-01", "2027-12-31")
        await person.wait_for("Its name will be 2027-H2")
        await person.fill("FY27-Q1")
        assert days(person) == ("", "")
        await person.wait_for("A fiscal year can begin in any month")
        await person.press("enter")
        await person.write("2026-02-01")
        await person.press("shift+tab")
        await person.fill("2027-T1")
        assert days(person) == ("2026-02-01", "")
        await person.fill("2027-02")
        await person.press("enter")
        await person.fill("")
        await person.press("shift+tab")
        await person.fill("2027-03")
        assert days(person) == ("2027-03-01", "2027-03-31")


async def test_the_days_of_a_fiscal_cycle_are_asked_for_once(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await start_a_cycle(person, "Q1 FY27")
        await person.press("f9")
        await person.wait_for("The days of FY27-Q1 are not known. Write them, or press F9 again")
        assert person.app.focused is person.one(Input, "#first")
        await person.press("f9")
        await person.on(Home)
        await person.wait_for("FY27-Q1")
    cycle = fresh(tmp_path).workspace.cycles["FY27-Q1"]
    assert (cycle.first, cycle.last) == (None, None)


async def test_a_cycle_name_in_another_notation_is_the_same_cycle(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await start_a_cycle(person, "Q1 2027")
        await person.press("f9")
        await person.on(Home)
        await person.wait_for(CYCLE)
    assert list(fresh(tmp_path).workspace.cycles) == [CYCLE]


@pytest.mark.parametrize("team", ["northwind", "payments"])
async def test_a_kind_of_workshop_has_the_same_digit_on_every_level(tmp_path: Path, team: str) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await person.light(team)
        await person.press("w")
        await person.on(Pick)
        await person.wait_for("1 Team workshop", "2 Executive workshop")
        assert ("3 Tie-off" in person.sees) == (team == "northwind")
        assert ("0 Go on with Payments" in person.sees) == (team == "payments")
        usual = {"northwind": "executive", "payments": "w-payments"}[team]
        assert person.one(Rows, "#options").lit == usual
        await person.press("1")
        await person.on(WorkshopScreen)
        await person.wait_for("team workshop")


TWO_CYCLES = (
    "Team,Objective,Key Result,Quarter\nGarden,The garden feeds us,Beds from 4 to 9,Q2 2031\n"
    "Garden,Guests come back,Suppers from 1 to 5,3Q31\n"
)


async def bring_in(person: Person, file: Path, words: str) -> None:
    file.write_text(words, encoding="utf-8")
    await person.press("i")
    await person.on(AskLine)
    await person.paste(str(file))
    await person.press("enter")


async def test_importing_a_file_of_several_cycles_asks_which_one(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path / "mine")) as person:
        await bring_in(person, tmp_path / "x.csv", TWO_CYCLES)
        await person.wait_for(
            "x.csv contains the OKRs of several cycles. Which one do you import?", "1 2031-Q2", "2 2031-Q3"
        )
        await person.press("2")
        await person.wait_for("What the file contains", "into 2031-Q3", "left out: 1 row of another cycle")
        await person.press("1")
        await person.wait_for("Imported")
        assert [one.title for one in fresh(tmp_path / "mine").workspace.of("2031-Q3", "garden").objectives] == [
            "Guests come back"
        ]


async def test_a_file_without_a_cycle_is_imported_into_the_cycle_on_screen(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path / "mine")) as person:
        await bring_in(person, tmp_path / "x.md", "- Objective: The garden feeds us\n  - KR1: Beds from 4 to 9\n")
        await person.wait_for("What the file contains", f"into {CYCLE}")


async def test_importing_a_file_of_a_fiscal_cycle_says_that_its_days_are_unknown(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path / "mine")) as person:
        await bring_in(person, tmp_path / "x.csv", TWO_CYCLES.replace("Q2 2031", "Q2 FY31").replace("3Q31", "FY31-Q2"))
        await person.wait_for("into FY31-Q2", "the days of FY31-Q2 are not known", "on Home with c")
