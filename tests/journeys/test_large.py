"""Sixty teams with long names, on screens from 40x10 up: everything opens, the footer keeps to seven keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage
from tests.journeys.tour import every_dialog, every_screen
from tuiokr.commands import FOOTER_LIMIT
from tuiokr.model.cycle import named
from tuiokr.model.okr import Dependency, KeyResult, Objective, Standing, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Organisation
from tuiokr.widgets.rows import Rows
from tuiokr.workshop.desk import Desk

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
        standing=Standing(id=team),
        objectives=objectives,
        key_results=keys,
        dependencies=needs if above else (),
    )


def sixty_teams(folder: Path) -> Desk:
    """One team on top, nine below it, fifty below these; three objectives of four key results each."""
    desk = desk_on(folder)
    above: dict[str, str | None] = {"t00": None}
    above |= {f"t{number:02}": "t00" for number in range(1, 10)}
    above |= {f"t{number:02}": f"t{1 + number % 9:02}" for number in range(10, 60)}
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
    desk.running.start("t00", "executive")
    desk.running.start("t01", "team")
    return folder


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45), (40, 10)])
async def test_every_screen_opens(sixty: Path, size: tuple[int, int]) -> None:
    def looks_right(person: Person, what: str) -> None:
        lines = person.sees.splitlines()
        assert len(lines) == size[1], what
        assert any(line.strip() for line in lines[1:-1]), f"{what} is empty at {size}"
        assert len(person.foot) <= FOOTER_LIMIT, f"{what}: {person.foot}"

    async with on_stage(desk_on(sixty), size) as person:
        await every_screen(person, "t01", looks_right)
        if size in ((80, 24), (40, 10)):
            await every_dialog(person, "t01", lambda person, what: None)


async def test_home_holds_sixty_teams_and_the_last_one_can_be_reached(sixty: Path) -> None:
    async with on_stage(desk_on(sixty), (100, 30)) as person:
        assert len(person.one(Rows).ids) == 60
        await person.press("end")
        last = person.one(Rows).lit
        await person.wait_for(f"▌ ")
        assert last in person.sees or last == person.one(Rows).ids[-1]
        await person.press("home pagedown pagedown down up")
        assert person.one(Rows).lit in person.one(Rows).ids
    assert len(fresh(sixty).workspace.teams) == 60
