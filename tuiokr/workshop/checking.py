"""What the checks say of what is drafted; every answer is kept until its words change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs, Waiver
from tuiokr.quality import (
    Finding,
    KeyResultFields,
    KeyResultText,
    ObjectiveText,
    SetFinding,
    SetKeyResult,
    SetObjective,
    Verdict,
    judge_key_result,
    judge_objective,
    judge_set,
)
from tuiokr.workshop.session import Session

KEPT = 5_000
"""Verdicts kept; about 2 kB each."""


@dataclass(frozen=True)
class Opinion:
    """A verdict less what people have waived."""

    verdict: Verdict
    open: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]

    @property
    def worst(self) -> str:
        """`error`, `warning`, `hint`, or "" when nothing is open."""
        found = {one.severity for one in self.open}
        return next((one for one in ("error", "warning", "hint") if one in found), "")


class Checking:
    """Asks the checks, one statement at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def key_result(self, key: KeyResult, objective: str) -> Opinion:
        """What the checks say of a key result under an objective's title."""
        cycle = self._session.cycle
        fields = KeyResultFields(
            kind=key.kind,
            start=key.start,
            target=key.target,
            unit=key.unit,
            due=key.due,
            champion=key.champion,
            data_source=key.data_source,
        )
        asked = KeyResultText(key.statement, objective=objective, fields=fields, cycle=(cycle.first, cycle.last))
        return _less_waived(self._judged(asked, judge_key_result), key.waivers)

    def objective(self, objective: Objective) -> Opinion:
        """What the checks say of an objective."""
        return _less_waived(
            self._judged(ObjectiveText(objective.title, why=objective.why), judge_objective), objective.waivers
        )

    def whole(self, okrs: TeamOKRs) -> tuple[SetFinding, ...]:
        """What the checks say of a team's set."""
        level = self._session.workspace.tree(okrs.cycle).level(okrs.team)
        asked = tuple(
            SetObjective(
                objective.id,
                objective.title,
                tuple(
                    SetKeyResult(key.id, key.statement, key.champion, self.key_result(key, objective.title).verdict)
                    for key in okrs.of(objective.id)
                ),
            )
            for objective in okrs.objectives
        )
        return judge_set(asked, level=level)

    def quality(self, okrs: TeamOKRs) -> float | None:
        """Mean score of a set, 0-100; None when nothing is written."""
        titles = {objective.id: objective.title for objective in okrs.objectives}
        scores = [self.objective(one).verdict.score for one in okrs.objectives if one.title]
        scores += [
            self.key_result(key, titles.get(key.objective, "")).verdict.score
            for key in okrs.key_results
            if key.statement
        ]
        return sum(scores) / len(scores) if scores else None

    def _judged(self, asked: Any, judge: Any) -> Verdict:
        kept = self._kept.get(asked)
        if kept is None:
            kept = self._kept[asked] = judge(asked)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(asked)
        return kept  # type: ignore[no-any-return]


def _less_waived(verdict: Verdict, waivers: tuple[Waiver, ...]) -> Opinion:
    by_name = {waiver.name: waiver for waiver in waivers}
    kept = tuple(one for one in verdict.findings if one.name not in by_name)
    waived = tuple((one, by_name[one.name]) for one in verdict.findings if one.name in by_name)
    return Opinion(verdict, kept, waived)
