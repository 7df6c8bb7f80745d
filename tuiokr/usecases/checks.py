"""The results of the checks on drafts. Results are cached until the text changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs, Waiver
from tuiokr.model.workspace import Organisation
from tuiokr.quality import (
    Finding,
    KeyResultFields,
    KeyResultText,
    ObjectiveText,
    SetFinding,
    SetKeyResult,
    SetObjective,
    Verdict,
    explained,
    explained_set,
    hold,
    hold_set,
    judge_key_result,
    judge_objective,
    judge_set,
    narrowed,
    set_score,
)
from tuiokr.session.session import Session
from tuiokr.usecases.check_choice import CheckChoice, glossary, of_house

KEPT = 1_000
"""The number of cached verdicts; each has about 2 kB."""
T = TypeVar("T")


def worst(findings: Sequence[Finding]) -> str:
    """Return `error`, `warning` or `hint`, "" if there are no findings."""
    found = {one.severity for one in findings}
    return next((one for one in ("error", "warning", "hint") if one in found), "")


@dataclass(frozen=True)
class Opinion:
    """A verdict without the waived findings."""

    verdict: Verdict
    open: tuple[Finding, ...]
    """Includes one `stale-waiver` for each waiver that matches no finding."""
    waived: tuple[tuple[Finding, Waiver], ...]

    @property
    def worst(self) -> str:
        """`error`, `warning` or `hint`, "" if nothing is open."""
        return worst(self.open)

    @property
    def explained(self) -> tuple[str, ...]:
        """The parts of the score, one line each."""
        return explained(self.verdict)


@dataclass(frozen=True)
class SetOpinion:
    """The result for a team's whole set, without the waived findings."""

    score: int | None
    """0-100; None if nothing is written."""
    open: tuple[SetFinding, ...]
    waived: tuple[tuple[SetFinding, Waiver], ...]
    explained: tuple[str, ...]
    """The parts of the score, one line each."""


@dataclass(frozen=True)
class _HouseChecks:
    """The settings of a workspace for all checks."""

    words: frozenset[str]
    choice: CheckChoice
    """The findings that lower the score."""
    shown: CheckChoice
    """The findings that are shown."""


class CheckDesk:
    """Runs the checks, one statement at a time."""

    def __init__(
        self, session: Session, *, words: frozenset[str] = frozenset(), choice: CheckChoice | None = None
    ) -> None:
        """`words` are additional glossary terms in lower case; `choice` is combined with the workspace's own."""
        self._session = session
        self._words = words
        self._choice = choice or CheckChoice()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._organisation: Organisation | None = None
        self._rules = _HouseChecks(frozenset(), CheckChoice(), CheckChoice())

    @property
    def _house(self) -> _HouseChecks:
        now = self._session.workspace.organisation
        if now is not self._organisation:
            own = of_house(now)
            self._organisation = now
            self._rules = _HouseChecks(glossary(now.glossary) | self._words, own, self._choice.over(own))
        return self._rules

    def key_result(self, key: KeyResult, objective: str) -> Opinion:
        """Check a key result under an objective's title."""
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
        words = self._house.words
        asked = KeyResultText(key.statement, objective, fields, (cycle.first, cycle.last), words)
        return self._opinion(key.statement, self._once(asked, judge_key_result), key.waivers)

    def objective(self, objective: Objective) -> Opinion:
        """Check an objective."""
        asked = ObjectiveText(objective.title, objective.why, self._house.words)
        return self._opinion(objective.title, self._once(asked, judge_objective), objective.waivers)

    def _opinion(self, text: str, verdict: Verdict, waivers: tuple[Waiver, ...]) -> Opinion:
        house = self._house
        held = hold(text, verdict.findings, waivers)
        return Opinion(
            narrowed(verdict, house.choice.of(verdict.findings)),
            house.shown.of((*held.open, *held.stale)),
            tuple(pair for pair in held.waived if house.shown.of(pair[:1])),
        )

    def whole(self, okrs: TeamOKRs) -> tuple[SetFinding, ...]:
        """Return the open findings about a team's set, without the waived ones."""
        return self.set(okrs).open

    def set(self, okrs: TeamOKRs) -> SetOpinion:
        """Check a team's set, with its score."""
        level = self._session.workspace.tree(okrs.cycle).level(okrs.team)
        rows = tuple(self._rows(okrs))
        verdicts = [verdict for _, _, said in rows for verdict in said]
        asking = tuple(SetObjective(one.id, one.title, keys) for one, keys, _ in rows)
        found: tuple[SetFinding, ...] = self._once((asking, level), lambda _: judge_set(asking, level=level))
        waivers = {one.id: one.waivers for one in okrs.objectives if one.waivers}
        waivers |= {key.id: key.waivers for key in okrs.key_results if key.waivers}
        held = hold_set(found, waivers, {key.id: key.objective for key in okrs.key_results})
        costly, shown = self._house.choice.of(found), self._house.shown
        return SetOpinion(
            set_score(verdicts, costly) if verdicts else None,
            shown.of((*held.open, *held.stale)),
            tuple(pair for pair in held.waived if shown.of(pair[:1])),
            explained_set(verdicts, costly),
        )

    def quality(self, okrs: TeamOKRs) -> float | None:
        """Return the mean score of the statements in a set, 0-100; None if nothing is written."""
        scores = [verdict.score for _, _, verdicts in self._rows(okrs) for verdict in verdicts]
        return sum(scores) / len(scores) if scores else None

    def _rows(self, okrs: TeamOKRs) -> Iterator[tuple[Objective, tuple[SetKeyResult, ...], list[Verdict]]]:
        """Yield each objective, its key results as members of the set, and the verdicts on their written statements."""
        for one in okrs.objectives:
            keys = [(key, self.key_result(key, one.title).verdict) for key in okrs.of(one.id)]
            verdicts = [self.objective(one).verdict] if one.title else []
            verdicts += [verdict for key, verdict in keys if key.statement]
            yield one, tuple(SetKeyResult(key.id, key.statement, key.champion) for key, _ in keys), verdicts

    def _once(self, asked: Any, judge: Callable[[Any], T]) -> T:
        kept: T | None = self._kept.get(asked)
        if kept is None:
            kept = self._kept[asked] = judge(asked)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(asked)
        return kept
