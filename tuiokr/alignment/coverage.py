"""The matrix: who below supports which objective and key result above.

What counts as support:

- A lower objective supports an upper *key result* directly (a filled dot) when its `parent_key_results` or the
  `parent_link` of one of its key results names it.
- It supports it through the objective (a hollow dot) when its `parent` is the objective that the key result belongs
  to and it names none of that objective's key results: who names one has said which.
- It supports an upper *objective* directly when its `parent` names it, and through a key result when it only names
  one of the objective's key results.

What the states mean:

- *nobody*: no lower objective supports it either way.
- *thin*: one lower objective alone supports it, and that one is weak or, for a key result, stands behind it only
  through the objective. Weak is: without key results, or with a mean confidence below 4.
- *covered*: everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tuiokr.alignment.picture import Kind, Picture
from tuiokr.model.okr import KeyResult, Objective

State = Literal["covered", "thin", "nobody"]
Dot = Literal["direct", "through", "none"]
LOW_CONFIDENCE = 4
"""A mean confidence below this is low."""


@dataclass(frozen=True)
class Support:
    """One lower objective, or key result of it, that supports something above."""

    id: str
    objective: str
    """Id of the lower objective that it is or belongs to."""
    team: str
    direct: bool


@dataclass(frozen=True)
class CoverageRow:
    """One upper objective or key result and what supports it."""

    id: str
    title: str
    kind: Kind
    objective: str
    """Id of the upper objective that it is or belongs to."""
    support: tuple[Support, ...]
    state: State

    @property
    def supported_by(self) -> tuple[str, ...]:
        """Ids of the lower objectives and key results behind it, each once."""
        return tuple(dict.fromkeys(one.id for one in self.support))

    def dot(self, team: str) -> Dot:
        """What the cell of `team` shows: a filled dot for direct, a hollow one for through."""
        mine = [one.direct for one in self.support if one.team == team]
        return "none" if not mine else "direct" if any(mine) else "through"

    def by(self, team: str) -> tuple[str, ...]:
        """Ids of what a team has behind it."""
        return tuple(dict.fromkeys(one.id for one in self.support if one.team == team))


@dataclass(frozen=True)
class Coverage:
    """The rows in the order of the upper set, each objective before its key results; teams are the columns."""

    rows: tuple[CoverageRow, ...]
    teams: tuple[str, ...]

    def row(self, key: str) -> CoverageRow | None:
        return next((row for row in self.rows if row.id == key), None)

    def count(self, state: State) -> int:
        """How many key results (objectives, where the upper level has no key results) are in a state."""
        rows = [row for row in self.rows if row.kind == "key result"] or list(self.rows)
        return sum(row.state == state for row in rows)


def weak(key_results: tuple[KeyResult, ...]) -> bool:
    """Whether a lower objective with these key results carries little: none, or a mean confidence below 4."""
    known = [key.confidence for key in key_results if key.confidence is not None]
    return not key_results or (bool(known) and sum(known) / len(known) < LOW_CONFIDENCE)


def _links(objective: Objective, key_results: tuple[KeyResult, ...]) -> dict[str, list[str]]:
    """Upper id → ids of what names it: the objective, or those of its key results that do."""
    found: dict[str, list[str]] = {}
    for above in dict.fromkeys((objective.parent, *objective.parent_key_results)):
        if above:
            found.setdefault(above, []).append(objective.id)
    for key in key_results:
        if key.parent_link:
            found.setdefault(key.parent_link, []).append(key.id)
    return found


def _supports(picture: Picture, belongs: Mapping[str, str]) -> dict[str, list[Support]]:
    """Upper id → its support; `belongs` is upper objective or key result id → upper objective id."""
    found: dict[str, list[Support]] = {key: [] for key in belongs}
    keys_of: dict[str, list[str]] = {}
    for key, objective_id in belongs.items():
        keys_of.setdefault(objective_id, [])
        if key != objective_id:
            keys_of[objective_id].append(key)
    for okrs, objective in picture.lower_objectives():
        links = {
            above: ids
            for above, ids in _links(objective, picture.by_objective[objective.id]).items()
            if above in belongs
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


def _state(picture: Picture, kind: Kind, support: list[Support]) -> State:
    behind = dict.fromkeys(one.objective for one in support)
    if not behind:
        return "nobody"
    if len(behind) > 1:
        return "covered"
    hollow = kind == "key result" and not any(one.direct for one in support)
    return "thin" if hollow or weak(picture.by_objective.get(next(iter(behind)), ())) else "covered"


def cover(picture: Picture) -> Coverage:
    """The matrix of a picture: one row for every objective and key result of the upper level."""
    upper = [one for one in picture.statements.values() if one.team == picture.upper.team]
    supports = _supports(picture, {one.id: one.objective for one in upper})
    rows = tuple(
        CoverageRow(
            one.id,
            one.text,
            one.kind,
            one.objective,
            tuple(supports[one.id]),
            _state(picture, one.kind, supports[one.id]),
        )
        for one in upper
    )
    return Coverage(rows, tuple(okrs.team for okrs in picture.lower))
