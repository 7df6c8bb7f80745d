"""Setting up: the organisation, its teams in a tree, people, the cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from tuiokr.model import ids
from tuiokr.model.cycle import Cycle, days_of
from tuiokr.model.organisation import Team
from tuiokr.model.shelf import put
from tuiokr.model.words import clean, people, short
from tuiokr.workshop.session import Session

LONGEST_CYCLE = 30
"""Bytes of a cycle's name: it is a folder on disk, where a byte may take five."""


class WrongInput(ValueError):
    """What a person typed does not fit; the text says what was expected."""


@dataclass(frozen=True)
class OutlineTeam:
    """A line of the outline: `  Payments: Ana, Li, Sam` under the line with less indent above it."""

    name: str
    people: tuple[str, ...]
    above: int | None
    """Index of the line it stands under."""


def read_outline(text: str) -> tuple[OutlineTeam, ...]:
    """Teams written one a line, indented under the team above; after a colon the people, the leader first.

    Any text is read: a line that starts with `-` or `*` is a line all the same.
    """
    found: list[OutlineTeam] = []
    open_lines: list[tuple[int, int]] = []
    for line in text.expandtabs(4).splitlines():
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        name, _, names = body.lstrip("-*• ").partition(":")
        if not clean(name):
            continue
        while open_lines and open_lines[-1][0] >= indent:
            open_lines.pop()
        found.append(OutlineTeam(clean(name), people(names), open_lines[-1][1] if open_lines else None))
        open_lines.append((indent, len(found) - 1))
    return tuple(found)


def read_cycle(name: str, first: str = "", last: str = "") -> Cycle:
    """A cycle from what was typed; days that are not given come from a name such as 2027-Q1.

    Raises WrongInput saying what was expected.
    """
    name = clean(name)
    if not name:
        raise WrongInput("The cycle needs a name, such as 2027-Q1")
    if len(name.encode()) > LONGEST_CYCLE:
        raise WrongInput("The cycle's name is too long for a folder; take a short one, such as 2027-Q1")
    said = days_of(name)
    days: list[date | None] = []
    for text, default, what in ((first, 0, "first"), (last, 1, "last")):
        if not clean(text):
            days.append(said[default] if said else None)
            continue
        try:
            days.append(date.fromisoformat(clean(text)))
        except ValueError:
            raise WrongInput(f"The {what} day “{short(clean(text))}” is no day; write it as 2027-01-01") from None
    if days[0] and days[1] and days[1] < days[0]:
        raise WrongInput(f"The last day {days[1]} is before the first day {days[0]}")
    return Cycle(id=name, first=days[0], last=days[1])


