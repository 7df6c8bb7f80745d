"""An objective with too few key results to show that it was reached."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetKeyResult, SetObjective, SetView

NAME = "too-few-key-results"


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one finding for each objective with fewer key results than the limit."""
    for objective in view.objectives:
        count = len(objective.key_results)
        if count < view.limits.fewest_key_results:
            message = (
                "No key result yet: nobody could tell if it was reached."
                if not count
                else ("One key result only: one number is easily met without the objective.")
            )
            yield SetFinding(
                NAME,
                "warning",
                0,
                0,
                "",
                message,
                "How else would you notice that you are getting there?",
                about=(objective.id,),
            )


_ONE = SetKeyResult("k1", "Guests who return within a year from 20 % to 35 %")
_TWO = SetKeyResult("k2", "Rating of the breakfast from 3.9 to 4.5 of 5")

RULE = SetRule(
    name=NAME,
    severity="warning",
    cost=15,
    order=230,
    what="Counts the key results of each objective: two at least (can be set).",
    why=(
        "One number is easily met at the cost of what it stands for. A second, of another kind, keeps the first honest."
    ),
    ignore="When one result truly says it all.",
    bad=(
        SetExample(
            told="An objective with one key result.",
            objectives=(SetObjective("o1", "Be home", (_ONE,)),),
            about=("o1",),
        ),
        SetExample(told="An objective without any.", objectives=(SetObjective("o1", "Be home"),), about=("o1",)),
    ),
    good=(SetExample(told="An objective with two.", objectives=(SetObjective("o1", "Be home", (_ONE, _TWO)),)),),
    check=check,
)
