"""What an import would change in a workspace, and what an export contains. Nothing here writes anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from pydantic import JsonValue

from tuiokr.exchange.destination import Destination
from tuiokr.exchange.document import Document, ExchangeError, Notes, key_results_of, levels, shown
from tuiokr.exchange.match import Match, match
from tuiokr.model import field
from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import ANSWER_FIELDS, Dependency, KeyResult, Objective, TeamOKRs
from tuiokr.model.organisation import Team, Tree
from tuiokr.model.shelf import put
from tuiokr.model.words import plural, short
from tuiokr.model.workspace import Workspace

Part = TypeVar("Part", Objective, KeyResult)
_ROWS = (*field.OBJECTIVE, *field.KEY_RESULT)
_LINKS = frozenset(row.name for row in field.of_shape(_ROWS, "link", "links"))
_OURS = frozenset(row.name for row in field.of_shape(_ROWS, "id", "place"))
"""Fields that keep the value of the workspace, whatever the file says."""


@dataclass(frozen=True)
class Tally:
    """Numbers of teams, objectives and key results."""

    teams: int = 0
    objectives: int = 0
    key_results: int = 0

    @property
    def total(self) -> int:
        """The sum of all."""
        return self.teams + self.objectives + self.key_results

    def __str__(self) -> str:
        parts = ((self.teams, "team"), (self.objectives, "objective"), (self.key_results, "key result"))
        return ", ".join(plural(count, word) for count, word in parts if count) or "nothing"


@dataclass(frozen=True)
class Plan:
    """The changes of an import. It contains only what is new or different."""

    cycle: Cycle
    """The cycle of the import, as it will be."""
    new_cycle: bool
    teams: tuple[Team, ...]
    """Teams that are new in the workspace, or return in this cycle."""
    okrs: tuple[TeamOKRs, ...]
    """The complete sets of the teams that change, as they will be."""
    added: Tally
    updated: Tally
    unchanged: Tally
    notes: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return bool(self.new_cycle or self.teams or self.okrs)

    def applied(self, workspace: Workspace) -> Workspace:
        """Return the workspace after the import."""
        return replace(
            workspace,
            teams=put(workspace.teams, {team.id: team for team in self.teams}),
            cycles=MappingProxyType({**workspace.cycles, self.cycle.id: self.cycle}),
            okrs=put(workspace.okrs, {(one.cycle, one.team): one for one in self.okrs}),
        )


def plan(
    workspace: Workspace,
    document: Document,
    *,
    cycle: str | None = None,
    team: str | None = None,
    under: str | None = None,
) -> Plan:
    """Return what importing a document would change.

    `cycle` overrides the document's; `team` (id or name) gets all objectives; `under` (id or name) is the team above
    the top teams of the file. What the file does not mention stays the same. Raises ExchangeError when no cycle is
    known, a team named here does not exist, or the cycle contains the OKRs of another organisation.
    """
    return _Planner(Destination(workspace, document, cycle, team, under)).plan()


class _Planner:
    """One import into its destination."""

    def __init__(self, to: Destination) -> None:
        self.to = to
        self.workspace = to.workspace
        self.document = to.document
        self.notes = Notes()
        self.relinked: list[tuple[str, str, str]] = []
        """(words of the item, id it supported, id it supports in the file) for every link that the file replaces."""
        self.added: dict[str, int] = {}
        self.updated: dict[str, int] = {}
        self.unchanged: dict[str, int] = {}

    def plan(self) -> Plan:
        for note in (self.to.unknown_days, *self.document.notes):
            if note:
                self.notes.add(note)
        if self.document.other and self.to.inside:
            keys = ", ".join(shown(key) for key in sorted(self.document.other)[:10])
            self.notes.add(f"left out: {keys} of the file itself")
        if self.document.team_other:
            self.notes.add("of teams, only name, parent, leader and people are imported")
        found = match(self.workspace, self.to.cycle.id, self.to.sets, self.document.numbered, self.notes)
        changed = [self.team_okrs(team, found) for team in dict.fromkeys((*self.to.places, *self.to.sets, *found.left))]
        relinked = self.relinked_notes(found)
        return Plan(
            cycle=self.to.cycle,
            new_cycle=self.to.new_cycle,
            teams=tuple(self.to.joining.values()),
            okrs=tuple(one for one in changed if one is not None),
            added=Tally(**self.added),
            updated=Tally(**self.updated),
            unchanged=Tally(**self.unchanged),
            notes=(*relinked, *self.notes.all()),
        )

    def relinked_notes(self, found: Match) -> tuple[str, ...]:
        """Return one note for each link that the file replaces, so that no link is replaced silently."""
        if not self.relinked:
            return ()
        cycle, notes = self.to.cycle.id, Notes()
        words = _outside(self.workspace, cycle, self.workspace.tree(cycle))
        for okrs in self.to.sets.values():
            words |= {found.ids[one.id]: f"“{one.title}”" for one in okrs.objectives if found.ids[one.id] not in words}
        for whose, old, new in self.relinked:
            now = f"supports {words.get(new, shown(new))} by this file" if new else "supports nothing by this file"
            notes.add(f"“{short(whose)}” {now} instead of {words.get(old, shown(old))}")
        return notes.all()

    def count(self, tally: dict[str, int], what: str) -> None:
        tally[what] = tally.get(what, 0) + 1

    def team_okrs(self, team: str, found: Match) -> TeamOKRs | None:
        """Return the team's set after the import; None when nothing of it changes."""
        before = self.workspace.of(self.to.cycle.id, team)
        after = self.placed(before)
        if team in self.to.places:
            new = team not in self.workspace.teams
            same = after.standing == before.standing
            self.count(self.added if new else self.unchanged if same else self.updated, "teams")
        if gone := found.left.get(team):
            after = after.but(
                objectives=tuple(one for one in after.objectives if one.id not in gone),
                key_results=tuple(one for one in after.key_results if one.objective not in gone),
            )
        if team in self.to.sets:
            after = self.merged(after, self.to.sets[team], found)
        return after if after != before else None

    def placed(self, before: TeamOKRs) -> TeamOKRs:
        """Return the set with the team's place in this cycle from the file, when it differs from the workspace."""
        wanted = self.to.places.get(before.team)
        if wanted is None:
            return before
        standing = before.standing
        own = self.to.shared(wanted)
        leader = wanted.leader or standing.leader
        differs = (own.name, own.parent) != (wanted.name, wanted.parent) or leader not in ("", own.leader)
        if not (standing.placed or differs or self.to.cycle.organisation or self.to.cycle.roster == "listed"):
            return before
        place = {"placed": True, "name": wanted.name, "parent": wanted.parent, "leader": leader}
        return before.but(standing=standing.but(**place))

    def merged(self, before: TeamOKRs, file: TeamOKRs, found: Match) -> TeamOKRs:
        """Return a team's set with the values of the file."""
        objectives = {one.id: one for one in before.objectives}
        keys = {key.id: key for key in before.key_results}
        in_file = key_results_of(file)
        last = max((one.order for one in before.objectives), default=0.0)
        last_key: dict[str, float] = {}
        for key in before.key_results:
            last_key[key.objective] = max(key.order, last_key.get(key.objective, key.order))
        for place, one in enumerate(file.objectives, 1):
            own = found.ids[one.id]
            known = objectives.get(own) or found.moved.get(own)
            said = _said(one, found.ids)
            if known is None:
                self.count(self.added, "objectives")
                order = last + place if before.objectives else one.order
                objectives[own] = Objective.model_validate({**said, "id": own, "order": order})
            else:
                objectives[own] = self.updated_with(known, said, "objectives")
            for index, key in enumerate(in_file.get(one.id, ()), 1):
                key_id = found.ids[key.id]
                known_key = keys.get(key_id) or found.moved_keys.get(key_id)
                said = _said(key, found.ids)
                if known_key is None:
                    self.count(self.added, "key_results")
                    where = {"id": key_id, "objective": own, "order": last_key.get(own, 0.0) + index}
                    keys[key_id] = KeyResult.model_validate({**said, **where})
                else:
                    keys[key_id] = self.updated_with(known_key, {**said, "objective": own}, "key_results")
        return before.but(
            objectives=tuple(objectives.values()),
            key_results=_grouped(objectives, keys.values()) if keys.keys() - _ids(before) else tuple(keys.values()),
            dependencies=self.answered(
                before.dependencies,
                _dependencies(before.dependencies, file.dependencies, {**found.ids, **self.to.team_ids}),
            ),
        )

    def answered(self, before: tuple[Dependency, ...], after: tuple[Dependency, ...]) -> tuple[Dependency, ...]:
        """Return the dependencies as they will be, and note each answer that the file replaces."""
        old = {one.id: one for one in before}
        for one in after:
            was = old.get(one.id)
            if was and was.state != "requested" and was.answer != one.answer:
                self.notes.add(f"the dependency “{short(one.what)}” is “{one.answer}” by this file, not “{was.answer}”")
        return after

    def updated_with(self, known: Part, said: dict[str, object], what: str) -> Part:
        """Return `known` with the values that differ in the file, and count it."""
        other = {key: value for key, value in known.other.items() if key not in said}
        new_other = said.get("other")
        wanted = {**said, "other": {**other, **new_other} if isinstance(new_other, dict) else other}
        changes = {name: value for name, value in wanted.items() if getattr(known, name) != value}
        self.count(self.updated if changes else self.unchanged, what)
        link = "parent" if isinstance(known, Objective) else "parent_link"
        if link in changes and (old := getattr(known, link)):
            words = known.words
            self.relinked.append((words, str(old), str(changes[link] or "")))
        return known.but(**changes) if changes else known


