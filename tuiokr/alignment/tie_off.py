"""The whole analysis of a tie-off between two levels in one call."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tuiokr.alignment.coverage import Coverage, cover
from tuiokr.alignment.likeness import LikenessIndex
from tuiokr.alignment.suggestion import LinkEnd, Suggestion, ask, suggest, suggest_key_results
from tuiokr.alignment.tie_off_checks import SILENT, find
from tuiokr.alignment.tie_off_finding import TieOffFinding
from tuiokr.alignment.two_levels import TwoLevels, parents_of, two_levels
from tuiokr.model.okr import Objective
from tuiokr.model.organisation import Tree
from tuiokr.model.workspace import Workspace


@dataclass(frozen=True)
class Analysis:
    """The content of a tie-off: team ids, the matrix, the findings, and possible parents by lower objective."""

    upper: str
    lower: tuple[str, ...]
    coverage: Coverage
    findings: tuple[TieOffFinding, ...]
    suggestions: Mapping[str, tuple[Suggestion, ...]]
    """Lower objective → what it most likely supports: up to three objectives above, then up to three key results."""
    index: LikenessIndex = field(compare=False, repr=False)
    """The likeness of all statements of both levels."""

    def about(self, key: str) -> tuple[TieOffFinding, ...]:
        """The findings about one objective, key result, dependency or team."""
        return tuple(finding for finding in self.findings if key in finding.about)

    def as_json(self) -> dict[str, object]:
        """Return plain JSON types in the shape that `tie-off --format json` prints."""
        return {
            "upper": self.upper,
            "lower": list(self.lower),
            "coverage": [
                {
                    "id": row.id,
                    "title": row.title,
                    "supported_by": list(row.supported_by),
                    "through_objective": list(row.through_objective),
                }
                for row in self.coverage.rows
            ],
            "findings": [
                {
                    "name": one.name,
                    "severity": one.severity,
                    "about": list(one.about),
                    "message": one.message,
                    "question": one.question,
                }
                for one in self.findings
            ],
            "suggestions": [
                {
                    "id": key,
                    "parents": [{"id": one.id, "score": one.score, "because": list(one.because)} for one in parents],
                }
                for key, parents in self.suggestions.items()
            ],
        }


def _goal(seen: TwoLevels, team: str, objective: Objective) -> LinkEnd:
    keys = seen.by_objective[objective.id]
    return LinkEnd(
        objective.id,
        team,
        seen.label(objective.id),
        objective.title,
        tuple((key.id, key.statement) for key in keys),
        tuple(seen.label(key.id) for key in keys),
    )


class Suggestions(Mapping[str, tuple[Suggestion, ...]]):
    """Lower objective → what it most likely supports: up to three objectives above, then up to three key results.

    Contains every lower objective without a parent, and those in `wanted`. Each is computed when it is first read.
    """

    def __init__(self, seen: TwoLevels, wanted: Collection[str]) -> None:
        self._seen = seen
        self._upper = [_goal(seen, seen.upper.team, one) for one in seen.upper.objectives]
        belongs = {key.id: key.objective for key in seen.upper.key_results} | {goal.id: goal.id for goal in self._upper}
        self._lower: dict[str, LinkEnd] = {}
        self._confirmed: list[tuple[LinkEnd, str]] = []
        self._to_keys: list[tuple[LinkEnd, str]] = []
        self._asked: list[str] = []
        self._known: dict[str, tuple[Suggestion, ...]] = {}
        for okrs, objective in seen.lower_objectives():
            goal = self._lower.setdefault(objective.id, _goal(seen, okrs.team, objective))
            named = parents_of(objective, seen.by_objective[objective.id])
            above = next((belongs[key] for key in named if key in belongs), None)
            if above is not None:
                self._confirmed.append((goal, above))
            self._to_keys += [(goal, key) for key in named if belongs.get(key, key) != key]
            linked = any(key in belongs or key in seen.owners for key in named)
            if self._upper and (objective.id in wanted or not linked):
                self._asked.append(objective.id)

    def __getitem__(self, key: str) -> tuple[Suggestion, ...]:
        if key not in self._known:
            if key not in self._asked:
                raise KeyError(key)
            self._known[key] = self._find(self._lower[key])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(self._asked))

    def __len__(self) -> int:
        return len(set(self._asked))

    def _find(self, lower: LinkEnd) -> tuple[Suggestion, ...]:
        right_above = self._seen.tree.parent(lower.team)
        children = dict.fromkeys(child for child, _ in self._confirmed)
        asked = ask(self._upper, lower, children=children, index=self._seen.index)
        objectives = suggest(
            self._upper,
            lower,
            parent_team=right_above.id if right_above else None,
            parent_name=self._seen.name(right_above.id) if right_above else "",
            confirmed=self._confirmed,
            asked=asked,
        )
        return (*objectives, *suggest_key_results(self._upper, lower, confirmed=self._to_keys, asked=asked))


def analyse(
    workspace: Workspace,
    cycle: str,
    upper: str,
    lower: Sequence[str] | None = None,
    *,
    suggest_for: Collection[str] = (),
    tree: Tree | None = None,
    silent: Container[str] = SILENT,
    before: Analysis | None = None,
) -> Analysis:
    """Analyse the tie-off of `upper` with `lower` (team ids; None: all teams right below that have objectives).

    Parents are suggested for every lower objective without one, and for those whose ids are in `suggest_for`.
    Findings named in `silent` are left out. `tree` is the cycle's tree, if the caller already has it.
    With `before`, an earlier analysis, no likeness is computed again if no word has changed.
    Raises KeyError for a team that is not in it.
    """
    seen = two_levels(workspace, cycle, upper, lower, tree, before.index if before else None)
    coverage = cover(seen)
    return Analysis(
        upper,
        tuple(okrs.team for okrs in seen.lower),
        coverage,
        find(seen, coverage, silent),
        Suggestions(seen, suggest_for),
        seen.index,
    )
