"""How much each team of a tie-off has taken on: whether it fits into the cycle."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tuiokr.alignment.dependencies import is_open
from tuiokr.model.limits import USUAL
from tuiokr.model.okr import Dependency, TeamOKRs
from tuiokr.model.organisation import Tree
from tuiokr.model.workspace import Workspace

Fit = Literal["fits", "tight", "exceeds"]
MOST_ASKED: Final = 5
"""More requests to one team that are still open are too many."""


@dataclass(frozen=True)
class Capacity:
    """What a team carries in a cycle."""

    team: str
    objectives: int
    most: int
    """How many objectives are recommended at most on its level."""
    key_results: int
    asked: int
    """How many open requests other teams have made of it."""
    champions: tuple[tuple[str, int], ...]
    """Who is champion of more key results than is recommended, and of how many."""

    @property
    def fit(self) -> Fit:
        """`exceeds` with more than is recommended in any respect, `tight` with exactly as much, else `fits`."""
        if self.objectives > self.most or self.asked > MOST_ASKED or self.champions:
            return "exceeds"
        return "tight" if self.objectives == self.most or self.asked == MOST_ASKED else "fits"


def asked_of(workspace: Workspace, cycle: str) -> dict[str, list[Dependency]]:
    """Team id → the open requests that other teams make of it."""
    found: dict[str, list[Dependency]] = {}
    for (its_cycle, _), okrs in sorted(workspace.okrs.items()):
        for one in okrs.dependencies if its_cycle == cycle else ():
            if one.giving and is_open(one):
                found.setdefault(one.giving, []).append(one)
    return found


def overloaded_champions(okrs: Collection[TeamOKRs]) -> dict[str, tuple[str, ...]]:
    """Name → the ids of the key results of everybody who is champion of more than is recommended."""
    keys: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for each in okrs:
        for key in each.key_results:
            if key.champion:
                keys.setdefault(key.champion.casefold(), []).append(key.id)
                names.setdefault(key.champion.casefold(), key.champion)
    return {names[who]: tuple(ids) for who, ids in sorted(keys.items()) if len(ids) > USUAL.champion}


def capacities(workspace: Workspace, cycle: str, tree: Tree, teams: Collection[str]) -> Iterator[Capacity]:
    """Yield what each of these teams carries, in their order."""
    asked, sets = asked_of(workspace, cycle), [workspace.of(cycle, team) for team in teams]
    heavy = overloaded_champions(sets)
    for okrs in sets:
        own = {key.id for key in okrs.key_results}
        champions = tuple((name, len(ids)) for name, ids in heavy.items() if not own.isdisjoint(ids))
        most = USUAL.most_objectives(tree.level(okrs.team))
        waiting = len(asked.get(okrs.team, ()))
        yield Capacity(okrs.team, len(okrs.objectives), most, len(okrs.key_results), waiting, champions)