class SettingUp:
    """Set up and change who takes part."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, organisation: str, cycle: Cycle, teams: Sequence[OutlineTeam]) -> tuple[str, ...]:
        """Organisation, cycle and teams at once; returns the ids of the teams.

        Raises WrongInput when there is no team.
        """
        if not teams:
            raise WrongInput("Write at least one team, such as Payments: Ana, Li, Sam")
        standing = self._session.workspace
        added = dict(standing.teams)
        made: list[str] = []
        for line in teams:
            team_id = ids.from_name(line.name, added)
            parent = made[line.above] if line.above is not None else None
            leader = line.people[0] if line.people else ""
            added[team_id] = Team(id=team_id, name=line.name, parent=parent, leader=leader, people=line.people)
            made.append(team_id)
        name = clean(organisation) or standing.organisation.name or added[made[0]].name
        after = replace(
            standing,
            organisation=standing.organisation.but(name=name),
            teams=MappingProxyType(added),
            cycles=MappingProxyType({**standing.cycles, cycle.id: cycle}),
        )
        self._session.change(f"set up {name}", after)
        self._session.look_at(cycle.id)
        return tuple(made)

    def add_team(self, name: str, *, parent: str | None, leader: str = "", names: str = "") -> str:
        """One more team; returns its id. Raises WrongInput without a name."""
        if not clean(name):
            raise WrongInput("A team needs a name")
        standing = self._session.workspace
        team_id = ids.from_name(name, standing.teams)
        everyone = people(names)
        lead = clean(leader) or (everyone[0] if everyone else "")
        self._keep(Team(id=team_id, name=name, parent=parent, leader=lead, people=everyone), f"add {clean(name)}")
        return team_id

    def edit_team(self, team_id: str, *, name: str, leader: str, names: str, parent: str | None) -> None:
        """Change a team. Raises WrongInput for an empty name or a place under itself."""
        if not clean(name):
            raise WrongInput("A team needs a name")
        tree = self._session.workspace.tree(self._session.cycle_id)
        if parent == team_id or parent in {team.id for team in tree.below(team_id)}:
            raise WrongInput("A team cannot stand under itself; choose another team above it")
        team = tree.by_id[team_id].but(name=name, leader=leader, people=people(names), parent=parent)
        self._keep(team, f"change {team.name}")

    def _keep(self, team: Team, label: str) -> None:
        standing = self._session.workspace
        cycle = self._session.cycle
        after = replace(
            standing,
            teams=MappingProxyType({**standing.teams, team.id: team}),
            cycles=MappingProxyType({cycle.id: cycle, **standing.cycles}),
        )
        okrs = standing.of(cycle.id, team.id)
        if cycle.roster == "listed" or okrs.standing.placed:
            place = okrs.standing.but(placed=True, name=team.name, parent=team.parent, leader=team.leader)
            after = after.with_okrs(okrs.but(standing=place))
        self._session.change(label, after)

    def remove_team(self, team_id: str) -> None:
        """Take a team out of the workspace; teams under it move up, its OKRs stay on disk.

        Raises WrongInput while it has objectives in this cycle.
        """
        standing = self._session.workspace
        if standing.of(self._session.cycle_id, team_id).objectives:
            raise WrongInput("This team has objectives in this cycle; delete or move them first")
        gone = standing.teams[team_id]
        kept = {
            key: team.but(parent=gone.parent) if team.parent == team_id else team
            for key, team in standing.teams.items()
            if key != team_id
        }
        okrs = put(standing.okrs, {(self._session.cycle_id, team_id): None})
        after = replace(standing, teams=MappingProxyType(kept), okrs=okrs)
        self._session.change(f"remove {gone.name}", after)

    def set_cycle(self, cycle: Cycle) -> None:
        """Add a cycle, or give a known one other days, and look at it."""
        standing = self._session.workspace
        known = standing.cycles.get(cycle.id)
        kept = known.but(first=cycle.first, last=cycle.last) if known else cycle
        after = replace(standing, cycles=MappingProxyType({**standing.cycles, cycle.id: kept}))
        self._session.change(f"{'days of' if known else 'add'} cycle {cycle.id}", after)
        self._session.look_at(cycle.id)

    def rename(self, name: str, mission: str = "") -> None:
        """The organisation's name and mission. Raises WrongInput without a name."""
        if not clean(name):
            raise WrongInput("The organisation needs a name")
        standing = self._session.workspace
        organisation = standing.organisation.but(name=name, mission=mission)
        self._session.change("rename the organisation", replace(standing, organisation=organisation))

    def set_glossary(self, text: str) -> tuple[str, ...]:
        """The words of the house, one a line, which no check calls jargon; returns them as they are kept."""
        from tuiokr.workshop.choosing import terms

        found = terms(text)
        self._house("change the glossary", glossary=found)
        return found

    def set_checks(self, select: str = "", ignore: str = "") -> None:
        """Which checks are wanted: names or beginnings such as `no-`, with commas between.

        Raises WrongInput for what no check is called.
        """
        from tuiokr.workshop.choosing import UnknownName, names

        try:
            wanted, unwanted = names([select]), names([ignore])
        except UnknownName as unknown:
            raise WrongInput(str(unknown)) from None
        self._house("choose the checks", select=wanted, ignore=unwanted)

    def _house(self, label: str, **changes: tuple[str, ...]) -> None:
        standing = self._session.workspace
        if any(getattr(standing.organisation, name) != value for name, value in changes.items()):
            self._session.change(label, replace(standing, organisation=standing.organisation.but(**changes)))
