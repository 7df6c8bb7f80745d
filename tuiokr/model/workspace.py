"""Everything a workspace holds of one moment, as frozen values: what screens show is computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from tuiokr.model.agenda import Parked, Workshop
from tuiokr.model.base import Line, Value
from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult, Objective, Standing, TeamOKRs
from tuiokr.model.organisation import Team, Tree, in_tree_order
from tuiokr.model.tieoff import TieOff
from tuiokr.model.vote import TeamTest, Vote


class Organisation(Value):
    """Whose OKRs these are."""

    name: Line = ""
    mission: Line = ""
    sample: bool = False
    """True for the sample organisation."""
    glossary: tuple[Line, ...] = ()
    """Words of the house: names of products and teams, acronyms that are no jargon here."""
    select: tuple[str, ...] = ()
    """Checks that are wanted, by name or the beginning of one; all without any."""
    ignore: tuple[str, ...] = ()
    """Checks that are not wanted."""


@dataclass(frozen=True)
class Session:
    """One workshop with what was voted, asked and parked in it: one aggregate, one file."""

    workshop: Workshop
    votes: tuple[Vote, ...] = ()
    tests: tuple[TeamTest, ...] = ()
    parked: tuple[Parked, ...] = ()


@dataclass(frozen=True)
class Workspace:
    """All of it."""

    organisation: Organisation = field(default_factory=Organisation)
    teams: Mapping[str, Team] = field(default_factory=lambda: MappingProxyType({}))
    cycles: Mapping[str, Cycle] = field(default_factory=lambda: MappingProxyType({}))
    okrs: Mapping[tuple[str, str], TeamOKRs] = field(default_factory=lambda: MappingProxyType({}))
    """By (cycle id, team id)."""
    sessions: Mapping[str, Session] = field(default_factory=lambda: MappingProxyType({}))
    """By workshop id."""
    tie_offs: Mapping[str, TieOff] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def empty(self) -> bool:
        return not self.teams and not self.cycles

    def of(self, cycle: str, team: str) -> TeamOKRs:
        """A team's OKRs of a cycle; empty when nothing was drafted."""
        return self.okrs.get((cycle, team)) or TeamOKRs(team=team, cycle=cycle, standing=Standing(id=team))

    def tree(self, cycle: str) -> Tree:
        """The teams as they stand, or stood, in a cycle."""
        found = self.cycles.get(cycle)
        teams: list[Team] = []
        for team in self.teams.values():
            okrs = self.okrs.get((cycle, team.id))
            if okrs and okrs.standing.placed:
                place = okrs.standing
                teams.append(
                    team.but(name=place.name or team.name, parent=place.parent, leader=place.leader or team.leader)
                )
            elif found is None or found.roster == "everyone":
                teams.append(team)
        return Tree(in_tree_order(teams))

    def with_okrs(self, okrs: TeamOKRs) -> Workspace:
        return replace(self, okrs=MappingProxyType({**self.okrs, (okrs.cycle, okrs.team): okrs}))

    def sessions_of(self, cycle: str, team: str) -> tuple[Session, ...]:
        """A team's workshops of a cycle, by their ids."""
        return tuple(
            one for _, one in sorted(self.sessions.items()) if one.workshop.cycle == cycle and one.workshop.team == team
        )

    def votes_about(self, cycle: str, team: str, about: str) -> tuple[Vote, ...]:
        """All votes about one thing, oldest first."""
        found = [
            vote for one in self.sessions_of(cycle, team) for vote in one.votes if vote.about == about and vote.rounds
        ]
        return tuple(sorted(found, key=lambda vote: vote.rounds[0].opened))

    def tests_about(self, cycle: str, team: str, about: str) -> tuple[TeamTest, ...]:
        return tuple(test for one in self.sessions_of(cycle, team) for test in one.tests if test.about == about)


@dataclass(frozen=True)
class Labels:
    """Short names for objectives and key results: `O1`, `O1·KR2`, by their place in the set."""

    by_id: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.by_id.get(key, key)


def labels(okrs: TeamOKRs) -> Labels:
    """`O1` for the first objective of a set, `O1·KR2` for its second key result."""
    names: dict[str, str] = {}
    for number, objective in enumerate(okrs.objectives, 1):
        names[objective.id] = f"O{number}"
        for place, key in enumerate(okrs.of(objective.id), 1):
            names[key.id] = f"O{number}·KR{place}"
    return Labels(MappingProxyType(names))


def day(when: date | None) -> str:
    """`31 Mar`, without the year; "" when there is none."""
    return f"{when.day} {when:%b}" if when else ""


__all__ = ["KeyResult", "Labels", "Objective", "Organisation", "Session", "Workspace", "day", "labels"]
