"""What reaches what in a whole organisation, over any number of levels.

A *place* is one objective or key result at one team. Its id is the id of the statement; where two statements have the
same id, the first in tree order keeps it, and links mean that one.

An objective hangs on an upper key result when it, or one of its key results, names it. It hangs on it *only through
the objective* when it names the objective and none of its key results. Whatever hangs on an objective also reaches
everything that this objective hangs on. Links may form rings: each place is counted once, and the rings are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tuiokr.alignment.two_levels import AlignedStatement, Kind, parents_of, statements_of
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.organisation import Tree
from tuiokr.model.workspace import Workspace, labels


@dataclass(frozen=True)
class Place:
    """One objective or key result at its team."""

    id: str
    thing: str
    """The id in the team's set; it differs from `id` only for the second statement with the same id."""
    team: str
    kind: Kind
    label: str
    """`O1` or `O1·KR2`."""
    text: str
    objective: str
    """Id of the place of the objective: its own, or that of the objective of the key result."""
    people: tuple[str, ...] = ()
    """The owner of the objective, or the champion of the key result."""


@dataclass(frozen=True)
class Reached:
    """What reaches one place: objective → the number of links to it, the nearest first, and those that name it."""

    depth: Mapping[str, int]
    named: frozenset[str]
    """The objectives that reach it by a chain that names it, not only its objective."""


@dataclass(frozen=True)
class Cell:
    """What reaches one key result from one team with everything below it."""

    objectives: tuple[str, ...]
    levels: int
    """The number of links of the farthest one, by its shortest chain."""
    through: bool
    """Whether all of it arrives only through the objective."""


@dataclass(frozen=True)
class BrokenLinks:
    """What is wrong in the organisation. Each is a few words for people, without a full stop."""

    rings: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.rings, *self.gone, *self.twice)


