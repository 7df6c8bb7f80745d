"""Everything in a workspace at one moment, as frozen values. What screens show is computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tuiokr.model.agenda import Agenda, Workshop
from tuiokr.model.candidate import Candidate
from tuiokr.model.confidence import TeamConfidence
from tuiokr.model.cycle import Cycle
from tuiokr.model.interview import OpeningLine
from tuiokr.model.no_go import NoGo
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team, Tree, in_tree_order
from tuiokr.model.outcome import OutcomeAnswer
from tuiokr.model.parked import Parked
from tuiokr.model.roster import Roster
from tuiokr.model.shelf import Tag, put, tagged
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import TieOff
from tuiokr.model.value import Line, Value
from tuiokr.model.vote import Vote
from tuiokr.model.words import day


class Organisation(Value):
    """Whose OKRs these are."""

    name: Line = ""
    mission: Line = ""
    sample: bool = False
    """True for the sample organisation."""
    glossary: tuple[Line, ...] = ()
    """Words that the organisation uses: names of products and teams, acronyms that are not jargon here."""
    select: tuple[str, ...] = ()
    """The wanted checks, by name or its beginning; all checks when it is empty."""
    ignore: tuple[str, ...] = ()
    """The checks that are not wanted."""


@dataclass(frozen=True)
class FullWorkshop:
    """One workshop with its votes, numbers, team tests, lines and parked questions: one aggregate, one file."""

    workshop: Workshop
    votes: tuple[Vote, ...] = ()
    team_tests: tuple[TeamTest, ...] = ()
    parked: tuple[Parked, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    confidences: tuple[TeamConfidence, ...] = ()
    opening: tuple[OpeningLine, ...] = ()
    """What the leader said in the interview, in the order in which it was noted."""
    outcomes: tuple[OutcomeAnswer, ...] = ()
    no_gos: tuple[NoGo, ...] = ()


def okrs_tags(okrs: TeamOKRs) -> tuple[Tag, ...]:
    """The tags of a team's OKRs: `placed` when they say the place of the team in their cycle."""
    return ((okrs.cycle, "placed"),) if okrs.standing.placed else ()


def workshop_tags(session: FullWorkshop) -> tuple[Tag, ...]:
    """The tags of a workshop: its team, `open` until it has ended, and `parked` while it has open questions."""
    one = session.workshop
    words = [f"of {one.team}"]
    words += ["open"] if not one.ended else []
    words += ["parked"] if any(each.open for each in session.parked) else []
    return tuple((one.cycle, word) for word in words)


def tie_off_tags(tie_off: TieOff) -> tuple[Tag, ...]:
    """The tag of a tie-off: the team above."""
    return ((tie_off.cycle, f"upper {tie_off.upper}"),)


@dataclass
class _Known:
    """A tree that was computed, and the values that it was computed from."""

    teams: Mapping[str, Team]
    cycles: Mapping[str, Cycle]
    okrs: Mapping[tuple[str, str], TeamOKRs]
    places: dict[str, Membership]
    tree: Tree


