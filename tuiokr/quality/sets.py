"""Checks on a whole set: the objectives of one team in one cycle, held together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuiokr.model.limits import USUAL
from tuiokr.model.limits import SetLimits as SetLimits

if TYPE_CHECKING:
    from tuiokr.quality.finding import SetFinding, Verdict


@dataclass(frozen=True, slots=True)
class SetKeyResult:
    """A key result as a member of a set."""

    id: str
    text: str
    champion: str = ""
    verdict: Verdict | None = None
    """What was said about it alone; judged here when None."""


@dataclass(frozen=True, slots=True)
class SetObjective:
    """An objective with its key results, as a member of a set."""

    id: str
    title: str
    key_results: tuple[SetKeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class SetView:
    """What a set rule is given."""

    objectives: tuple[SetObjective, ...]
    level: int | None = None
    limits: SetLimits = USUAL

    @property
    def most_objectives(self) -> int:
        """Most objectives this team may have."""
        return self.limits.most_objectives(self.level)

    @property
    def key_results(self) -> tuple[SetKeyResult, ...]:
        """All key results of the set, in its order."""
        return tuple(key_result for objective in self.objectives for key_result in objective.key_results)


def judge_set(
    objectives: Sequence[SetObjective], *, level: int | None = None, limits: SetLimits | None = None
) -> tuple[SetFinding, ...]:
    """Return what the set rules say about the objectives of one team, in the order of the rules.

    `level` is the depth of the team in the tree, 1 at the top; None is treated as any team below the top.
    """
    from tuiokr.quality.registry import set_rules

    view = SetView(tuple(objectives), level, limits or USUAL)
    return tuple(finding for rule in set_rules() for finding in rule.check(view))
