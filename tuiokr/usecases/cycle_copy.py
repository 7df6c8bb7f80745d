"""Copy objectives from one cycle into another: statements and targets, but not the results of the old cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tuiokr.model import field, ids
from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.shelf import put
from tuiokr.model.value import Value
from tuiokr.model.words import plural
from tuiokr.model.workspace import Workspace
from tuiokr.session.session import Session
from tuiokr.usecases.sentence import without_deadline

FEW = 200
"""Up to this many teams, objectives are counted before a cycle is chosen."""


@dataclass(frozen=True)
class CopySource:
    """A cycle from which objectives can be copied."""

    cycle: Cycle
    objectives: int = 0
    key_results: int = 0
    """The number of key results. Both numbers are 0 if nothing was counted."""

    @property
    def words(self) -> str:
        """`3 objectives, 6 key results`."""
        if not self.objectives:
            return "all teams"
        return f"{plural(self.objectives, 'objective')}, {plural(self.key_results, 'key result')}"


@dataclass(frozen=True)
class Carried:
    """What was copied."""

    objectives: int
    key_results: int
    links: int
    """Links to the level above that were left out because their targets are not in the new cycle."""

    @property
    def words(self) -> str:
        """The message for the person who copied."""
        if not self.objectives:
            return "Nothing was copied: this cycle already has all of it"
        said = f"Copied {plural(self.objectives, 'objective')} and {plural(self.key_results, 'key result')}"
        left = (
            f"; {plural(self.links, 'link')} to the level above left out, because they point to nothing in this cycle"
        )
        return f"{said} without votes, scores and due dates{left if self.links else ''}. Press u to undo"


class CycleCopy:
    """Copies the sets of teams into the selected cycle."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sources(self, team: str = "", into: str = "") -> tuple[CopySource, ...]:
        """Return the cycles in which a team ("": any team) has objectives, the nearest one before `into` first.

        With very many teams the objectives are not counted, because each team is a file to read.
        """
        workspace = self._session.workspace
        into = into or self._session.cycle_id
        roster = workspace.roster
        found: list[CopySource] = []
        for cycle in (*reversed(roster.earlier(into)), *roster.later(into)):
            teams = [team] if team else [one.id for one in workspace.tree(cycle).teams]
            if len(teams) > FEW:
                found.append(CopySource(workspace.cycles[cycle]))
                continue
            sets = [okrs for one in teams if (okrs := workspace.of(cycle, one)).objectives]
            if sets:
                objectives = sum(len(okrs.objectives) for okrs in sets)
                keys = sum(len(okrs.of(one.id)) for okrs in sets for one in okrs.objectives)
                found.append(CopySource(workspace.cycles[cycle], objectives, keys))
        return tuple(found)

    def carry(self, team: str, source: str) -> Carried:
        """Copy a team's objectives and key results from another cycle, below those in the selected one."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        after, carried = carried_over(workspace, source, cycle, (team,))
        name = workspace.tree(cycle).by_id[team].name
        self._session.change(f"copy {name} from {source}", after)
        return carried


def carried_over(workspace: Workspace, source: str, cycle: str, teams: tuple[str, ...]) -> tuple[Workspace, Carried]:
    """Return the workspace with the sets of some teams copied from the cycle `source` into `cycle`.

    An objective that already exists, by its id or its title, is not copied again.
    """
    there = {one.id: workspace.of(cycle, one.id) for one in workspace.tree(cycle).teams}
    taken = {one.id for okrs in there.values() for one in okrs.objectives}
    taken |= {key.id for okrs in there.values() for key in okrs.key_results}
    news: dict[str, tuple[list[Objective], list[KeyResult]]] = {}
    names: dict[str, str] = {}
    for team in teams:
        old = workspace.of(source, team)
        known = {one.title.casefold() for one in there[team].objectives}
        objectives = [one for one in old.objectives if one.id not in taken and one.title.casefold() not in known]
        keys = [key for one in objectives for key in old.of(one.id)]
        news[team] = objectives, keys
        names |= {one.id: one.id for one in objectives}
        names |= {key.id: ids.fresh("k") if key.id in taken else key.id for key in keys}
    links = 0
    sets: dict[tuple[str, str], TeamOKRs] = {}
    for team, (objectives, keys) in news.items():
        if not objectives:
            continue
        okrs = there[team]
        last = max((one.order for one in okrs.objectives), default=0.0)
        fresh = tuple(_objective(one, names, taken, last + place) for place, one in enumerate(objectives, 1))
        fresh_keys = tuple(_key_result(key, names, taken) for key in keys)
        links += _links(objectives, keys) - _links(fresh, fresh_keys)
        sets[cycle, team] = okrs.but(
            objectives=(*okrs.objectives, *fresh), key_results=(*okrs.key_results, *fresh_keys)
        )
    count = sum(len(objectives) for objectives, _ in news.values())
    return _with(workspace, sets), Carried(count, sum(len(keys) for _, keys in news.values()), links)


def _with(workspace: Workspace, sets: Mapping[tuple[str, str], TeamOKRs]) -> Workspace:
    return replace(workspace, okrs=put(workspace.okrs, sets)) if sets else workspace


def _objective(one: Objective, names: Mapping[str, str], taken: set[str], order: float) -> Objective:
    def here(link: str) -> str | None:
        return names.get(link) or (link if link in taken else None)

    above = (here(link) for link in one.parent_key_results)
    return one.but(
        parent=here(one.parent) if one.parent else None,
        parent_key_results=tuple(link for link in above if link),
        order=order,
        **_left(Objective, field.OBJECTIVE),
    )


def _key_result(key: KeyResult, names: Mapping[str, str], taken: set[str]) -> KeyResult:
    link = key.parent_link
    return key.but(
        id=names[key.id],
        objective=names[key.objective],
        statement=without_deadline(key.statement),
        parent_link=(names.get(link) or (link if link in taken else None)) if link else None,
        **_left(KeyResult, field.KEY_RESULT),
    )


def _left(kind: type[Value], rows: tuple[field.Field, ...]) -> dict[str, Any]:
    """Return empty values for the fields that are not copied."""
    empty = kind.model_fields
    return {row.name: empty[row.name].get_default(call_default_factory=True) for row in rows if not row.copied}


def _links(objectives: Sequence[Objective], keys: Sequence[KeyResult]) -> int:
    """Return the number of links from these to the level above."""
    named = sum(bool(one.parent) + len(one.parent_key_results) for one in objectives)
    return named + sum(bool(key.parent_link) for key in keys)
