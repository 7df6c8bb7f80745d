"""Teams in a tree. A team's level (L1, L2, L3) is its depth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tuiokr.model.value import Line, Value


class Former(Value):
    """A team as it was before a cycle."""

    before: str
    """Id of the first cycle in which it was different."""
    name: Line = ""
    parent: str | None = None
    leader: Line = ""
    people: tuple[Line, ...] = ()
    here: bool = True


class Team(Value):
    """A team: its name, the team above it, and its people."""

    id: str
    name: Line
    parent: str | None = None
    """Id of the team above; None for a top team."""
    leader: Line = ""
    people: tuple[Line, ...] = ()
    """Names of the participants, with or without the leader."""
    here: bool = True
    """False for a team that has left: it is only in earlier cycles, and in cycles that have their own place for it."""
    past: tuple[Former, ...] = ()
    """The team in earlier cycles, where it was different."""

    @property
    def everyone(self) -> tuple[str, ...]:
        """The leader first, then the people, each once."""
        return tuple(dict.fromkeys(name for name in (self.leader, *self.people) if name))


@dataclass(frozen=True)
class Tree:
    """The teams of one cycle, in tree order. Unknown parents and loops count as tops."""

    teams: tuple[Team, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Team]:
        return {team.id: team for team in self.teams}

    @cached_property
    def _children(self) -> dict[str | None, list[Team]]:
        children: dict[str | None, list[Team]] = {}
        for team in self.teams:
            children.setdefault(self._parent_of(team), []).append(team)
        return children

    @cached_property
    def places(self) -> tuple[tuple[int, Team], ...]:
        """(level, team) of all, every team right after the one above it."""
        return tuple(self.walk())

    @cached_property
    def last_children(self) -> frozenset[str]:
        """The ids of the teams that are the last ones below their parent."""
        return frozenset(those[-1].id for those in self._children.values())

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Team id → its name, with the id behind it if another team has the same name; the id if it has no name."""
        count = Counter(team.name.casefold() for team in self.teams)
        return {
            team.id: f"{team.name} ({team.id})"
            if team.name and count[team.name.casefold()] > 1
            else team.name or team.id
            for team in self.teams
        }

    def _parent_of(self, team: Team) -> str | None:
        if team.parent is None:
            return None
        seen = {team.id}
        above: str | None = team.parent
        while above is not None and above in self.by_id and above not in seen:
            seen.add(above)
            above = self.by_id[above].parent
        if above == team.id:
            return None
        return team.parent if team.parent in self.by_id else None

    def get(self, team_id: str | None) -> Team | None:
        return self.by_id.get(team_id) if team_id is not None else None

    def children(self, team_id: str | None) -> tuple[Team, ...]:
        """The teams right below a team; for None, the top teams."""
        return tuple(self._children.get(team_id, ()))

    def parent(self, team_id: str) -> Team | None:
        team = self.by_id.get(team_id)
        return self.get(self._parent_of(team)) if team else None

    def level(self, team_id: str) -> int:
        """1 for a top team, 2 below it, and so on."""
        depth = 1
        above = self.parent(team_id)
        while above is not None:
            depth += 1
            above = self.parent(above.id)
        return depth

    def walk(self) -> Iterator[tuple[int, Team]]:
        """(level, team) of all, every team right after the one above it."""
        stack = [(1, team) for team in reversed(self.children(None))]
        while stack:
            level, team = stack.pop()
            yield level, team
            stack.extend((level + 1, child) for child in reversed(self.children(team.id)))

    def below(self, team_id: str) -> tuple[Team, ...]:
        """All teams under this one, however deep."""
        found: list[Team] = []
        stack = list(self.children(team_id))
        while stack:
            team = stack.pop()
            found.append(team)
            stack.extend(self.children(team.id))
        return tuple(found)

    def find(self, text: str) -> Team | None:
        """The team with this id, else the only team with this name (ignoring case); None if there is none."""
        if text in self.by_id:
            return self.by_id[text]
        named = [team for team in self.teams if team.name.casefold() == text.strip().casefold()]
        return named[0] if len(named) == 1 else None


def in_tree_order(teams: Iterable[Team]) -> Tree:
    """Sort `teams` so that each comes after the one above it, and siblings are sorted by name."""
    tree = Tree(tuple(sorted(teams, key=lambda team: (team.name.casefold(), team.id))))
    ordered = Tree(tuple(team for _, team in tree.places))
    # The order among siblings is the same, so the parents need not be computed again.
    vars(ordered).update(places=tree.places, _children=tree._children)
    return ordered
