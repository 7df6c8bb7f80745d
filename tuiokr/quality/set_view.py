"""A whole set as the rules see it: the objectives of one team in one cycle, and the limits of a set."""

from __future__ import annotations

from dataclasses import dataclass

from tuiokr.model.limits import USUAL, SetLimits


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
class SetView:
    """The input of a set rule."""

    objectives: tuple[SetObjective, ...]
    level: int | None = None
    limits: SetLimits = USUAL

    @property
    def most_objectives(self) -> int:
        """Most objectives that this team may have."""
        return self.limits.most_objectives(self.level)

    @property
    def key_results(self) -> tuple[SetKeyResult, ...]:
        """All key results of the set, in its order."""
        return tuple(key_result for objective in self.objectives for key_result in objective.key_results)
