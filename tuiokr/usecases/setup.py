"""Set up the organisation, its tree of teams, people and the cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tuiokr.model import ids
from tuiokr.model.cycle import Cycle
from tuiokr.model.cycle_name import CycleName, found_among, read_name
from tuiokr.model.organisation import Team
from tuiokr.model.roster import Roster
from tuiokr.model.shelf import put
from tuiokr.model.words import clean, people, short
from tuiokr.model.workspace import Workspace
from tuiokr.session.session import Session
from tuiokr.usecases.concurrent_edit import kept

if TYPE_CHECKING:
    from tuiokr.usecases.cycle_copy import Carried

LONGEST_CYCLE = 30
"""The most bytes in a cycle's name: it is a folder name on disk, where a byte may need five."""


class WrongInput(ValueError):
    """The input is invalid; the text says what was expected."""


@dataclass(frozen=True)
class OutlineTeam:
    """A line of the outline, such as `  Payments: Ana, Li, Sam`, under a line with less indent above it."""

    name: str
    people: tuple[str, ...]
    above: int | None
    """The index of the parent line, None at the top."""


def read_outline(text: str) -> tuple[OutlineTeam, ...]:
    """Read teams, one per line, indented under the team above; after a colon the people, the leader first.

    Any text is accepted: a leading `-` or `*` is ignored.
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


def read_cycle(name: str, first: str = "", last: str = "", *, today: date | None = None) -> Cycle:
    """Read a cycle from typed text. Missing days are taken from its name, if it states them.

    `today` gives a name without a year, such as T1, the year for which people draft at that date. Raises WrongInput
    that says what was expected.
    """
    said = said_by(name, today)
    if not said.id:
        raise WrongInput("The cycle needs a name, such as 2027-Q1")
    if len(said.id.encode()) > LONGEST_CYCLE:
        raise WrongInput("The cycle's name is too long. Choose a short one, such as 2027-Q1")
    days: list[date | None] = []
    for text, at, what in ((first, 0, "first"), (last, 1, "last")):
        if not clean(text):
            days.append(said.days[at] if said.days else None)
            continue
        try:
            days.append(date.fromisoformat(clean(text)))
        except ValueError:
            raise WrongInput(f"The {what} day “{short(clean(text))}” is not a date. Write it as 2027-01-01") from None
    if days[0] and days[1] and days[1] < days[0]:
        raise WrongInput(f"The last day {days[1]} is before the first day {days[0]}")
    return Cycle(id=said.id, first=days[0], last=days[1])


def about_name(name: str, cycle: CycleName, *, known: bool = True) -> str:
    """Return the message for a person who types the name of a cycle; `known` if its days are given."""
    if not cycle.id:
        return "A cycle needs a name, such as 2027-Q1"
    if not known and (why := cycle.unclear):
        return f"{why[0].upper()}{why[1:]}. Write its first and its last day"
    return "" if cycle.id == clean(name) else f"Its name will be {cycle.id}"


def said_by(name: str, today: date | None = None) -> CycleName:
    """Return what a typed cycle name states; without a year, in the year for which people draft `today`."""
    said = read_name(name)
    return said.coming(today) if today else said


class SetupDesk:
    """Sets up and changes the organisation, its teams and its cycles."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, organisation: str, cycle: Cycle, teams: Sequence[OutlineTeam]) -> tuple[str, ...]:
        """Set up organisation, cycle and teams in one change. Return the ids of the teams.

        Raises WrongInput if there is no team.
        """
        if not teams:
            raise WrongInput("Write at least one team, such as Payments: Ana, Li, Sam")
        workspace = self._session.workspace
        if known := found_among(workspace.cycles, cycle.id):
            cycle = workspace.cycles[known].but(first=cycle.first, last=cycle.last)
        cycles = MappingProxyType({**workspace.cycles, cycle.id: cycle})
        added = dict(workspace.teams)
        made: list[str] = []
        for line in teams:
            team_id = ids.from_name(line.name, added)
            parent = made[line.above] if line.above is not None else None
            leader = line.people[0] if line.people else ""
            team = Team(id=team_id, name=line.name, parent=parent, leader=leader, people=line.people)
            added[team_id] = Roster(cycles).joined(team, cycle.id)
            made.append(team_id)
        name = clean(organisation) or workspace.organisation.name or added[made[0]].name
        after = replace(
            workspace,
            organisation=workspace.organisation.but(name=name),
            teams=MappingProxyType(added),
            cycles=cycles,
        )
        self._session.change(f"set up {name}", after)
        self._session.look_at(cycle.id)
        return tuple(made)

    def add_team(self, name: str, *, parent: str | None, leader: str = "", names: str = "") -> str:
        """Add a team from this cycle on. Return its id. Raises WrongInput without a name.

        A removed team of that name is restored with its earlier cycles.
        """
        if not clean(name):
            raise WrongInput("A team needs a name")
        workspace, cycle = self._session.workspace, self._session.cycle_id
        everyone = people(names)
        lead = clean(leader) or (everyone[0] if everyone else "")
        said = {"name": clean(name), "parent": parent, "leader": lead, "people": everyone}
        there = workspace.tree(cycle).by_id
        gone = [
            one
            for one in workspace.teams.values()
            if one.past and one.id not in there and one.name.casefold() == clean(name).casefold()
        ]
        back = workspace.roster.changed(gone[0], cycle, here=True, **said) if gone else None
        if back is None:
            back = workspace.roster.joined(Team(id=ids.from_name(name, workspace.teams), **said), cycle)
        after = self._placed(replace(workspace, teams=put(workspace.teams, {back.id: back})), back.id, said)
        self._session.change(f"add {clean(name)}", after)
        return back.id

    def edit_team(
        self, team_id: str, *, name: str, leader: str, names: str, parent: str | None, shown: Team | None = None
    ) -> None:
        """Change a team from this cycle on. `shown` is the team as the form showed it, by default as it is now.

        Raises WrongInput for an empty name or a place under itself, ChangedMeanwhile if someone else changed the same
        field after it was shown.
        """
        if not clean(name):
            raise WrongInput("A team needs a name")
        tree = self._session.workspace.tree(self._session.cycle_id)
        if parent == team_id or parent in {team.id for team in tree.below(team_id)}:
            raise WrongInput("A team cannot be under itself. Choose another team above it")
        said = {"name": clean(name), "leader": clean(leader), "people": people(names), "parent": parent}
        if shown:
            said = kept(_fields(shown, said), said, _fields(tree.by_id[team_id], said))
        self._session.change(f"change {clean(name)}", self._edited(self._session.workspace, team_id, said))

    def _edited(self, workspace: Workspace, team_id: str, said: dict[str, Any]) -> Workspace:
        """Return the workspace with a team changed from this cycle on.

        A field for which this cycle has its own value is not changed in the other cycles.
        """
        cycle = self._session.cycle_id
        shown, team = workspace.tree(cycle).by_id[team_id], workspace.teams[team_id]
        shared = workspace.roster.as_it_was(team, cycle)
        news = {
            field: value
            for field, value in said.items()
            if value != getattr(shown, field) and getattr(shown, field) == getattr(shared, field)
        }
        changed = workspace.roster.changed(team, cycle, **news) if news else team
        return self._placed(replace(workspace, teams=put(workspace.teams, {team_id: changed})), team_id, said)

    def _placed(self, workspace: Workspace, team_id: str, said: dict[str, Any]) -> Workspace:
        """Return the workspace with this cycle in it, and the team's own place there if the cycle stores places."""
        cycle = self._session.cycle
        after = replace(workspace, cycles=MappingProxyType({cycle.id: cycle, **workspace.cycles}))
        okrs = workspace.of(cycle.id, team_id)
        if cycle.roster == "listed" or okrs.standing.placed:
            return after.with_okrs(okrs.but(standing=okrs.standing.but(placed=True, **said)))
        return after

    def remove_team(self, team_id: str) -> None:
        """Remove a team from this cycle on. Teams below it move up, and earlier cycles keep it.

        Raises WrongInput while it has objectives in this cycle or a later one.
        """
        workspace, cycle = self._session.workspace, self._session.cycle_id
        team = workspace.tree(cycle).by_id[team_id]
        name, roster = team.name, workspace.roster
        if workspace.of(cycle, team_id).objectives:
            raise WrongInput(f"{name} has objectives in this cycle. Delete them first")
        later = roster.later(cycle)
        if held := next((one for one in later if workspace.of(one, team_id).objectives), None):
            raise WrongInput(f"{name} has objectives in {held}, which comes after {cycle}. Delete them first")
        for child in workspace.tree(cycle).children(team_id):
            workspace = self._edited(workspace, child.id, {"parent": team.parent})
        gone = roster.changed(workspace.teams[team_id], cycle, here=False)
        if gone is None and any((one, team_id) in workspace.okrs for one in roster.earlier(cycle)):
            gone = workspace.teams[team_id].but(here=False)  # an earlier cycle stores its own place for the team
        after = replace(
            workspace,
            teams=put(workspace.teams, {team_id: gone}),
            okrs=put(workspace.okrs, {(one, team_id): None for one in (cycle, *later)}),
        )
        self._session.change(f"remove {name}", after)

    def set_cycle(self, cycle: Cycle, *, copy_from: str = "") -> Carried | None:
        """Add a cycle, or change the days of an existing one, and select it.

        With `copy_from`, the id of another cycle, copy the objectives of its teams, and return what was copied.
        """
        workspace = self._session.workspace
        known = workspace.cycles.get(found_among(workspace.cycles, cycle.id) or "")
        kept = known.but(first=cycle.first, last=cycle.last) if known else cycle
        after = replace(workspace, cycles=MappingProxyType({**workspace.cycles, kept.id: kept}))
        carried, label = None, f"{'days of' if known else 'add'} cycle {kept.id}"
        if copy_from:
            from tuiokr.usecases.cycle_copy import carried_over

            after, carried = carried_over(after, copy_from, kept.id, tuple(after.tree(kept.id).by_id))
            label = f"add cycle {kept.id} with a copy of {copy_from}"
        self._session.change(label, after)
        self._session.look_at(kept.id)
        return carried

    def rename(self, name: str, mission: str = "") -> None:
        """Set the organisation's name and mission. Raises WrongInput without a name."""
        if not clean(name):
            raise WrongInput("The organisation needs a name")
        standing = self._session.workspace
        organisation = standing.organisation.but(name=name, mission=mission)
        self._session.change("rename the organisation", replace(standing, organisation=organisation))

    def set_glossary(self, text: str) -> tuple[str, ...]:
        """Set the organisation's glossary, one term per line; no check reports these as jargon. Return the terms."""
        from tuiokr.usecases.check_choice import terms

        found = terms(text)
        self._house("change the glossary", glossary=found)
        return found

    def set_checks(self, select: str = "", ignore: str = "") -> None:
        """Set which checks are wanted: names or prefixes such as `no-`, separated by commas.

        Raises WrongInput for a name that matches no check.
        """
        from tuiokr.usecases.check_choice import UnknownName, names

        try:
            wanted, unwanted = names([select]), names([ignore])
        except UnknownName as unknown:
            raise WrongInput(str(unknown)) from None
        self._house("choose the checks", select=wanted, ignore=unwanted)

    def _house(self, label: str, **changes: tuple[str, ...]) -> None:
        standing = self._session.workspace
        if any(getattr(standing.organisation, name) != value for name, value in changes.items()):
            self._session.change(label, replace(standing, organisation=standing.organisation.but(**changes)))


def _fields(team: Team, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(team, name) for name in names}