@dataclass(frozen=True)
class OrganisationMap:
    """The places of one cycle and the links between them. Derived values are computed on demand and cached."""

    tree: Tree
    places: Mapping[str, Place]
    """In tree order, each objective before its key results."""
    above: Mapping[str, tuple[str, ...]]
    """Objective → the places that it hangs on, its main parent first; only places that exist, and not itself."""
    missing: tuple[tuple[str, str], ...]
    """(objective, the id that it names and that does not exist in this cycle)."""
    twice: tuple[str, ...]
    """The places that repeat the id of an earlier one."""

    @cached_property
    def of_team(self) -> dict[str, tuple[str, ...]]:
        """Team → its objectives."""
        found: dict[str, list[str]] = {}
        for place in self.places.values():
            if place.kind == "objective":
                found.setdefault(place.team, []).append(place.id)
        return {team: tuple(those) for team, those in found.items()}

    @cached_property
    def key_results(self) -> dict[str, tuple[str, ...]]:
        """Objective → its key results."""
        found: dict[str, list[str]] = {}
        for place in self.places.values():
            if place.kind == "key result":
                found.setdefault(place.objective, []).append(place.id)
        return {key: tuple(those) for key, those in found.items()}

    @cached_property
    def levels(self) -> dict[str, int]:
        """Team → its level, 1 at the top."""
        return {team.id: level for level, team in self.tree.places}

    @cached_property
    def _named_by(self) -> dict[str, tuple[str, ...]]:
        """Place → the objectives that name exactly this place."""
        found: dict[str, list[str]] = {}
        for lower, those in self.above.items():
            for one in those:
                found.setdefault(one, []).append(lower)
        return {key: tuple(those) for key, those in found.items()}

    @cached_property
    def below(self) -> dict[str, tuple[str, ...]]:
        """Objective → the objectives that name it or one of its key results, in tree order."""
        found: dict[str, dict[str, None]] = {key: {} for those in self.of_team.values() for key in those}
        for lower in found:
            for one in self.above.get(lower, ()):
                if self.places[one].objective != lower:
                    found[self.places[one].objective][lower] = None
        return {key: tuple(those) for key, those in found.items()}

    def through(self, lower: str, upper: str) -> bool:
        """Whether an objective names the objective `upper` and none of its key results, although there are some."""
        named = self.above.get(lower, ())
        keys = self.key_results.get(upper, ())
        return upper in named and bool(keys) and not any(one in named for one in keys)

    def hangs_on(self, place: str) -> tuple[tuple[str, bool], ...]:
        """(objective, whether only through the objective) of all that hang right on a place."""
        here = self.places[place]
        if here.kind == "objective":
            return tuple((one, self.through(one, place)) for one in self.below[place])
        named = self._named_by.get(place, ())
        loose = (one for one in self._named_by.get(here.objective, ()) if self.through(one, here.objective))
        return (*((one, False) for one in named if one != here.objective), *((one, True) for one in loose))

    def reached(self, place: str) -> Reached:
        """Return everything that reaches a place, over any number of levels."""
        first = self.hangs_on(place)
        own = self.places[place].objective
        depth = self._spread([one for one, _ in first], own)
        if self.places[place].kind == "objective":
            return Reached(depth, frozenset(depth))
        return Reached(depth, frozenset(self._spread([one for one, through in first if not through], own)))

    def _spread(self, first: Sequence[str], own: str) -> dict[str, int]:
        """Return what is at or below `first`, with the number of links; `own` is where it starts and is left out."""
        depth = dict.fromkeys((one for one in first if one != own), 1)
        queue = list(depth)
        for one in queue:
            for lower in self.below[one]:
                if lower not in depth and lower != own:
                    depth[lower] = depth[one] + 1
                    queue.append(lower)
        return depth

    @cached_property
    def counts(self) -> dict[str, int]:
        """Objective → the number of other objectives that reach it."""
        masks: dict[int, int] = {}
        group_of: dict[str, int] = {}
        bits = {key: 1 << at for at, key in enumerate(self.below)}
        for number, group in enumerate(components(self.below)):
            mask = sum(bits[key] for key in group)
            for key in group:
                group_of[key] = number
            for lower in {group_of[lower] for key in group for lower in self.below[key]} - {number}:
                mask |= masks[lower]
            masks[number] = mask
        return {key: masks[group_of[key]].bit_count() - 1 for key in self.below}

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """The objectives of the teams on the highest level."""
        return tuple(key for team in self.tree.children(None) for key in self.of_team.get(team.id, ()))

    @cached_property
    def ends(self) -> dict[str, tuple[str, ...]]:
        """Objective → the top objectives in which it ends; a top objective ends in itself. Nowhere: it is not there."""
        found: dict[str, list[str]] = {}
        for top in self.tops:
            for key in (top, *self._spread(self.below[top], top)):
                found.setdefault(key, []).append(top)
        own = set(self.tops)
        return {key: (key,) if key in own else tuple(those) for key, those in found.items()}

    @cached_property
    def letters(self) -> dict[str, str]:
        """Top objective → its letter: `A` for the first one."""
        return {top: letter(number) for number, top in enumerate(self.tops)}

    def columns(self, upper: str) -> dict[str, frozenset[str]]:
        """Team right below `upper` → that team and all below it."""
        return {
            team.id: frozenset((team.id, *(one.id for one in self.tree.below(team.id))))
            for team in self.tree.children(upper)
        }

    def cells(self, place: str, columns: Mapping[str, frozenset[str]]) -> dict[str, Cell]:
        """Return what reaches a place from each column; a column from which nothing arrives is not there."""
        reached = self.reached(place)
        column_of = {team: column for column, teams in columns.items() for team in teams}
        found: dict[str, list[str]] = {}
        for key in reached.depth:
            column = column_of.get(self.places[key].team)
            if column is not None:
                found.setdefault(column, []).append(key)
        return {
            column: Cell(
                tuple(those), max(reached.depth[key] for key in those), not any(key in reached.named for key in those)
            )
            for column, those in found.items()
        }

    def main(self, lower: str) -> str:
        """Return what an objective hangs on first of all: a key result of its main parent, if it names one; or ""."""
        named = self.above.get(lower, ())
        keys = self.key_results.get(named[0], ()) if named else ()
        return next((one for one in named if one in keys), named[0] if named else "")

    def chain(self, place: str) -> tuple[str, ...]:
        """Return the places that a place hangs on, each by its main parent, the highest first; without itself."""
        found: dict[str, None] = {place: None}
        at = place
        while True:
            here = self.places[at]
            at = here.objective if here.kind == "key result" else self.main(at)
            if not at or at in found:
                return tuple(reversed(found))[:-1]
            found[at] = None

    def siblings(self, place: str) -> tuple[str, ...]:
        """Return the places beside a place, and itself: of one objective, of one main parent, or of one team."""
        here = self.places[place]
        if here.kind == "key result":
            return self.key_results[here.objective]
        upper = self.main(place)
        if not upper:
            return tuple(one for one in self.of_team[here.team] if not self.main(one))
        own = self.places[upper].objective
        return tuple(one for one in self.below[own] if self.places[self.main(one)].objective == own)

    def name(self, place: str) -> str:
        """`Payments O1·KR2`."""
        here = self.places[place]
        return f"{self.team_name(here.team)} {here.label}"

    def team_name(self, team: str) -> str:
        """A team's name, told apart from other teams of the same name."""
        return self.tree.names.get(team, team)

    @cached_property
    def broken(self) -> BrokenLinks:
        """What is wrong: rings of links and of teams, links and teams whose parent is gone, ids that occur twice."""
        rings = [" → ".join(self.name(one) for one in (*ring, ring[0])) for ring in link_rings(self)]
        teams = [" → ".join(self.team_name(one) for one in (*ring, ring[0])) for ring in team_rings(self.tree)]
        gone = [f"{self.name(lower)} supports something that is not in this cycle" for lower, _ in self.missing]
        lost = [
            f"the team above {self.team_name(team.id)} is not in this cycle"
            for team in self.tree.teams
            if team.parent is not None and team.parent not in self.tree.by_id
        ]
        return BrokenLinks(
            (*(f"a ring of links: {one}" for one in rings), *(f"a ring of teams: {one}" for one in teams)),
            (*dict.fromkeys(gone), *lost),
            tuple(f"{self.name(one)} has the id of another statement" for one in self.twice),
        )


