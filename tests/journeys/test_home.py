"""Home: the tree, the cycle, changes of teams, an imported file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.color import Color
from textual.widgets import Input

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage, sample_on, segments, two_levels
from tuiokr.model.cycle import named
from tuiokr.screens.cycle_form import CycleForm
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.team_form import TeamForm
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_outline
from tuiokr.widgets.cards import Card
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.themes import STAGE_DARK


async def test_the_tree_shows_the_leader_the_counts_and_the_progress_of_each_team(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (120, 34)) as person:
        await person.wait_for("PICK UP", "18:42 left in Key results", "Tie off Northwind with 4 teams")
        await person.wait_for("▰")
        lines = person.sees.splitlines()
        payments = next(line for line in lines if "─ Payments " in line)
        delivery = next(line for line in lines if "─ Delivery " in line)
        assert "Ana" in payments and "in workshop" in payments
        assert [word for word in payments.split() if word.isdigit()] == ["3", "6", "3"]
        assert "–" in delivery and "not started" in delivery


async def test_a_card_that_appears_while_home_is_covered_has_all_its_words(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await person.light("northwind")
        await person.press("enter")
        await person.on(Draft)
        await person.press("x escape")
        await person.on(Home)
        await person.wait_for("Run Northwind's workshop")
        await person.wait_gone("Vote on")
        await person.press("enter")
        await person.on(Draft)
        await person.press("u escape")
        await person.on(Home)
        await person.wait_for("Vote on Northwind's objectives", "Run Payments' workshop", "nothing drafted yet")


def sixty_teams(folder: Path) -> Desk:
    """Sixty teams with long names and no leader; the last one of the second level has an objective."""
    lines = ["Meridian Mutual Insurance"]
    for part in range(1, 9):
        lines.append(f"  Directorate of Customer Operations {part}")
        lines += [f"    Squad {part}.{number} of Claims and Service Recovery" for number in range(1, 8)]
    desk = desk_on(folder)
    ids = desk.setup.begin("Meridian", named(CYCLE), read_outline("\n".join(lines[:60])))
    objective = desk.draft.add_objective(ids[1])
    desk.draft.edit(ids[1], objective, title="Make a claim feel like one phone call")
    key = desk.draft.add_key_result(ids[1], objective)
    desk.draft.edit(ids[1], key, statement="Claims settled in one call from 31 % to 60 %", start=31.0, target=60.0)
    return desk


@pytest.mark.parametrize("size", [(100, 30), (160, 45)])
async def test_sixty_teams_leave_room_for_the_okrs_of_the_one_that_is_highlighted(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with on_stage(sixty_teams(tmp_path), size) as person:
        await person.press("down")
        await person.wait_for(
            "O1 Make a claim feel like one phone call", "Claims settled in one call from 31 % to 60 %"
        )
        assert "no leader" not in person.sees
        alarm = Color.parse(STAGE_DARK.error or "").get_truecolor()
        loud = [one for line in segments(person.app) for one in line if one.text.strip() and one.style]
        assert all(one.style.color is None or one.style.color.get_truecolor() != alarm for one in loud if one.style)
        assert "Directorate of Customer Operations 1" in person.sees


async def test_a_long_title_on_a_card_takes_two_lines(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await person.wait_for("Payments: team", "workshop", "18:42 left")
        card = person.one(Card, "#card-1")
        assert "Tie off Northwind with 4 teams" in person.sees_in(card)
        assert "nobody has signed yet" in person.sees_in(card)


async def team_form(person: Person, key: str) -> TeamForm:
    await person.press(key)
    return await person.on(TeamForm)


async def test_a_team_is_added_changed_moved_and_removed(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (110, 30)) as person:
        await person.light("payments")
        await team_form(person, "a")
        await person.press("f9")
        await person.wait_for("A team needs a name")
        await person.write("Fraud")
        await person.press("enter enter")
        await person.write("Max, Ola")
        await person.press("enter")
        await person.on(Home)
        await person.wait_for("Fraud", "Max")
        added = fresh(tmp_path).workspace.teams["fraud"]
        assert (added.parent, added.leader, added.people) == ("payments", "Max", ("Max", "Ola"))
        await person.light("payments")
        await team_form(person, "e")
        person.one(Choice).focus()
        await person.settle()
        while person.one(Choice).value != "Fraud":
            await person.press("right")
        await person.press("f9")
        await person.wait_for("A team cannot be under itself")
        await person.press("escape")
        await person.light("fraud")
        await team_form(person, "e")
        await person.fill("Fraud and Risk")
        person.one(Choice).focus()
        await person.settle()
        while person.one(Choice).value != "Northwind":
            await person.press("right")
        await person.press("f9")
        await person.wait_for("Fraud and Risk")
        assert fresh(tmp_path).workspace.teams["fraud"].parent == "northwind"
        await person.press("x")
        await person.wait_gone("Fraud and Risk  ")
        assert "fraud" not in fresh(tmp_path).workspace.teams
        await person.press("u")
        await person.light("northwind")
        await person.press("x")
        await person.wait_for("Northwind has objectives in this cycle")
    assert set(fresh(tmp_path).workspace.teams) == {"northwind", "payments", "fraud"}


async def test_a_person_goes_to_another_cycle_and_back(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (110, 30)) as person:
        await person.press("c")
        await person.on(Pick)
        await person.light("new", "#options")
        await person.press("enter")
        await person.on(CycleForm)
        await person.fill("2027-Q2")
        assert person.one(Input, "#first").value == "2027-04-01"
        await person.press("enter")
        await person.fill("2027-13-01")
        await person.press("f9")
        await person.wait_for("“2027-13-01” is not a date")
        await person.fill("2027-04-02")
        await person.press("f9")
        await person.on(Home)
        await person.wait_for("2027-Q2")
        assert person.desk.session.cycle_id == "2027-Q2"
        await person.press("c")
        await person.on(Pick)
        await person.light(f"c {CYCLE}", "#options")
        await person.press("enter")
        await person.on(Home)
        await person.wait_for(CYCLE)
    cycles = fresh(tmp_path).workspace.cycles
    assert str(cycles["2027-Q2"].first) == "2027-04-02"
    assert set(cycles) == {CYCLE, "2027-Q2"}


async def test_the_organisation_is_renamed(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (110, 30)) as person:
        await person.press("O")
        await person.on(AskLine)
        await person.fill("Southwind")
        await person.press("enter")
        await person.wait_for("tuiokr  Southwind")
    assert fresh(tmp_path).workspace.organisation.name == "Southwind"


async def test_a_file_is_shown_before_it_is_imported(tmp_path: Path) -> None:
    brought = tmp_path / "okrs.json"
    brought.write_text(
        json.dumps(
            {
                "organisation": "Northwind",
                "cycle": CYCLE,
                "teams": [{"id": "care", "name": "Care", "parent": "northwind"}],
                "objectives": [
                    {
                        "id": "c-1",
                        "team": "care",
                        "title": "Answer before people ask twice",
                        "key_results": [{"id": "c-1-1", "text": "Second mails from 30 % to 10 %"}],
                    }
                ],
            }
        ),
        encoding="utf-8",
    )
    folder = tmp_path / "work"

    async def ask(person: Person, path: str) -> None:
        await person.press("i")
        await person.on(AskLine)
        await person.paste(path)
        await person.press("enter")

    async with on_stage(two_levels(folder), (120, 36)) as person:
        await ask(person, str(tmp_path / "nothing.json"))
        await person.wait_in("Toast", "expected a file to read")
        await ask(person, str(brought))
        await person.on(Pick)
        await person.wait_in("#dialog", "1 team, 1 objective, 1 key result")
        assert "care" not in fresh(folder).workspace.teams
        await person.press("1")
        await person.on(Home)
        await person.wait_for("Imported. Press u to undo", "Care")
        assert fresh(folder).workspace.of(CYCLE, "care").objectives[0].title == "Answer before people ask twice"
        await person.press("u")
        await person.wait_gone("─ Care")
    assert "care" not in fresh(folder).workspace.teams


async def test_a_page_without_a_cycle_is_imported_into_the_cycle_on_screen(tmp_path: Path) -> None:
    page = tmp_path / "care.md"
    asides = "".join(f"## Step {number}\n\nWords.\n\n" for number in range(6))
    page.write_text(f"# Care OKRs\n\n## Objective: Answer soon\n- KR1: Mails\n\n{asides}", encoding="utf-8")
    async with on_stage(two_levels(tmp_path / "work"), (120, 36)) as person:
        await person.press("i")
        await person.on(AskLine)
        await person.paste(str(page))
        await person.press("enter")
        await person.on(Pick)
        await person.wait_in("#dialog", f"into {CYCLE}", "not used", "and 2 more;")
        await person.press("1")
        await person.on(Home)
        await person.wait_for("Imported. Press u to undo", "Care")


async def test_a_tie_off_without_other_levels_is_refused_with_a_message(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    alone = desk.setup.add_team("Alone", parent=None)
    async with on_stage(desk, (110, 30)) as person:
        await person.press("g")
        await person.wait_for("There is no unfinished workshop")
        await person.light(alone)
        await person.press("t")
        await person.wait_for("A tie-off needs a team above and teams below it")
        assert isinstance(person.app.screen, Home)


async def test_a_team_form_distinguishes_two_upper_teams_of_one_name(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    first = desk.setup.add_team("Same", parent=None)
    second = desk.setup.add_team("Same", parent=None)
    below = {above: desk.setup.add_team(f"Below {above}", parent=above) for above in (first, second)}
    async with on_stage(desk, (110, 40)) as person:
        for child in below.values():
            await person.light(child)
            await person.press("e f9")
            await person.on(Home)
    assert {above: fresh(tmp_path).workspace.teams[child].parent for above, child in below.items()} == {
        first: first,
        second: second,
    }
