"""The destination of an import: the cycle, the teams, and their places in the tree."""

from __future__ import annotations

from functools import cached_property

from tuiokr.exchange.document import Document, ExchangeError, WhichCycle, shown
from tuiokr.model.cycle import Cycle, named
from tuiokr.model.cycle_name import found_among, read_name
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.organisation import Team, Tree
from tuiokr.model.roster import Roster
from tuiokr.model.words import clean
from tuiokr.model.workspace import Workspace


class Destination:
    """The cycle and the places of one import, as the file and the options say.

    Raises ExchangeError when no cycle is known, a team that was named does not exist, or the cycle contains the OKRs of
    another organisation.
    """

    def __init__(
        self, workspace: Workspace, document: Document, cycle: str | None, team: str | None, under: str | None
    ) -> None:
        self.workspace = workspace
        self.document = document
        self.inside = team is not None or under is not None
        """Whether the options put the file into the tree of this workspace."""
        self.cycle, self.new_cycle = self.cycle_of(cycle)
        self.tree = workspace.tree(self.cycle.id)
        self.team_ids = self.matched_teams()
        """Id in the file → id in the workspace, when they differ."""
        self.places, self.sets = self.into_one(team, under) if team is not None else self.as_filed(under)
        """The teams with their places in the cycle, and the sets of the file, by team id."""

    def cycle_of(self, wanted: str | None) -> tuple[Cycle, bool]:
        """Return the cycle, and whether it is new."""
        name = clean(wanted or "") or self.document.cycle
        if not name:
            raise WhichCycle("", None, self.document.cycles)
        own, theirs = self.workspace.organisation.name, self.document.organisation
        known = self.workspace.cycles.get(found_among(self.workspace.cycles, name) or "")
        if known is None:
            ours = self.inside or (not theirs and self.all_known())
            other = theirs if theirs != own and not ours else ""
            new = named(name).but(roster="everyone" if ours else "listed", organisation=other)
            return self.with_origin(new), True
        holds = known.organisation or own
        if theirs and holds and holds != theirs and not self.inside:
            what = f"cycle {known.id} holds the OKRs of {holds}, the file those of {theirs}"
            raise ExchangeError("", None, f"{what}; give another with --cycle, or the team they go under with --under")
        return self.with_origin(known), False

    def with_origin(self, cycle: Cycle) -> Cycle:
        """Add to the cycle what a file about the whole cycle says about itself, such as its licence."""
        other = {} if self.inside else self.document.other
        return cycle.but(other={**cycle.other, **other}) if other else cycle

    def all_known(self) -> bool:
        """Whether the workspace has every team of the file."""
        tree = Tree(tuple(self.workspace.teams.values()))
        return all(one.id in tree.by_id or tree.find(one.name) for one in self.document.teams)

    def matched_teams(self) -> dict[str, str]:
        """Return id in the file → id in the workspace, for teams of which the file has only the name."""
        found: dict[str, str] = {}
        taken = {one.id for one in self.document.teams}
        everywhere = Tree(tuple(self.workspace.teams.values()))
        for one in self.document.teams:
            if one.id in self.document.guessed_teams and one.id not in self.workspace.teams:
                known = self.tree.find(one.name) or everywhere.find(one.name)
                if known is not None and known.id not in taken:
                    found[one.id] = known.id
                    taken.add(known.id)
        return found

    def own(self, team: str) -> str:
        return self.team_ids.get(team, team)

    def as_known(self, team: Team) -> Team:
        """Return a team of the file, completed with what the workspace says about it."""
        own = self.own(team.id)
        known = self.tree.get(own) or self.workspace.teams.get(own)
        parent = None if team.parent is None else self.own(team.parent)
        if known is None:
            return team.but(id=own, parent=parent)
        guessed = team.id in self.document.guessed_teams
        return team.but(
            id=own,
            name=known.name if guessed else team.name,
            parent=parent if "parent" in team.model_fields_set else known.parent,
        )

    def existing(self, wanted: str, option: str) -> Team:
        """Return a team of the workspace as it is in the cycle, or else outside it. Raises ExchangeError."""
        found = self.tree.find(wanted) or Tree(tuple(self.workspace.teams.values())).find(wanted)
        if found is None:
            what = f"{option}: found {shown(wanted)}, expected the id or name of a team in the workspace"
            raise ExchangeError("", None, what)
        return found

    def chain(self, team: Team) -> dict[str, Team]:
        """The team and those above it that have no place in the cycle yet."""
        found: dict[str, Team] = {}
        at: Team | None = team
        while at is not None and at.id not in found and self.tree.get(at.id) is None and not self.new_cycle:
            found[at.id] = at
            at = self.workspace.teams.get(at.parent or "")
        return found

    def into_one(self, team: str, under: str | None) -> tuple[dict[str, Team], dict[str, TeamOKRs]]:
        """Return places and sets with everything in the file given to one team."""
        own = self.existing(team, "--team")
        places = self.chain(own)
        if under is not None:
            above = self.existing(under, "--under")
            places = {**self.chain(above), own.id: own.but(parent=above.id)}
        rows = sorted((one for okrs in self.document.okrs for one in okrs.objectives), key=lambda one: one.order)
        okrs = self.workspace.of(self.cycle.id, own.id).but(
            objectives=tuple(rows),
            key_results=tuple(key for okrs in self.document.okrs for key in okrs.key_results),
            dependencies=tuple(one.but(asking=own.id) for okrs in self.document.okrs for one in okrs.dependencies),
        )
        return places, {own.id: okrs}

    def as_filed(self, under: str | None) -> tuple[dict[str, Team], dict[str, TeamOKRs]]:
        """Return places and sets as in the file, with its top teams below the team `under`, if given."""
        teams = {known.id: known for known in map(self.as_known, self.document.teams)}
        if under is not None:
            above = self.existing(under, "--under")
            tops = {one.id for one in teams.values() if one.parent not in teams and one.id != above.id}
            teams = {key: one.but(parent=above.id) if key in tops else one for key, one in teams.items()}
            teams = {**self.chain(above), **teams}
        return teams, {self.own(one.team): one for one in self.document.okrs}

    @property
    def unknown_days(self) -> str:
        """The note about a new cycle whose name does not say its days; "" for any other cycle."""
        if not self.new_cycle or (self.cycle.first and self.cycle.last):
            return ""
        why = read_name(self.cycle.id).unclear
        return f"the days of {self.cycle.id} are not known: {why}; write them in the app, on Home with c"

    @cached_property
    def roster(self) -> Roster:
        """The cycles of the workspace, including this one."""
        return Roster({**self.workspace.cycles, self.cycle.id: self.cycle})

    @cached_property
    def joining(self) -> dict[str, Team]:
        """The teams that take part from this cycle on: new teams, and teams that had left.

        When the cycle lists its own teams, new teams are only in it if it is of another organisation or not the latest
        cycle.
        """
        roster, listed = self.roster, self.cycle.roster == "listed"
        alone = listed and (self.cycle.organisation or roster.later(self.cycle.id))
        found: dict[str, Team] = {}
        for team in self.places.values():
            known = self.workspace.teams.get(team.id)
            if known is None:
                found[team.id] = team.but(here=False) if alone else roster.joined(team, self.cycle.id)
            elif not listed and roster.team_in(known, self.cycle.id) is None:
                said = {"name": team.name, "parent": team.parent, "leader": team.leader or known.leader}
                back = roster.changed(known, self.cycle.id, here=True, people=team.people or known.people, **said)
                found[team.id] = back or known
        return found

    def shared(self, team: Team) -> Team:
        """The team as the workspace has it in this cycle, without the changes that only the cycle contains."""
        known = self.joining.get(team.id) or self.workspace.teams.get(team.id)
        return self.roster.as_it_was(known, self.cycle.id) if known else team
