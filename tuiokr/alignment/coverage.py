"""The matrix of lower objectives and the upper objectives and key results that they support.

What counts as support:

- A lower objective supports an upper *key result* directly (a filled dot) when its `parent_key_results` or the
  `parent_link` of one of its key results names it.
- It supports it through the objective (a hollow dot) when its `parent` is the objective of the key result and it
  names none of that objective's key results. A link to a key result is more exact and counts instead.
- It supports an upper *objective* directly when its `parent` names it, and through a key result when it only names
  one of the objective's key results.

The states, in the words that every screen, finding and report uses:

- *nobody*: no lower objective supports it.
- *only through its objective*: for a key result, somebody supports its objective, but nobody names the key result.
- *taken on*: somebody names it; for an objective, the objective or one of its key results.

It is also *thin* when only one lower objective supports it, and that one is weak: without key results, or with a mean
confidence below 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from tuiokr.alignment.two_levels import Kind, TwoLevels
from tuiokr.model.okr import KeyResult, Objective

State = Literal["taken on", "only through its objective", "nobody"]
STATES: Final[tuple[State, ...]] = get_args(State)
Dot = Literal["direct", "through", "none"]
LOW_CONFIDENCE = 4
"""A mean confidence below this is low."""


@dataclass(frozen=True)
class Support:
    """One lower objective, or one of its key results, that supports something above."""

    id: str
    objective: str
    """Id of the lower objective itself, or of the objective of the lower key result."""
    team: str
    direct: bool


@dataclass(frozen=True)
class CoverageRow:
    """One upper objective or key result and its support."""

    id: str
    title: str
    kind: Kind
    objective: str
    """Id of the upper objective itself, or of the objective of the upper key result."""
    support: tuple[Support, ...]
    thin: bool = False
    """Whether only one lower objective supports it, and that one is weak."""

    @property
    def state(self) -> State:
        """Whether somebody has taken it on."""
        if not self.support:
            return "nobody"
        named = self.kind == "objective" or any(one.direct for one in self.support)
        return "taken on" if named else "only through its objective"

    @property
    def supported_by(self) -> tuple[str, ...]:
        """Ids of the lower objectives and key results that name it, or for an objective one of its key results."""
        named = (one.id for one in self.support if one.direct or self.kind == "objective")
        return tuple(dict.fromkeys(named))

    @property
    def through_objective(self) -> tuple[str, ...]:
        """Ids of the lower objectives that name the objective of this key result, and none of its key results."""
        named = set(self.supported_by)
        return tuple(dict.fromkeys(one.id for one in self.support if one.id not in named))

    @property
    def supporters(self) -> tuple[str, ...]:
        """Ids of the lower objectives that support it in any way, each once."""
        return tuple(dict.fromkeys(one.objective for one in self.support))

    def dot(self, team: str) -> Dot:
        """The support of `team` in its cell: a filled dot for `direct`, a hollow dot for `through`."""
        mine = [one.direct for one in self.support if one.team == team]
        return "none" if not mine else "direct" if any(mine) else "through"

    def by(self, team: str) -> tuple[str, ...]:
        """Ids of the objectives and key results of a team that support it."""
        return tuple(dict.fromkeys(one.id for one in self.support if one.team == team))


@dataclass(frozen=True)
class Coverage:
    """The matrix: rows in the order of the upper set, each objective before its key results; the columns are teams."""

    rows: tuple[CoverageRow, ...]
    teams: tuple[str, ...]

    def row(self, key: str) -> CoverageRow | None:
        return next((row for row in self.rows if row.id == key), None)

    def count(self, state: State) -> int:
        """The number of key results in a state, or of objectives when the upper level has no key results."""
        rows = [row for row in self.rows if row.kind == "key result"] or list(self.rows)
        return sum(row.state == state for row in rows)


def weak(key_results: tuple[KeyResult, ...]) -> bool:
    """Whether a lower objective with these key results is weak: without any, or with a mean confidence below 4."""
    known = [key.confidence for key in key_results if key.confidence is not None]
    return not key_results or (bool(known) and sum(known) / len(known) < LOW_CONFIDENCE)


def _links(objective: Objective, key_results: tuple[KeyResult, ...]) -> dict[str, list[str]]:
    """Upper id → ids of what links to it: the objective, or some of its key results."""
    found: dict[str, list[str]] = {}
    for above in dict.fromkeys((objective.parent, *objective.parent_key_results)):
        if above:
            found.setdefault(above, []).append(objective.id)
    for key in key_results:
        if key.parent_link:
            found.setdefault(key.parent_link, []).append(key.id)
    return found


def _supports(both: TwoLevels, belongs: Mapping[str, str]) -> dict[str, list[Support]]:
    """Upper id → its support; `belongs` is upper objective or key result id → upper objective id."""
    found: dict[str, list[Support]] = {key: [] for key in belongs}
    keys_of: dict[str, list[str]] = {}
    for key, objective_id in belongs.items():
        keys_of.setdefault(objective_id, [])
        if key != objective_id:
            keys_of[objective_id].append(key)
    for okrs, objective in both.lower_objectives():
        links = {
            above: ids for above, ids in _links(objective, both.by_objective[objective.id]).items() if above in belongs
        }
        for above, ids in links.items():
            found[above].extend(Support(one, objective.id, okrs.team, True) for one in ids)
        for above in dict.fromkeys(belongs[key] for key in links):
            named = [key for key in keys_of[above] if key in links]
            if above in links and not named:
                for key in keys_of[above]:
                    found[key].extend(Support(one, objective.id, okrs.team, False) for one in links[above])
            elif above not in links:
                ids = list(dict.fromkeys(one for key in named for one in links[key]))
                found[above].extend(Support(one, objective.id, okrs.team, False) for one in ids)
    return found


def _thin(both: TwoLevels, support: Sequence[Support]) -> bool:
    behind = {one.objective for one in support}
    return len(behind) == 1 and weak(both.by_objective.get(behind.pop(), ()))


def cover(both: TwoLevels) -> Coverage:
    """Return the matrix of two levels, with one row for every objective and key result of the upper level."""
    upper = [one for one in both.statements.values() if one.team == both.upper.team]
    supports = _supports(both, {one.id: one.objective for one in upper})
    rows = tuple(
        CoverageRow(
            one.id,
            one.text,
            one.kind,
            one.objective,
            tuple(supports[one.id]),
            _thin(both, supports[one.id]),
        )
        for one in upper
    )
    return Coverage(rows, tuple(okrs.team for okrs in both.lower))
