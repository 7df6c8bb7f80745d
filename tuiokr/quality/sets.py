"""A whole set as the rules see it: the objectives of one team in one cycle, and how much a set may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetKeyResult:
    """A key result as a member of a set."""

    id: str
    text: str
    champion: str = ""


@dataclass(frozen=True, slots=True)
class SetObjective:
    """An objective with its key results, as a member of a set."""

    id: str
    title: str
    key_results: tuple[SetKeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class SetLimits:
    """How much a set may hold. All counts are inclusive."""

    objectives: int = 3
    """Most objectives of a team."""
    objectives_first_level: int = 5
    """Most objectives of a team of level 1."""
    fewest_key_results: int = 2
    most_key_results: int = 5
    champion: int = 7
    """Most key results of one champion."""

    def most_objectives(self, level: int | None) -> int:
        """Most objectives of a team by its depth in the tree, 1 at the top; None is any team below the top."""
        return self.objectives_first_level if level == 1 else self.objectives


@dataclass(frozen=True, slots=True)
class SetView:
    """What a set rule is given."""

    objectives: tuple[SetObjective, ...]
    level: int | None = None
    limits: SetLimits = SetLimits()

    @property
    def most_objectives(self) -> int:
        """Most objectives this team may have."""
        return self.limits.most_objectives(self.level)

    @property
    def key_results(self) -> tuple[SetKeyResult, ...]:
        """All key results of the set, in its order."""
        return tuple(key_result for objective in self.objectives for key_result in objective.key_results)