def letter(number: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    said = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def components(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the groups of nodes that reach each other, every group after all groups that it leads to (Tarjan)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_nodes: list[str] = []
    is_open: set[str] = set()
    for start in graph:
        walk: list[tuple[str, Iterator[str]]] = []
        if start not in order:
            walk.append((start, iter(graph[start])))
            order[start] = low[start] = len(order)
            open_nodes.append(start)
            is_open.add(start)
        while walk:
            node, rest = walk[-1]
            following = next(rest, None)
            if following is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == order[node]:
                    group = [open_nodes.pop()]
                    while group[-1] != node:
                        group.append(open_nodes.pop())
                    is_open.difference_update(group)
                    yield tuple(group)
            elif following not in order:
                order[following] = low[following] = len(order)
                open_nodes.append(following)
                is_open.add(following)
                walk.append((following, iter(graph[following])))
            elif following in is_open:
                low[node] = min(low[node], order[following])


def link_rings(found: OrganisationMap) -> tuple[tuple[str, ...], ...]:
    """Return one ring of links for each group of objectives that support each other, in the order of the links."""
    rings: list[tuple[str, ...]] = []
    for group in components(found.below):
        if len(group) > 1:
            inside = set(group)
            path = [min(group)]
            while path[-1] not in path[:-1]:
                uppers = (found.places[one].objective for one in found.above[path[-1]])
                path.append(next(one for one in uppers if one in inside and one != path[-1]))
            rings.append(tuple(path[path.index(path[-1]) : -1]))
    return tuple(rings)


def team_rings(tree: Tree) -> tuple[tuple[str, ...], ...]:
    """Return the rings of teams that are each other's team above."""
    done: set[str] = set()
    rings: list[tuple[str, ...]] = []
    for team in tree.teams:
        path: dict[str, None] = {}
        at: str | None = team.id
        while at is not None and at in tree.by_id and at not in done and at not in path:
            path[at] = None
            at = tree.by_id[at].parent
        if at in path:
            walked = list(path)
            rings.append(tuple(walked[walked.index(at) :]))
        done.update(path)
    return tuple(rings)


def _placed(okrs: TeamOKRs, taken: set[str]) -> Iterator[tuple[Place, AlignedStatement]]:
    """Yield the statements of a team as places; an id that is in `taken` gets another one."""
    names = labels(okrs)
    objective = ""
    for statement in statements_of(okrs):
        own = statement.id
        number = 1
        while own in taken:
            number += 1
            own = f"{statement.id} {okrs.team} {number}"
        taken.add(own)
        if statement.kind == "objective":
            objective = own
            found = okrs.objective(statement.id)
            people: tuple[str, ...] = (found.owner,) if found and found.owner else ()
        else:
            key = okrs.key_result(statement.id)
            people = (key.champion, *key.contributors) if key and key.champion else ()
        yield (
            Place(own, statement.id, okrs.team, statement.kind, names[statement.id], statement.text, objective, people),
            statement,
        )


def organisation_map(workspace: Workspace, cycle: str) -> OrganisationMap:
    """Return the map of the whole organisation in a cycle."""
    tree = workspace.tree(cycle)
    taken: set[str] = set()
    places: dict[str, Place] = {}
    named: dict[str, tuple[str, ...]] = {}
    twice: list[str] = []
    for team in tree.teams:
        okrs = workspace.of(cycle, team.id)
        objectives = iter(okrs.objectives)
        for place, statement in _placed(okrs, taken):
            places[place.id] = place
            twice += [place.id] if place.id != statement.id else []
            if place.kind == "objective":
                objective = next(objectives)
                named[place.id] = parents_of(objective, okrs.of(objective.id))
    above = {
        lower: tuple(one for one in those if one in places and places[one].objective != lower)
        for lower, those in named.items()
    }
    missing = tuple((lower, one) for lower, those in named.items() for one in those if one not in places)
    return OrganisationMap(tree, places, above, missing, tuple(twice))
