"""More than one goal in an objective."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "several-goals"


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one finding on the first word of the second goal. "And" alone is not enough."""
    for span in view.goals[:1]:
        yield found(
            view,
            NAME,
            "warning" if view.strength != "strong" else "hint",
            span,
            "A second goal begins here; a team that has two directions has none.",
            "Which of them would you keep if you could have only one?",
        )


RULE = ObjectiveRule(
    name=NAME,
    severity="warning",
    cost=8,
    order=60,
    what="Looks for a second verb with its own object, or a list of three things, in one objective.",
    why="People repeat one direction, not three. Several goals in one sentence hide the choice that was not made.",
    ignore="When the two halves are one picture: fast and safe, loved and used.",
    bad=(
        objective("Delight our guests and reduce the cost of the kitchen", "reduce"),
        objective("Better service, stronger brand and happier staff", "happier"),
    ),
    good=(
        ObjectiveText("Make travelling with children quick and calm"),
        ObjectiveText("Build a team that stays and grows with us"),
        ObjectiveText("Science and craft meet at our table"),
    ),
    check=check,
)
