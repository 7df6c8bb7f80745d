"""More objectives than a team can remember."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetObjective, SetView

NAME = "too-many-objectives"


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one finding about the objectives above the limit."""
    most = view.most_objectives
    if len(view.objectives) > most:
        about = tuple(objective.id for objective in view.objectives[most:])
        yield SetFinding(
            NAME,
            "warning",
            0,
            0,
            "",
            f"{len(view.objectives)} objectives: {most} are about what a team can keep in mind.",
            "Which one would you drop if you had to, and what stops you?",
            about=about,
        )


_FOUR = tuple(SetObjective(f"o{i}", title) for i, title in enumerate(("Trust", "Speed", "Taste", "Calm"), 1))

RULE = SetRule(
    name=NAME,
    severity="warning",
    cost=15,
    order=220,
    what="Counts the objectives of a team: three at most, five at the top level (both can be set).",
    why="Focus is what OKRs are for. The fourth objective takes its hours from the first.",
    ignore="When two teams are really one on paper.",
    bad=(SetExample(told="A team with four objectives.", objectives=_FOUR, about=("o4",)),),
    good=(
        SetExample(told="A team with three objectives.", objectives=_FOUR[:3]),
        SetExample(told="The top level with four.", objectives=_FOUR, level=1),
    ),
    check=check,
)
