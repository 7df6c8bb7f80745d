"""A small organisation that a test describes in a few lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tuiokr.alignment.tie_off import Analysis, analyse
from tuiokr.model.cycle import named
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Workspace

CYCLE = "2027-Q1"


class Build:
    """Builds a workspace from teams, objectives, key results and dependencies."""

    def __init__(self) -> None:
        self.teams: dict[str, Team] = {}
        self.objectives: list[tuple[str, Objective]] = []
        self.keys: list[KeyResult] = []
        self.dependencies: list[Dependency] = []

    def team(self, team_id: str, parent: str | None = None, name: str = "") -> Build:
        self.teams[team_id] = Team(id=team_id, name=name or team_id.capitalize(), parent=parent)
        return self

    def objective(self, team: str, key: str, title: str, *keys: str, **fields: object) -> Build:
        """Add an objective with key results by their statements; their ids are `<objective>k1` and so on."""
        self.objectives.append((team, Objective.model_validate({"id": key, "title": title, **fields})))
        for number, statement in enumerate(keys, 1):
            self.key(key, f"{key}k{number}", statement)
        return self

    def key(self, objective: str, key: str, statement: str, **fields: object) -> Build:
        self.keys.append(
            KeyResult.model_validate({"id": key, "objective": objective, "statement": statement, **fields})
        )
        return self

    def needs(self, asking: str, giving: str, key: str = "d1", **fields: object) -> Build:
        self.dependencies.append(
            Dependency.model_validate({"id": key, "asking": asking, "giving": giving, "what": "a thing", **fields})
        )
        return self

    def okrs(self, team: str) -> TeamOKRs:
        mine = tuple(objective for owner, objective in self.objectives if owner == team)
        ids = {one.id for one in mine}
        return TeamOKRs(
            team=team,
            cycle=CYCLE,
            standing=Membership(id=team),
            objectives=mine,
            key_results=tuple(key for key in self.keys if key.objective in ids),
            dependencies=tuple(one for one in self.dependencies if one.asking == team),
        )

    def workspace(self) -> Workspace:
        sets = {(CYCLE, team): self.okrs(team) for team in self.teams}
        return Workspace(
            teams=dict(self.teams),
            cycles={CYCLE: named(CYCLE)},
            okrs={key: okrs for key, okrs in sets.items() if okrs.objectives or okrs.dependencies},
        )

    def analyse(self, upper: str = "top", lower: Sequence[str] | None = None) -> Analysis:
        """Return the analysis with the findings of all checks, also of those that are silent in the program."""
        return analyse(self.workspace(), CYCLE, upper, lower, silent=())


@pytest.fixture
def build() -> Build:
    """An upper team `top` and two teams below it, `pay` and `care`, without OKRs."""
    return Build().team("top", name="Harbour").team("pay", "top", "Payments").team("care", "top", "Care")
