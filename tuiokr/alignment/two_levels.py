"""The current state of two levels, prepared for the checks: owners, labels and likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tuiokr.alignment.likeness import LikenessIndex
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.organisation import Tree
from tuiokr.model.workspace import Workspace, labels

Kind = Literal["objective", "key result"]


@dataclass(frozen=True)
class AlignedStatement:
    """An objective's title or a key result's statement, with its team."""

    id: str
    team: str
    kind: Kind
    text: str
    objective: str
    """Id of the objective itself, or of the objective of the key result."""


def statements_of(okrs: TeamOKRs) -> Iterator[AlignedStatement]:
    """Yield every statement of a set, each objective before its key results."""
    for objective in okrs.objectives:
        yield AlignedStatement(objective.id, okrs.team, "objective", objective.title, objective.id)
        for key in okrs.of(objective.id):
            yield AlignedStatement(key.id, okrs.team, "key result", key.statement, objective.id)


@dataclass(frozen=True)
class TwoLevels:
    """An upper team and the teams below it in one cycle. Derived values are computed on demand and cached."""

    workspace: Workspace
    cycle: str
    tree: Tree
    upper: TeamOKRs
    lower: tuple[TeamOKRs, ...]
    before: LikenessIndex | None = None
    """The index of an earlier state. It is used again if no word has changed since."""

    @property
    def sets(self) -> tuple[TeamOKRs, ...]:
        """The upper set first, then the lower ones."""
        return (self.upper, *self.lower)

    @cached_property
    def statements(self) -> dict[str, AlignedStatement]:
        """Every statement of both levels by id; for a duplicate id the upper level's, then the first one, counts."""
        found: dict[str, AlignedStatement] = {}
        for okrs in self.sets:
            for statement in statements_of(okrs):
                found.setdefault(statement.id, statement)
        return found

    @cached_property
    def key_results(self) -> dict[str, KeyResult]:
        """Every key result of both levels by id."""
        return {key.id: key for okrs in reversed(self.sets) for key in okrs.key_results}

    @cached_property
    def by_objective(self) -> dict[str, tuple[KeyResult, ...]]:
        """Objective id → its key results, of both levels."""
        found: dict[str, tuple[KeyResult, ...]] = {}
        for okrs in reversed(self.sets):
            of: dict[str, list[KeyResult]] = {}
            for key in okrs.key_results:
                of.setdefault(key.objective, []).append(key)
            found.update({one.id: tuple(of.get(one.id, ())) for one in okrs.objectives})
        return found

    @cached_property
    def index(self) -> LikenessIndex:
        """An index of every statement, for comparison."""
        texts = {key: statement.text for key, statement in self.statements.items()}
        return self.before if self.before is not None and self.before.texts == texts else LikenessIndex(texts)

    @cached_property
    def _labels(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for okrs in self.sets:
            for key, label in labels(okrs).by_id.items():
                found.setdefault(key, f"{self.name(okrs.team)} {label}")
        return found

    def name(self, team_id: str) -> str:
        """A team's name; its id when it has no name, and with its id when another team has the same name."""
        return self.tree.names.get(team_id, team_id)

    def label(self, key: str) -> str:
        """The label of an item, such as `Payments O1·KR2`; the id itself when it is in neither level."""
        return self._labels.get(key, key)

    def lower_objectives(self) -> Iterator[tuple[TeamOKRs, Objective]]:
        """Yield every objective of the lower level with its set."""
        for okrs in self.lower:
            for objective in okrs.objectives:
                yield okrs, objective

    @cached_property
    def owners(self) -> dict[str, str]:
        """Objective or key result id → id of its team, in the whole cycle."""
        found: dict[str, str] = {}
        for (cycle, team), okrs in self.workspace.okrs.items():
            if cycle == self.cycle:
                found.update(dict.fromkeys((one.id for one in okrs.objectives), team))
                found.update(dict.fromkeys((key.id for key in okrs.key_results), team))
        return found


def two_levels(
    workspace: Workspace,
    cycle: str,
    upper: str,
    lower: Sequence[str] | None = None,
    tree: Tree | None = None,
    before: LikenessIndex | None = None,
) -> TwoLevels:
    """Return the two levels of `upper` and `lower` (None: all teams right below that have objectives).

    `tree` is the cycle's tree, if the caller already has it, and `before` the index of an earlier state.
    Raises KeyError for a team that is not in the tree.
    """
    tree = tree or workspace.tree(cycle)
    if lower is None:
        sets = [workspace.of(cycle, team.id) for team in tree.children(upper)]
        below = tuple(okrs for okrs in sets if okrs.objectives)
    else:
        below = tuple(workspace.of(cycle, team) for team in dict.fromkeys(lower) if team != upper)
    for team in (upper, *(okrs.team for okrs in below)):
        if tree.get(team) is None:
            raise KeyError(team)
    return TwoLevels(workspace, cycle, tree, workspace.of(cycle, upper), below, before)


def parents_of(objective: Objective, key_results: Sequence[KeyResult]) -> tuple[str, ...]:
    """Ids of everything that an objective supports, directly or by its key results, each once."""
    named = (objective.parent, *objective.parent_key_results, *(key.parent_link for key in key_results))
    return tuple(dict.fromkeys(one for one in named if one))
