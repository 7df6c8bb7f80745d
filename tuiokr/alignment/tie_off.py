"""The whole analysis of a tie-off between two levels in one call."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from tuiokr.alignment.coverage import Coverage, cover
from tuiokr.alignment.suggestion import LinkEnd, Suggestion, suggest
from tuiokr.alignment.tie_off_checks import SILENT, find
from tuiokr.alignment.tie_off_finding import Name, TieOffFinding
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


def _suggestions(seen: TwoLevels, wanted: Collection[str]) -> dict[str, tuple[Suggestion, ...]]:
    """Possible parents of every lower objective without one, and of those in `wanted`."""
    upper = [_goal(seen, seen.upper.team, one) for one in seen.upper.objectives]
    belongs = {key.id: key.objective for key in seen.upper.key_results} | {goal.id: goal.id for goal in upper}
    lower: dict[str, LinkEnd] = {}
    confirmed: list[tuple[LinkEnd, str]] = []
    asked: list[str] = []
    for okrs, objective in seen.lower_objectives():
        goal = lower.setdefault(objective.id, _goal(seen, okrs.team, objective))
        named = parents_of(objective, seen.by_objective[objective.id])
        above = next((belongs[key] for key in named if key in belongs), None)
        if above is not None:
            confirmed.append((goal, above))
        if objective.id in wanted or not any(key in belongs or key in seen.owners for key in named):
            asked.append(objective.id)
    found: dict[str, tuple[Suggestion, ...]] = {}
    for key in asked if upper else ():
        right_above = seen.tree.parent(lower[key].team)
        found[key] = suggest(
            upper,
            lower[key],
            parent_team=right_above.id if right_above else None,
            parent_name=seen.name(right_above.id) if right_above else "",
            confirmed=confirmed,
            index=seen.index,
        )
    return found


def analyse(
    workspace: Workspace,
    cycle: str,
    upper: str,
    lower: Sequence[str] | None = None,
    *,
    suggest_for: Collection[str] = (),
    tree: Tree | None = None,
    silent: Container[Name] = SILENT,
) -> Analysis:
    """Analyse the tie-off of `upper` with `lower` (team ids; None: all teams right below that have objectives).

    Parents are suggested for every lower objective without one, and for those whose ids are in `suggest_for`.
    Findings named in `silent` are left out. `tree` is the cycle's tree, if the caller already has it.
    Raises KeyError for a team that is not in it.
    """
    seen = two_levels(workspace, cycle, upper, lower, tree)
    coverage = cover(seen)
    return Analysis(
        upper,
        tuple(okrs.team for okrs in seen.lower),
        coverage,
        find(seen, coverage, silent),
        _suggestions(seen, suggest_for),
    )