def _ids(okrs: TeamOKRs) -> set[str]:
    return {key.id for key in okrs.key_results}


def _said(value: Objective | KeyResult, ids: dict[str, str]) -> dict[str, object]:
    """The fields that a file contains, with references as ids of the workspace."""
    said: dict[str, object] = {name: getattr(value, name) for name in value.model_fields_set if name not in _OURS}
    for name in _LINKS & said.keys():
        above = said[name]
        if isinstance(above, str):
            said[name] = ids.get(above, above)
        elif isinstance(above, tuple):
            said[name] = tuple(ids.get(one, one) for one in above)
    return said


def _grouped(objectives: Iterable[str], keys: Iterable[KeyResult]) -> tuple[KeyResult, ...]:
    """Sort key results by the place of their objective, then by their own."""
    places = {objective: place for place, objective in enumerate(objectives)}
    return tuple(sorted(keys, key=lambda key: (places.get(key.objective, len(places)), key.order)))


def _dependencies(
    before: tuple[Dependency, ...], file: tuple[Dependency, ...], ids: dict[str, str]
) -> tuple[Dependency, ...]:
    known = {one.id: one for one in before}
    for one in file:
        said = {name: getattr(one, name) for name in one.model_fields_set}
        for name in ("about", "asking", "giving"):
            if isinstance(value := said.get(name), str):
                said[name] = ids.get(value, value)
        was = known.get(one.id)
        if was and one.state != was.state and "state" in said:  # an answer is one value
            said |= {name: getattr(one, name) for name in ANSWER_FIELDS}
        known[one.id] = was.but(**said) if was else one.but(**said)
    return tuple(known.values())


