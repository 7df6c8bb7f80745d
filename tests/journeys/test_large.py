"""Sixty teams with long names, on screens from 40x10 up: everything opens, the footer shows at most seven keys."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage
from tests.journeys.tour import every_screen
from tuiokr.keys import FOOTER_LIMIT, PLACES
from tuiokr.model.cycle import named
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Organisation
from tuiokr.screens.dependency_form import DependencyForm
from tuiokr.screens.draft import Draft
from tuiokr.screens.help import HelpPage
from tuiokr.screens.pick import Pick
from tuiokr.screens.team_form import TeamForm
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.home import FEW
from tuiokr.widgets.rows import Rows

LONG = "Department for everything that has to do with orders from far away and their way home again"


def _okrs(team: str, above: str | None) -> TeamOKRs:
    objectives = tuple(
        Objective(
            id=f"{team}-o{number}",
            title=f"{LONG}: objective {number} of {team}",
            why=LONG,
            parent=f"{above}-o{number}" if above else None,
            order=float(number),
        )
        for number in range(1, 4)
    )
    keys = tuple(
        KeyResult(
            id=f"{one.id}-k{number}",
            objective=one.id,
            statement=f"{LONG}: from {number} to {number + 10} by 31 March",
            start=float(number),
            target=number + 10.0,
            champion=f"A champion with a rather long name {number}",
            confidence=number,
            order=float(number),
        )
        for one in objectives
        for number in range(1, 5)
    )
    needs = (Dependency(id=f"{team}-d", asking=team, giving="t00", what=LONG, about=f"{team}-o1-k1"),)
    return TeamOKRs(
        team=team,
        cycle=CYCLE,
        standing=Membership(id=team),
        objectives=objectives,
        key_results=keys,
        dependencies=needs if above else (),
    )


def sixty_teams(folder: Path) -> Desk:
    """Sixty teams: one on top, three below it, the others below those; three objectives of four key results each."""
    desk = desk_on(folder)
    above: dict[str, str | None] = {"t00": None}
    above |= {f"t{number:02}": "t00" for number in range(1, 4)}
    above |= {f"t{number:02}": f"t{1 + number % 3:02}" for number in range(4, 60)}
    people = tuple(f"Somebody called {number} of the night shift" for number in range(30))
    teams = {
        key: Team(id=key, name=f"{LONG} {key}", parent=parent, leader=people[0], people=people)
        for key, parent in above.items()
    }
    desk.session.change(
        "sixty teams",
        replace(
            desk.session.workspace,
            organisation=Organisation(name=LONG, mission=LONG),
            teams=MappingProxyType(teams),
            cycles=MappingProxyType({CYCLE: named(CYCLE)}),
            okrs=MappingProxyType({(CYCLE, key): _okrs(key, parent) for key, parent in above.items()}),
        ),
        undoable=False,
    )
    desk.session.look_at(CYCLE)
    return desk


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sixty")
    desk = sixty_teams(folder)
    desk.workshop.start("t00", "executive")
    desk.workshop.start("t01", "team")
    return folder


SIZES = ((160, 45), (40, 10), (100, 30), (80, 24))


async def test_every_screen_works_in_every_size(sixty: Path) -> None:
    sizes = cycle(SIZES)
    size = SIZES[0]

    async def look(person: Person, what: str) -> None:
        """Each screen opens in the size of the screen before it, and then gets another size."""
        nonlocal size
        if "," not in what:
            size = next(sizes)
            await person.pilot.resize_terminal(*size)
            await person.settle()
        lines = person.sees.splitlines()
        assert len(lines) == size[1], what
        assert any(line.strip() for line in lines[1:-1]), f"{what} is empty at {size}"
        assert len(person.foot) <= FOOTER_LIMIT, f"{what}: {person.foot}"

    async with on_stage(desk_on(sixty), SIZES[0]) as person:
        await every_screen(person, "t01", look)


async def test_long_lists_open_on_the_smallest_screen(sixty: Path) -> None:
    async with on_stage(desk_on(sixty), (40, 10)) as person:
        desk = person.desk
        for dialog in (TeamForm(desk, "t01"), DependencyForm(desk, "t01"), HelpPage(tuple(PLACES))):
            await person.app.push_screen(dialog)
            await person.settle()
            assert person.sees.strip()
            await person.press("end pagedown escape")
        await person.press("w")
        await person.on(Pick)
        await person.press("escape")
        await person.app.push_screen(Draft(desk, "t01"))
        await person.settle()
        await person.press("l end up")
        await person.on(Pick)
        assert "▌" in person.sees, "the lit option is not in sight"
        await person.press("enter")
        await person.on(Draft)
    assert fresh(sixty).workspace.of(CYCLE, "t01").objectives[0].parent_key_results


async def test_home_shows_sixty_teams_and_the_last_one_can_be_reached(sixty: Path) -> None:
    async with on_stage(desk_on(sixty), (100, 30)) as person:
        assert len(person.one(Rows).ids) == 60
        await person.press("end")
        last = person.one(Rows).lit
        assert last == person.one(Rows).ids[-1] and "▌" in person.sees
        await person.press("home pagedown pagedown down up")
        assert person.one(Rows).lit not in (last, person.one(Rows).ids[0]) and "▌" in person.sees
    assert len(fresh(sixty).workspace.teams) == 60


async def test_home_counts_many_teams_step_by_step(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    teams = {f"t{number:03}": Team(id=f"t{number:03}", name=f"Team {number:03}") for number in range(FEW + 20)}
    last = max(teams)
    desk.session.change(
        "many teams",
        replace(
            desk.session.workspace,
            organisation=Organisation(name="Many"),
            teams=MappingProxyType(teams),
            cycles=MappingProxyType({CYCLE: named(CYCLE)}),
            okrs=MappingProxyType({(CYCLE, last): _okrs(last, None)}),
        ),
        undoable=False,
    )
    async with on_stage(desk_on(tmp_path), (120, 34)) as person:
        await person.wait_for(f"{FEW + 20} teams: 1 drafted, {FEW + 19} not started.")
        await person.press("end")
        await person.wait_for(f"Team {FEW + 19}")
        row = next(line for line in person.sees.splitlines() if line.startswith(f"  ▌ Team {FEW + 19}"))
        assert "12" in row and "drafted" in row
        assert person.one(Rows).lit == last
