"""From one cycle to the next: each has its own teams, its own numbers and its own days."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import CYCLE, Person, on_stage, sample_on
from tuiokr.screens.cycle_form import CycleForm
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.team_tree import TeamTree


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
        made = person.desk.drafting.add_objective("delivery")
        person.desk.drafting.edit("delivery", made, title="Every parcel is there when promised")
        await person.wait_in("TeamTree", "▰")
        assert sum("▰" in line for line in person.sees.splitlines()) == 1
        person.desk.session.look_at(CYCLE)
        await person.until(lambda: sum("▰" in line for line in person.sees.splitlines()) > 2, "the bars of the cycle")


async def test_the_quality_follows_the_checks_of_the_organisation(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await person.wait_in("TeamTree", "▰")
        tree = person.one(TeamTree)
        before = tree._quality[CYCLE, "payments"][1]
        person.desk.setting_up.set_checks(ignore="no-,output,not-,vague,several,metric,task,jargon,too-,milestone")
        await person.until(lambda: tree._quality[CYCLE, "payments"][1] != before, "the quality to be worked out anew")