def document_of(workspace: Workspace, cycle: str, team: str | None = None) -> Document:
    """Return a cycle of the workspace as a document: all teams, or the one with this id or name.

    Raises ExchangeError when there is no such cycle or team.
    """
    found = workspace.cycles.get(cycle)
    if found is None:
        known = ", ".join(sorted(workspace.cycles)[:10]) or "none yet"
        raise ExchangeError("", None, f"found no cycle {shown(cycle)}, expected one of the workspace's: {known}")
    tree = workspace.tree(cycle)
    teams = tree.teams
    team_other: dict[str, dict[str, JsonValue]] = {}
    if team is not None:
        one = tree.find(team)
        if one is None:
            what = f"found no team {shown(team)} in {cycle}, expected the id or name of one of its teams"
            raise ExchangeError("", None, what)
        teams = (one,)
        depth = levels(tree.teams)[one.id]
        team_other = {one.id: {"level": depth}} if depth > 1 else {}
    okrs: list[TeamOKRs] = []
    number = 0
    for one in teams:
        own = workspace.of(cycle, one.id)
        if own.objectives or own.dependencies:
            ordered = tuple(each.but(order=float(number + place)) for place, each in enumerate(own.objectives, 1))
            number += len(ordered)
            okrs.append(own.but(objectives=ordered))
    return Document(
        organisation=found.organisation or workspace.organisation.name,
        cycle=cycle,
        teams=teams,
        okrs=tuple(okrs),
        team_other=team_other,
        other=dict(found.other),
        outside=_outside(workspace, cycle, tree) if team is not None else {},
    )


def _outside(workspace: Workspace, cycle: str, tree: Tree) -> dict[str, str]:
    """id → words of all objectives and key results of a cycle."""
    found: dict[str, str] = {}
    for one in tree.teams:
        okrs = workspace.of(cycle, one.id)
        keys = key_results_of(okrs)
        for place, objective in enumerate(okrs.objectives, 1):
            found[objective.id] = f"{one.name} O{place} “{objective.title}”"
            for index, key in enumerate(keys.get(objective.id, ()), 1):
                found[key.id] = f"{one.name} O{place} KR{index}"
    return found
