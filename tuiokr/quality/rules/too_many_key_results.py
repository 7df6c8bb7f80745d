"""An objective with too many key results."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetKeyResult, SetObjective, SetView

NAME = "too-many-key-results"


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one finding for each objective above the limit, about the surplus key results."""
    most = view.limits.most_key_results
    for objective in view.objectives:
        count = len(objective.key_results)
        if count > most:
            surplus = tuple(key_result.id for key_result in objective.key_results[most:])
            yield SetFinding(
                NAME,
                "warning",
                0,
                0,
                "",
                f"{count} key results: beyond {most} they turn into a task list.",
                "Which of them follow by themselves when the others are reached?",
                about=(objective.id, *surplus),
            )


_SIX = tuple(SetKeyResult(f"k{i}", f"Stop {i} served on time on 9 of 10 days") for i in range(1, 7))

RULE = SetRule(
    name=NAME,
    severity="warning",
    cost=10,
    order=240,
    what="Counts the key results of each objective: five at most (can be set).",
    why="Every key result is a promise to look at it every week. Beyond five, the weekly look becomes a chore.",
    ignore="When a law or a contract prescribes each of them.",
    bad=(
        SetExample(
            told="An objective with six key results.",
            objectives=(SetObjective("o1", "On time", _SIX),),
            about=("o1", "k6"),
        ),
    ),
    good=(SetExample(told="An objective with five.", objectives=(SetObjective("o1", "On time", _SIX[:5]),)),),
    check=check,
)