@dataclass(frozen=True)
class Workspace:
    """The whole workspace. Values on a shelf are read when they are first used."""

    organisation: Organisation = field(default_factory=Organisation)
    teams: Mapping[str, Team] = field(default_factory=lambda: MappingProxyType({}))
    cycles: Mapping[str, Cycle] = field(default_factory=lambda: MappingProxyType({}))
    okrs: Mapping[tuple[str, str], TeamOKRs] = field(default_factory=lambda: MappingProxyType({}))
    """By (cycle id, team id)."""
    workshops: Mapping[str, FullWorkshop] = field(default_factory=lambda: MappingProxyType({}))
    """By workshop id."""
    tie_offs: Mapping[str, TieOff] = field(default_factory=lambda: MappingProxyType({}))
    templates: Mapping[str, Agenda] = field(default_factory=lambda: MappingProxyType({}))
    """The agendas that people saved, by id."""
    _trees: dict[str, _Known] = field(default_factory=dict, repr=False, compare=False)
    """By cycle id. Changed copies of this workspace share it, because few changes move a team."""

    @property
    def empty(self) -> bool:
        return not self.cycles and not self.teams

    def of(self, cycle: str, team: str) -> TeamOKRs:
        """A team's OKRs in a cycle; empty when nothing was drafted."""
        return self.okrs.get((cycle, team)) or TeamOKRs(team=team, cycle=cycle, standing=Membership(id=team))

    @property
    def roster(self) -> Roster:
        """Which teams take part in which cycle."""
        return Roster(self.cycles)

    def tree(self, cycle: str) -> Tree:
        """The tree of the teams in a cycle."""
        found, known = self.cycles.get(cycle), self._trees.get(cycle)
        alike = known is not None and known.teams is self.teams and known.cycles is self.cycles
        if known and alike and known.okrs is self.okrs:
            return known.tree
        places = {one.team: one.standing for one in tagged(self.okrs, (cycle, "placed"), okrs_tags)}
        if known and alike and known.places == places:
            tree = known.tree
        else:
            tree = self._tree(cycle, places, everyone=found is None or found.roster == "everyone")
        self._trees[cycle] = _Known(self.teams, self.cycles, self.okrs, places, tree)
        return tree

    def _tree(self, cycle: str, places: Mapping[str, Membership], *, everyone: bool) -> Tree:
        teams: list[Team] = []
        roster = self.roster
        for team in self.teams.values():
            own, place = roster.as_it_was(team, cycle), places.get(team.id)
            if place:
                teams.append(
                    own.but(
                        name=place.name or own.name,
                        parent=place.parent,
                        leader=place.leader or own.leader,
                        people=own.people if place.people is None else place.people,
                        here=True,
                        past=(),
                    )
                )
            elif everyone and own.here:
                teams.append(own)
        return in_tree_order(teams)

    def with_okrs(self, okrs: TeamOKRs) -> Workspace:
        return replace(self, okrs=put(self.okrs, {(okrs.cycle, okrs.team): okrs}))

    def with_workshop(self, full: FullWorkshop) -> Workspace:
        return replace(self, workshops=put(self.workshops, {full.workshop.id: full}))

    def workshops_of(self, cycle: str, team: str) -> tuple[FullWorkshop, ...]:
        """A team's workshops in a cycle, sorted by id."""
        found = tagged(self.workshops, (cycle, f"of {team}"), workshop_tags)
        return tuple(sorted(found, key=lambda one: one.workshop.id))

    def open_workshops(self, cycle: str) -> tuple[FullWorkshop, ...]:
        """The workshops of a cycle that have not ended, sorted by id."""
        found = tagged(self.workshops, (cycle, "open"), workshop_tags)
        return tuple(sorted(found, key=lambda one: one.workshop.id))

    def parked_workshops(self, cycle: str) -> tuple[FullWorkshop, ...]:
        """The workshops of a cycle with open questions on the parking lot, sorted by id."""
        found = tagged(self.workshops, (cycle, "parked"), workshop_tags)
        return tuple(sorted(found, key=lambda one: one.workshop.id))

    def tie_off_of(self, cycle: str, upper: str) -> TieOff | None:
        """The tie-off of a team with those below it; None before the first decision or signature."""
        return next(iter(tagged(self.tie_offs, (cycle, f"upper {upper}"), tie_off_tags)), None)

    def signers(self, tie_off: TieOff) -> tuple[str, ...]:
        """The teams whose hands and signatures a tie-off needs: the upper one, and those below with objectives."""
        return (tie_off.upper, *(team for team in tie_off.lower if self.of(tie_off.cycle, team).objectives))


@dataclass(frozen=True)
class Labels:
    """Short names of objectives and key results by their place in the set: `O1`, `O1·KR2`."""

    by_id: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.by_id.get(key, key)


def labels(okrs: TeamOKRs) -> Labels:
    """`O1` for the first objective of a set, `O1·KR2` for its second key result, `O?·KR1` for one without objective."""
    names: dict[str, str] = {}
    for number, objective in enumerate(okrs.objectives, 1):
        names[objective.id] = f"O{number}"
        for place, key in enumerate(okrs.of(objective.id), 1):
            names[key.id] = f"O{number}·KR{place}"
    names |= {key.id: f"O?·KR{place}" for place, key in enumerate(okrs.strays, 1)}
    return Labels(MappingProxyType(names))


__all__ = ["FullWorkshop", "KeyResult", "Labels", "Objective", "Organisation", "Workspace", "day", "labels"]
